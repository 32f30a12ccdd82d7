"""Write findings for people and programs; one module a format."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from assistant.emitters.outcome import Outcome

FORMATS = ("text", "json", "html")


def emitter_of(name: str, *, show_accepted: bool = False) -> Callable[[Outcome, TextIO], None]:
    """Return the function that writes an outcome in the format called `name`.

    `show_accepted` is for people: programs are given the accepted findings in any case.
    """
    if name == "json":
        from assistant.emitters.json import emit_json

        return emit_json
    if name == "html":
        from assistant.emitters.html import emit_html

        return partial(emit_html, show_accepted=show_accepted)
    from assistant.emitters.terminal import emit_text

    return partial(emit_text, show_accepted=show_accepted)
