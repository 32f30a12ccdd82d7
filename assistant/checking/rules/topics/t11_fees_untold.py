"""没有写收取信息处理费的情况。

## 检查内容
正文（主要是“其他需要报告的事项”）有没有写信息处理费收没收、收了多少。
行政事业性收费不是信息处理费，不算。

## 为什么
统一格式和各地通知一般要求在第六部分报告收取信息处理费的情况，没有收取也要写明。

## 怎么改
没有收取的写“2024年没有发出收费通知，收取信息处理费0元”；收取的写几件、多少元、按件还是按量。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.walk import headings, prose
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report

# How far the national format asks for it was not re-read, so the rule asks.
SEVERITY = Severity.WARNING
CERTAINTY = Certainty.ASK
BASIS = "条例第四十二条；国办函〔2020〕109号"

_POINTS = "对照《云岭县2024年政务公开工作要点》12项任务，完成11项。"


def _says(text: str) -> Example:
    return Example(sections={"others": text})


GOOD = (
    Example(),
    _says(f"全年未收取信息处理费。\n{_POINTS}"),
    _says(f"对收到的申请没有收取任何费用。\n{_POINTS}"),
    _says(f"（一）依申请公开收费情况\n无。\n（二）工作要点落实情况\n{_POINTS}"),
)
BAD = (
    _says(_POINTS),
    _says("无其他需要报告的事项。"),
    _says(f"行政事业性收费目录已在网站公布。\n{_POINTS}"),
)

_OTHER_FEES = Pattern(
    r"(?:行政事业性|涉企|教育|医疗|物业|停车|用水|用电)[^，。；]{0,6}收费|收费(?:标准|项目|清单|目录)"
)
_FEE = Pattern(r"处理费|收费|费用|免费|无偿|收取[^，。；]{0,12}费|收[^，。；]{0,6}费")


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault when the prose says nothing of the fee for handling applications."""
    for passage in (*headings(report), *prose(report)):
        if _FEE.search(_OTHER_FEES.sub("", passage.text)):
            return
    others = report.section("others")
    last = others.paragraphs[-1] if others and others.paragraphs else None
    yield Fault(
        last.place(len(last)) if last else None,
        "没有写收取信息处理费的情况，是否漏写？",
        f"请在第六部分写明{report.year or '本'}年发出收费通知几件、收取信息处理费多少元，没有的写0",
        section="others",
    )
