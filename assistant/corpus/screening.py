"""Which of many sentences are worth aligning: those with most pairs of characters alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assistant.corpus.fingerprints import is_first, packed, unpacked
from assistant.corpus.shard import ranges

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from assistant.corpus.fingerprints import Codes, Numbers, Skeletons

# Two characters in a row outlive every edit that leaves a copy worth the name; half of the pairs,
# told by their hash, tell as much.
_WIDTH, _SAMPLED = 2, 2


def likeness(asked: Skeletons, others: Skeletons) -> NDArray[np.float64]:
    """Return, asked by others, which share of their pairs of characters two sentences share."""
    grams, owner = _distinct(asked)
    other_grams, other = _distinct(others)
    order = np.argsort(grams, kind="stable")
    ordered = grams[order]
    start = np.searchsorted(ordered, other_grams, side="left")
    length = np.searchsorted(ordered, other_grams, side="right") - start
    pair = owner[order[ranges(start, length)]] * len(others) + np.repeat(other, length)
    shared = np.bincount(pair, minlength=len(asked) * len(others))
    counts = np.maximum(np.bincount(owner, minlength=len(asked)), 1)
    other_counts = np.maximum(np.bincount(other, minlength=len(others)), 1)
    scale = np.sqrt(counts[:, None] * other_counts[None, :].astype(np.float64))
    alike: NDArray[np.float64] = shared.reshape(len(asked), len(others)) / scale
    return alike


def _distinct(skeletons: Skeletons) -> tuple[Codes, Numbers]:
    """Return each sentence's pairs of characters, by their hash, and the sentence's number."""
    grams, owner = skeletons.grams(_WIDTH, _SAMPLED)
    keys = np.sort(packed(owner, grams))
    sentence, distinct = unpacked(keys[is_first(keys)])
    return distinct, sentence.astype(np.int64)
