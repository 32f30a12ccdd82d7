"""What could stand in a sentence's place, and what speaks for or against each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.drafting.select import Selection, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.corpus.wear import Wear
    from assistant.drafting.candidate import Candidate
    from assistant.drafting.draft import DraftSentence
    from assistant.drafting.sources import Sources
    from assistant.facts.facts import Facts


@dataclass(frozen=True, slots=True)
class Choice:
    """A phrase that could be used; `wear` is None where no corpus was named.

    One that lacks facts `can_be_picked` only where no phrase has all of them, and all that it
    lacks shows as a blank.
    """

    candidate: Candidate
    can_be_picked: bool
    is_current: bool
    is_of_last_year: bool
    wear: Wear | None

    @property
    def badges(self) -> tuple[str, ...]:
        """Return what is to be known of it, in Chinese: 现用, 上年用过, 比对库3家用过, 还缺：…."""
        told = (
            "现用" if self.is_current else "",
            "上年用过" if self.is_of_last_year else "",
            f"比对库{self.wear.units}家用过" if self.wear and self.wear.units else "",
            self.candidate.obstacle,
        )
        return tuple(filter(None, told))


def choices(facts: Facts, sources: Sources, sentence: DraftSentence) -> tuple[Choice, ...]:
    """Return the phrases for a drafted sentence, usable ones first.

    Phrases for other cases, such as 没有收到申请 where there were some, are left out.
    """
    selection = Selection(facts, sources.bank, sources.last_year)
    found = alternatives(facts, sources.bank, sentence.slot)
    is_told = any(one.is_usable for one in found)
    return tuple(
        Choice(
            candidate=one,
            can_be_picked=one.is_usable or (one.shows_gap and not is_told),
            is_current=one.phrase.id == sentence.phrase,
            is_of_last_year=selection.is_worn(one.phrase),
            wear=sources.wear.get(one.phrase.id),
        )
        for one in found
        if one.holds is not False
    )


def said_otherwise(
    facts: Facts, sources: Sources, sentences: Iterable[DraftSentence]
) -> dict[str, str]:
    """Return another phrase, by its id, for each slot of the sentences that has one.

    What the user put in words of their own stays. The phrase taken is the next one that can stand
    there, so that asking again and again goes through all; one that another of the sentences has,
    or last year's report, is passed over while there are others.
    """
    sentences = tuple(sentences)
    used = {sentence.phrase for sentence in sentences}
    picks: dict[str, str] = {}
    for sentence in sentences:
        if sentence.drafted or not sentence.slot:
            continue
        phrase = _next(choices(facts, sources, sentence), sentence.phrase, used)
        if phrase:
            used.add(phrase)
            picks[sentence.slot] = phrase
    return picks


def _next(found: Sequence[Choice], current: str, used: set[str]) -> str:
    """Return the usable phrase behind the current one, the first one behind the last; or ""."""
    ids = [one.candidate.phrase.id for one in found if one.candidate.is_usable]
    at = ids.index(current) + 1 if current in ids else 0
    others = [each for each in (*ids[at:], *ids[:at]) if each != current]
    passed_over = used | {one.candidate.phrase.id for one in found if one.is_of_last_year}
    fresh = (each for each in others if each not in passed_over)
    return next(fresh, next(iter(others), ""))
