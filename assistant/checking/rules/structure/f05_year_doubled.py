"""标题里“年度”写了两遍。

## 检查内容
标题写成“2024年度……年度报告”的；年份前后写了两遍的。

## 为什么
“年度报告”已经说明是一个年度的报告，前面写“2024年”就够了。

## 怎么改
删去年份后面的“度”，写成“2024年政府信息公开工作年度报告”。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report

SEVERITY = Severity.INFO
CERTAINTY = Certainty.CERTAIN
BASIS = "国办公开办函〔2021〕30号：政府信息公开工作年度报告"

_BODY = """
一、总体情况
2024年主动公开政府信息58条。
二、主动公开政府信息情况
没有制发规范性文件。
三、收到和处理政府信息公开申请情况
2024年未收到申请。
"""
GOOD = (
    Example(),
    Example(text="望江街道办事处2024年政府信息公开工作年度报告" + _BODY),
    Example(text="石桥镇人民政府政府信息公开工作2024年度报告" + _BODY),
)
BAD = (
    Example(text="云岭县水务局2024年度政府信息公开工作年度报告" + _BODY),
    Example(text="望江街道办事处\n2024年度政府信息公开工作年度报告" + _BODY),
    Example(text="青坪乡2024年度政府信息公开年度报告" + _BODY),
    Example(text="2024云岭县青坪乡2024年政府信息公开工作年度报告" + _BODY),
)

_YEAR_TWICE = Pattern(r"(20\d\d)年?度?(?!\d)(?=\D{1,40}(\1)年)")
_DOUBLED = Pattern(r"20\d\d年度(?=.*年度(?:工作)?报告)")


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault when the title says 年度 twice."""
    if report.title and (twice := _YEAR_TWICE.search(report.title.text)):
        yield Fault(
            report.title.place(twice.start(), twice.end()),
            f"标题里“{twice[1]}”年写了两遍",
            "请删去一处",
            severity=Severity.WARNING,
        )
    match = _DOUBLED.search(report.title.text) if report.title else None
    if report.title and match:
        yield Fault(
            report.title.place(match.start(), match.end()),
            f"标题里“{match[0]}”与后面的“年度报告”重复了“年度”",
            f"请改为“{match[0].removesuffix('度')}”",
            replacement=match[0].removesuffix("度"),
        )
