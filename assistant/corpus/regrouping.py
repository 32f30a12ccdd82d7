"""Two sentences in a row that were made of one."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from assistant.corpus.align import similarity
from assistant.corpus.judging import BETTER_TOGETHER
from assistant.corpus.sources import SourceSentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus.asked import Asked
    from assistant.corpus.judging import Found, Judging
    from assistant.corpus.retrieval import Candidate

_CLAUSE_MARK = re.compile("[，；：。,;:]+")


def put_together(
    asked: Sequence[Asked],
    candidates: Sequence[Sequence[Candidate]],
    found: Sequence[Found | None],
    judging: Judging,
) -> list[Found | None]:
    """Return what was found, with the source of two where that is surer than of each alone."""
    places = [at for at, row in enumerate(pairwise(asked)) if row[1].number == row[0].number + 1]
    rows = [(asked[at], asked[at + 1]) for at in places]
    whole = [dict.fromkeys((*candidates[at], *candidates[at + 1])) for at in places]
    better = list(found)
    for at, row, best in zip(places, rows, judging.made_of_one(rows, whole), strict=True):
        alone = max(each.odds if each else -inf for each in better[at : at + 2])
        if best and best.odds >= alone + BETTER_TOGETHER:
            better[at : at + 2] = _cut(best, row[0].sentence.text, row[1].sentence.text)
    return better


def _cut(found: Found, one: str, other: str) -> tuple[Found, Found]:
    """Return the source of two sentences, for each with the part that it was made of."""
    text = found.source.text if isinstance(found.source, SourceSentence) else ""
    at = cut_of(text, one, other)
    return replace(found, end=at), replace(found, start=at)


def cut_of(whole: str, one: str, other: str) -> int:
    """Return where in `whole`, at the end of a clause, what `other` was made of begins."""
    ends = [mark.end() for mark in _CLAUSE_MARK.finditer(whole, 1, len(whole) - 1)]
    return max(ends, key=lambda end: _alike(whole, end, one, other), default=len(whole))


def _alike(whole: str, end: int, one: str, other: str) -> float:
    return similarity((one,), (whole[:end],)) + similarity((other,), (whole[end:],))
