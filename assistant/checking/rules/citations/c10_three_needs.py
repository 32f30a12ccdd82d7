"""还要求申请出于“特殊需要”。

## 检查内容
有没有写公民、法人或者其他组织“根据自身生产、生活、科研等特殊需要”申请公开。写明已经取消的不算。

## 为什么
这个条件2019年修订条例时已经删去，照写就是给申请设限。

## 怎么改
删去这半句，写“公民、法人或者其他组织可以申请获取政府信息”。
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
BASIS = "条例第二十七条"

_FEE = "2024年收取信息处理费0元。"
GOOD = (
    Example(),
    Example(sections={"others": f"指南删去了生产、生活、科研等特殊需要的条件。{_FEE}"}),
    Example(sections={"others": f"走访企业了解生产、科研需要。{_FEE}"}),
)
BAD = (
    Example(sections={"others": f"公民可以根据自身生产、生活、科研等特殊需要申请公开信息。{_FEE}"}),
    Example(sections={"others": f"申请人须说明科研、生产、生活的特殊需要。{_FEE}"}),
    Example(sections={"others": f"对申请逐件审查是否符合“三需要”的条件。{_FEE}"}),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault where the abolished condition is still told."""
    yield from wrong_citations(report, "C-10", once=True)
