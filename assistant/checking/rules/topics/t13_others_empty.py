"""第六部分是空的。

## 检查内容
“其他需要报告的事项”标题下面有没有文字。有图片等认不出的内容时，列入“无法判断”。

## 为什么
只有标题没有内容，读者不知道是没有事项，还是漏写了。

## 怎么改
写收取信息处理费情况和政务公开工作要点落实情况；此外没有的，写“除上述外，没有其他需要报告的事项”。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.walk import is_older_than_the_form
from assistant.checking.rule import (
    Certainty,
    Context,
    Example,
    Fault,
    NotAssessed,
    Severity,
)
from assistant.report.document import Grid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report, Section

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.CERTAIN
BASIS = "国办公开办函〔2021〕30号"

GOOD = (
    Example(),
    Example(sections={"others": "无其他需要报告的事项。"}),
    Example(sections={"others": "（一）收取信息处理费情况\n0元。"}),
)
BAD = (
    Example(sections={"others": ""}),
    Example(sections={"others": "（一）收取信息处理费情况\n（二）落实年度政务公开工作要点情况"}),
    Example(sections={"others": ""}, unit="云岭县水务局"),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault when nothing stands under the heading of section six."""
    others = report.section("others")
    if others is None or others.heading is None or is_older_than_the_form(report):
        return
    if _holds_text(report, others, others.heading.block):
        return
    if any(part.block > others.heading.block for part in report.document.unread):
        yield NotAssessed("第六部分有认不出文字的内容")
        return
    yield Fault(
        others.heading.place(),
        "“其他需要报告的事项”下面没有内容",
        "请写信息处理费和工作要点落实情况；没有其他事项的，写明没有",
    )


def _holds_text(report: Report, others: Section, start: int) -> bool:
    """Return whether anything but bare sub-headings and the signature follows the heading."""
    if any(character.isalnum() for character in others.text):
        return True
    apart = {topic.heading.block for topic in others.topics}
    apart.update(line.block for line in report.closing)
    return any(
        isinstance(block, Grid) or bool(block.text.strip())
        for index, block in enumerate(report.document.blocks[start + 1 :], start + 1)
        if index not in apart
    )
