"""The official formulas, which everybody writes and nobody copies."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import repeat
from operator import add
from typing import TYPE_CHECKING

from assistant.corpus.normalise import bare, han_length, split_clauses
from assistant.errors import PhrasebankError
from assistant.paths import phrasebank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Fewer Han than this say nothing of one's own: 加强组织领导 stands everywhere.
SHORTEST = 12

# What the words of a formula are counted without: titles, and brackets with a number or address.
_TITLE = re.compile(r"《(?:[^《》]|《[^《》]*》)*》|〈[^〈〉]*〉|<[^<>]*>")
_BRACKET = re.compile(r"（[^（）]*(?:号|简称|下称|地址|电话|邮编|邮箱|网址|链接|具体|@)[^（）]*）")
# The word of a frame that stands for any quoted name.
_ANY_NAME = "“…”"
_QUOTED = r"[“\"][^”\"]*[”\"]"

# A clause with this many words of its own, and this share of them, is in no formula, however long
# the formula around it.
_OWN_WORDS, _OWN_SHARE = 5, 0.4


@dataclass(frozen=True, slots=True)
class Frame:
    """One kind of formula: what must be said, and the words it is said with."""

    name: str
    must: tuple[re.Pattern[str], ...]
    words: frozenset[str]

    def says(self, text: str) -> bool:
        """Return whether `text` says what it must."""
        return all(pattern.search(text) for pattern in self.must)


@dataclass(frozen=True)
class Background:
    """All frames; `leftover` is the share of other words that a formula may have.

    `cut` matches what is no wording at all, such as a post code behind its label.
    """

    frames: tuple[Frame, ...]
    leftover: float
    cut: re.Pattern[str]
    _covered: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def words(self) -> dict[str, int]:
        """Return every word with a bit for each frame that it is a word of."""
        known: dict[str, int] = {}
        for bit, frame in enumerate(self.frames):
            for word in frame.words:
                known[word] = known.get(word, 0) | 1 << bit
        return known

    @cached_property
    def token(self) -> re.Pattern[str]:
        """Return a pattern of every frame's words, the longest of those that begin alike first."""
        by_first: dict[str, list[str]] = {}
        for word in sorted(self.words.keys() - {_ANY_NAME}, key=lambda word: (-len(word), word)):
            by_first.setdefault(word[0], []).append(word[1:])
        patterns = (f"{first}(?:{'|'.join(rest)})" for first, rest in by_first.items())
        return re.compile("|".join((_QUOTED, *patterns)))

    def covered(self, token: str) -> tuple[int, ...]:
        """Return, for each frame, how many characters of a word of any frame it knows."""
        found = self._covered.get(token)
        if found is None:
            found = self._covered[token] = tuple(self._covered_by_each(token))
        return found

    def _covered_by_each(self, token: str) -> Iterator[int]:
        size, length = len(token), han_length(token)
        whole = self.words.get(_ANY_NAME if token[0] in '“"' else token, 0)
        parts = [
            (start, end, self.words.get(token[start:end], 0))
            for start in reversed(range(size))
            for end in range(start + 1, size + 1)
        ]
        for bit in range(len(self.frames)):
            if whole >> bit & 1:
                yield length
            else:
                yield _longest([part[:2] for part in parts if part[2] >> bit & 1], size)


def _longest(parts: Sequence[tuple[int, int]], size: int) -> int:
    """Return how much of a word the parts cover at most without overlap; the last come first."""
    best = [0] * (size + 1)
    reached = size
    for start, end in parts:
        best[start:reached] = [best[reached]] * (reached - start)
        best[start] = max(best[start], end - start + best[end])
        reached = start
    return best[reached]


@cache
def background() -> Background:
    """Return the frames of `phrasebank/knowledge/common_wording.toml`."""
    path = phrasebank() / "knowledge" / "common_wording.toml"
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        filler = frozenset(raw["filler"])
        frames = (
            Frame(one["name"], tuple(map(re.compile, one["must"])), filler.union(one["words"]))
            for one in raw["frame"]
        )
        return Background(tuple(frames), raw["leftover"], re.compile("|".join(raw["cut"])))
    except (OSError, KeyError, TypeError, re.error, tomllib.TOMLDecodeError) as error:
        raise PhrasebankError(f"{path.name}：读不出来（{error}），请改正后再试") from error


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause, its length in Han, and how many of these each frame does not know.

    `fits` has a bit for each frame that the clause may say something with.
    """

    text: str
    length: int
    left: tuple[int, ...] = ()
    fits: int = 0


def _clauses(masked: str) -> list[_Clause]:
    text = _BRACKET.sub("", masked) if "（" in masked else masked
    text = background().cut.sub("", text)
    if "《" in text:
        text = _TITLE.sub(lambda title: "".join(split_clauses(title[0])), text)
    return [_measured(clause) for clause in split_clauses(text)]


@lru_cache(maxsize=16384)
def _measured(text: str) -> _Clause:
    known = background()
    body = _TITLE.sub("", text) if "《" in text else text
    length = han_length(body)
    most = max(_OWN_WORDS - 1, int(_OWN_SHARE * length))
    tokens = known.token.findall(body)
    # Most clauses are told by this alone: they have too many words that no frame knows.
    if length - sum(map(len, tokens)) > most:
        return _Clause(text, length)
    covered: Iterable[int] = repeat(0, len(known.frames))
    for token in tokens:
        covered = map(add, covered, known.covered(token))
    left = tuple(length - count for count in covered)
    return _Clause(text, length, left, sum(1 << f for f, count in enumerate(left) if count <= most))


def own_clauses(masked: str) -> tuple[str, ...]:
    """Return the clauses, without punctuation, in which a masked sentence says something itself.

    None are left of a sentence that is made of formulas, or too short to tell a copy by.
    """
    own = outside_formulas(masked)
    return own if han_length("".join(own)) >= SHORTEST else ()


def is_common(masked: str) -> bool:
    """Return whether a masked sentence is a formula, or several of them in a row."""
    own = han_length("".join(outside_formulas(masked)))
    return own < SHORTEST and own * 2 <= han_length(masked)


@lru_cache(maxsize=16384)
def outside_formulas(masked: str) -> tuple[str, ...]:
    """Return the clauses of a masked sentence that are in no formula, without punctuation."""
    clauses = _clauses(masked)
    own: list[str] = []
    at = 0
    while at < len(clauses):
        end = _formula_end(clauses, at)
        own += [] if end > at else [bare(clauses[at].text)]
        at = max(end, at + 1)
    return tuple(own)


def _formula_end(clauses: Sequence[_Clause], start: int) -> int:
    """Return the end of the longest run of clauses that is a formula, `start` when there is none.

    A formula often has commas in it, and two formulas often make one sentence.
    """
    known = background()
    best, fits, length, said = start, -1, 0, ""
    left: tuple[int, ...] = (0,) * len(known.frames)
    for end, clause in enumerate(clauses[start:], start + 1):
        fits &= clause.fits
        if not fits:
            break
        left = tuple(map(add, left, clause.left))
        length += clause.length
        said = f"{said}，{clause.text}" if said else clause.text
        allowed = known.leftover * length
        if any(
            count <= allowed and fits >> f & 1 and known.frames[f].says(said)
            for f, count in enumerate(left)
        ):
            best = end
    return best
