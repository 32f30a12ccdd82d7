"""要点落实情况只有空的标题。

## 检查内容
第六部分逐项写的要点落实情况，如果每一项都没有数量、日期、文件名、网址，
又有两项以上开头是“优化工作机制”“提高执行效力”“提升服务水平”这类哪里都能用的话，提示一次。

## 为什么
机制、效力、水平不是要点里的任务，读者看不出当年的要点落实了哪几条。

## 怎么改
用要点自己的条目作标题，例如“行政规范性文件集中公开”，每条写件数和日期。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.work_points import account_of, heading_of, stock_headings
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.report import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "年度政务公开工作要点；国办公开办函〔2021〕30号（不得敷衍塞责）"


def _says(text: str) -> Example:
    start = "（一）收取信息处理费情况\n没有收取。\n（二）落实年度政务公开工作要点情况\n"
    return Example(sections={"others": f"{start}对照《云岭县2024年政务公开工作要点》，{text}"})


GOOD = (
    Example(),
    _says("一是行政规范性文件集中公开3件。二是设专区1个。三是提升服务水平。"),
    _says("一是养老机构信息上墙；二是把招生片区画成一张地图。"),
)
BAD = (
    _says("一是优化工作机制。二是提高执行效力。三是提升为民服务水平。"),
    _says(
        "做了以下工作：\n一是不断完善工作制度。领导高度重视，多次调度。\n二是全面提高公开质量。举一反三，认真整改。"
    ),
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault when the items prove nothing and their headings fit every unit and year."""
    hollow = stock_headings(account_of(report), report.unit)
    if not hollow:
        return
    heads = "”“".join(heading_of(item) for item in hollow)
    yield Fault(
        next(split_sentences(hollow[0])).place(),
        f"要点落实情况只有“{heads}”这样的标题，看不出落实了哪几项任务",
        "请用要点自己的条目作标题，每条写件数、日期或栏目名称",
    )
