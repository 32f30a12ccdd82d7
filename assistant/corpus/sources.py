"""Sentences of the corpus, read to be compared with a report's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from assistant.corpus.common_wording import own_clauses
from assistant.corpus.normalise import names_of
from assistant.corpus.shard import positions
from assistant.corpus.shard_building import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.corpus.fingerprints import Codes
    from assistant.corpus.index import Corpus
    from assistant.corpus.normalise import Mask
    from assistant.corpus.shard import Shard

# Copies edited in every way share their grams as 2 × similarity - 1 says, where they share that
# many; fewer than a few grams tell nothing.
_LEAST_SHARED = 0.3
_LEAST_GRAMS = 4


class SourceReport:
    """A report of the corpus, of which one sentence is read, or all are.

    It is compared with another, the mask of which is given.
    """

    def __init__(self, number: int, corpus: Corpus, mask: Mask) -> None:
        self.number = number
        self.shard, self._place = corpus.shard_of(number)
        self.source, self.words = self.shard.read(self._place)
        self._mask_of_asked = mask
        self._masked: dict[int, str] = {}

    @cached_property
    def mask(self) -> Mask:
        """Return the mask that knows the names of both units."""
        return self._mask_of_asked.with_names(names_of(self.source.unit))

    def section(self, sentence: int) -> str | None:
        """Return the section that a sentence stands in."""
        return self.shard.sections(self._place)[sentence]

    def text(self, sentence: int) -> str:
        """Return a sentence as rules read it."""
        return folded([self.words[sentence]])[0]

    def masked(self, sentence: int) -> str:
        """Return a sentence masked."""
        if sentence not in self._masked:
            self._masked[sentence] = self.mask(self.text(sentence))
        return self._masked[sentence]

    def names_its_unit(self, sentence: int) -> bool:
        """Return whether a sentence holds a name of the report's unit or of a place above it."""
        text = self.text(sentence)
        return any(name in text for name in names_of(self.source.unit))

    def remember(self, sentence: int, masked: str) -> None:
        """Take what a sentence reads masked from someone who found out already."""
        self._masked[sentence] = masked

    def read_whole(self) -> Sequence[SourceSentence]:
        """Return every sentence of the report."""
        self._masked.update(enumerate(self.mask.lines(folded(self.words))))
        return [SourceSentence(self, sentence) for sentence in range(len(self.words))]


@dataclass(frozen=True)
class SourceSentence:
    """A sentence of the corpus that may be the source of one of the report's; or two in a row."""

    report: SourceReport
    place: int
    count: int = 1

    @property
    def places(self) -> range:
        """Return the numbers of its sentences in the report."""
        return range(self.place, self.place + self.count)

    @property
    def words(self) -> str:
        """Return it as it stands in the file."""
        return "。".join(self.report.words[place] for place in self.places)

    @cached_property
    def text(self) -> str:
        """Return it as rules read it."""
        return "。".join(map(self.report.text, self.places))

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """Return the clauses that are no common wording."""
        masked = map(self.report.masked, self.places)
        return tuple(clause for line in masked for clause in own_clauses(line))

    @cached_property
    def length(self) -> int:
        """Return how many characters these clauses have."""
        return sum(map(len, self.clauses))

    def with_neighbours(self) -> list[SourceSentence]:
        """Return it with the sentence before it, and with the one behind it, where there is one."""
        starts = range(max(0, self.place - 1), min(self.place + 1, len(self.report.words) - 1))
        return [SourceSentence(self.report, start, 2) for start in starts]


def mask_together(sentences: Iterable[SourceSentence], mask: Mask) -> None:
    """Mask single sentences of many reports at once by the mask of the report asked about.

    Those that name their own unit are left for the mask that knows its names.
    """
    plain = [each for each in sentences if not each.report.names_its_unit(each.place)]
    masked = mask.lines([each.report.text(each.place) for each in plain])
    for each, line in zip(plain, masked, strict=True):
        each.report.remember(each.place, line)


@dataclass(frozen=True)
class HashedSentence:
    """A sentence that is known by hashes alone; `similarity` is guessed from what they share."""

    report: SourceReport
    place: int
    similarity: float

    @classmethod
    def of(
        cls, report: SourceReport, place: int, skeleton: int, wanted: int, grams: Codes
    ) -> HashedSentence:
        """Return the sentence with a skeleton, compared with the hash and the grams of another."""
        if int(report.shard.arrays["skeleton"][skeleton]) == wanted:
            return cls(report, place, 1.0)
        shared = _shared(np.unique(grams), report.shard, skeleton)
        return cls(report, place, (1 + shared) / 2 if shared >= _LEAST_SHARED else 0.0)


def _shared(grams: Codes, shard: Shard, skeleton: int) -> float:
    """Return which part of their grams a sentence and a skeleton have in common, 0 to 1."""
    at = positions(shard.arrays["gram"], grams)
    spans = shard.arrays["posting_start"]
    count = 0
    for number in at[at >= 0].tolist():
        posting = shard.arrays["posting"][int(spans[number]) : int(spans[number + 1])]
        count += positions(posting, np.array([skeleton], np.uint32))[0] >= 0
    both = len(grams) + int(shard.arrays["gram_count"][skeleton])
    return 2 * count / both if len(grams) >= _LEAST_GRAMS else 0.0
