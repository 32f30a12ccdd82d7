"""地方的政府信息公开办法是否仍然有效。

## 检查内容
有没有引用省、市的《……政府信息公开办法》《……政府信息公开规定》。只问，不断言。

## 为什么
不少是2019年修订条例以前制定的，有的已经废止，有的与条例不一致。

## 怎么改
查政府规章库：废止的删去或改引现行规定，有效的不用改。
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
CERTAINTY = Certainty.ASK
BASIS = "条例2019年修订后，各地的规定陆续修改、废止"

GOOD = (
    Example(),
    Example(sections={"others": "学习《政府信息公开信息处理费管理办法》，收取信息处理费0元。"}),
    Example(sections={"others": "《江南省政府信息公开办法》已经废止，收取信息处理费0元。"}),
    Example(sections={"others": "《云岭县政府信息公开保密审查办法》没有修订，信息处理费0元。"}),
)
BAD = (
    Example(sections={"preface": "根据《江南省政府信息公开办法》，编制本报告。"}),
    Example(sections={"preface": "依照《云江市政府信息公开规定（试行）》编制本报告。"}),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a question for every such local regulation."""
    yield from wrong_citations(report, "C-13", once=True)
