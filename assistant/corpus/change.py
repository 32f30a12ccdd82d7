"""Where a sentence and its source differ."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed: half-open ranges of characters in a sentence and in its source.

    One of the two is empty where words were added or left out.
    """

    start: int
    end: int
    source_start: int
    source_end: int
