"""同样的问题年年出现。

## 检查内容
今年的问题与上年年报的问题是不是同一件事：主题相同，用词也大半相同。
给出上年年报（--last-year）的，两年相同的询问；比对库里本单位更早的年报也有同一句的，三年相同，为警告。
本报告已经说明这个问题还没有解决的，不提示；前面写已经解决、后面又列为问题的，也提示。

## 为什么
一个问题连写几年，说明措施没有起作用，或者这一段是照抄的。

## 怎么改
确实没有解决的，写明上年做了什么、为什么没有效果、这次换什么办法；已经解决的，换成今年查出的问题。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.follow_up import (
    follow_up,
    old_problems,
    telling_words,
    why_not_last_year,
)
from assistant.checking.reading.problem_list import read_problem_list, shortened
from assistant.checking.reading.problem_topics import problem_topics
from assistant.checking.rule import (
    Certainty,
    Context,
    Example,
    Fault,
    NotAssessed,
    Related,
    Severity,
)
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.reading.problem_list import Entry
    from assistant.report.report import Report

SEVERITY = Severity.INFO
CERTAINTY = Certainty.ASK
BASIS = "国办公开办函〔2021〕30号（内容雷同）"

# Two problems are the same where this share of the shorter one's telling words is in the other.
_SAME = 0.6
_UNSOLVED = Pattern(
    r"没有?(?:能)?(?:完全)?(?:解决|完成|改|办|整改)|未(?:能)?(?:完全)?(?:解决|完成|整改)|仍|尚|部分|还[有没在需]|推迟|延[期到至]|继续"
)


def _says(text: str, year: int = 2024) -> Example:
    return Example(sections={"problems": text}, year=year)


def _after(text: str, before: Example) -> Example:
    return Example(sections={"problems": text}, last_year=before)


_OLD = _says("一是信息员兼职多，更新滞后。二是解读只有文字。\n下一步，每季度做图解1件。", 2023)
GOOD = (
    _after("“惠农补贴”栏目6月至9月没有更新。\n下一步，每月5日前报送。", _OLD),
    _after(
        "上年提出的“信息员兼职多、更新滞后”没有解决，因为编制没有批下来。\n"
        "2024年的问题：信息员兼职多，更新滞后。\n下一步，定AB岗。",
        _OLD,
    ),
)
BAD = (
    _after("一是信息员多为兼职，信息更新滞后。二是没有意见征集。\n下一步，定AB岗。", _OLD),
    _after(
        "2023年年报提出的“信息员兼职多、更新滞后”已解决。\n"
        "2024年的问题：信息员兼职多，更新滞后。\n下一步，定AB岗。",
        _OLD,
    ),
    _after("存在的问题：解读仍然只有文字。\n下一步，做图解。", _OLD),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for each problem that last year's report named already."""
    why = why_not_last_year(report, context.last_year)
    if why or context.last_year is None:
        yield NotAssessed(why or "")
        return
    section = report.section("problems")
    if section is None:
        return
    told = follow_up(report)
    olds = old_problems(context.last_year)
    for problem in read_problem_list(section, report.year).problems:
        old = next((old for old in olds if _is_same(problem, old)), None)
        admitted = told.of(old.text) if old else None
        if old and not (admitted and _UNSOLVED.search(admitted.text)):
            yield _fault(problem, old, report, context)


def _is_same(problem: Entry, old: Entry) -> bool:
    topics, others = set(problem_topics(problem.text)), set(problem_topics(old.text))
    is_other = topics and others and not topics & others
    return not is_other and _covers(problem.text, old.text)


def _covers(text: str, other: str) -> bool:
    """Return whether two texts share most of the telling words of the shorter one."""
    words, others = telling_words(text), telling_words(other)
    shared, shorter = len(words & others), min(len(words), len(others))
    return shared > 0 and shared >= _SAME * shorter


def _fault(problem: Entry, old: Entry, report: Report, context: Context) -> Fault:
    head = problem.sentences[0]
    last_year = context.last_year
    assert last_year is not None
    earlier = sorted(_earlier_years(problem, report, context))
    related = Related(
        source=last_year.document.path or str(last_year.title or ""),
        unit=last_year.unit,
        year=last_year.year,
        quote=last_year.document.quote(old.sentences[0].place()),
    )
    named = "、".join(f"{year}年" for year in earlier)
    since = f"{named}和上年" if named else "上年"
    return Fault(
        head.place(),
        f"问题“{shortened(head.text)}”{since}的年报里也有，是同一个问题没有解决吗？",
        "没有解决的，请写明原因和这次换用的办法；已经解决的，请换成今年查出的问题",
        related=(related,),
        severity=Severity.WARNING if earlier else None,
        certainty=Certainty.LIKELY if earlier else None,
    )


def _earlier_years(problem: Entry, report: Report, context: Context) -> set[int]:
    """Return the years before last in whose reports of the unit's own the problem stands, too."""
    blocks = {(s.block, s.place().start) for s in problem.sentences}
    last = (report.year or 0) - 1
    return {
        match.source.year
        for match in context.matches
        if match.is_own
        and match.source.year
        and match.source.year < last
        and match.source_section == "problems"
        and (match.place.block, match.place.start) in blocks
    }
