"""The two themes, their colours dark or light enough to be read on every background of ours."""

from __future__ import annotations

from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

DARK, LIGHT = "textual-dark", "textual-light"
# Textual's own are 1.9 to 4.3 times as dark as the row under the cursor; text wants 4.5 times
# (WCAG 2.2, 1.4.3).
_LIGHT_TEXT = {
    "text-error": "#70203A",
    "text-warning": "#5E3A00",
    "text-success": "#0B4A22",
    "text-muted": "auto 65%",
    "footer-key-foreground": "#70203A",
}


def themes() -> tuple[Theme, Theme]:
    """Return the dark and the light theme, under the names of Textual's own."""
    light = BUILTIN_THEMES[LIGHT]
    return BUILTIN_THEMES[DARK], replace(light, variables={**light.variables, **_LIGHT_TEXT})
