"""格式文件的标题与文号错配。

## 检查内容
用了2019年通知的标题“关于政府信息公开工作年度报告有关事项的通知”，后面却是2021年的文号“30号”。

## 为什么
标题和文号不是同一个文件，是只改文号、没改标题留下的。

## 怎么改
改引《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.citations import wrong_citations
from assistant.checking.rule import Certainty, Context, Example, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.rule import Fault, NotAssessed
    from assistant.report.report import Report

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.CERTAIN
BASIS = "国办公开办函〔2021〕30号；国办公开办函〔2019〕60号"

GOOD = (
    Example(),
    Example(
        sections={
            "preface": "按照《中华人民共和国政府信息公开工作年度报告"
            "格式》（国办公开办函〔2021〕30号）编制。"
        }
    ),
)
BAD = (
    Example(
        sections={
            "preface": "根据《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作"
            "年度报告有关事项的通知》（国办公开办函〔2021〕30号）编制。"
        }
    ),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every such citation."""
    yield from wrong_citations(report, "C-02")
