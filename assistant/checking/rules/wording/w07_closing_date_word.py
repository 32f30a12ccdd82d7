"""“截止”误作“截至”。

## 检查内容
“截止”后面直接接日期或“目前”“年底”的，应为“截至”；“截至到”多了一个“到”。
“截止日期”“12月31日截止”是对的，不提示。

## 为什么
“截至”后面带时间，“截止”说停止，不能带时间。

## 怎么改
改为“截至2024年12月31日”。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.occurrences import occurrences, often
from assistant.checking.reading.walk import prose
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report

SEVERITY = Severity.INFO
CERTAINTY = Certainty.CERTAIN
BASIS = "《现代汉语词典》“截止”“截至”条"

_FEE = "收取信息处理费0元。"
GOOD = (
    Example(),
    Example(sections={"others": f"截至2024年12月31日，{_FEE}"}),
    Example(sections={"others": f"意见征集3月1日截止，申报截止日期为5月20日，{_FEE}"}),
)
BAD = (
    Example(sections={"others": f"截止2024年12月31日，{_FEE}"}),
    Example(sections={"others": f"截止到年底，{_FEE}"}),
    Example(sections={"others": f"截至到目前，{_FEE}"}),
)

_WRONG = Pattern(
    r"截止(?:到|至)?(?=(?:20\d\d年|报告|统计|发稿|填报|编报|发文|上年|去年|\d{1,2}月|本?年[底末]|目前|当前|今(?!后)|本月|报告期|上述))"
    r"|截至到"
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield one fault for all of them."""
    hits = list(occurrences(prose(report), _WRONG))
    if hits:
        yield Fault(
            hits[0].place,
            f"“{hits[0].text}”后面带时间，应为“截至”{often(len(hits))}",
            "请改为“截至”",
            replacement="截至",
        )
