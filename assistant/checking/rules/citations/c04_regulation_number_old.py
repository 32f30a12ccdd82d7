"""条例的国务院令号用了旧号，或写错了。

## 检查内容
有没有把国务院令第492号当作条例的现行令号，或写成711以外的号。
“2007年第492号公布，2019年第711号修订”一类讲来历的不算。

## 为什么
条例2019年修订后以国务院令第711号公布，492号是2007年的。

## 怎么改
改为国务院令第711号。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.catalogue import document_titled
from assistant.checking.reading.citations import wrong_citations
from assistant.checking.reading.cited import cited_titles
from assistant.checking.reading.walk import written
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.pattern import Pattern
from assistant.report.report import split_sentences

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from assistant.checking.reading.catalogue import KnownDocument
    from assistant.checking.rule import NotAssessed
    from assistant.report.passage import Passage
    from assistant.report.report import Report

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.CERTAIN
BASIS = "国务院令第711号"

GOOD = (
    Example(),
    Example(
        sections={
            "preface": "根据《中华人民共和国政府信息公开条例》（2007年国务院"
            "令第492号公布，2019年国务院令第711号修订）编制。"
        }
    ),
    Example(
        sections={
            "preface": "根据《政府信息公开条例》（国务院令第711号）和《重大行政决策程序暂行条例》"
            "（国务院令第713号）编制。"
        }
    ),
    Example(sections={"others": "《优化营商环境条例》（国务院令第722号）学习1次，收费0元。"}),
)
BAD = (
    Example(
        sections={"preface": "根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制。"}
    ),
    Example(
        sections={"preface": "根据《中华人民共和国政府信息公开条例》（国务院令第710号）编制。"}
    ),
    Example(sections={"preface": "依照国务院第721号令《政府信息公开条例》编制。"}),
)

_ORDER = Pattern(r"国务院(?:令第?(\d{3})号|第?(\d{3})号令)")
# Between a title and its order there may stand （2019年4月3日中华人民共和国.
_BETWEEN = Pattern(r"[^《》，。；]{0,24}")
_PUBLISHED = Pattern(r"(?:公布|发布|颁布|修订)?(?:的|施行的)?")


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every order of the State Council that the regulation did not come with."""
    yield from wrong_citations(report, "C-04")
    for passage in written(report):
        for sentence in split_sentences(passage):
            yield from _wrong_orders(sentence)


def _wrong_orders(sentence: Passage) -> Iterator[Fault]:
    for match in _ORDER.finditer(sentence.text):
        number = int(match[1] or match[2])
        known = _document_beside(sentence.text, match)
        if known is None or number in (known.order, *known.earlier_orders):
            continue
        if known.verified:
            yield Fault(
                sentence.place(match.start(), match.end()),
                f"{known.cited}的国务院令号是第{known.order}号，写成了第{number}号",
                f"请改为国务院令第{known.order}号",
            )
        else:
            yield Fault(
                sentence.place(match.start(), match.end()),
                f"{known.cited}的国务院令号似为第{known.order}号，写的是第{number}号",
                "请对照原文核对",
                severity=Severity.WARNING,
                certainty=Certainty.ASK,
            )


def _document_beside(text: str, order: re.Match[str]) -> KnownDocument | None:
    """Return the law that the order stands behind, or else directly before; None for another."""
    for title in cited_titles(text):
        behind = title.end <= order.start() and _BETWEEN.fullmatch(text, title.end, order.start())
        if behind or _PUBLISHED.fullmatch(text, order.end(), title.start):
            known = document_titled(title.words)
            return known if known and known.order else None
    return None
