"""错别字、漏字。

## 检查内容
年报里常见的错别字和漏字，如“规范计划3条”（规划计划）、“公开申报”（公开申请）、“三审三较”（三审三校）。
“规范计划编制”“按排名次”一类正确的词不算。行业词错了一个字的（责任追就、审批村料）也提示。词表在
phrasebank/knowledge/slips.toml，可以自己添。

## 为什么
错别字让人怀疑数字也没有核对过。

## 怎么改
照提示改正，再把全文通读一遍；词表只收常见的，没有提示不等于没有错字。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.occurrences import often
from assistant.checking.reading.slips import slips
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "公文文字要求"

_FEE = "收取信息处理费0元。"
GOOD = (
    Example(),
    Example(sections={"others": f"规范计划编制流程，重申情况反映渠道，按排名次通报。{_FEE}"}),
    Example(
        sections={"others": f"自己完成的目录已经公开，行政政务服务12件，公布署名文章1篇。{_FEE}"}
    ),
    Example(sections={"others": f"通过公开兰州路改造信息，紧跟新时代要求，微信信息49条。{_FEE}"}),
)
BAD = (
    Example(sections={"others": f"公开机构职能1条、规范计划3条，{_FEE}"}),
    Example(sections={"others": f"收到政府信息公开申报2件，{_FEE}"}),
    Example(sections={"others": f"坚持三审三较，栏目跟新不及时的4个己整改。{_FEE}"}),
    Example(
        sections={"preface": "依据《中华人民共和国政府信息公开条例》（一下简称《条例》）编制。"}
    ),
    Example(sections={"others": f"填报责任追就情况，征地审批村料公开3件。{_FEE}"}),
    Example(sections={"others": f"按照上级布署，按排专人管理台帐，{_FEE}"}),
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for every slip, the same one once."""
    for slip in slips(report):
        yield Fault(
            slip.hits[0].place,
            f"“{slip.wrong}”疑为“{slip.right}”之误{often(len(slip.hits))}",
            f"请核对后改为“{slip.right}”",
            severity=slip.severity,
        )
