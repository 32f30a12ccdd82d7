"""Write findings for people and programs; one module a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from assistant.emitters.outcome import Outcome

FORMATS = ("text", "json")


def emitter_of(name: str) -> Callable[[Outcome, TextIO], None]:
    """Return the function that writes an outcome in the format called `name`."""
    if name == "json":
        from assistant.emitters.json import emit_json

        return emit_json
    from assistant.emitters.terminal import emit_text

    return emit_text
