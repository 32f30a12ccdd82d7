"""What labelled reports are made of: words, units, sentences and where they come from."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

_SLOT = re.compile(r"\{([a-z]+)\d?\}")
_CLAUSE_END = re.compile(r"[，；。]")

Clause = tuple[str, int, str]


@cache
def words() -> dict[str, Any]:
    """Return the words and patterns."""
    path = Path(__file__).with_name("reuse_words.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Unit:
    """Who reports, and on which year."""

    place: str
    year: int

    @property
    def own(self) -> str:
        """Return what it calls itself."""
        return f"我{'街道' if self.place.endswith('街道') else self.place[-1]}"


@dataclass(frozen=True)
class Made:
    """A sentence of a report: what it is made of, when it is a report's own."""

    kind: str
    text: str
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True)
class Taken:
    """A sentence of the corpus, its number there, and where its words come from."""

    unit: Unit
    doc: str
    index: int
    text: str
    lineage: str
    clauses: tuple[Clause, ...]


def make_unit(chance: random.Random, year: int) -> Unit:
    """Return a made-up unit."""
    places = words()["places"]
    name = "".join(chance.choice(places[part]) for part in ("first", "second", "level"))
    return Unit(name, year)


def filled(pattern: str, chance: random.Random, unit: Unit) -> tuple[str, str]:
    """Return a pattern with words in its slots, and the words that say what it is about."""
    told: list[str] = []

    def word(slot: re.Match[str]) -> str:
        name = slot[1]
        if name in words()["lists"]:
            chosen: str = chance.choice(words()["lists"][name])
            told.append(chosen)
            return chosen
        if name == "n":
            return str(chance.randint(2, 380))
        return {"y": str(unit.year), "here": unit.place, "self": unit.own}[name]

    return _SLOT.sub(word, pattern), "".join(told)


def clauses_of(text: str) -> list[str]:
    """Return the clauses of a sentence."""
    return [clause for clause in _CLAUSE_END.split(text) if clause]


def sentence_of(clauses: Iterable[str]) -> str:
    """Return a sentence of the clauses."""
    return f"{'，'.join(clauses)}。"
