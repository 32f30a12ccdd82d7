"""写了已经取消的收费项目或收费文件。

## 检查内容
有没有写检索费、复制费、邮寄费，或引用2008年的收费文件。写“没有收取检索费”的只作提醒；
收费文件是否仍在执行，改为询问。写明已经取消的、说办证寄递的，都不提示。

## 为什么
条例2019年修订后，提供政府信息不收费，只对数量、频次明显超过合理范围的申请收取信息处理费。

## 怎么改
改写信息处理费：全年发出收费通知几件、收取多少元，没有的写0。
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
CERTAINTY = Certainty.LIKELY
BASIS = "条例第四十二条；国办函〔2020〕109号"

GOOD = (
    Example(),
    Example(sections={"others": "检索费、复制费已经取消，2024年收取信息处理费0元。"}),
    Example(sections={"others": "证照邮寄费由财政承担，收取信息处理费0元。"}),
    Example(sections={"others": "依申请公开收取复制费12元。"}, year=2018),
)
BAD = (
    Example(sections={"others": "2024年向申请人收取检索费、复制费共36元，信息处理费0元。"}),
    Example(sections={"others": "按标准收取申请公开资料的邮寄费8元，收取信息处理费0元。"}),
    Example(sections={"others": "2024年依申请公开没有收取检索、复制、邮寄等费用。"}),
    Example(sections={"others": "收费执行财综[2008]44号，收取信息处理费0元。"}),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every kind of fee that is no longer taken."""
    yield from wrong_citations(report, "C-07", once=True)
