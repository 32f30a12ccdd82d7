"""Buttons in a row, which Tab may pass as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup
from textual.widgets import Button

if TYPE_CHECKING:
    from textual.widget import Widget


class ButtonRow(HorizontalGroup):
    """← and → go from button to button; with `is_one_stop`, Tab goes to one of them and on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "go(-1)", "前一个按钮", show=False),
        Binding("right", "go(1)", "后一个按钮", show=False),
    ]

    is_one_stop = False

    def is_passed_by(self, widget: Widget) -> bool:
        """Return whether Tab goes past a button: past all but the one that has the focus."""
        if not self.is_one_stop:
            return False
        buttons = self._buttons
        return widget is not next((b for b in buttons if b.has_focus), next(iter(buttons), None))

    def action_go(self, by: int) -> None:
        """Go to the button before or after, at the ends no further."""
        buttons = self._buttons
        # None has the focus where the question was taken off the screen meanwhile.
        for at, button in enumerate(buttons):
            if button.has_focus:
                buttons[max(0, min(at + by, len(buttons) - 1))].focus()
                return

    @property
    def _buttons(self) -> list[Button]:
        """Return the buttons that can be pressed."""
        return [button for button in self.query(Button) if button.display and button.focusable]
