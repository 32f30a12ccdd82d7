"""Shows what figures from outside would change, and asks before they are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button

from assistant.tui.screens.dialog import Dialog
from assistant.tui.widgets.key_bar import KeyBar
from assistant.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult


class TakingScreen(Dialog[bool]):
    """Asks whether to take the figures; a long list is scrolled with the arrow keys."""

    AUTO_FOCUS = "#no"

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        """Lay out what would change; the button that changes nothing has the focus."""
        with Vertical(classes="box"):
            yield Prose(self._title, classes="title")
            with VerticalScroll(classes="scroll"):
                yield Prose(self._text)
            with Horizontal(classes="buttons"):
                yield Button("返回", id="no", compact=True)
                yield Button("取入", id="yes", variant="primary", compact=True)
        yield KeyBar()

    @on(Button.Pressed)
    def _chosen(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")
