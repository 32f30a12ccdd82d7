"""Write who shares what with whom, for people and programs; one module a format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TextIO

    from assistant.corpus.overlap.result import Overlap
    from assistant.emitters.outcome import Unread

FORMATS = ("text", "json", "csv", "html")


def overlap_emitter(name: str) -> Callable[[Overlap, Sequence[Unread], TextIO], None]:
    """Return the function that writes an overlap, and what was not read, in a format."""
    emit: Any = import_module(f"assistant.emitters.overlap.{name}").emit
    found: Callable[[Overlap, Sequence[Unread], TextIO], None] = emit
    return found
