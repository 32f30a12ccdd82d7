"""表四复议、诉讼合计有误。

## 检查内容
表四行政复议、未经复议直接起诉、复议后起诉三组，结果维持、结果纠正、其他结果、尚未审结之和是否等于本组总计。

## 为什么
15格分成三组，各组自己合计；填错一格，总计就对不上。

## 怎么改
对照复议决定书、判决书和在办案件清单改正分项，再重算总计。
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
BASIS = "国办公开办函〔2021〕30号附件“政府信息公开行政复议、行政诉讼情况”"

GOOD = (
    Example(),
    Example(tables={"disputes": {"review.upheld": 2, "review.pending": 1, "direct.other": 1}}),
)
BAD = (
    Example(tables={"disputes": {"review.upheld": 1, "review.pending": 1, "review.total": 1}}),
    Example(tables={"disputes": {"direct.upheld": 1, "direct.total": 0}}),
    Example(tables={"disputes": {"reviewed.total": 2}}),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield the groups of table four whose outcomes do not add up."""
    yield from broken(report, "disputes", "B1", "B2", "B3")
