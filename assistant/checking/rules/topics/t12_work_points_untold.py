"""工作要点落实情况没有写，或者写得空。

## 检查内容
第六部分（或第一部分）有没有写本年度政务公开工作要点的落实情况；
写了的，看有没有要点的名称年份，以及两处以上事实（件数、日期、文件名、栏目或账号名）。

## 为什么
年度要点要求把落实情况写进年报。“优化机制、提升效力”这样的话，放进哪一年、哪个单位都可以。

## 怎么改
写明要点的全称和年份、共几项任务、完成几项；每项给出件数、日期或栏目名，没有完成的写原因。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.work_points import (
    NAMED,
    POINTS,
    account_of,
    is_hollow,
    naming_heading,
)
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.report import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.report.passage import Passage
    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "年度政务公开工作要点；条例第五十条第六项"

_FEE = "（一）收取信息处理费情况\n2024年没有收取信息处理费。\n（二）落实年度政务公开工作要点情况\n"


def _says(text: str) -> Example:
    return Example(sections={"others": _FEE + text})


GOOD = (
    Example(),
    _says("《云岭县2024年政务公开工作要点》12项任务完成11项，政府开放日推迟到2025年3月。"),
    _says("对照要点，制作图解5篇；4月在便民服务中心设专区1个；“惠农补贴”栏目按月更新。"),
    Example(
        sections={
            "overview": "主动公开政府信息30条，未收到申请。落实2024年政务公开工作要点8项。",
            "others": "没有收取信息处理费。",
        }
    ),
)
BAD = (
    _says(
        "我镇认真贯彻落实上级要点精神。一是优化工作机制。二是提高执行效力。三是提升为民服务水平。"
    ),
    _says("2024年，我镇按照上级要求推进政务公开，各项任务有序开展。"),
    Example(sections={"others": "没有收取信息处理费。无其他需要报告的事项。"}),
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault when the year's work points are not accounted for, or in empty words only."""
    others = report.section("others")
    told = account_of(report)
    if told:
        yield from _hollow(told, (*naming_heading(report), *told))
        return
    overview = report.section("overview")
    if overview and POINTS.search(overview.text):
        return
    last = others.paragraphs[-1] if others and others.paragraphs else None
    year = report.year or "本"
    yield Fault(
        last.place(len(last)) if last else None,
        f"没有写{year}年政务公开工作要点的落实情况，是否漏写？",
        "请写明要点名称、共几项任务、完成几项，没有完成的写原因；上级没有印发要点的，写明没有",
        section="others",
        certainty=Certainty.ASK,
    )


def _hollow(told: Sequence[Passage], headed: Sequence[Passage]) -> Iterator[Fault]:
    if not is_hollow(headed):
        return
    place = _first_sentence(told[0]).place()
    if any(NAMED.search(paragraph.text) for paragraph in headed):
        yield Fault(
            place,
            "工作要点落实情况只写了要点名称，没有写做了什么",
            "请按要点的任务逐项补上件数、日期或栏目名称",
            severity=Severity.INFO,
            certainty=Certainty.ASK,
        )
        return
    yield Fault(
        place,
        "工作要点落实情况没有要点的名称和年份，也没有件数、日期、文件名等事实",
        "请写明要点全称、共几项任务、完成几项，每项附件数、日期或栏目名称，没有完成的写原因",
    )


def _first_sentence(paragraph: Passage) -> Passage:
    """Return the sentence that names the work points, or else the paragraph's first."""
    sentences = list(split_sentences(paragraph))
    return next((s for s in sentences if POINTS.search(s.text)), sentences[0])
