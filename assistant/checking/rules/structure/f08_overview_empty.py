"""“总体情况”只有编制说明。

## 检查内容
去掉编制依据、统计期限、部分列举、查阅和联系方式等说明以后，“总体情况”有没有本年度的内容。

## 为什么
统一格式要求在这里写主动公开、依申请公开、信息管理、平台建设、监督保障的情况，编制说明代替不了。

## 怎么改
编制说明移到前言，“总体情况”按五个方面写本年度做了什么、有多少。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.overview import SHORT, is_empty
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.CERTAIN
BASIS = "国办公开办函〔2021〕30号"
THRESHOLDS = (SHORT,)

_EXPLANATION = (
    "本报告根据《中华人民共和国政府信息公开条例》规定编制，包括总体情况等六个部分。"
    "数据统计期限为2024年1月1日至2024年12月31日。如有疑问，请与党政办公室联系。"
)
GOOD = (
    Example(),
    Example(sections={"overview": _EXPLANATION + "2024年公开信息36条，未收到申请。"}),
)
BAD = (
    Example(sections={"overview": _EXPLANATION}),
    Example(sections={"overview": ""}),
    Example(sections={"overview": "现将我镇2024年政府信息公开工作情况报告如下："}),
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault when section one says nothing of the year."""
    overview = report.section("overview")
    if overview is None or overview.heading is None or not is_empty(overview, context):
        return
    yield Fault(
        overview.heading.place(),
        "“总体情况”里只有编制说明，没有写本年度的工作",
        "请按主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面写明做法和数字",
    )
