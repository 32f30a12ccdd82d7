"""同一句话在报告里写了两遍。

## 检查内容
正文里16个字以上的句子，前面已经写过，一字不差或者只差几个字的。单位名称、序号不同的算同一句；数字、地点、
时间、栏目名不同的不算，那是两件事。编制依据、统计期限等通用表述和没有发生的情形不算；第五部分为了对应整改，
把问题再提一遍的不算。

## 为什么
一件事写两遍，多是复制段落时留下的，也有凑篇幅的。审核时按重复内容扣，两处的数字以后还容易改成两样。

## 怎么改
留写得最全的一处，另一处删去，或者换成另一方面的事实。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.repeats import repeats
from assistant.checking.reading.reused import heading_of, section_of
from assistant.checking.rule import Certainty, Context, Example, Fault, Related, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.reading.repeats import Repeat
    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.CERTAIN
BASIS = "国办公开办函〔2021〕30号（内容雷同、敷衍塞责）"

_BOARDS = "各村公开栏由驻村干部每月10日前更换，换下的名单装订成册存党政办备查"
_FEE = "2024年没有发出收费通知，收取信息处理费0元。"
GOOD = (
    Example(),
    Example(
        sections={
            "others": f"青石村3月开了听证会，到会代表26人，意见当场答复。\n"
            f"柳树村5月开了听证会，到会代表31人，意见当场答复。\n{_FEE}"
        }
    ),
    Example(
        sections={
            "problems": "（一）存在的主要问题\n一是大厅里群众问得最多的补贴发放时间一直没有上网。\n"
            "（二）改进情况\n针对大厅里群众问得最多的补贴发放时间一直没有上网的问题，"
            "财政所每批发放前3天公布时间。"
        }
    ),
)
BAD = (
    Example(sections={"others": f"{_BOARDS}。\n{_FEE}\n一是{_BOARDS}。"}),
    Example(
        sections={
            "problems": f"（一）存在的主要问题\n{_BOARDS}，但有4处没有换。\n"
            f"（二）改进情况\n党政办2025年每季度抽查。",
            "others": f"{_BOARDS}，但仍有4处没有换。\n{_FEE}",
        }
    ),
    Example(
        sections={
            "others": "我镇把惠农政策印成口袋书，由村组干部送到家里，边送边讲。\n"
            f"石桥镇把惠农政策印成口袋书，由村组干部送到家里，边送边讲。\n{_FEE}"
        }
    ),
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for every sentence that was written before."""
    for repeat in repeats(report):
        yield _fault(report, repeat)


def _fault(report: Report, repeat: Repeat) -> Fault:
    first = repeat.first
    quote = report.document.quote(first.passage.place())
    where = section_of(report, first.section)
    line = report.document.line(first.passage.place())
    where = f"第{line}行{where}" if line else where
    alike = "一字不差" if repeat.is_identical else "只差几个字"
    return Fault(
        repeat.sentence.passage.place(),
        f"与{where}里的一句{alike}",
        "请留写得最全的一处，另一处删去或换成另一方面的事实",
        related=(
            Related(
                source=report.document.path or str(report.title or ""),
                unit=report.unit,
                year=report.year,
                quote=quote,
                kind="本稿重复",
                section=heading_of(report, first.section),
            ),
        ),
        certainty=None if repeat.is_identical else Certainty.LIKELY,
    )
