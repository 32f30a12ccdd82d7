"""公开率、及时率100%没有基数。

## 检查内容
写“公开率100%”“按时答复率100%”一类的比率，同一句里有没有件数、条数作基数。

## 为什么
没有基数的100%说明不了做了多少：应公开3条、公开3条也是100%。

## 怎么改
补上两个数，如“应公开53条，已公开53条”；拿不出台账的，把比率删掉。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.requests_said import is_about_requests, received_none
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.figures import read_figures
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report

SEVERITY = Severity.INFO
CERTAINTY = Certainty.ASK
BASIS = "国办公开办函〔2021〕30号：内容准确"


def _says(text: str) -> Example:
    return Example(sections={"overview": text})


GOOD = (
    Example(),
    _says("应公开53条，已公开53条，公开率100%。"),
    _says("补贴名单23条全部按时公布，及时率达到100%。"),
    _says("抽查合格率100%。"),
    _says("公开率91%。"),
)
BAD = (
    _says("财政预决算公开率100%。"),
    _says("政府信息公开及时率、准确率均达到100%。"),
    _says("做到100%公开。"),
    _says("公开及时率达百分之百。"),
)

_RATE = Pattern(
    r"(?:公开|及时|按[时期]|答复|办结|回复|回应|解读|发布|更新|准确)[^，。；、]{0,4}率"
    r"(?:[、和][^，。；、]{0,8}率)*(?:均|都|已)?(?:为|达到?了?|是|保持|实现)?(?:到|在)?(?:100%|百分之百)"
    r"|(?:100%|百分之百)(?:的)?(?:公开|按[时期]|答复|办结|及时)"
)
_RATES = frozenset({"%", "百分点", "个百分点"})


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield the rates of 100% that stand in a sentence without a count."""
    nothing_to_answer = received_none(report)
    for sentence in report.sentences:
        match = _RATE.search(sentence.text)
        if not match or sentence.section not in ("overview", "others"):
            continue
        if any(figure.unit not in _RATES for figure in read_figures(sentence.text)):
            continue
        # Without applications the rate itself is the fault, and N20 says so.
        if nothing_to_answer and is_about_requests(sentence) and "答复" in match[0]:
            continue
        yield Fault(
            sentence.passage.place(*match.span()),
            f"“{match[0]}”没有基数，应有几条（件）、做到几条（件）？",
            "请在同一句补上应公开（应答复）数和已公开（已答复）数，没有台账的删去比率",
        )
