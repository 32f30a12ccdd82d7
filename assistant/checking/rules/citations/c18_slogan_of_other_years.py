"""用了过时的提法。

## 检查内容
报告年度已经过去的提法：2022年以后的精准扶贫、脱贫攻坚、“六稳”“六保”、三大攻坚战、“十四五”开局，
2023年以后只提十九大、不提二十大，2024年以后把疫情防控当作当年工作。
“巩固拓展脱贫攻坚成果”、清理历史栏目、动物疫情一类不算。
提法和年份写在 phrasebank/knowledge/citations.toml。

## 为什么
提法停在前几年，多半是整段沿用了旧稿。

## 怎么改
换成本年度的工作；确实还叫这个名称的栏目，保留即可。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.citations import wrong_citations
from assistant.checking.rule import Certainty, Context, Example, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.rule import Fault, NotAssessed
    from assistant.report.report import Report

SEVERITY = Severity.INFO
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：内容应准确，不得雷同"

_FEE = "收取信息处理费0元。"
GOOD = (
    Example(),
    Example(sections={"others": f"公开巩固拓展脱贫攻坚成果信息6条，{_FEE}"}),
    Example(sections={"others": f"清理“精准扶贫”等历史栏目4个，{_FEE}"}),
    Example(sections={"others": f"公开重大动物疫情防控信息3条，{_FEE}"}),
    Example(sections={"others": f"公开疫情防控信息52条，{_FEE}"}, year=2022),
    Example(sections={"others": f"党的十九大以来建成村级公开栏12块，{_FEE}"}),
)
BAD = (
    Example(sections={"others": f"及时公开精准扶贫、低保救助等信息，{_FEE}"}),
    Example(sections={"others": f"围绕“六稳”“六保”任务公开信息，{_FEE}"}),
    Example(sections={"others": f"抓好疫情防控信息公开，全年发布18条，{_FEE}"}),
    Example(sections={"others": f"深入学习贯彻党的十九大精神，开会3次，{_FEE}"}),
    Example(sections={"others": f"2023年是“十四五”开局之年，{_FEE}"}, year=2023),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every phrase of other years, once each."""
    yield from wrong_citations(report, "C-18", once=True)
