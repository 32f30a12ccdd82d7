"""The top line: whose report of which year, and whether the answers are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assistant.facts.facts import Facts


class StatusBar(Horizontal):
    """One line; a failed saving stands out."""

    DEFAULT_CSS = """
    StatusBar {
        height: 1; padding: 0 1; background: $primary-muted; color: $text;
        & > #unit { width: 1fr; }
        & > #status { width: auto; }
        & > #status.-fault { background: $error; color: $text; text-style: bold; }
    }
    """

    def compose(self) -> ComposeResult:
        """Lay out the unit on the left, the saving on the right."""
        yield Static(id="unit", markup=False)
        yield Static(id="status", markup=False)

    def show(self, facts: Facts, status: str, *, is_fault: bool) -> None:
        """Show the unit and the year that are known so far, and how the saving went."""
        year = f"{facts.year}年" if facts.year else ""
        title = f"{facts.unit_name or '单位未填'}　{year}政府信息公开工作年度报告"
        self.query_one("#unit", Static).update(title, layout=False)
        saved = self.query_one("#status", Static)
        # Most often it is only the time that changes: the screen need not be laid out anew.
        saved.update(status, layout=len(status) != len(str(saved.content)))
        saved.set_class(is_fault, "-fault")
