"""简称没有交代，或交代错了。

## 检查内容
正文用了《条例》《办法》《规定》《通知》一类简称，全文没有“以下简称”；
或者“以下简称”跟在别的文件后面，例如把工作要点简称《规定》。每个简称只提示一次。

## 为什么
简称没有交代，读者不知道指哪个文件；交代错了，多半是从别处拼来的。

## 怎么改
第一次出现时写全称，后面加“（以下简称《条例》）”。
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from assistant.checking.reading.cited import cited_titles
from assistant.checking.reading.occurrences import occurrences, often
from assistant.checking.reading.walk import prose
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.document import Paragraph
from assistant.report.passage import HAN, fold
from assistant.report.pattern import Pattern
from assistant.report.report import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.reading.occurrences import Occurrence
    from assistant.report.passage import Passage
    from assistant.report.report import Report

SEVERITY = Severity.INFO
CERTAINTY = Certainty.LIKELY
BASIS = "公文文字要求：简称应先用全称并注明简称"

_REGULATION = "《中华人民共和国政府信息公开条例》"
GOOD = (
    Example(),
    Example(
        sections={"preface": f"根据{_REGULATION}（下称“条例”）编制。按照《条例》规定统计数据。"}
    ),
    Example(
        sections={
            "preface": f"根据{_REGULATION}和《政府信息公开工作年度报告格式》（以下分别简称《条例》"
            "《格式》）编制。《格式》要求的三张表都已填写。"
        }
    ),
    Example(sections={"preface": f"根据{_REGULATION}编制。"}),
)
BAD = (
    Example(sections={"preface": "根据《条例》第五十条编制本报告。"}),
    Example(sections={"preface": f"根据{_REGULATION}编制。《办法》要求的内容都已写入。"}),
    Example(
        sections={"preface": f"根据{_REGULATION}（以下简称《办法》）编制。《办法》执行情况如下。"}
    ),
    Example(
        sections={
            "others": "落实《云岭县2024年政务公开工作要点》（以下简称《规定》）12项，收费0元。"
        }
    ),
)

_KINDS = "条例|办法|规定|通知|意见|格式|细则|要点|方案|指引|决定|规则|解释"
_SHORT = Pattern(rf"《({_KINDS})》")
# 以下简称《条例》, 以下分别简称“条例”、“格式”, （《条例》）
_ONE = rf"[、和及与]?[《“\"]?[^《》“”\"（），。]{{0,12}}?(?:{_KINDS})[》”\"]?"
_DEFINED = Pattern(rf"(?:简称|统称|下称|合称|以下称|（(?=《{HAN}{{2}}》）))(?:为|：)?((?:{_ONE})+)")
_MAY_DEFINE = Pattern(r"称|[（(]\s*《")
_KIND = Pattern(_KINDS)
# How far before its short title a full one may stand, other titles between.
_REACH = 240


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for every short title that is nowhere defined, or for another document."""
    defined = {kind for text in _texts(report) for kind in _kinds_defined(text)}
    uses: dict[str, list[Occurrence]] = {}
    for use in occurrences(prose(report), _SHORT):
        uses.setdefault(use.text, []).append(use)
    for short, hits in uses.items():
        if short[1:-1] not in defined:
            yield Fault(
                hits[0].place,
                f"用了简称{short}，前面没有交代全称{often(len(hits))}",
                f"请在第一次出现时写全称，并加“（以下简称{short}）”",
            )
    for passage in prose(report):
        for sentence in split_sentences(passage):
            yield from _defined_wrongly(sentence)


def _texts(report: Report) -> Iterator[str]:
    """Yield the whole text, page furniture and all: a definition counts wherever it stands."""
    for block in report.document.blocks:
        if isinstance(block, Paragraph) and _MAY_DEFINE.search(block.text):
            yield fold(block.text)


def _kinds_defined(text: str) -> Iterator[str]:
    for match in _DEFINED.finditer(text):
        yield from _KIND.findall(match[1])


def _defined_wrongly(sentence: Passage) -> Iterator[Fault]:
    titles = list(cited_titles(sentence.text))
    ends = [title.end for title in titles]
    for match in _DEFINED.finditer(sentence.text):
        reach = max(0, match.start() - _REACH)
        before = sentence.text[reach : match.start()]
        near = titles[bisect_left(ends, reach) : bisect_right(ends, match.start())]
        full = [title.words for title in near]
        for kind in _KIND.findall(match[1]):
            if full and not any(kind in words for words in full) and kind not in before[-30:]:
                yield Fault(
                    sentence.place(match.start(), match.end()),
                    f"简称《{kind}》与前面的《{full[-1]}》对不上",
                    "请改用与全称相符的简称，后文一并改过来",
                )
