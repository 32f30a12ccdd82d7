"""The official formulas, which everybody writes and nobody copies."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.corpus.normalise import bare, han_length, split_clauses
from assistant.errors import PhrasebankError
from assistant.paths import phrasebank

# Fewer Han than this say nothing of one's own: 加强组织领导 stands everywhere.
SHORTEST = 12

# What the words of a formula are counted without: titles, and brackets with a number or address.
_TITLE = re.compile(r"《(?:[^《》]|《[^《》]*》)*》|〈[^〈〉]*〉|<[^<>]*>")
_BRACKET = re.compile(r"（[^（）]*(?:号|简称|地址|电话|邮编|邮箱|网址|@)[^（）]*）")


@dataclass(frozen=True, slots=True)
class Frame:
    """One kind of formula: what must be said, and the words it is said with."""

    name: str
    must: tuple[re.Pattern[str], ...]
    words: re.Pattern[str]
    leftover: float

    def holds(self, text: str) -> bool:
        """Return whether the masked `text` says what it must, and little besides."""
        if not all(pattern.search(text) for pattern in self.must):
            return False
        body = _TITLE.sub("", _BRACKET.sub("", text))
        return han_length(self.words.sub("", body)) <= self.leftover * han_length(body)


@cache
def frames() -> tuple[Frame, ...]:
    """Return the frames of `phrasebank/knowledge/common_wording.toml`."""
    path = phrasebank() / "knowledge" / "common_wording.toml"
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(
            Frame(
                name=frame["name"],
                must=tuple(map(re.compile, frame["must"])),
                words=_any_of(frame["words"] + raw["filler"]),
                leftover=raw["leftover"],
            )
            for frame in raw["frame"]
        )
    except (OSError, KeyError, re.error, tomllib.TOMLDecodeError) as error:
        raise PhrasebankError(f"{path.name}：读不出来（{error}），请改正后再试") from error


def _any_of(words: list[str]) -> re.Pattern[str]:
    """Return a pattern of the words, the longest first, so that 未收到 goes before 未."""
    return re.compile("|".join(sorted(set(words), key=lambda word: (-len(word), word))))


def is_formula(text: str) -> bool:
    """Return whether a masked sentence or clause is a formula, in whatever wording."""
    return any(frame.holds(text) for frame in frames())


def own_clauses(masked: str) -> tuple[str, ...]:
    """Return the clauses, without punctuation, in which a masked sentence says something itself.

    None are left of a sentence that is made of formulas, or too short to tell a copy by.
    """
    own = _outside_formulas(masked)
    return own if han_length("".join(own)) >= SHORTEST else ()


def is_common(masked: str) -> bool:
    """Return whether a masked sentence is a formula, or several of them in a row."""
    own = han_length("".join(_outside_formulas(masked)))
    return own < SHORTEST and own * 2 <= han_length(masked)


@lru_cache(maxsize=8192)
def _outside_formulas(masked: str) -> tuple[str, ...]:
    clauses = split_clauses(_BRACKET.sub("", masked))
    own: list[str] = []
    at = 0
    while at < len(clauses):
        end = _formula_end(clauses, at)
        own += [] if end > at else [bare(clauses[at])]
        at = max(end, at + 1)
    return tuple(own)


def _formula_end(clauses: list[str], start: int) -> int:
    """Return the end of the longest run of clauses that is a formula, `start` when there is none.

    A formula often has commas in it, and two formulas often make one sentence.
    """
    for end in range(len(clauses), start, -1):
        if is_formula("，".join(clauses[start:end])):
            return end
    return start
