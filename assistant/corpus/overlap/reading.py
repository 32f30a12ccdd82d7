"""Read the pairs of sentences that share fingerprints, and keep those that are alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assistant.corpus.align import judge
from assistant.corpus.fingerprints import is_first, packed, unpacked
from assistant.corpus.overlap.common_pairs import CommonPairs
from assistant.corpus.overlap.engines.rows import runs

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.corpus.align import Likeness
    from assistant.corpus.overlap.engines.rows import Column, ReportPairs, SentencePairs
    from assistant.corpus.overlap.statements import Statements


_SAME, _NO_COPY = np.inf, -np.inf


@dataclass(frozen=True, slots=True)
class Alike:
    """Pairs of statements of which one is a copy, and the number of their pair of reports.

    `odds` says how sure that is; it is infinite where they differ in years or names at most.
    """

    pair: Column
    one: Column
    other: Column
    odds: Column


def read_pairs(
    statements: Statements,
    reports: ReportPairs,
    is_own: Column,
    found: SentencePairs,
    told: Callable[[int, int], None],
) -> Alike:
    """Return the pairs of sentences that are alike; `reports` are in order.

    Every two wordings are compared once, in however many reports they stand.
    """
    of_reports = packed(statements.report[found.one], statements.report[found.other])
    pair = np.searchsorted(packed(reports.one, reports.other), of_reports)
    wordings = np.stack([statements.wording[found.one], statements.wording[found.other]])
    distinct, number = np.unique(packed(*np.sort(wordings, axis=0)), return_inverse=True)
    odds = _odds(statements, distinct, told)[number, is_own[pair].astype(np.int64)]
    held = odds > _NO_COPY
    return Alike(pair[held], found.one[held], found.other[held], odds[held])


def _odds(statements: Statements, wordings: Column, told: Callable[[int, int], None]) -> Column:
    """Return how sure it is that two wordings are one, in reports of two units, and of one."""
    one, other = (side.astype(np.int64) for side in unpacked(wordings))
    odds = np.full((len(wordings), 2), _NO_COPY)
    odds[one == other] = _SAME
    known, places = np.unique(np.concatenate([one, other]), return_inverse=True)
    clauses = [statements.example(wording).clauses for wording in known.tolist()]
    common = CommonPairs(["".join(each) for each in clauses])
    first, second = places[: len(one)], places[len(one) :]
    for start, count in zip(*(column.tolist() for column in runs(one)), strict=True):
        others = second[start : start + count]
        worth = common.worth_aligning(int(first[start]), others) & (others != first[start])
        judged = judge(clauses[first[start]], [clauses[at] for at in others[worth].tolist()])
        for at, likeness in zip(np.flatnonzero(worth).tolist(), judged, strict=True):
            odds[start + at] = _both(likeness)
        told(start + count, len(wordings))
    return odds


def _both(likeness: Likeness) -> list[float]:
    return [likeness.odds if likeness.is_copy(is_own=own) else _NO_COPY for own in (False, True)]


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


def shares_of(alike: Alike, reports: ReportPairs, statements: Statements, said: Column) -> Shares:
    """Return what the reports of each pair share; a sentence counts once, however often found."""
    sides = [
        _side(alike.pair, side, statements.length, len(reports))
        for side in (alike.one, alike.other)
    ]
    one, other = (
        length / np.maximum(1, said[report])
        for (_, length), report in zip(sides, (reports.one, reports.other), strict=True)
    )
    (sentences_one, length_one), (sentences_other, length_other) = sides
    return Shares((sentences_one, sentences_other), (length_one, length_other), (one, other))


def _side(pair: Column, sentence: Column, length: Column, pairs: int) -> tuple[Column, Column]:
    """Return for each pair of reports how many sentences of one side there are, and how long."""
    ordered = np.sort(packed(pair, sentence))
    of_pair, distinct = unpacked(ordered[is_first(ordered)])
    lengths = np.bincount(of_pair, weights=length[distinct], minlength=pairs)
    return np.bincount(of_pair, minlength=pairs), lengths.astype(np.int64)
