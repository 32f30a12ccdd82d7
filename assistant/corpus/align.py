"""How alike two sentences are when clauses may be reordered, added, cut or reworded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Two clauses on different matters still share this much of their characters.
_BY_CHANCE = 0.4
# The whole sentences are compared, too, for commas may be set elsewhere; chance makes that ratio
# a little higher than the clauses' own.
_WHOLE_IS_EASIER = 0.05


def similarity(one: Sequence[str], other: Sequence[str]) -> float:
    """Return 0 to 1: how much of either sentence's clauses has its like in the other's."""
    from rapidfuzz.distance.Indel import normalized_similarity

    ratios = [[normalized_similarity(a, b) for b in other] for a in one]
    forth = _covered(one, [max(row) for row in ratios])
    back = _covered(other, [max(column) for column in zip(*ratios, strict=True)])
    whole = normalized_similarity("".join(one), "".join(other))
    return max((forth + back) / 2, whole - _WHOLE_IS_EASIER if whole < 1 else 1.0)


def _covered(clauses: Sequence[str], best: Sequence[float]) -> float:
    """Return the share of the clauses' characters that has its like, chance left out."""
    gains = (max(0.0, ratio - _BY_CHANCE) / (1 - _BY_CHANCE) for ratio in best)
    total = sum(map(len, clauses))
    return sum(len(c) * gain for c, gain in zip(clauses, gains, strict=True)) / total
