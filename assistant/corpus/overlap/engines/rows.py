"""What an engine is given and what it gives back: columns of numbers, no words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from assistant.corpus.fingerprints import is_first, packed, skeletons_of, unpacked

if TYPE_CHECKING:
    from collections.abc import Sequence

Column: TypeAlias = np.ndarray[Any, np.dtype[Any]]

# The report of a sentence that is left out.
NOWHERE = -1
# Shares are compared as whole numbers, so that every engine rounds alike: not at all.
WHOLE = 1_000_000


@dataclass(frozen=True, slots=True)
class Sampling:
    """Which fingerprints a sentence has, and how many two sentences must share.

    A fingerprint is the hash of `gram` characters in a row; a sentence keeps the `kept` smallest.
    One that stands in more than `commonest` sentences finds nothing.
    """

    gram: int
    kept: int
    shared: int
    commonest: int


# Nearly every edited copy among the reports of a county.
FINE = Sampling(gram=5, kept=32, shared=3, commonest=400)
# What was copied word for word or edited lightly, in an eighth of the rows: for a province.
COARSE = Sampling(gram=8, kept=4, shared=2, commonest=100)


@dataclass(frozen=True, slots=True)
class Rows:
    """Fingerprints: `gram` stands in `sentence`. Each pair of the two is there once."""

    gram: Column
    sentence: Column

    def __len__(self) -> int:
        return len(self.gram)


@dataclass(frozen=True, slots=True)
class Sentences:
    """For each sentence, numbered from 0 report by report: its report and its length.

    A sentence that is left out has `NOWHERE` for its report.
    """

    report: Column
    length: Column

    def __len__(self) -> int:
        return len(self.report)

    def kept(self) -> Column:
        """Return the numbers of the sentences that are not left out."""
        return np.flatnonzero(self.report != NOWHERE)

    def left_out(self) -> Column:
        """Return the numbers of the others."""
        return np.flatnonzero(self.report == NOWHERE)

    def said(self) -> Column:
        """Return how long all sentences of each report are together."""
        kept = self.kept()
        sums = np.bincount(self.report[kept], weights=self.length[kept])
        return sums.astype(np.int64)


@dataclass(frozen=True, slots=True)
class ReportPairs:
    """Pairs of reports, `one` before `other`, and how many pairs of their sentences are alike.

    `length_one` and `length_other` add up these sentences on either side. One that has its like
    twice in the other report counts twice: no report shares more than they say.
    """

    one: Column
    other: Column
    count: Column
    length_one: Column
    length_other: Column

    def __len__(self) -> int:
        return len(self.one)

    def take(self, which: Column) -> ReportPairs:
        """Return some of the pairs, by their numbers or by a mask."""
        return ReportPairs(
            self.one[which],
            self.other[which],
            self.count[which],
            self.length_one[which],
            self.length_other[which],
        )


@dataclass(frozen=True, slots=True)
class SentencePairs:
    """Pairs of sentences of different reports, `one` before `other`."""

    one: Column
    other: Column

    def __len__(self) -> int:
        return len(self.one)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many pairs there are of sentences and of reports.

    `pairs` holds the pairs of reports that may share as much as was asked for.
    """

    sentence_pairs: int
    report_pairs: int
    pairs: ReportPairs


def millionths(share: float) -> int:
    """Return a share as a part of `WHOLE`."""
    return round(share * WHOLE)


def fingerprints(texts: Sequence[str], sampling: Sampling, first: int = 0) -> Rows:
    """Return the fingerprints of the texts, which are sentences `first`, `first` + 1 and so on."""
    hashes, owner = skeletons_of(texts).grams(sampling.gram, sampled=1)
    keys = np.sort(packed(owner, hashes))
    keys = keys[is_first(keys)]
    sentence, gram = unpacked(keys)
    starts, lengths = runs(sentence)
    kept = np.arange(len(keys)) - np.repeat(starts, lengths) < sampling.kept
    # Spark has no unsigned numbers.
    return Rows(gram[kept].view(np.int32), sentence[kept].astype(np.int32) + np.int32(first))


def runs(ordered: Column) -> tuple[Column, Column]:
    """Return where each run of equal values begins, and how long it is."""
    starts = np.flatnonzero(is_first(ordered))
    return starts, np.diff(starts, append=len(ordered))
