"""A phrase and the phrasebank: what sentences are made of, as the files in phrases/ hold it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.alternatives import chosen
from assistant.drafting.lots import lot
from assistant.report.passage import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.drafting.outline import Outline

_SLOT = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def fixed_runs(template: str) -> tuple[str, ...]:
    """Return the runs of words that stand between the facts, folded as reports are."""
    return tuple(filter(None, map(fold, _SLOT.split(template))))


@dataclass(frozen=True)
class Phrase:
    """One way to say what a topic is about.

    `text` is a template in which [全年|年内] stands for one of several ways to say a part; `when`
    is a condition, or "" for always; `needs` are the facts without which the sentence would be
    empty talk. `aliases` are ids that it had before; `path` and `line` tell where it is written.
    `names` are all the facts that may be named in it.
    """

    id: str
    topic: str
    text: str
    when: str = ""
    needs: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    path: str = ""
    line: int = 0
    names: frozenset[str] = field(default=frozenset(), repr=False)

    def worded(self, unit: str, year: int | None) -> str:
        """Return the template with the alternatives that fall to a unit in a year.

        Those of the year before and of the next one are others.
        """
        return chosen(self.text, lambda at, count: (lot(unit, self.id, at) + (year or 0)) % count)


@dataclass(frozen=True)
class Phrasebank:
    """All phrases in the order of the files, and the outline that gives topics their place."""

    phrases: tuple[Phrase, ...]
    outline: Outline

    def of_topic(self, topic: str) -> tuple[Phrase, ...]:
        """Return the phrases of one topic."""
        return self._by_topic.get(topic, ())

    @property
    def templates(self) -> tuple[tuple[str, str], ...]:
        """Return each phrase's id and template."""
        return tuple((phrase.id, phrase.text) for phrase in self.phrases)

    def get(self, phrase_id: str) -> Phrase | None:
        """Return the phrase that is called `phrase_id`, or was once."""
        return self._by_id.get(phrase_id)

    @cached_property
    def _by_topic(self) -> Mapping[str, tuple[Phrase, ...]]:
        grouped: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in self.phrases:
            grouped[phrase.topic].append(phrase)
        return {topic: tuple(phrases) for topic, phrases in grouped.items()}

    @cached_property
    def _by_id(self) -> Mapping[str, Phrase]:
        return {name: phrase for phrase in self.phrases for name in (phrase.id, *phrase.aliases)}
