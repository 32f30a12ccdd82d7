"""Sentences that only count things: any two reports have them, and say the same with other numbers.

补贴救助33条、通知公告31条 is no copy of 补贴救助46条、通知公告37条: both units count what stands in
the same columns of the same website.
"""

from __future__ import annotations

import re
from collections import Counter

from assistant.corpus.normalise import numbers_in

_PART_END = re.compile("[，、；：。,;:]")
_LEAD = re.compile(r"\D{2,6}")
_COUNT = re.compile(r"(?:\d+年)?\D{1,8}[\d.]+[余多]?[万亿]?\D{1,3}")
# From so many of its numbers on, a count is a copied one.
_COPIED = 0.5


def are_other_counts(text: str, source: str) -> bool:
    """Return whether both sentences only count things, and most of the numbers differ."""
    return only_counts(text) and only_counts(source) and _are_others(text, source)


def only_counts(text: str) -> bool:
    """Return whether a sentence is a list of counts, with a few words to each; years are none."""
    first, *others = _PART_END.split(text)
    counts = others if _LEAD.fullmatch(first) else [first, *others]
    return len(counts) > 1 and all(map(_COUNT.fullmatch, counts))


def _are_others(text: str, source: str) -> bool:
    ours, theirs = Counter(numbers_in(text)), Counter(numbers_in(source))
    return (ours & theirs).total() < _COPIED * ours.total()
