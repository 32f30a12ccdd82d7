"""Write who shares what with whom as one page: a heat map, the pairs, and what they share."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.corpus.changes import changes
from assistant.corpus.overlap.result import Order
from assistant.emitters.overlap.heat_map import STEPS, heat_map
from assistant.emitters.overlap.naming import (
    FOREIGN,
    ORDERS,
    OWN,
    UNNAMED,
    Names,
    extent_of,
    kinds_of,
    percent,
    relation_of,
    section_name,
)
from assistant.emitters.page import page_template
from assistant.emitters.plain import clean
from assistant.report.passage import is_folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TextIO

    from assistant.corpus.match import Kept, Source
    from assistant.corpus.overlap.result import Evidence, Overlap, Pair
    from assistant.emitters.outcome import Unread

# What a page holds that can be opened and read; all of it is in the other formats.
_PAIRS, _FIRST, _CLUSTERS, _NAMED, _SPREAD, _VERSIONS = 300, 5, 30, 60, 50, 50


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some characters of a sentence, which were changed or not."""

    text: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class _Shown:
    """A sentence as it is shown: the section it stands in, and its pieces."""

    section: str
    pieces: Sequence[_Piece]


def emit(overlap: Overlap, unread: Sequence[Unread], stream: TextIO) -> None:
    """Write a page that needs nothing besides itself, and no script."""
    names = Names(overlap.members)

    def evidence(pair: Pair) -> Iterator[tuple[Evidence, _Shown, _Shown]]:
        earlier, later = (overlap.members[s.report].source for s in (pair.earlier, pair.later))
        for each in pair.evidence:
            yield each, *_shown(each, earlier, later)

    page = page_template("overlap/page.html", percent=percent)
    listed = overlap.listed[:_PAIRS]
    parts = page.stream(
        overlap=overlap,
        listed=listed,
        first=list(_first(overlap)),
        clusters=overlap.clusters[:_CLUSTERS],
        named=_NAMED,
        sentences=overlap.spread[:_SPREAD],
        versions=overlap.versions[:_VERSIONS],
        unread=unread,
        names=names,
        orders=ORDERS,
        kinds=kinds_of,
        extent=lambda cluster: extent_of(cluster, overlap),
        relation=lambda pair: relation_of(pair, overlap),
        is_known=lambda pair: pair.order is not Order.UNKNOWN,
        is_by_year=lambda pair: pair.order is Order.YEAR,
        heat=heat_map(overlap, names, len(listed)),
        steps=STEPS,
        evidence=evidence,
        section=lambda spread: section_name(spread.kept, overlap.members[spread.report].source),
    )
    for part in parts:
        stream.write(part)


@dataclass(frozen=True, slots=True)
class _First:
    """Whom a report shares most with: pair `number`; it shares enough with `others`, too."""

    number: int
    pair: Pair
    others: int


def _first(overlap: Overlap) -> Iterator[tuple[str, Sequence[_First]]]:
    """Yield what to look at first, by relation: the reports that share most, each once."""
    for relation in (FOREIGN, UNNAMED, OWN):
        found = [pair for pair in overlap.pairs if relation_of(pair, overlap) == relation]
        counts = Counter(pair.later.report for pair in found)
        first: dict[int, _First] = {}
        for number, pair in enumerate(overlap.listed[:_PAIRS], 1):
            later = pair.later.report
            if relation_of(pair, overlap) == relation and later not in first:
                first[later] = _First(number, pair, counts[later] - 1)
        if first:
            yield relation, list(first.values())[:_FIRST]


def _shown(evidence: Evidence, earlier: Source, later: Source) -> tuple[_Shown, _Shown]:
    """Return both sentences of the evidence, the earlier first, what differs being marked."""
    old, new = evidence.earlier, evidence.later
    # The ranges of changes count folded characters; of what is not, none are marked.
    is_plain = is_folded(old.text) and is_folded(new.text)
    found = changes(new.text, old.text) if is_plain else ()
    return (
        _marked(old, earlier, ((c.source_start, c.source_end) for c in found)),
        _marked(new, later, ((c.start, c.end) for c in found)),
    )


def _marked(kept: Kept, source: Source, ranges: Iterable[tuple[int, int]]) -> _Shown:
    return _Shown(section_name(kept, source), list(_pieces(kept.text, ranges)))


def _pieces(text: str, ranges: Iterable[tuple[int, int]]) -> Iterator[_Piece]:
    """Yield the text cut into what was changed and what was not."""
    at = 0
    for start, end in sorted(ranges):
        start = max(start, at)
        if start > at:
            yield _Piece(clean(text[at:start]), is_changed=False)
        if end > start:
            yield _Piece(clean(text[start:end]), is_changed=True)
        at = max(at, end)
    if at < len(text):
        yield _Piece(clean(text[at:]), is_changed=False)
