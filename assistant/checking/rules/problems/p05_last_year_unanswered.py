"""上年提出的问题没有交代结果。

## 检查内容
上年年报第五部分的每个问题，今年的报告有没有提到、有没有写结果（解决了、解决了一部分或者没有解决）。
按问题的用词和主题对照，写在第五部分或者其他部分都算。整篇没有提到上年问题的合并为一条；
主题认不准的、笼统写“均已整改”的，只询问。需要用 --last-year 给出上年年报。

## 为什么
只提新问题、不说旧问题，读者不知道上年承诺的改进做了没有。

## 怎么改
在第五部分开头逐条写：上年的哪个问题、做了什么、结果是多少；没有解决的写原因和新的期限。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.follow_up import (
    follow_up,
    old_problems,
    telling_words,
    tells_result,
    why_not_last_year,
)
from assistant.checking.reading.problem_list import shortened
from assistant.checking.reading.problem_topics import problem_topics
from assistant.checking.reading.walk import after, before
from assistant.checking.rule import (
    Certainty,
    Context,
    Example,
    Fault,
    NotAssessed,
    Related,
    Severity,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.checking.reading.follow_up import FollowUp
    from assistant.checking.reading.problem_list import Entry
    from assistant.report.document import Place
    from assistant.report.report import Report

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.LIKELY
BASIS = "条例第五十条第四项：存在的主要问题及改进情况"

_LAST_YEAR = Example(
    year=2023,
    sections={
        "problems": "一是“村务公开”栏目更新慢。二是政策解读形式单一，没有图解。\n"
        "改进措施：一是每月5日前报送。二是每季度做图解1件。"
    },
)
_NEW = "2024年的问题：两名信息员换岗，账号停用到9月。\n下一步，党政办3月底前定AB岗。"


def _says(text: str) -> Example:
    return Example(sections={"problems": f"{text}\n{_NEW}"}, last_year=_LAST_YEAR)


GOOD = (
    _says("2023年年报提出的“更新慢”已解决，全年没有超期；“解读形式单一”解决了一部分，做图解3件。"),
    _says("（一）上年问题整改情况\n一是村务公开按月更新，12次都按期。二是图解由0件增加到4件。"),
    _says(
        "2023年年报列出的2个问题：一是村务公开按月更新，12次都按期。"
        "二是“一张图”3个村办了，其余因印厂停产误了期限，推到2025年3月。"
    ),
    _says("2023年年报列出的问题：一是村务公开更新慢随之消除。二是图解重做，单一得到纠正。"),
    Example(
        sections={
            "problems": _NEW,
            "others": "没有收取信息处理费。\n（二）上年问题整改情况\n“村务公开”栏目按月更新12次。"
            "图解做了4件，还没有做视频。",
        },
        last_year=_LAST_YEAR,
    ),
)
BAD = (
    Example(sections={"problems": _NEW}, last_year=_LAST_YEAR),
    _says("2023年年报提出的“村务公开”栏目更新慢的问题已解决，全年12次更新都按期。"),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for each of last year's problems that is not answered for."""
    why = why_not_last_year(report, context.last_year)
    if why or context.last_year is None:
        yield NotAssessed(why or "")
        return
    problems = old_problems(context.last_year)
    if not problems:
        yield NotAssessed("上年年报里没有认出问题")
        return
    told = follow_up(report)
    if not told.passages:
        yield _untold(report, context.last_year, problems)
        return
    untold = [problem for problem in problems if told.of(problem.text) is None]
    # An entry that takes up no other problem answers this one under a name of its own.
    is_answered = 0 < len(untold) <= len(told.unclaimed(problem.text for problem in problems))
    for problem in problems:
        if not (is_answered and problem in untold):
            yield from _judged(problem, told, report, context.last_year)


def _untold(report: Report, last_year: Report, problems: Sequence[Entry]) -> Fault:
    return Fault(
        _beginning(report),
        f"上年年报提出的{len(problems)}个问题，今年的报告没有交代整改结果",
        "请在第五部分开头逐条写明：做了什么、结果是多少；没有解决的写原因和新的期限",
        section="problems",
        related=tuple(_related(problem, last_year) for problem in problems),
    )


def _judged(problem: Entry, told: FollowUp, report: Report, last_year: Report) -> Iterator[Fault]:
    found = told.of(problem.text)
    name = f"上年的问题“{shortened(problem.sentences[0].text)}”"
    if found and tells_result(found.text):
        return
    is_sure = bool(problem_topics(problem.text) and telling_words(problem.text))
    if found:
        message, place, is_sure = f"{name}提到了，没有写结果", found.place(), False
    elif told.for_all:
        message, place = f"{name}只笼统写了已整改，结果是什么？", told.for_all.place()
        is_sure = False
    else:
        message, place = f"{name}没有交代整改结果", after(told.passages[-1])
    # Where no topic tells what a problem is about, the words alone may have missed its answer.
    doubtful = Severity.WARNING if problem_topics(problem.text) else Severity.INFO
    yield Fault(
        place,
        message,
        "请写明做了什么、结果是多少；没有解决的写原因和新的期限",
        section="problems",
        related=(_related(problem, last_year),),
        severity=None if is_sure else doubtful,
        certainty=None if is_sure else Certainty.ASK,
    )


def _related(problem: Entry, last_year: Report) -> Related:
    return Related(
        source=last_year.document.path or str(last_year.title or ""),
        unit=last_year.unit,
        year=last_year.year,
        quote=last_year.document.quote(problem.sentences[0].place()),
    )


def _beginning(report: Report) -> Place | None:
    section = report.section("problems")
    if section is None or not section.paragraphs:
        return None
    return before(section.paragraphs[0])
