"""引用了已被代替的司法解释。

## 检查内容
2025年度及以后的年报，有没有引用法释〔2011〕17号，即《最高人民法院关于审理政府信息公开行政案件若干问题的规定》。

## 为什么
2025年6月1日起施行新的司法解释，旧的不再适用。

## 怎么改
改引《最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释》；案件在这以前审结的，写明时间。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.citations import wrong_citations
from assistant.checking.rule import Certainty, Context, Example, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.rule import Fault, NotAssessed
    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "《最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释》"

_OLD = "《最高人民法院关于审理政府信息公开行政案件若干问题的规定》"
_FEE = "收取信息处理费0元。"
GOOD = (
    Example(),
    Example(sections={"others": f"学习{_OLD}1次，{_FEE}"}),
    Example(sections={"others": f"{_OLD}2025年6月1日废止后，组织学习1次。{_FEE}"}, year=2025),
)
BAD = (
    Example(sections={"others": f"应诉中对照{_OLD}梳理答辩要点。{_FEE}"}, year=2025),
    Example(sections={"others": f"组织学习法释〔2011〕17号。{_FEE}"}, year=2026),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every citation of the judicial rules of 2011."""
    yield from wrong_citations(report, "C-11", once=True)
