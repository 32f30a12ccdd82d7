"""Names of units found in a text by their hashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assistant.corpus.fingerprints import hashes_within
from assistant.corpus.shard import positions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.corpus.fingerprints import Codes, Hashes, Numbers
    from assistant.corpus.shard import Shard

# From 云岭 to 云江市云岭县望江街道办事处, and departments with names as long.
_SHORTEST, _LONGEST = 2, 24


def names_in(text: str, shards: Iterable[Shard]) -> frozenset[str]:
    """Return the names of the shards' units, and of the places above them, that `text` holds."""
    found: set[str] = set()
    for shard in shards:
        first, end = _runs(text, shard.arrays["name_ends"])
        is_name = positions(shard.arrays["names"], hashes_within(text, first, end)) >= 0
        pairs = zip(first[is_name].tolist(), end[is_name].tolist(), strict=True)
        found.update(text[start:stop] for start, stop in pairs)
    return frozenset(found)


def runs_in(text: str) -> Hashes:
    """Return the hashes of all that may be a name in `text`."""
    return hashes_within(text, *_runs(text, np.unique(_codes(text))))


def _runs(text: str, last: Codes) -> tuple[Numbers, Numbers]:
    """Return the beginnings and ends of the runs of characters that end with one of `last`."""
    ends = np.flatnonzero(np.isin(_codes(text), last)) + 1
    lengths = np.arange(_SHORTEST, _LONGEST + 1)
    end = np.repeat(ends, len(lengths))
    first = end - np.tile(lengths, len(ends))
    return first[first >= 0], end[first >= 0]


def _codes(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
