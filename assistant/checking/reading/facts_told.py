"""What a sentence tells that only its own unit could tell: figures, dates, names, events."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.checking.knowledge import any_of, load_knowledge
from assistant.report.figures import read_figures
from assistant.report.passage import HAN
from assistant.report.pattern import Pattern
from assistant.report.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = Pattern(
    r"^(?:[一二三四五六七八九十]{1,2}是|（[一二三四五六七八九十\d]{1,2}）|\d{1,2}[.、．])"
)
_TIME = Pattern(
    r"(?<!\d)\d{1,2}月|[一二三四]季度|[上下]半年|年[中底末初]前?|[每按逐]\s?(?:个?工作)?[日天周月季旬年]|每半年|半年|当[日天月]"
    r"|\d{1,3}(?:个?(?:工作日|自然日|月|小时)|天|日|周|分钟|年内|倍|公里)|[一二两三四五六七八九十]个(?:工作日|月)|汛期|农忙|赶集|集日"
    r"|[一二三四五六七八九十]{1,2}月(?:份|底|前|起|中)"
)
_TITLE = Pattern(
    r"《(?!(?:中华人民共和国)?(?:政府)?信息公开条例》|条例》|中华人民共和国政府信息公开工作年度报告格式》)[^》]+》"
)
_QUOTED = Pattern(r"“([^”]{2,16})”")
_LINK = Pattern(r"https?[：:]//|www\.")
# In figures, whatever is counted is counted: 17种, 视频1段. A year, a number of a document, of a
# hotline or in a row counts nothing.
_COUNTED = Pattern(rf"(?<![\d.．第〔/])\d{{1,4}}(?![\d年号届]|个?热线|政务)[余多]?{HAN}")
_CHECKABLE = (_TIME, _TITLE, _LINK, _COUNTED)
_PLACES = ("村", "社区")
_HAN = Pattern(rf"{HAN}+")
# Neither a bare year nor what is counted off (从以下三个方面) is a fact, nor a law's own date. So
# many as have two figures are not counted off.
_NO_FACT = Pattern(
    r"20\d\d年(?!\d)|(?:(?<!\d)\d|[一二三四五六七八九十两几]+)(?:个?方面|[项条]措施|[个项]问题|点|个环节)"
    r"|条例》?[^，。；]{0,8}20\d\d年\d{1,2}月\d{1,2}日[^，。；]{0,4}[实施]行?"
)


def facts_in(text: str) -> tuple[str, ...]:
    """Return the facts of a text: figures, times, titles, quoted names, units, events, fields."""
    return tuple(dict.fromkeys(_facts(_bare(text))))


def has_fact(text: str) -> bool:
    """Return whether there is any fact in a text; words are cut only where nothing else is one."""
    return any(True for _ in _facts(_bare(text)))


def has_mark(text: str) -> bool:
    """Return whether there is a fact beyond what a text is about: a measure has to name more."""
    fields = any_of(load_knowledge("hollow")["fields"])
    return any(not fields.fullmatch(fact) for fact in _facts(_bare(text)))


def evidence_in(text: str) -> tuple[str, ...]:
    """Return what a reader can check of a text: figures, times, titles and links."""
    bare = _bare(text)
    checked = (match[0] for pattern in _CHECKABLE for match in pattern.finditer(bare))
    return tuple(dict.fromkeys((*_figures(bare), *checked)))


def has_date(text: str) -> bool:
    """Return whether a text says when or how often."""
    return bool(_TIME.search(_bare(text)))


def has_figure(text: str) -> bool:
    """Return whether a text counts or measures something."""
    return any(_figures(_bare(text)))


def has_owner(text: str) -> bool:
    """Return whether a text says who: an office by its name, or a post."""
    hollow = load_knowledge("hollow")
    return bool(any_of((*hollow["offices"], *hollow["owners"])).search(text))


def is_stock(text: str) -> bool:
    """Return whether every word of a text is one that all units' reports use."""
    return not own_words(text)


def own_words(text: str) -> frozenset[str]:
    """Return the words of a text that are not among those that all units' reports use."""
    found = {word for word in words(_MARK.sub("", text)) if len(word) > 1 and _HAN.fullmatch(word)}
    return frozenset(found - _stock())


def _bare(text: str) -> str:
    return _NO_FACT.sub("", _MARK.sub("", text))


@cache
def _stock() -> frozenset[str]:
    return frozenset(load_knowledge("hollow")["stock"])


def _facts(text: str) -> Iterator[str]:
    hollow = load_knowledge("hollow")
    yield from evidence_in(text)
    slogans = any_of(hollow["slogans"])
    yield from (quoted[0] for quoted in _QUOTED.finditer(text) if not slogans.search(quoted[1]))
    for key in ("offices", "events", "fields"):
        yield from (match[0] for match in any_of(hollow[key]).finditer(text))
    yield from _places(text)


def _figures(text: str) -> Iterator[str]:
    """Yield the figures that count something; 一些 and 一项 count nothing."""
    for figure in read_figures(text):
        if text[figure.start].isdigit() or figure.value > 1:
            yield f"{figure.value}{figure.unit}"


def _places(text: str) -> Iterator[str]:
    """Yield the villages and communities that are called by their name."""
    if not any(kind in text for kind in _PLACES):
        return
    no_names = _stock() | set(load_knowledge("hollow")["no_names"])
    for name, kind in pairwise(["", *words(text)]):
        if kind in _PLACES and _HAN.fullmatch(name) and name not in no_names:
            yield f"{name}{kind}"
        elif kind.endswith(_PLACES) and len(kind) > 2 and kind not in no_names:
            yield kind
