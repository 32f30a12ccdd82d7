"""条例的国务院令号用了旧号。

## 检查内容
有没有把国务院令第492号当作条例的现行令号。“2007年第492号公布，2019年第711号修订”一类讲来历的不算。

## 为什么
条例2019年修订后以国务院令第711号公布，492号是2007年的。

## 怎么改
改为国务院令第711号。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.citations import wrong_citations
from assistant.checking.rule import Certainty, Context, Example, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.rule import Fault, NotAssessed
    from assistant.report.report import Report

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.CERTAIN
BASIS = "国务院令第711号"

GOOD = (
    Example(),
    Example(
        sections={
            "preface": "根据《中华人民共和国政府信息公开条例》（2007年国务院"
            "令第492号公布，2019年国务院令第711号修订）编制。"
        }
    ),
)
BAD = (
    Example(
        sections={"preface": "根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制。"}
    ),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every such citation."""
    yield from wrong_citations(report, "C-04")
