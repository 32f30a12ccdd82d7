"""Alike sentences that any two reports may have without either being copied.

The rules are those by which a single report is checked: a phrase of our phrasebank with other facts
in it, and other counts of the same things, are no copy; a phrase with hardly any facts in it is
copied only where most of what says more comes from the same report.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from assistant.corpus.counts import are_other_counts
from assistant.corpus.overlap.alike import sentences_per_pair
from assistant.corpus.phrase_wording import (
    MOSTLY,
    are_other_facts,
    filled_in,
    is_little,
    is_name_left,
)

if TYPE_CHECKING:
    from assistant.corpus.overlap.alike import Alike
    from assistant.corpus.overlap.engines.rows import Column, ReportPairs
    from assistant.corpus.overlap.statements import Statements

    Sides = tuple[Column, Column]


def without_counts(alike: Alike, only_count: Sides, statements: Statements) -> Alike:
    """Return the pairs with neither side counted that says other numbers of the same things.

    `only_count` tells of either side's sentences whether they do no more than count.
    """
    both = only_count[0] & only_count[1]
    places = np.flatnonzero(both).tolist()
    sides = alike.one[both], alike.other[both]
    texts = {at: statements.statement(at).text for at in np.unique(sides).tolist()}
    counts_one, counts_other = alike.counts_one.copy(), alike.counts_other.copy()
    for at, one, other in zip(places, *(side.tolist() for side in sides), strict=True):
        counts_one[at] &= not are_other_counts(texts[one], texts[other])
        counts_other[at] &= not are_other_counts(texts[other], texts[one])
    return replace(alike, counts_one=counts_one, counts_other=counts_other)


def without_phrases(
    alike: Alike, are_phrases: Sides, reports: ReportPairs, statements: Statements
) -> Alike:
    """Return the pairs with neither side counted that shares no more than a phrase.

    `are_phrases` tells of either side's sentences whether they are made with one.
    """
    slots = _Slots(statements)
    slots.read(np.concatenate([alike.one[are_phrases[0]], alike.other[are_phrases[1]]]))
    both = are_phrases[0] & are_phrases[1]
    alike = replace(
        alike,
        counts_one=alike.counts_one & ~_say_other_facts(alike.one, alike.other, both, slots.told),
        counts_other=alike.counts_other
        & ~_say_other_facts(alike.other, alike.one, both, slots.told),
    )
    little = slots.little()
    if not len(little):
        return alike
    more = slots.saying_more(little)
    return replace(
        alike,
        counts_one=_counted(alike.pair, alike.one, alike.counts_one, little, more[reports.one]),
        counts_other=_counted(
            alike.pair, alike.other, alike.counts_other, little, more[reports.other]
        ),
    )


class _Told(NamedTuple):
    """A statement made with a phrase: what stands in its slots, all its words, and its unit."""

    said: str
    text: str
    unit: str


@dataclass
class _Slots:
    """Those of the statements that are made with a phrase."""

    statements: Statements
    told: dict[int, _Told] = field(default_factory=dict)

    def read(self, numbers: Column) -> None:
        """Read some statements, those of one report after another."""
        for number in np.unique(numbers).tolist():
            unit = self.statements.source(int(self.statements.report[number])).unit
            text = self.statements.statement(number).text
            said = filled_in(text, unit)
            if said is not None:
                self.told[number] = _Told(said, text, unit)

    def little(self) -> Column:
        """Return the numbers of the statements that say little."""
        numbers = [number for number, told in self.told.items() if is_little(told.said)]
        return np.array(numbers, np.int64)

    def saying_more(self, little: Column) -> Column:
        """Return for each report of which some statement is little how many say more."""
        report, kept = self.statements.report, self.statements.sentences().kept()
        self.read(kept[np.isin(report[kept], np.unique(report[little]))])
        reports = len(self.statements.corpus)
        counts = np.bincount(report[kept], minlength=reports)
        more: Column = counts - np.bincount(report[self.little()], minlength=reports)
        return more


def _say_other_facts(
    side: Column, sources: Column, both_phrases: Column, told: dict[int, _Told]
) -> Column:
    """Return which of one side's sentences are the phrase of the other's with other facts in it."""
    others = np.zeros(len(side), np.bool_)
    for at in np.flatnonzero(both_phrases).tolist():
        own, other = told.get(int(side[at])), told.get(int(sources[at]))
        if own and other and not is_name_left(own.text, other.text, (own.unit, other.unit)):
            others[at] = are_other_facts(own.said, other.said)
    return others


def _counted(pair: Column, side: Column, counts: Column, little: Column, more: Column) -> Column:
    """Return which sentences of one side count, those that say little with most of the others.

    `more` says for each pair of reports how many sentences of that side say more.
    """
    says_little = np.isin(side, little)
    telling = counts & ~says_little
    copied = sentences_per_pair(pair[telling], side[telling], len(more))
    counted: Column = telling | (counts & (copied >= more * MOSTLY)[pair])
    return counted
