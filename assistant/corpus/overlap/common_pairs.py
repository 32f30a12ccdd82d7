"""Which sentences have so many pairs of characters in common that aligning them is worth while."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assistant.corpus.fingerprints import is_first, packed, skeletons_of, unpacked
from assistant.corpus.shard import ranges

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus.overlap.engines.rows import Column

# Of two sentences of which one is a copy, the shorter has this share of its pairs of characters
# in common with the other; of twenty that merely share fingerprints, one has.
_WORTH_ALIGNING = 0.45


class CommonPairs:
    """The pairs of characters that each of some texts has."""

    def __init__(self, texts: Sequence[str]) -> None:
        grams, owner = skeletons_of(texts).grams(2, sampled=1)
        keys = np.sort(packed(owner, grams))
        owner_of, gram = unpacked(keys[is_first(keys)])
        distinct, self._numbers = np.unique(gram, return_inverse=True)
        self._is_asked = np.zeros(len(distinct), np.bool_)
        self._counts = np.bincount(owner_of, minlength=len(texts))
        self._starts = np.cumsum(self._counts) - self._counts

    def worth_aligning(self, one: int, others: Column) -> Column:
        """Return which of the other texts, given by their number, may be alike to one."""
        asked = self._of(np.array([one]))
        self._is_asked[asked] = True
        shared = np.cumsum(self._is_asked[self._of(others)])
        self._is_asked[asked] = False
        ends = np.cumsum(self._counts[others])
        counts = np.diff(np.append(0, shared)[ends], prepend=0)
        least = np.minimum(self._counts[others], self._counts[one])
        worth: Column = counts >= _WORTH_ALIGNING * least
        return worth

    def _of(self, texts: Column) -> Column:
        numbers: Column = self._numbers[ranges(self._starts[texts], self._counts[texts])]
        return numbers
