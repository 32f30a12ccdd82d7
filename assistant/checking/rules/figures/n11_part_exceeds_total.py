"""分项大于总数。

## 检查内容
“其中”“包括”或括号里的某一个分项，单位与总数相同而数比总数还大。

## 为什么
部分不会大于全部。常见的原因是多打一位数字，或者总数用了去年的、分项用了今年的。

## 怎么改
查明是总数还是分项写错；两个数不是一回事的，拆成两句写。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.breakdown import breakdowns
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.layout import format_number
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：内容准确"


def _says(text: str) -> Example:
    return Example(sections={"overview": text})


GOOD = (
    Example(),
    _says("共发布信息382条，其中公众号243条。"),
    _says("培训2次，其中面向村级信息员58人次。"),
    _says("新收申请5件，上年结转2件，其中办结6件。"),
    _says("发布短视频12条，其中单条播放量最高2.3万次。"),
    _says("没有予以公开的1件中，部分公开1件；予以公开的有4件。"),
    _says("一是请5名村民代表试看新栏目；二是由民政办布置线下查阅，包括培训8名代查员。"),
)
BAD = (
    _says("共发布信息382条，包括政府网站139条、公众号2443条。"),
    _says("收到申请3件，其中自然人申请13件。"),
    _says("开设专栏5个（惠农补贴类12个）。"),
    _says("没有予以公开的2件中，部分公开1件；无法提供4件。"),
)

# Such numbers count something else than the total does, even in the same unit.
_OTHER_MATTER = Pattern(
    r"阅读|点击|浏览|访问|播放|转发|粉丝|关注|点赞|涉及|惠及|覆盖|累计|上年|去年"
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for every part that is greater than its total."""
    for breakdown in breakdowns(report):
        total = breakdown.total
        if total.is_approximate:
            continue
        for part in breakdown.parts:
            # 1.2万条 may be anything up to 1.25万.
            most = max(breakdown.totals) + (total.step / 2 if total.step > 1 else 0)
            if part.figure.value > most and not _OTHER_MATTER.search(part.label):
                name = f"“{part.label}”" if part.label else ""
                whole = max(breakdown.totals)
                told = "前面几个数加起来的" if whole > total.value else "总数"
                yield Fault(
                    breakdown.passage.place(total.start, part.figure.end),
                    f"分项{name}{format_number(part.figure.value)}{total.unit}，"
                    f"比{told}{format_number(whole)}{total.unit}还大",
                    "请查明总数和分项哪个写错；不是同一件事的请分成两句写",
                )
