"""Write findings for people and programs; one module a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.emitters.json import emit_json
from assistant.emitters.outcome import CheckedFile, Outcome, Unread
from assistant.emitters.terminal import emit_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TextIO

__all__ = ["EMITTERS", "CheckedFile", "Outcome", "Unread", "emit_json", "emit_text"]

EMITTERS: Mapping[str, Callable[[Outcome, TextIO], None]] = {"text": emit_text, "json": emit_json}
