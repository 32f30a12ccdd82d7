"""The sentences of the last draft, each drafted anew only where what it hangs on is different.

While a clerk types, the report is drafted at every key; a key changes one fact of hundreds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.interview.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.drafting.draft import DraftSentence
    from assistant.facts.facts import Value


@dataclass(frozen=True, slots=True)
class NotingScope(Scope):
    """A scope that looks each fact and label up once, and notes what it was asked for since."""

    known: dict[str, Value | None] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)
    asked_facts: set[str] = field(default_factory=set)
    asked_labels: set[str] = field(default_factory=set)

    def get(self, path: str) -> Value | None:
        """Return what `Scope.get` returns."""
        full = self.full_path(path)
        if full != path and full.endswith(".ordinal"):
            return Scope.get(self, path)
        self.asked_facts.add(full)
        return self._fact(full)

    def label(self, path: str) -> str:
        """Return what `Scope.label` returns; an item's label hangs on no fact."""
        full = self.full_path(path)
        if full != path:
            return Scope.label(self, path)
        self.asked_labels.add(path)
        return self._name(path)

    def note(self) -> Noted:
        """Return all that was asked for, with the answers, and begin anew."""
        noted = Noted(
            tuple((path, self.known[path]) for path in self.asked_facts),
            tuple((path, self.named[path]) for path in self.asked_labels),
        )
        self.asked_facts.clear()
        self.asked_labels.clear()
        return noted

    def still(self, noted: Noted) -> bool:
        """Return whether the facts would give the same answers."""
        return all(self._fact(path) == value for path, value in noted.facts) and all(
            self._name(path) == label for path, label in noted.labels
        )

    def _fact(self, full: str) -> Value | None:
        if full not in self.known:
            self.known[full] = Scope(self.facts).get(full)
        return self.known[full]

    def _name(self, path: str) -> str:
        if path not in self.named:
            self.named[path] = Scope(self.facts).label(path)
        return self.named[path]


@dataclass(frozen=True, slots=True)
class Noted:
    """Facts and labels that something was made from, by their paths."""

    facts: tuple[tuple[str, Value | None], ...]
    labels: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    sentence: DraftSentence | None
    used: tuple[str, ...]
    noted: Noted


class Remembered:
    """What was drafted last; drafts of different units, years or sources share nothing."""

    def __init__(self) -> None:
        self._sources: tuple[object, ...] = ()
        self._kept: dict[str, _Kept] = {}

    def begin(self, *sources: object) -> None:
        """Forget all, unless what is drafted from, facts apart, is what it was."""
        if sources != self._sources:
            self._sources = sources
            self._kept = {}

    def sentence(
        self,
        slot: str,
        scope: NotingScope,
        used: tuple[str, ...],
        draft: Callable[[], DraftSentence | None],
    ) -> DraftSentence | None:
        """Return what `draft` returns for `slot`, given which phrases its topic has used."""
        kept = self._kept.get(slot)
        if kept is None or kept.used != used or not scope.still(kept.noted):
            scope.note()
            sentence = draft()
            kept = self._kept[slot] = _Kept(sentence, used, scope.note())
        return kept.sentence
