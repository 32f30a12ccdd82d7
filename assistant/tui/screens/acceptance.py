"""Asks why a finding may stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.widgets import Button, Input

from assistant.tui.screens.dialog import Dialog, confirm_or_return
from assistant.tui.widgets.editors import LineEditor
from assistant.tui.widgets.key_bar import KeyBar
from assistant.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult

_TEXT = "写明为什么可以这样写。理由记在文件旁边，以后检查不再计数，审核人看得到。"


class AcceptScreen(Dialog[str | None]):
    """Gives the reason typed, or nothing when it is closed."""

    def __init__(self, message: str) -> None:
        super().__init__()
        self._message = message

    def compose(self) -> ComposeResult:
        """Lay out what is to be accepted and the field for the reason."""
        with Vertical(classes="box"):
            yield Prose("认可这一处", classes="title")
            yield Prose(self._message, classes="text")
            yield Prose(_TEXT, classes="text")
            yield LineEditor(placeholder="例如：县里统一口径")
            yield from confirm_or_return()
        yield KeyBar()

    @on(Button.Pressed, "#no")
    def _cancelled(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#yes")
    @on(Input.Submitted)
    def _taken(self) -> None:
        reason = self.query_one(Input).value.strip()
        if reason:
            self.dismiss(reason)
        else:
            self.query_one(".error", Prose).show("还没有写理由；不认可的，按Esc返回")
