"""Slips of the pen in a report's text: listed wrong words, terms misspelt, each with its cure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.checking.knowledge import load_knowledge, pattern
from assistant.checking.reading.misspelt import misspelt_terms
from assistant.checking.reading.occurrences import occurrences
from assistant.checking.reading.walk import written
from assistant.checking.rule import Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.reading.occurrences import Occurrence
    from assistant.report.document import Place
    from assistant.report.report import Report


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip: what is written, what should be, and everywhere it stands.

    `severity` is set where the list of slips weighs it differently from most.
    """

    wrong: str
    right: str
    hits: tuple[Occurrence, ...]
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class _Listed:
    wrong: Pattern
    right: str
    severity: Severity | None = None

    def mend(self, hit: Occurrence) -> str:
        """Return what should stand in place of the slip found."""
        match = self.wrong.match(hit.passage.text, hit.start)
        return match.expand(self.right) if match else self.right


def slips(report: Report) -> Iterator[Slip]:
    """Yield every slip of the report's text, each character told as part of one only."""
    passages = tuple(written(report))
    whole = "\n".join(passage.text for passage in passages)
    said: list[Place] = []
    for listed in (*_words_in(whole), *_patterns_in(whole)):
        found: dict[str, list[Occurrence]] = {}
        for hit in occurrences(passages, listed.wrong):
            if not any(_overlap(place, hit.place) for place in said):
                found.setdefault(hit.text, []).append(hit)
        said.extend(hit.place for hits in found.values() for hit in hits)
        for wrong, hits in found.items():
            yield Slip(wrong, listed.mend(hits[0]), tuple(hits), listed.severity)


def _words_in(text: str) -> Iterator[_Listed]:
    """Yield the listed words that the text holds; looking for plain words first saves time."""
    for wrong, right in load_knowledge("slips")["words"].items():
        if wrong in text:
            yield _Listed(Pattern(re.escape(wrong)), right)
    for wrong, right in sorted(set(misspelt_terms(text)), key=lambda slip: -len(slip[0])):
        yield _Listed(Pattern(re.escape(wrong)), right)


def _overlap(one: Place, other: Place) -> bool:
    """Return whether two places share a character; the same slip is told once."""
    return one.block == other.block and one.start < other.end and other.start < one.end


def _patterns_in(text: str) -> Iterator[_Listed]:
    """Yield the listed patterns whose own characters the text holds; the others cost nothing."""
    for raw in load_knowledge("slips")["slip"]:
        if raw.get("has", "") in text:
            severity = Severity(raw["severity"]) if "severity" in raw else None
            yield _Listed(pattern(raw["wrong"]), raw["right"], severity)
