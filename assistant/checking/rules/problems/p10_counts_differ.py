"""问题和措施的个数对不上。

## 检查内容
问题和措施都逐条编号的，条数是否相同；段首写了“3个问题”“从以下三个方面”的，与后面列出的条数是否相同。
问题和措施交错着写的、没有编号的不比较。

## 为什么
一个问题对一条措施，读者才看得出每个问题怎么解决；个数对不上，往往是漏了一条，或者措施是照抄的。

## 怎么改
逐条核对，补上漏写的，合并重复的；一条措施管两个问题的，在措施里把两个问题都点出来。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.problem_list import Kind, read_problem_list
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.figures import chinese_number
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.checking.reading.problem_list import Entry, ProblemList
    from assistant.report.report import Report

SEVERITY = Severity.INFO
CERTAINTY = Certainty.ASK
BASIS = "条例第五十条第四项"


def _says(text: str) -> Example:
    return Example(sections={"problems": text})


GOOD = (
    Example(),
    _says("主要问题有2个：一是更新慢。二是解读少。\n改进措施2条：一是按月报送。二是做图解。"),
    _says("问题一：更新慢。改进措施：按月报送。\n问题二：解读少。改进措施：做图解，办问答。"),
    _says("栏目更新慢，解读少。\n下一步：一是按月报送。二是做图解。三是办问答。"),
    _says("一是更新慢。二是解读少。\n针对以上2个方面的问题：一是按月报送。二是做图解。"),
    _says(
        "一是更新慢。二是会议公开得少。\n改进措施列2条：一是按月报送。"
        "二是增加会议的公开量，措施是给经发办列出20项应公开的事。"
    ),
    _says("一是更新慢。二是解读少。\n上述2个问题各配1条改进措施：一是按月报送。二是做图解。"),
)
BAD = (
    _says(
        "一是更新慢。二是解读少。\n改进措施：1.按月报送。2.做图解。3.增加宣传。4.改版网站。5.抓考核。"
    ),
    _says(
        "（一）存在的问题\n1.更新慢。\n2.解读少。\n3.人手不足。\n（二）改进措施\n1.按月报送。\n2.做图解。"
    ),
    _says("存在以下三个问题：一是更新慢。二是解读少。\n改进措施：一是按月报送。二是做图解。"),
)

_NUMERAL = r"(\d{1,2}|[一二两三四五六七八九十]{1,2})"
_COUNTED = {
    Kind.PROBLEM: Pattern(
        rf"{_NUMERAL}(?:个|条|项|处|点)?(?:主要)?(?:方面|问题|不足|短板)|(?:问题|不足)[^，。；\d]{{0,6}}(?:有|列|共|为){_NUMERAL}[个条项处点]"
    ),
    Kind.MEASURE: Pattern(
        rf"{_NUMERAL}(?:个|条|项)?(?:改进)?(?:措施|方面)(?!的?(?:问题|不足))|措施[^，。；\d]{{0,6}}(?:列|共|有)?{_NUMERAL}[条项个]"
    ),
}
_NAMES = {Kind.PROBLEM: "问题", Kind.MEASURE: "措施"}
# 3个问题各配1条措施 counts by the head.
_EACH = Pattern(
    r"(?:各[自有配定列写]{0,2}|都[有配定列]{0,2}|均[有配定列]{0,2}|每[个条项]\w{0,8}|分别\w{0,4}|一一\w{0,4})$"
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault where the numbers of problems, of measures and those announced differ."""
    section = report.section("problems")
    if section is None:
        return
    listed = read_problem_list(section, report.year)
    miscounted = [*_miscounted(listed, Kind.PROBLEM), *_miscounted(listed, Kind.MEASURE)]
    yield from miscounted
    if not miscounted and _are_two_lists(listed):
        yield from _uneven(listed)


def _miscounted(listed: ProblemList, kind: Kind) -> Iterator[Fault]:
    entries = listed.problems if kind is Kind.PROBLEM else listed.measures
    if len(entries) < 2 or not _is_numbered(entries):
        return
    for lead_in in listed.lead_ins:
        found = _COUNTED[kind].search(lead_in.text) if lead_in.kind is kind else None
        if found and _EACH.search(lead_in.text[: found.start()]):
            continue
        numeral = next(filter(None, found.groups()), "") if found else ""
        said = int(numeral) if numeral.isdigit() else chinese_number(numeral) if numeral else None
        if found and said and said != len(entries):
            yield Fault(
                lead_in.sentences[0].place(*found.span()),
                f"这里说{_NAMES[kind]}有{said}个，后面列出{len(entries)}个，是否漏写？",
                f"请核对后把个数改为{len(entries)}，或补上漏写的",
            )


def _is_numbered(entries: Sequence[Entry]) -> bool:
    return all(entry.is_numbered for entry in entries)


def _are_two_lists(listed: ProblemList) -> bool:
    """Return whether numbered problems stand first and numbered measures after all of them."""
    if not listed.problems or not listed.measures:
        return False
    last = listed.problems[-1].sentences[0].place()
    first = listed.measures[0].sentences[0].place()
    return _is_numbered((*listed.problems, *listed.measures)) and last.order < first.order


def _uneven(listed: ProblemList) -> Iterator[Fault]:
    problems, measures = len(listed.problems), len(listed.measures)
    if problems == measures:
        return
    doubt = "有没有问题漏了措施" if measures < problems else "多出的措施针对哪个问题"
    yield Fault(
        listed.measures[0].sentences[0].place(),
        f"问题列了{problems}个，措施列了{measures}条，{doubt}？",
        "请按问题的次序逐条写措施；一条措施管两个问题的，把两个问题都点出来",
    )
