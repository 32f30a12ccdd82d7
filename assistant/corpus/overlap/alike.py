"""Pairs of alike sentences, and how much of two reports they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assistant.corpus.fingerprints import is_first, packed, unpacked

if TYPE_CHECKING:
    from assistant.corpus.overlap.engines.rows import Column, ReportPairs


@dataclass(frozen=True, slots=True)
class Alike:
    """Pairs of statements of which one is a copy, and the number of their pair of reports.

    `odds` says how sure that is. `counts_one` and `counts_other` say whether either is shared: of a
    long report that has little in common with a short one, a phrase is not, though it is of the
    short one.
    """

    pair: Column
    one: Column
    other: Column
    odds: Column
    counts_one: Column
    counts_other: Column

    def __len__(self) -> int:
        return len(self.pair)

    def take(self, which: Column) -> Alike:
        """Return some of the pairs, by their numbers or by a mask."""
        return Alike(
            self.pair[which],
            self.one[which],
            self.other[which],
            self.odds[which],
            self.counts_one[which],
            self.counts_other[which],
        )


@dataclass(frozen=True, slots=True)
class Shares:
    """For each pair of reports, how much of either report the other has, too."""

    sentences: tuple[Column, Column]
    length: tuple[Column, Column]
    share: tuple[Column, Column]

    @property
    def larger(self) -> Column:
        """Return the larger of the two shares of each pair."""
        return np.maximum(*self.share)


def shares_of(alike: Alike, reports: ReportPairs, length: Column, said: Column) -> Shares:
    """Return what the reports of each pair share; a sentence counts once, however often found.

    `length` belongs to the statements; `said` is how long those of each report are together.
    """
    (sentences_one, length_one), (sentences_other, length_other) = (
        _side(alike.pair[counts], side[counts], len(reports), length)
        for side, counts in ((alike.one, alike.counts_one), (alike.other, alike.counts_other))
    )
    return Shares(
        (sentences_one, sentences_other),
        (length_one, length_other),
        (
            length_one / np.maximum(1, said[reports.one]),
            length_other / np.maximum(1, said[reports.other]),
        ),
    )


def sentences_per_pair(pair: Column, sentence: Column, pairs: int) -> Column:
    """Return for each pair of reports how many sentences of one side there are."""
    of_pair, _ = _distinct(pair, sentence)
    return np.bincount(of_pair, minlength=pairs)


def _side(pair: Column, sentence: Column, pairs: int, length: Column) -> tuple[Column, Column]:
    """Return for each pair of reports how many sentences of one side there are, and how long."""
    of_pair, distinct = _distinct(pair, sentence)
    lengths = np.bincount(of_pair, weights=length[distinct], minlength=pairs)
    return np.bincount(of_pair, minlength=pairs), lengths.astype(np.int64)


def _distinct(pair: Column, sentence: Column) -> tuple[Column, Column]:
    ordered = np.sort(packed(pair, sentence))
    return unpacked(ordered[is_first(ordered)])
