"""Where a sentence was cut that two were made of."""

from __future__ import annotations

import re

from assistant.corpus.align import similarity

_CLAUSE_MARK = re.compile("[，；：。,;:]+")


def cut_of(whole: str, one: str, other: str) -> int:
    """Return where in `whole`, at the end of a clause, what `other` was made of begins."""
    ends = [mark.end() for mark in _CLAUSE_MARK.finditer(whole, 1, len(whole) - 1)]
    return max(ends, key=lambda end: _alike(whole, end, one, other), default=len(whole))


def _alike(whole: str, end: int, one: str, other: str) -> float:
    return similarity((one,), (whole[:end],)) + similarity((other,), (whole[end:],))
