"""表三各类申请人之和与总计不符。

## 检查内容
表三每一行自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他六栏之和，是否等于该行“总计”。

## 为什么
表三没有“法人或其他组织”的小计栏，六栏直接相加就是总计。多算或少算一栏，整行就对不上。

## 怎么改
按台账核对这一行六类申请人的件数，再改总计。
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
BASIS = "国办公开办函〔2021〕30号附件“收到和处理政府信息公开申请情况”"

GOOD = (
    Example(),
    Example(
        tables={
            "applications": {
                "received.natural": 5,
                "received.commercial": 1,
                "granted.natural": 5,
                "granted.commercial": 1,
            }
        }
    ),
)
BAD = (
    Example(
        tables={
            "applications": {
                "received.natural": 2,
                "received.commercial": 1,
                "received.total": 2,
                "granted.natural": 2,
                "granted.commercial": 1,
            }
        }
    ),
    Example(tables={"applications": {"carried_out.total": 1}}),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield the rows of table three whose six kinds of applicants do not add up."""
    yield from broken(report, "applications", "A3")
