"""The reports to compare with, indexed by what their sentences have in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import TYPE_CHECKING

from assistant.corpus.common_wording import SHORTEST, own_clauses
from assistant.corpus.normalise import Mask, bare, han_length, names_of, short_name
from assistant.corpus.prose import prose_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.report.report import Report, Sentence

_GRAM = 5
# The rarest grams of a sentence find its source; a gram that stands everywhere finds nothing.
_GRAMS_ASKED = 16
_COMMONEST = 1000
_CANDIDATES = 20

# A sentence in this many units' reports, and in this share of them, is common wording.
_SPREAD_UNITS = 5
_SPREAD_SHARE = 0.3


@dataclass(frozen=True)
class Entry:
    """A sentence of a report in the corpus; `report` counts the corpus's reports from 0."""

    report: int
    sentence: Sentence
    masked: str

    @cached_property
    def skeleton(self) -> str:
        """Return the masked sentence without punctuation."""
        return bare(self.masked)

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """Return the clauses that are no common wording."""
        return own_clauses(self.masked)


class Corpus:
    """Reports to find reuse in; it is built once and only read then."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.reports = tuple(reports)
        self._entries = list(self._read())
        self._by_gram: dict[str, list[int]] = defaultdict(list)
        for index, entry in enumerate(self._entries):
            for gram in grams(entry.skeleton):
                self._by_gram[gram].append(index)

    @classmethod
    def of(cls, reports: Iterable[Report]) -> Corpus:
        """Return a corpus of the reports."""
        return cls(tuple(reports))

    def __len__(self) -> int:
        return len(self.reports)

    def _read(self) -> Iterator[Entry]:
        for index, report in enumerate(self.reports):
            mask = Mask(names_of(report.unit))
            for sentence in prose_of(report):
                entry = Entry(index, sentence, mask(sentence.text))
                if han_length(entry.masked) >= SHORTEST:
                    yield entry

    @cached_property
    def names(self) -> frozenset[str]:
        """Return every name that the units of the corpus go by."""
        return frozenset().union(*(names_of(unit) for unit in self._units))

    @cached_property
    def _units(self) -> frozenset[str]:
        return frozenset(report.unit for report in self.reports if report.unit)

    @cached_property
    def _spread(self) -> Mapping[str, int]:
        """Return in how many units' reports each skeleton stands."""
        pairs = {(e.skeleton, short_name(self.reports[e.report].unit)) for e in self._entries}
        return Counter(skeleton for skeleton, _ in pairs)

    def is_widespread(self, masked: str) -> bool:
        """Return whether so many units have this sentence that none can have copied it."""
        units = self._spread.get(bare(masked), 0)
        return units >= _SPREAD_UNITS and units >= _SPREAD_SHARE * len(self._units)

    def candidates(self, masked: str, but: frozenset[int] = frozenset()) -> list[Entry]:
        """Return the sentences that share most with a masked one, none from the reports `but`."""
        evidence: dict[int, float] = defaultdict(float)
        # Sorted, for a set's order changes from run to run, and with it what is found.
        found = (self._entries_with(gram, but) for gram in sorted(grams(bare(masked))))
        for entries in sorted(filter(None, found), key=len)[:_GRAMS_ASKED]:
            weight = log(1 + len(self._entries) / len(entries))
            for index in entries:
                evidence[index] += weight
        best = sorted(evidence, key=lambda index: (-evidence[index], index))[:_CANDIDATES]
        return [self._entries[index] for index in best]

    def _entries_with(self, gram: str, but: frozenset[int]) -> list[int]:
        """Return the sentences with `gram`; none when it stands in too many to mean anything."""
        entries = self._by_gram.get(gram, [])
        if len(entries) > _COMMONEST:
            return []
        return [i for i in entries if self._entries[i].report not in but] if but else entries


def grams(skeleton: str) -> set[str]:
    """Return the runs of five characters in a skeleton."""
    return {skeleton[at : at + _GRAM] for at in range(len(skeleton) - _GRAM + 1)}
