"""One of a few things to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.tui.screens.dialog import Dialog
from assistant.tui.widgets.key_bar import KeyBar
from assistant.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult


class ChoiceScreen(Dialog[str | None]):
    """Gives the key of what is chosen, or nothing when it is closed."""

    def __init__(self, title: str, words: Mapping[str, str], chosen: str) -> None:
        super().__init__()
        self._title, self._words, self._chosen = title, words, chosen

    def compose(self) -> ComposeResult:
        """Lay out the words; the cursor stands on what was chosen before."""
        with Vertical(classes="box"):
            yield Prose(self._title, classes="title")
            yield OptionList(*map(Option, self._words.values()), compact=True)
        yield KeyBar()

    def on_mount(self) -> None:
        """Put the cursor on what was chosen before."""
        self.query_one(OptionList).highlighted = list(self._words).index(self._chosen)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(list(self._words)[event.option_index])
