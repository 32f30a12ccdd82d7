"""表三收到与办理不平。

## 检查内容
表三每一栏的“本年新收”加“上年结转”，是否等于“办理结果总计”加“结转下年度继续办理”。
空白或认不出的格不参与验算，会注明有几格。

## 为什么
这是表头写明的勾稽关系：第一项加第二项之和，等于第三项加第四项之和。差一件，就有一件申请没有交代去向。

## 怎么改
从台账逐件点清：本年收到的、上年转来的、已经办结的、还没有办结的，再改表。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.broken_sums import broken
from assistant.checking.rule import Certainty, Context, Example, Fault, NotAssessed, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.CERTAIN
BASIS = "国办公开办函〔2021〕30号附件“收到和处理政府信息公开申请情况”表头"

GOOD = (
    Example(),
    Example(
        tables={
            "applications": {
                "received.natural": 3,
                "carried_in.natural": 1,
                "granted.natural": 2,
                "declined_petition.natural": 1,
                "carried_out.natural": 1,
            }
        }
    ),
)
BAD = (
    Example(tables={"applications": {"received.natural": 3, "granted.natural": 2}}),
    Example(
        tables={
            "applications": {
                "carried_in.other": 1,
                "granted.other": 1,
                "carried_out.other": 1,
            }
        }
    ),
    Example(
        tables={
            "applications": {
                "received.natural": 2,
                "received.commercial": 2,
                "received.research": 2,
            }
        }
    ),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield the columns of table three in which received and dealt with do not balance."""
    yield from broken(report, "applications", "A1")
