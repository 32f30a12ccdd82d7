"""Read the pairs of sentences that share fingerprints, and keep those that are alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assistant.corpus.align import judge
from assistant.corpus.counts import only_counts
from assistant.corpus.fingerprints import packed, unpacked
from assistant.corpus.overlap.alike import Alike
from assistant.corpus.overlap.by_chance import without_counts, without_phrases
from assistant.corpus.overlap.common_pairs import CommonPairs
from assistant.corpus.overlap.engines.rows import runs
from assistant.corpus.phrase_wording import is_made_with_phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.corpus.align import Likeness
    from assistant.corpus.overlap.by_chance import Sides
    from assistant.corpus.overlap.engines.rows import Column, ReportPairs, SentencePairs
    from assistant.corpus.overlap.statements import Statements


_NO_COPY = -np.inf


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
    read = _Wordings.of(statements, distinct)
    odds = read.odds(told)[number, is_own[pair].astype(np.int64)]
    held = odds > _NO_COPY
    all_count = np.ones(int(held.sum()), np.bool_)
    alike = Alike(pair[held], found.one[held], found.other[held], odds[held], all_count, all_count)
    only_count = read.of_sides(read.only_counts, alike, statements)
    are_phrases = read.of_sides(read.is_phrase, alike, statements)
    alike = without_counts(alike, only_count, statements)
    alike = without_phrases(alike, are_phrases, reports, statements)
    return alike.take(alike.counts_one | alike.counts_other)


@dataclass(frozen=True, slots=True)
class _Wordings:
    """Pairs of wordings to compare.

    `known` are their numbers, in order; `one` and `other` are places in it, and in what was read of
    the wordings.
    """

    known: Column
    one: Column
    other: Column
    clauses: Sequence[tuple[str, ...]]
    is_phrase: Column
    only_counts: Column

    @classmethod
    def of(cls, statements: Statements, pairs: Column) -> _Wordings:
        """Return the pairs, in their order, each packed into a number."""
        one, other = unpacked(pairs)
        known, places = np.unique(np.concatenate([one, other]), return_inverse=True)
        examples = statements.examples(known)
        clauses, texts = [each.clauses for each in examples], [each.text for each in examples]
        is_phrase = np.fromiter(map(is_made_with_phrase, texts), np.bool_, len(texts))
        counting = np.fromiter(map(only_counts, texts), np.bool_, len(texts))
        return cls(known, places[: len(one)], places[len(one) :], clauses, is_phrase, counting)

    def of_sides(self, flags: Column, alike: Alike, statements: Statements) -> Sides:
        """Return a flag of the wordings for either side's statements."""
        one, other = (
            flags[np.searchsorted(self.known, statements.wording[side])]
            for side in (alike.one, alike.other)
        )
        return one, other

    def odds(self, told: Callable[[int, int], None]) -> Column:
        """Return how sure it is that two wordings are one, in reports of two units, and of one."""
        odds = np.full((len(self.one), 2), _NO_COPY)
        common = CommonPairs(["".join(each) for each in self.clauses])
        for start, count in zip(*(column.tolist() for column in runs(self.one)), strict=True):
            first, others = int(self.one[start]), self.other[start : start + count]
            worth = common.worth_aligning(first, others)
            own = self.clauses[first]
            judged = judge([(own, self.clauses[at]) for at in others[worth].tolist()])
            for at, likeness in zip(np.flatnonzero(worth).tolist(), judged, strict=True):
                odds[start + at] = _both(likeness)
            told(start + count, len(self.one))
        return odds


def _both(likeness: Likeness) -> list[float]:
    return [likeness.odds if likeness.is_copy(is_own=own) else _NO_COPY for own in (False, True)]
