"""仍称“新《条例》”。

## 检查内容
2021年度及以后的年报，有没有“新《条例》”“新修订的《条例》”“修订后的《条例》”。别的新法规不算。

## 为什么
条例2019年5月15日就已施行，几年后还称“新”，像是沿用旧稿。

## 怎么改
改为“《条例》”。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.citations import wrong_citations
from assistant.checking.rule import Certainty, Context, Example, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.rule import Fault, NotAssessed
    from assistant.report.report import Report

SEVERITY = Severity.INFO
CERTAINTY = Certainty.CERTAIN
BASIS = "国务院令第711号"

GOOD = (
    Example(),
    Example(sections={"others": "学习新修订的《保守国家秘密法》1次，收取信息处理费0元。"}),
    Example(sections={"preface": "学习新《条例》后编制本报告。"}, year=2019),
)
BAD = (
    Example(sections={"preface": "本报告按照新《条例》编制。"}),
    Example(sections={"preface": "根据新修订的《政府信息公开条例》编制本报告。"}),
    Example(sections={"others": "新条例施行以来，收取信息处理费0元。"}),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every such citation."""
    yield from wrong_citations(report, "C-05")
