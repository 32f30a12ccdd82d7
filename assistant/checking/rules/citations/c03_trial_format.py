"""引用了试行的年度报告格式。

## 检查内容
2021年度及以后的年报，有没有写“年度报告格式（试行）”。

## 为什么
试行格式是2019年印发的，2021年9月起的格式不再试行。

## 怎么改
删去“（试行）”，文号用国办公开办函〔2021〕30号。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.citations import wrong_citations
from assistant.checking.rule import Certainty, Context, Example, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.rule import Fault, NotAssessed
    from assistant.report.report import Report

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.CERTAIN
BASIS = "国办公开办函〔2021〕30号"

GOOD = (
    Example(),
    Example(
        sections={"preface": "按照《中华人民共和国政府信息公开工作年度报告格式（试行）》编制。"},
        year=2020,
    ),
)
BAD = (
    Example(
        sections={"preface": "按照《中华人民共和国政府信息公开工作年度报告格式（试行）》编制。"}
    ),
    Example(sections={"preface": "按照《政府信息公开工作年度报告格式》（试行）编制。"}),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every such citation."""
    yield from wrong_citations(report, "C-03")
