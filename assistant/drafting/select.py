"""Which phrase says what a topic has to say.

A phrase is usable when its condition holds, the facts it needs are there, and nothing in its
text is missing. Among usable ones: not one that this report has already used, not one whose words
stand in last year's report, one of the half that fewest units have used, then by a lot drawn from
unit, year and phrase. Of the half, for if all neighbours took the one used least, all would take
the same. The same facts give the same text, and a new phrase in the bank changes a report only
where it wins.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from assistant.drafting.candidate import condition_of, examine
from assistant.drafting.draft import DraftSentence
from assistant.drafting.lots import lot
from assistant.drafting.phrase import fixed_runs
from assistant.drafting.remembered import Remembered
from assistant.facts.wording import rewordings
from assistant.interview.grammar import Scope, blank

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.corpus.wear import Wear
    from assistant.drafting.candidate import Candidate
    from assistant.drafting.phrase import Phrase, Phrasebank
    from assistant.drafting.remembered import NotingScope
    from assistant.facts.facts import Facts
    from assistant.facts.wording import Rewording
    from assistant.report.report import Report

# Shorter runs, such as 条，其中, stand in any report.
_TELLING_RUN = 4
_WORN_SHARE = 0.5


def slot_of(topic: str, index: int | None = None) -> str:
    """Return the name of a sentence's place: its topic, for a list's item with #1, #2 …."""
    return topic if index is None else f"{topic}#{index + 1}"


def alternatives(facts: Facts, bank: Phrasebank, slot: str) -> tuple[Candidate, ...]:
    """Return every phrase that could stand in `slot`, rendered: usable ones first."""
    topic, _, number = slot.partition("#")
    scope = Scope(facts)
    paragraph = bank.outline.with_topic(topic)
    if paragraph and paragraph.each and number:
        scope = scope.with_item(paragraph.item, paragraph.each, int(number) - 1)
    found = [examine(phrase, scope) for phrase in bank.of_topic(topic)]
    return tuple(sorted(found, key=lambda one: (one.holds is False, not one.is_usable)))


@dataclass(frozen=True)
class Selection:
    """The choosing for one report: what was used in it so far, and what it is not to repeat.

    `choices` maps a slot to the phrase that the user picked for it, `used` a topic to the phrases
    that it has had so far, `wear` a phrase to how many units and years have used it; `past` are
    the sentences that need not be drafted anew.
    """

    facts: Facts
    bank: Phrasebank
    last_year: Report | None = None
    choices: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    used: dict[str, tuple[str, ...]] = field(default_factory=dict)
    wear: Mapping[str, Wear] = field(default_factory=lambda: MappingProxyType({}))
    past: Remembered = field(default_factory=Remembered)

    def sentence(
        self, topic: str, scope: NotingScope, slot: str, *, is_required: bool
    ) -> DraftSentence | None:
        """Return what the report says on `topic`, or None when it keeps silent.

        A required topic that lacks facts speaks with its blanks showing. What the user put in
        words of their own stays in these.
        """
        used = self.used.get(topic, ())
        drafted = self.past.sentence(
            slot, scope, used, lambda: self._drafted(topic, scope, slot, is_required=is_required)
        )
        if drafted:
            self.used[topic] = (*used, drafted.phrase)
        rewording = self._rewordings.get(slot)
        return drafted.in_words(rewording) if drafted and rewording else drafted

    def _drafted(
        self, topic: str, scope: Scope, slot: str, *, is_required: bool
    ) -> DraftSentence | None:
        chosen = self._picked(topic, scope, slot) or self._usable(topic, scope)
        if chosen:
            return chosen.sentence(slot)
        return self._gap(topic, scope, slot) if is_required else None

    def _picked(self, topic: str, scope: Scope, slot: str) -> Candidate | None:
        """Return the user's own choice while the facts allow it."""
        phrase = self.bank.get(self.choices.get(slot, ""))
        if not phrase or phrase.topic != topic:
            return None
        candidate = examine(phrase, scope)
        return candidate if candidate.is_usable or candidate.shows_gap else None

    def _usable(self, topic: str, scope: Scope) -> Candidate | None:
        phrases = self.bank.of_topic(topic)
        # The phrases of a topic share a few conditions; each is judged once.
        conditions = {phrase.when: phrase for phrase in phrases}
        true = {when for when, phrase in conditions.items() if condition_of(phrase, scope)}
        for phrase in self._ranked([one for one in phrases if one.when in true]):
            candidate = examine(phrase, scope)
            if candidate.is_usable:
                return candidate
        return None

    def _gap(self, topic: str, scope: Scope, slot: str) -> DraftSentence | None:
        """Return the sentence that lacks the least, with its blanks; None if none applies."""
        phrases = self._ranked(self.bank.of_topic(topic))
        open_ones = [
            candidate
            for candidate in (examine(phrase, scope) for phrase in phrases)
            if candidate.holds is not False
        ]
        if not open_ones:
            return None
        open_ones.sort(
            key=lambda one: (one.holds is None, len(one.missing) + len(one.contradicted))
        )
        best = next((one for one in open_ones if one.shows_gap), None)
        if best:
            return best.sentence(slot)
        labels = (*open_ones[0].missing, *open_ones[0].contradicted)
        return DraftSentence(f"{''.join(map(blank, labels))}。", "", (), labels, slot)

    def _ranked(self, phrases: Sequence[Phrase]) -> list[Phrase]:
        """Return the phrases, the one to be taken first."""
        uses = sorted(map(self._uses, phrases))
        most = uses[(len(uses) - 1) // 2] if uses else (0, 0)

        def rank(phrase: Phrase) -> tuple[int, bool, bool, int]:
            is_used_much = self._uses(phrase) > most
            drawn = lot(self.facts.unit_name, self.facts.year, phrase.id)
            times = self.used.get(phrase.topic, ()).count(phrase.id)
            return times, self.is_worn(phrase), is_used_much, drawn

        return sorted(phrases, key=rank)

    def _uses(self, phrase: Phrase) -> tuple[int, int]:
        """Return in how many units' reports, and in how many years, the corpus has a phrase."""
        wear = self.wear.get(phrase.id)
        return (wear.units, wear.years) if wear else (0, 0)

    def is_worn(self, phrase: Phrase) -> bool:
        """Return whether half of the phrase's own words stand in last year's report."""
        if not self._last_text:
            return False
        template = phrase.worded(self.facts.unit_name, self.facts.year)
        runs = [run for run in fixed_runs(template) if len(run) >= _TELLING_RUN]
        repeated = sum(len(run) for run in runs if run in self._last_text)
        return repeated > 0 and repeated >= _WORN_SHARE * sum(map(len, runs))

    @cached_property
    def _rewordings(self) -> Mapping[str, Rewording]:
        return rewordings(self.facts)

    @cached_property
    def _last_text(self) -> str:
        if not self.last_year:
            return ""
        return "\n".join(sentence.text for sentence in self.last_year.sentences)
