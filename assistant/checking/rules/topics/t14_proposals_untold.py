"""没有写建议提案办理情况。

## 检查内容
正文有没有写人大代表建议、政协委员提案的办理和答复公开情况。没有承办的，写明没有也算。
本规则平时不用：当地要求在年报里写建议提案的，在设置里选用T14，或用 --select T14。

## 为什么
有的县市把建议提案答复的公开列入年报内容，漏写会被退回。

## 怎么改
写承办几件、办结几件、公开答复几件；没有承办的写没有。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.walk import after, headings, prose
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report

SEVERITY = Severity.INFO
CERTAINTY = Certainty.ASK
BASIS = "当地关于年报的要求"
ENABLED = False

_FEE = "没有收取信息处理费。"

GOOD = (
    Example(sections={"others": _FEE + "办理县人大代表建议2件，答复都已公开。"}),
    Example(sections={"others": _FEE + "没有承办政协提案。"}),
    Example(sections={"overview": "公开信息36条，代表建议答复公开4件，未收到申请。"}),
)
BAD = (
    Example(),
    Example(sections={"others": _FEE + "向村民征求意见建议12条，逐条答复。"}),
    Example(sections={"others": _FEE}, unit="云岭县水务局"),
)

_PROPOSAL = Pattern(
    r"提案|(?:人大|代表)[^，。；]{0,10}(?:建议|议案|意见)|建议(?:和|与|及)?提案|议案"
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a question when the report is silent on deputies' proposals."""
    if any(_PROPOSAL.search(p.text) for p in (*headings(report), *prose(report))):
        return
    others = report.section("others")
    last = others.paragraphs[-1] if others and others.paragraphs else None
    yield Fault(
        after(last) if last else None,
        "没有写人大代表建议、政协提案的办理情况，是否漏写？",
        "请写明承办、办结、公开答复各几件；没有承办的写没有",
        section="others",
    )
