"""工作要点没有写年份和名称。

## 检查内容
报告提到政务公开工作要点的地方，有没有写明是哪一年的。落实情况已由T12判为空的，不重复提示；
写成了别的年份的，由C-15检查。

## 为什么
只写“对照要点”，读者不知道对照的是哪一级、哪一年的任务。

## 怎么改
写全称和年份，例如“《云岭县2024年政务公开工作要点》”；上级当年没有印发的，写明没有印发。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.walk import headings
from assistant.checking.reading.work_points import (
    NAMED,
    POINTS,
    account_of,
    is_hollow,
    naming_heading,
)
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.layout import UNANSWERED
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.passage import Passage
    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "年度政务公开工作要点；条例第五十条第六项"

_FEE = "（一）收取信息处理费情况\n2024年没有收取信息处理费。\n"
_DONE = "12项任务完成11项，4月设政务公开专区1个，政府开放日1次改到2025年3月举办。"


def _says(text: str, heading: str = "落实年度政务公开工作要点情况") -> Example:
    return Example(sections={"others": f"{_FEE}（二）{heading}\n{text}"})


GOOD = (
    Example(),
    _says(f"《云江市2024年政务公开工作要点》{_DONE}"),
    _says(_DONE, "2024年政务公开工作要点落实情况"),
    _says(f"《2025年政务公开工作要点》尚未印发；2024年政务公开工作要点{_DONE}"),
    _says(f"对照《云岭县2023年政务公开工作要点》，{_DONE}"),
    Example(sections={"others": "没有收取信息处理费。解读稿提炼要点9条。"}),
    _says(f"印发全县政务公开年度工作要点，{_DONE}"),
)
BAD = (
    _says(f"对照上级政务公开工作要点，{_DONE}"),
    Example(sections={"others": f"{_FEE}全年落实政务公开工作要点任务9项，制作图解5件。"}),
)

# A draft whose clerk has yet to name the document says so itself.
_OPEN_QUESTION = Pattern(rf"{UNANSWERED}[^】]*要点")
# 印发年度工作要点: the unit's own, of the year that the report is on.
_OWN = Pattern(r"(?:印发|制定|出台|下发)[^，。；]{0,16}年度[^，。；]{0,10}要点")
_YEAR_BEFORE = Pattern(r"20\d\d年[^。；]{0,40}要点")
_OF_DISCLOSURE = Pattern(
    r"公开[^，。；《》]{0,8}要点|工作要点|[对按参]照[^，。；]{0,8}要点|要点(?:任务|落实)"
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault where the work points are spoken of, and nowhere by their year."""
    told = [passage for passage in _where_told(report) if _OF_DISCLOSURE.search(passage.text)]
    is_named = any(
        pattern.search(passage.text)
        for passage in told
        for pattern in (_OPEN_QUESTION, _OWN, _YEAR_BEFORE, NAMED)
    )
    if told and not is_named:
        yield from _unnamed(told, report)


def _where_told(report: Report) -> Iterator[Passage]:
    """Yield headings and paragraphs that may name the work points."""
    yield from headings(report)
    for key in ("overview", "others"):
        section = report.section(key)
        yield from section.paragraphs if section else ()
    yield from report.preface


def _unnamed(told: list[Passage], report: Report) -> Iterator[Fault]:
    account = account_of(report)
    if account and is_hollow((*naming_heading(report), *account)):
        return
    titles = set(headings(report))
    where = next((passage for passage in told if passage not in titles), told[0])
    found = POINTS.search(where.text)
    if found:
        yield Fault(
            where.place(max(0, found.start() - 6), found.end()),
            "提到了工作要点，没有写是哪一年、哪个机关印发的",
            "请写全称和年份，例如“《云岭县2024年政务公开工作要点》”",
        )
