"""下一步工作的年份不对。

## 检查内容
改进措施里写的年份应当是报告年度的下一年：隔了一年的、换个说法仍写报告年度或更早的，
以及写了已经过去的完成期限的，都提示。“2024年将进一步……”这类直白的写法由U07检查，这里不重复。

## 为什么
计划里的年份没有改，多半整段沿用了旧稿；期限已过的措施，读者不知道办了没有。

## 怎么改
计划写下一年；报告年度内已经办完的，改写成结果，用“已”字说明。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.plans import (
    beginnings,
    deadlines,
    loosely_planned_years,
    planned_years,
)
from assistant.checking.reading.problem_list import Kind, read_problem_list
from assistant.checking.rule import (
    Certainty,
    Context,
    Example,
    Fault,
    NotAssessed,
    Severity,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from assistant.report.passage import Passage
    from assistant.report.report import Report, Section

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：内容应准确，不得雷同"


def _says(text: str) -> Example:
    return Example(sections={"problems": f"“惠农补贴”栏目停更四个月。\n{text}"})


GOOD = (
    Example(),
    _says("2025年，党政办将每月核对更新日期，2025年6月底前把4个空栏目补齐。"),
    _says("改进情况：2024年10月前已补发3批名单，2025年要按月报送。"),
    _says("下一步，针对2024年检查发现的问题，财政所将在3月底前补齐目录。"),
    _says("在2025年的信息公开工作中，我们要定下AB岗。"),
    _says("下一步，党政办分两年清理历史信息，2026年底前完成。"),
)
BAD = (
    _says("2026年，我镇将从以下三个方面改进：一是按月报送。"),
    _says("在2024年的政府信息公开工作中，我们要抓好信息报送。"),
    _says("2024年改进安排如下：一是每月5日前报送。"),
    _says("下一步：党政办2024年6月底前建立月报制度。"),
)

_DONE = ("已", "了", "完成于")


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every year in the measures that is not the year after the report's."""
    section = report.section("problems")
    if report.year is None:
        yield NotAssessed("认不出报告年度")
        return
    for sentence in _plans(section, report.year) if section else ():
        yield from _wrong_years(sentence, report.year)
        yield from _past_deadlines(sentence, report.year)


def _plans(section: Section, year: int) -> Iterator[Passage]:
    listed = read_problem_list(section, year)
    for entry in (*listed.lead_ins, *listed.measures):
        if entry.kind is Kind.MEASURE:
            yield from entry.sentences


def _wrong_years(sentence: Passage, year: int) -> Iterator[Fault]:
    plain = [match for match in planned_years(sentence.text) if int(match[1]) > year + 1]
    loose = [match for match in loosely_planned_years(sentence.text) if int(match[1]) != year + 1]
    for match in (*plain, *loose):
        if not any(done.start(1) == match.start(1) for done in deadlines(sentence.text)):
            yield _fault(
                sentence,
                match,
                f"下一步工作写的是“{match[1]}年”，报告年度是{year}年",
                f"请改为{year + 1}年",
            )


def _past_deadlines(sentence: Passage, year: int) -> Iterator[Fault]:
    if any(word in sentence.text for word in _DONE):
        return
    for match in (*deadlines(sentence.text), *beginnings(sentence.text)):
        if int(match[1]) <= year:
            yield _fault(
                sentence,
                match,
                f"改进措施的期限“{match[0]}”在报告年度{year}年内，已经过去，是否写错年份？",
                f"没有办的请改为{year + 1}年的期限；已经办完的请写明结果",
                ask=True,
            )


def _fault(
    sentence: Passage, match: re.Match[str], message: str, suggestion: str, *, ask: bool = False
) -> Fault:
    return Fault(
        sentence.place(match.start(1), match.end(1) + 1),
        message,
        suggestion,
        severity=Severity.WARNING if ask else None,
        certainty=Certainty.ASK if ask else None,
    )
