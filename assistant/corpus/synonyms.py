"""Words that clerks put for one another, read as one: 健全 and 优化 become 完善.

Everything works on code points, a sentence's or a whole corpus's at a time, and leaves lengths as
they are, for every word of the list has two characters.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from assistant.errors import PhrasebankError
from assistant.paths import phrasebank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Codes = NDArray[np.uint32]
    Groups = NDArray[np.int16]
    Weights = NDArray[np.float64]

# Every word of the list is made of characters below this one.
_PLANE = 0x10000


# How much a character counts in an empty word, in one of the genre, and elsewhere.
_EMPTY, _GENRE, _TELLING = 0.3, 0.5, 1.0

_NO_STARTS = np.zeros(0, np.int64)


@dataclass(frozen=True)
class _Synonyms:
    """The list as a table: a word's group stands in `group` at the sum of two numbers.

    These are `row` of its first and `column` of its second character. Group 0 is no group; by
    group, `first` and `second` are the characters that its words become, `weight` is what each of
    them counts. Of characters in no word of the list, `letter` is the one that stands for each.
    """

    letter: Codes
    row: NDArray[np.intp]
    column: NDArray[np.intp]
    group: Groups
    first: Codes
    second: Codes
    weight: Weights


def canonical(codes: Codes, starts: NDArray[np.int64]) -> Codes:
    """Return code points with the first word of its group for every word of the list.

    Where a sentence begins, as `starts` tells, no word goes on.
    """
    return _replaced(codes, _groups(codes, starts))


def weighed(codes: Codes) -> tuple[Codes, Weights]:
    """Return what `canonical` does, and how much each character counts: 1, or less if trite."""
    groups = _groups(codes)
    at = np.flatnonzero(groups)
    weights = np.full(len(codes), _TELLING)
    weights[at] = weights[at + 1] = _synonyms().weight[groups[at]]
    return _replaced(codes, groups), weights


def _replaced(codes: Codes, groups: Groups) -> Codes:
    at = np.flatnonzero(groups)
    replaced = np.where(codes < _PLANE, _synonyms().letter[np.minimum(codes, _PLANE - 1)], codes)
    replaced[at] = _synonyms().first[groups[at]]
    replaced[at + 1] = _synonyms().second[groups[at]]
    return replaced


def _groups(codes: Codes, starts: NDArray[np.int64] = _NO_STARTS) -> Groups:
    """Return the group of the word that begins at each place, 0 where none does.

    Where words overlap, the first one counts, and the next that begins behind it.
    """
    known = _synonyms()
    short = np.minimum(codes, _PLANE - 1).astype(np.intp)
    groups = np.zeros(len(codes), np.int16)
    groups[:-1] = known.group.take(known.row.take(short[:-1]) + known.column.take(short[1:]))
    groups[starts[starts > 0] - 1] = 0
    at = np.flatnonzero(groups)
    begins = np.ones(len(at), np.bool_)
    begins[1:] = np.diff(at) > 1
    run_start = np.maximum.accumulate(np.where(begins, at, 0))
    groups[at[(at - run_start) % 2 == 1]] = 0
    return groups


@cache
def _synonyms() -> _Synonyms:
    """Return the list of `phrasebank/knowledge/near_synonyms.toml`."""
    path = phrasebank() / "knowledge" / "near_synonyms.toml"
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        weighed = [
            (group.split(), weight)
            for key, weight in (("empty", _EMPTY), ("genre", _GENRE), ("groups", _TELLING))
            for group in raw[key]
        ]
        letters = [group.split() for group in raw["letters"]]
    except (OSError, KeyError, AttributeError, tomllib.TOMLDecodeError) as error:
        raise PhrasebankError(f"{path.name}：读不出来（{error}），请改正后再试") from error
    for word in (word for group, _ in weighed for word in group):
        if len(word) != 2 or max(map(ord, word)) >= _PLANE:
            raise PhrasebankError(f"{path.name}：“{word}”不是两个字，请改成两个字的词或删去")
    return _tabled(weighed, letters)


def _tabled(
    weighed: Sequence[tuple[Sequence[str], float]], letters: Sequence[Sequence[str]]
) -> _Synonyms:
    letter = np.arange(_PLANE, dtype=np.uint32)
    for first_letter, *others in letters:
        letter[list(map(ord, others))] = ord(first_letter)
    words = {word: number for number, (group, _) in enumerate(weighed, 1) for word in group}
    column = _numbered({word[1] for word in words})
    row = _numbered({word[0] for word in words}) * (int(column.max()) + 1)
    table = np.zeros(int(row.max() + column.max()) + 1, np.int16)
    for word, number in words.items():
        table[row[ord(word[0])] + column[ord(word[1])]] = number
    heads = [group[0] for group, _ in weighed]
    first, second = (np.array([0, *(ord(head[i]) for head in heads)], np.uint32) for i in (0, 1))
    weight = np.array([_TELLING, *(weight for _, weight in weighed)])
    return _Synonyms(letter, row, column, table, first, second, weight)


def _numbered(characters: set[str]) -> NDArray[np.intp]:
    """Return a number above 0 for each of the characters, by code point."""
    numbers = np.zeros(_PLANE, np.intp)
    numbers[sorted(map(ord, characters))] = np.arange(1, len(characters) + 1)
    return numbers
