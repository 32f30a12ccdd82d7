"""What is said to the user while reports are read and checked."""

from __future__ import annotations

import sys
from collections.abc import Callable

# Takes a sentence: one that stays, or one on how far the work is.
Say = Callable[[str], None]


def to_stderr(sentence: str) -> None:
    """Print a sentence beside the results."""
    print(sentence, file=sys.stderr)


def unheard(sentence: str) -> None:
    """Let a sentence pass."""
