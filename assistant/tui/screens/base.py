"""What all screens have in common: only keys that are described in Chinese show in the footer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from textual.screen import ModalScreen, Screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import ActiveBinding

Result = TypeVar("Result")


class ChineseScreen(Screen[Result], Generic[Result]):
    """A screen of ours."""

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Return the keys to show; Textual's own widgets describe theirs in English."""
        shown = super().active_bindings
        return {key: it for key, it in shown.items() if not it.binding.description.isascii()}

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


class ChineseModalScreen(ChineseScreen[Result], ModalScreen[Result], Generic[Result]):
    """A dialog of ours."""
