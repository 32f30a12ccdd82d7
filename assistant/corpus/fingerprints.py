"""Hashes of sentences and of their runs of characters, for many sentences at a time.

A skeleton is a masked sentence without punctuation. A run of characters hashes to the sum of its
characters' numbers times powers of one odd factor, divided by the power at its beginning: any run
of a text is then read off the sums so far, and a sentence's hash, its grams' and a name's are one
sum less another. All of it is modulo 2^64.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from assistant.corpus.normalise import NAME, NUMBER
from assistant.corpus.synonyms import canonical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Codes = NDArray[np.uint32]
    Hashes = NDArray[np.uint64]
    Numbers = NDArray[np.int64]
    Flags = NDArray[np.bool_]

# Five characters make two words or a little more: four stand in too many sentences to find one
# by, and of six too few are left when every third word is another.
GRAM = 5
# Every third gram is kept, told by its hash, so that a draft keeps those that the corpus kept: with
# reports voting for a source, every second would find no more.
SAMPLED = 3

_FACTOR = 0x9E3779B97F4A7C15
_INVERSE = pow(_FACTOR, -1, 2**64)
_STIR = np.uint64(0xD6E8FEB86659FD93)
_HALF = np.uint64(32)
# Up to the last block of Han that Unicode has; what lies above is no letter.
_LETTERS = 0x323B0
_HAN = (0x3400, 0x9FFF)


@dataclass(frozen=True, slots=True)
class Skeletons:
    """The skeletons of some sentences, one behind the other.

    `codes` holds the code points of all; sentence i is codes[starts[i]:starts[i + 1]]. `han` says
    how many Han characters each has.
    """

    codes: Codes
    starts: Numbers
    han: Numbers

    def __len__(self) -> int:
        return len(self.starts) - 1

    def only(self, chosen: Flags) -> Skeletons:
        """Return the skeletons of the sentences that are `chosen`."""
        lengths = np.diff(self.starts)
        codes = self.codes[np.repeat(chosen, lengths)]
        return Skeletons(codes, _starts(lengths[chosen]), self.han[chosen])

    def hashes(self) -> Hashes:
        """Return a hash for each sentence."""
        sums = _sums(self.codes)
        first, end = self.starts[:-1], self.starts[1:]
        return _stirred((sums[end] - sums[first]) * _powers(_INVERSE, len(sums))[first])

    def grams(self, width: int = GRAM, sampled: int = SAMPLED) -> tuple[Codes, Numbers]:
        """Return the hash of each gram that is sampled, and the number of its sentence.

        They stand in the order of the text; a gram that a sentence has twice is there twice. Near
        synonyms have the same grams, so that a reworded sentence is found.
        """
        count = len(self.codes) - width + 1
        if count <= 0:
            return np.zeros(0, np.uint32), np.zeros(0, np.int64)
        sums = _sums(canonical(self.codes, self.starts))
        runs = (sums[width:] - sums[:-width]) * _powers(_INVERSE, count)[:count]
        hashes = (_stirred(runs) >> _HALF).astype(np.uint32)
        kept = hashes <= np.uint32((2**32 - 1) // sampled)
        over_an_end = (self.starts[1:-1, None] - np.arange(1, width)).ravel()
        kept[over_an_end[(over_an_end >= 0) & (over_an_end < count)]] = False
        kept_so_far = _starts(kept)[np.minimum(self.starts, count)]
        return hashes[kept], np.repeat(np.arange(len(self)), np.diff(kept_so_far))


def skeletons_of(masked: Sequence[str]) -> Skeletons:
    """Return the skeletons of masked sentences, in which no line break may stand."""
    return skeletons_of_lines("".join(f"{line}\n" for line in masked))


def skeletons_of_lines(text: str) -> Skeletons:
    """Return the skeletons of masked sentences, each of which a line break ends."""
    codes = _codes(text)
    ends = np.flatnonzero(codes == ord("\n"))
    kept = np.flatnonzero(_is_letter().take(codes, mode="clip"))
    codes = codes[kept]
    starts = np.append(0, np.searchsorted(kept, ends))
    # Letters that are no Han are few: sooner counted than Han.
    others = np.flatnonzero((codes < _HAN[0]) | (codes > _HAN[1]))
    return Skeletons(codes, starts, np.diff(starts - np.searchsorted(others, starts)))


def hashes_of(texts: Sequence[str]) -> Hashes:
    """Return the hashes of names, as `hashes_within` finds them in a text."""
    starts = _starts(np.fromiter(map(len, texts), np.int64, len(texts)))
    sums = _sums(_codes("".join(texts)))
    inverse = _powers(_INVERSE, len(sums))
    return _stirred((sums[starts[1:]] - sums[starts[:-1]]) * inverse[starts[:-1]])


def hashes_within(text: str, first: Numbers, end: Numbers) -> Hashes:
    """Return the hash of each run of characters from one of `first` to one of `end`."""
    sums = _sums(_codes(text))
    return _stirred((sums[end] - sums[first]) * _powers(_INVERSE, len(sums))[first])


def distinct(values: Hashes) -> Hashes:
    """Return the values in order, each once; sorting beats the hash table of `np.unique`."""
    ordered = np.sort(values)
    return ordered[is_first(ordered)]


def is_first(ordered: NDArray[np.generic]) -> Flags:
    """Return for each of some values in order whether it is the first of its like."""
    first = np.ones(len(ordered), np.bool_)
    first[1:] = ordered[1:] != ordered[:-1]
    return first


def packed(high: NDArray[np.generic], low: NDArray[np.generic]) -> Hashes:
    """Return pairs of 32-bit numbers as one number each, to be sorted by `high`, then `low`."""
    return (high.astype(np.uint64) << _HALF) | low.astype(np.uint64)


def unpacked(pairs: Hashes) -> tuple[Codes, Codes]:
    """Return the two numbers of each pair."""
    return (pairs >> _HALF).astype(np.uint32), pairs.astype(np.uint32)


def _codes(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _starts(lengths: Numbers | Flags) -> Numbers:
    """Return where each of some parts begins, and where the last one ends."""
    starts = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=starts[1:])
    return starts


def _sums(codes: Codes) -> Hashes:
    """Return the sums, up to each place in a text, of its characters times the factor's powers."""
    sums = np.zeros(len(codes) + 1, np.uint64)
    numbers = _numbers().take(codes, mode="clip")
    np.cumsum(numbers * _powers(_FACTOR, len(codes))[: len(codes)], out=sums[1:])
    return sums


def _stirred(hashes: Hashes) -> Hashes:
    """Return hashes every bit of which depends on every bit of the text."""
    mixed = (hashes ^ (hashes >> _HALF)) * _STIR
    return mixed ^ (mixed >> _HALF)


_known_powers: dict[int, Hashes] = {}


def _powers(factor: int, count: int) -> Hashes:
    """Return the powers of a factor from the 0th, at least `count` of them."""
    known = _known_powers.get(factor)
    if known is None or len(known) < count:
        known = np.full(max(4096, 2 * count), factor, np.uint64)
        known[0] = 1
        np.cumprod(known, out=known)
        _known_powers[factor] = known
    return known


@cache
def _numbers() -> Hashes:
    """Return a number at random, but always the same, for every code point."""
    return _stirred(_stirred(np.arange(1, _LETTERS + 2, dtype=np.uint64) * np.uint64(_FACTOR)))


@cache
def _is_letter() -> Flags:
    """Return for every code point whether a skeleton keeps it, as `bare` does."""
    text = np.arange(_LETTERS, dtype=np.uint32).tobytes().decode("utf-32-le", "surrogatepass")
    letters = np.zeros(_LETTERS + 1, np.bool_)
    for run in re.finditer(rf"[\w{NUMBER}{NAME}]+", text):
        letters[run.start() : run.end()] = True
    return letters
