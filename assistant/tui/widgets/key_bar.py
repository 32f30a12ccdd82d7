"""The bottom line: which keys do what here, to press or to click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Footer

if TYPE_CHECKING:
    from textual.screen import Screen


class KeyBar(Footer):
    """A footer that is laid out anew only when other keys are to be shown.

    Textual's own does so whenever the focus moves, which costs 20 ms of each Tab.
    """

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)
        self._shown: list[tuple[str, str]] = []

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Lay the keys out if they are others than before."""
        bindings = [active.binding for active in self.screen.active_bindings.values()]
        shown = [(self.app.get_key_display(b), b.description) for b in bindings if b.show]
        if shown != self._shown:
            self._shown = shown
            super().bindings_changed(screen)

    def on_resize(self) -> None:
        """Name the keys as the width allows."""
        self.bindings_changed(self.screen)
