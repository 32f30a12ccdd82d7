"""What all screens have in common: only keys that are described in Chinese show in the footer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from textual.screen import ModalScreen, Screen

from assistant.tui.messages import Left
from assistant.tui.widgets.button_row import ButtonRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import ActiveBinding
    from textual.message import Message
    from textual.widget import Widget

Result = TypeVar("Result")


class ChineseScreen(Screen[Result], Generic[Result]):
    """A screen of ours.

    What is left by the mouse button going down is handed in when it has come up: taking it over
    may move what is under the mouse, and Textual makes a click only where the button comes up over
    the widget that it went down on.
    """

    _left: list[Left] | None = None

    def hold(self) -> None:
        """Take note that the mouse button is down."""
        self._left = self._left or []

    def release(self) -> None:
        """Take note that it is up; the click, if there is one, is on its way."""
        left, self._left = self._left, None
        for message in left or ():
            self.post_message(message)

    def post_message(self, message: Message) -> bool:
        """Take a message, unless it is to wait for the mouse button to come up."""
        if self._left is not None and isinstance(message, Left):
            self._left.append(message)
            return True
        return super().post_message(message)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Return the keys to show; Textual's own widgets describe theirs in English."""
        shown = super().active_bindings
        return {key: it for key, it in shown.items() if not it.binding.description.isascii()}

    @property
    def focus_chain(self) -> list[Widget]:
        """Return where Tab goes, in this order."""
        return [widget for widget in super().focus_chain if not _is_passed_by(widget)]

    def explain(self) -> tuple[str, str]:
        """Return a title and a text on what has the focus, both "" where F1 explains the screen."""
        return "", ""

    def tell(self, show: Callable[..., object], *found: object) -> None:
        """Let a thread's `found` be shown by `show`, unless the screen is closed by then."""
        self.app.call_from_thread(self.show_if_open, show, *found)

    def show_if_open(self, show: Callable[..., object], *found: object) -> None:
        """Call `show` unless the screen was closed, which takes its widgets away bit by bit."""
        if self in self.app.screen_stack:
            show(*found)


def _is_passed_by(widget: Widget) -> bool:
    return isinstance(widget.parent, ButtonRow) and widget.parent.is_passed_by(widget)


class ChineseModalScreen(ChineseScreen[Result], ModalScreen[Result], Generic[Result]):
    """A dialog of ours."""
