"""表三办理结果合计有误。

## 检查内容
表三每一栏“（一）予以公开”到“（六）其他处理”21个分项之和，是否等于“（七）总计”。

## 为什么
“（七）总计”由分项加出来，不另外统计。对不上，说明分项漏填、重填，或总计是从旧表上抄来的。

## 怎么改
先按台账核对分项，再把总计改成分项之和；一件申请作了区分处理的，只计“部分公开”一次。
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
                "received.natural": 4,
                "granted.natural": 1,
                "partial.natural": 1,
                "unavailable_not_held.natural": 2,
            }
        }
    ),
)
BAD = (
    Example(
        tables={
            "applications": {
                "received.natural": 3,
                "granted.natural": 2,
                "settled.natural": 3,
                "settled.total": 3,
            }
        }
    ),
    Example(tables={"applications": {"received.legal_service": 1, "settled.legal_service": 1}}),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield the columns of table three whose results do not add up to their total."""
    yield from broken(report, "applications", "A2")
