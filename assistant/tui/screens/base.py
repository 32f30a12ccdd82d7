"""What all screens have in common: the keys they show, and what a thread may tell them."""

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

    def tell(self, show: Callable[..., None], *arguments: object) -> None:
        """From a thread, call `show`, unless the screen was closed meanwhile."""

        def show_if_open() -> None:
            if self.is_attached and self.is_running:
                show(*arguments)

        self.app.call_from_thread(show_if_open)


class ChineseModalScreen(ChineseScreen[Result], ModalScreen[Result], Generic[Result]):
    """A dialog of ours."""
