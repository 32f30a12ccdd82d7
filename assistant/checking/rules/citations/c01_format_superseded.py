"""引用了已被代替的2019年格式文件。

## 检查内容
2021年度及以后的年报，有没有引用国办公开办函〔2019〕60号，或国务院办公厅2019年《关于政府信息公开工作年度报告有关事项的通知》。
标题相同、没有写发文机关的，改为询问。

## 为什么
年报格式2021年已经换过，引旧文件说明套用了旧稿。

## 怎么改
改引《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）。
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
CERTAINTY = Certainty.CERTAIN
BASIS = "国办公开办函〔2021〕30号"

GOOD = (
    Example(),
    Example(sections={"preface": "本报告按照国办公开办函〔2019〕60号的要求编制。"}, year=2020),
    Example(
        sections={
            "preface": "根据县政务公开办《关于做好政府信息公开工作年度报告有关事项的通知》编制。"
        }
    ),
)
BAD = (
    Example(sections={"preface": "本报告按照国办公开办函〔2019〕60号的要求编制。"}),
    Example(sections={"preface": "按照国办公开办函[2019] 60号编制。"}),
    Example(
        sections={
            "preface": "根据《国务院办公厅政府信息与政务公开办公室关于"
            "政府信息公开工作年度报告有关事项的通知》编制。"
        }
    ),
    Example(sections={"preface": "根据《关于政府信息公开工作年度报告有关事项的通知》编制。"}),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every such citation."""
    yield from wrong_citations(report, "C-01")
