"""Asks why a finding may stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Input

from assistant.tui.screens.dialog import AskingDialog
from assistant.tui.widgets.editors import LineEditor
from assistant.tui.widgets.key_bar import KeyBar
from assistant.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult

_TEXT = "写明为什么可以这样写。理由记在文件旁边，以后检查不再计数，审核人看得到。"


class AcceptScreen(AskingDialog[str | None]):
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
            yield from self.confirm_or_return()
        yield KeyBar()

    def answer(self) -> tuple[str, str]:
        """Return the reason; there must be one."""
        reason = self.query_one(Input).value.strip()
        return reason, "" if reason else "还没有写理由；不认可的，按Esc返回"
