"""Totals with their parts in prose: 公开30条，其中网站20条、公众号10条."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from assistant.report.figures import read_figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.report.document import Place
    from assistant.report.figures import Figure
    from assistant.report.passage import Passage
    from assistant.report.report import Report


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a total: the words it goes by, and its number."""

    label: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total and the parts that follow it, all of one unit.

    `totals` holds every number the parts may be meant to add up to: the total itself, the other
    numbers of the same unit before it, and the sums of two of them (本年新收 and 上年结转).
    `is_closed` says that the words leave no room for other parts; `is_open` that they do (等,
    主要, a list that breaks off).
    """

    passage: Passage
    total: Figure
    parts: tuple[Part, ...]
    totals: frozenset[Decimal]
    is_closed: bool
    is_open: bool

    @property
    def place(self) -> Place:
        """Return where total and parts stand."""
        return self.passage.place(self.total.start, self.parts[-1].figure.end)

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Return the parts' numbers in order."""
        return tuple(part.figure.value for part in self.parts)

    @property
    def is_exact(self) -> bool:
        """Return whether neither the total nor any part is approximate."""
        return not any(f.is_approximate for f in (self.total, *(p.figure for p in self.parts)))


@dataclass(frozen=True, slots=True)
class _Scope:
    """A stretch of text with its brackets blanked, and the figures in it."""

    text: str
    start: int
    figures: tuple[Figure, ...]


_MASK = "＿"
_BRACKET = re.compile(r"（([^（）]*)）")
_PIECE = re.compile(r"[^。！？]+")
_LEAD = re.compile(
    r"(?P<open>主要)?(?:其中|(?P<closed>分别(?:为|是)|(?<=[条件份篇期场])：)|(?<!不)包括|(?<!不)包含)"
    r"(?:[，：]?(?:有|包括|包含|含|(?P<open2>主要)|(?P<closed2>分别(?:为|是))))*[，：]?"
)
_BRACKET_LEAD = re.compile(r"其中|含|包括|包含|主要|如|不|另|较|比|同比|占|注")
_RATES = frozenset({"%", "百分点", "个百分点"})
_COMPARISON = re.compile(
    r"较|比上|比去|同比|增[加长幅]|减少|下降|上升|环比|占比|上年(?!结转|转结)|去年"
)
_NEW_TOPIC = re.compile(
    r"(?:同时|此外|另外?|并且?|全年|年内|累计|开展|组织(?!机构)|召开|举办|举行|收到|新收|共|通过(?=[^，；]*共)|现有|目前|截至"
    r"|平均|单[条篇]|最高|提前|回应|制作|参加|接受|覆盖|受理)"
)
_EACH = re.compile(r"(?:各|均|每)(?:有|为)?$")
_YEAR_LABEL = re.compile(r"(?:20\d\d|上|去|今|本|前)年度?[^，；、]{0,6}")


def breakdowns(report: Report) -> Iterator[Breakdown]:
    """Yield every total with parts in the sections' prose, in reading order."""
    for section in report.sections:
        for paragraph in section.paragraphs:
            figures = [f for f in read_figures(paragraph.text) if f.unit not in _RATES]
            if len(figures) > 1:
                found = [*_outside(paragraph, figures), *_inside(paragraph, figures)]
                yield from sorted(found, key=lambda breakdown: breakdown.total.start)


def _masked(text: str) -> str:
    while _BRACKET.search(text):
        text = _BRACKET.sub(lambda match: _MASK * len(match[0]), text)
    return text


def _outside(paragraph: Passage, figures: Sequence[Figure]) -> Iterator[Breakdown]:
    """Yield the breakdowns that words such as 其中 introduce, brackets left out."""
    masked = _masked(paragraph.text)
    seen = [figure for figure in figures if masked[figure.start] != _MASK]
    before: tuple[Figure, ...] = ()
    for piece in _PIECE.finditer(masked):
        own = tuple(f for f in seen if piece.start() <= f.start < piece.end())
        yield from _led(paragraph, _Scope(piece[0], piece.start(), own), before)
        before = own


def _inside(paragraph: Passage, figures: Sequence[Figure]) -> Iterator[Breakdown]:
    """Yield the breakdowns in brackets behind their total, and those within brackets."""
    for bracket in _BRACKET.finditer(paragraph.text):
        own = tuple(f for f in figures if bracket.start() < f.start < bracket.end())
        scope = _Scope(bracket[1], bracket.start(1), own)
        total = next((f for f in figures if 0 <= bracket.start() - f.end <= 2), None)
        lead = _LEAD.match(bracket[1]) or re.match(r"含有?", bracket[1])
        yield from _led(paragraph, scope, (total,) if total and lead else ())
        if total and not _BRACKET_LEAD.match(bracket[1]):
            parts, is_open = _parts(scope, 0, len(scope.text))
            yield from _made(paragraph, (total,), parts, is_closed=True, is_open=is_open)


def _led(paragraph: Passage, scope: _Scope, earlier: tuple[Figure, ...]) -> Iterator[Breakdown]:
    leads = list(_LEAD.finditer(scope.text))
    ends = [*(lead.start() for lead in leads), len(scope.text)][1:]
    for lead, end in zip(leads, ends, strict=True):
        at = scope.start + lead.start()
        before = tuple(f for f in scope.figures if f.end <= at and not _compares(scope, f))
        if not before and not scope.text[: lead.start()].strip("，；：“”" + _MASK):
            before = earlier
        # What stands before the next 其中 is the total of that, not a part of this.
        is_cut = end < len(scope.text)
        last = scope.text.rfind("；", lead.end(), end) if is_cut else -1
        parts, breaks_off = _parts(scope, lead.end(), last if last > 0 else end)
        yield from _made(
            paragraph,
            before,
            parts,
            is_closed=bool(lead["closed"] or lead["closed2"]),
            is_open=bool(breaks_off or (is_cut and last < 0) or lead["open"] or lead["open2"]),
        )


def _compares(scope: _Scope, figure: Figure) -> bool:
    """Return whether a figure only says by how much another has changed."""
    before = scope.text[: figure.start - scope.start]
    clause = re.split(r"[，；：]", before)[-1]
    return bool(_COMPARISON.search(clause))


def _made(
    paragraph: Passage,
    before: tuple[Figure, ...],
    parts: tuple[Part, ...],
    *,
    is_closed: bool,
    is_open: bool,
) -> Iterator[Breakdown]:
    """Yield the breakdown, unless the parts have no total of their unit before them."""
    if not parts or any(_YEAR_LABEL.fullmatch(part.label) for part in parts):
        return
    same = [figure for figure in before if figure.unit == parts[0].figure.unit]
    if not same:
        return
    values = [figure.value for figure in same]
    totals = {*values, *(a + b for a, b in combinations(values, 2)), sum(values, Decimal(0))}
    yield Breakdown(paragraph, same[-1], parts, frozenset(totals), is_closed, is_open)


def _parts(scope: _Scope, start: int, end: int) -> tuple[tuple[Part, ...], bool]:
    """Return the parts listed between two offsets, and whether the list leaves others out."""
    parts: list[Part] = []
    for clause in re.finditer(r"[^，；]+", scope.text[start:end]):
        first, last = (scope.start + start + at for at in clause.span())
        own = [f for f in scope.figures if first <= f.start < last]
        unit = parts[0].figure.unit if parts else own[0].unit if own else ""
        if not own and not parts and len(clause[0]) <= 12:
            continue
        if not own or _ends(clause[0], own, unit):
            is_over = scope.text[start + clause.start() - 1] == "；"
            return tuple(parts), not is_over and _has_more(scope, first, unit)
        parts += _labelled(scope, first, last, own)
        tail = scope.text[own[-1].end - scope.start :][:1]
        if tail == "等" or _EACH.search(parts[-1].label):
            return tuple(parts), True
    return tuple(parts), False


def _ends(clause: str, figures: Sequence[Figure], unit: str) -> bool:
    """Return whether a clause no longer belongs to the list of parts before it."""
    if any(figure.unit != unit for figure in figures) or "：" in clause:
        return True
    return bool(_NEW_TOPIC.match(clause) or _COMPARISON.search(clause))


def _has_more(scope: _Scope, start: int, unit: str) -> bool:
    """Return whether further numbers of the unit follow where the list broke off."""
    return any(f.unit == unit and f.start >= start for f in scope.figures)


def _labelled(scope: _Scope, first: int, last: int, figures: Sequence[Figure]) -> Iterator[Part]:
    """Yield each figure of a clause with the words before it; those behind it if none are."""
    bounds = [first, *(figure.end for figure in figures)]
    for (begin, _), figure in zip(pairwise(bounds), figures, strict=True):
        label = scope.text[begin - scope.start : figure.start - scope.start].strip("、和及“”")
        after = scope.text[figure.end - scope.start : last - scope.start]
        yield Part(label or re.split("[、，；]", after)[0], figure)
