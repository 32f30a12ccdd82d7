"""把别的年份的工作要点当作本年度的依据。

## 检查内容
“按照”“对照”“落实”后面和小标题里的政务公开工作要点，是不是报告年度的。
往年的报错；往年的国务院办公厅要点、同时提到本年度要点的，以后年份的，改为询问。
讲上年情况和下一步打算的不提示，没有写年份的由K01来说。

## 为什么
年报要写本年度要点的落实情况。要点停在往年，是整段沿用旧稿最常见的痕迹。

## 怎么改
改为本年度要点的名称和文号，逐项核对落实情况；上级今年没有印发要点的，写明没有。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.walk import headings
from assistant.checking.rule import Certainty, Context, Example, Fault, NotAssessed, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from assistant.report.passage import Passage
    from assistant.report.report import Report

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.LIKELY
BASIS = "年度政务公开工作要点；条例第五十条第六项"

_FEE = "（一）收取信息处理费情况\n2024年没有收取信息处理费。\n（二）落实工作要点情况\n"


def _says(text: str) -> Example:
    return Example(sections={"others": _FEE + text})


GOOD = (
    Example(),
    _says("对照《云岭县2024年政务公开工作要点》12项任务，完成11项。"),
    _says("上年未办完的《云岭县2023年政务公开工作要点》第8项，2024年3月办结。"),
    _says("下一步，对照《云岭县2025年政务公开工作要点》排定任务9项。"),
    _says("《云岭县2024年政务公开工作要点》比2023年政务公开工作要点多2项，均已落实。"),
    _says("2023年政务公开工作要点的任务已在上年度报告中列明。"),
)
BAD = (
    _says("对照《云岭县2023年政务公开工作要点》12项任务，完成11项。"),
    _says("认真落实2022年政务公开工作要点，任务全部完成。"),
    _says("按照县政府办《2023年度政府信息公开工作要点》的部署，公开重点领域信息46条。"),
    Example(
        sections={
            "others": "2024年没有收取信息处理费。\n（二）2023年政务公开工作要点落实情况\n"
            "任务12项，完成11项。"
        }
    ),
)

_POINTS = Pattern(
    r"(?<!\d)(20\d\d)年?度?[^，。；《》〈〉、\d]{0,16}(?:政务公开|政府信息公开|信息公开)"
    r"[^，。；《》〈〉、]{0,8}要点"
)
_BASIS = Pattern(r"按照|根据|依据|依照|对照|围绕|贯彻|落实|执行|聚焦|紧扣|部署|任务|完成|推进情况")
_OTHER_TIME = Pattern(
    r"上年|去年|上一年|往年|历年|此前|前期|曾|结转|遗留|延续|比20\d\d年|较20\d\d年|以来|问题整改"
)
_AHEAD = Pattern(r"下一步|下步|明年|下一年|将|拟|计划|打算|预计|起草|提前")
_NATIONAL = Pattern(r"国务院办公厅|国办|国家")


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every work points of another year that this year's work is based on."""
    if report.year is None:
        yield NotAssessed("认不出报告年度")
        return
    for heading in headings(report):
        yield from _of_other_years(heading, report.year, is_basis=True)
    for sentence in report.sentences:
        if sentence.section in ("preface", "overview", "others", None):
            is_basis = bool(_BASIS.search(sentence.text))
            yield from _of_other_years(sentence.passage, report.year, is_basis=is_basis)


def _of_other_years(passage: Passage, year: int, *, is_basis: bool) -> Iterator[Fault]:
    text = passage.text
    if not is_basis or _OTHER_TIME.search(text) or (_AHEAD.search(text) and f"{year}年" in text):
        return
    found = list(_POINTS.finditer(text))
    has_own = any(int(match[1]) == year for match in found)
    for match in found:
        told = int(match[1])
        if told < year:
            doubtful = has_own or bool(_NATIONAL.search(text))
            yield _fault(passage, match, year, doubtful=doubtful)
        elif told > year and not has_own and not _AHEAD.search(text):
            yield _fault(passage, match, year, doubtful=True)


def _fault(passage: Passage, match: re.Match[str], year: int, *, doubtful: bool) -> Fault:
    place = passage.place(match.start(), match.end())
    if not doubtful:
        return Fault(
            place,
            f"本年度的依据写成了{match[1]}年的工作要点，报告年度是{year}年",
            f"请改为{year}年工作要点的名称和文号，并逐项核对落实情况",
        )
    return Fault(
        place,
        f"这里引的是{match[1]}年的工作要点，报告年度是{year}年，是否写错年份？",
        f"请核对；应为{year}年的，改正名称和文号",
        severity=Severity.WARNING,
        certainty=Certainty.ASK,
    )
