"""Dialogs: a question to confirm, a text to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Input

from assistant.tui.screens.base import ChineseModalScreen, Result
from assistant.tui.widgets.key_bar import KeyBar
from assistant.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Dialog(ChineseModalScreen[Result], Generic[Result]):
    """A box over the screen; Escape closes it without a result."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "返回"),
        Binding("ctrl+q", "cancel", "返回", show=False),
        Binding("f1", "app.help", "帮助"),
        Binding("ctrl+p", "app.commands", "命令"),
    ]

    def action_cancel(self) -> None:
        """Close the dialog; nothing happens."""
        self.dismiss(None)


class AskingDialog(Dialog[Result], Generic[Result]):
    """A dialog in which something is typed; 确定 and Enter hand it in, unless it is at fault."""

    def answer(self) -> tuple[Result | None, str]:
        """Return what was typed as the dialog's result, or what is wrong with it."""
        raise NotImplementedError

    def confirm_or_return(self) -> ComposeResult:
        """Yield what ends the dialog: what is wrong with the answer, the buttons."""
        yield Prose(classes="error")
        with Horizontal(classes="buttons"):
            yield Button("确定", id="yes", variant="primary", compact=True)
            yield Button("返回", id="no", compact=True)

    @on(Button.Pressed, "#no")
    def _cancelled(self) -> None:
        self.action_cancel()

    @on(Button.Pressed, "#yes")
    @on(Input.Submitted)
    def action_hand_in(self) -> None:
        """Close with the answer, or show what is wrong with it."""
        answer, fault = self.answer()
        self.query_one(".error", Prose).show(fault)
        if not fault:
            self.dismiss(answer)


class ConfirmScreen(Dialog[bool]):
    """Asks before something is overwritten or lost; True means go on."""

    def __init__(self, title: str, text: str, yes: str) -> None:
        super().__init__()
        self._title, self._text, self._yes = title, text, yes

    def compose(self) -> ComposeResult:
        """Lay out the question; the button that changes nothing has the focus."""
        with Vertical(classes="box"):
            yield Prose(self._title, classes="title")
            yield Prose(self._text, classes="text")
            with Horizontal(classes="buttons"):
                yield Button("返回", id="no", compact=True)
                yield Button(self._yes, id="yes", variant="warning", compact=True)
        yield KeyBar()

    @on(Button.Pressed)
    def _chosen(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")


class TextScreen(Dialog[None]):
    """A text to read, scrolled with the arrow keys; F1, which may have opened it, closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1", "cancel", "返回", show=False)]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        """Lay out title, text and a button to close."""
        with Vertical(classes="box"):
            yield Prose(self._title, classes="title")
            with VerticalScroll(classes="scroll"):
                yield Prose(self._text)
            with Horizontal(classes="buttons"):
                yield Button("关闭", id="close", compact=True)
        yield KeyBar()

    @on(Button.Pressed)
    def _close_pressed(self) -> None:
        self.dismiss(None)
