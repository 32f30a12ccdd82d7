"""An official table with its quick path: the grid, where the cursor is, which sums fail."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.widgets import Button

from assistant.report.tables import TableFigures
from assistant.tui.messages import RestIsZero
from assistant.tui.sheet import broken_sum_message, cell_title
from assistant.tui.widgets.figure_grid import FigureGrid
from assistant.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assistant.facts.field import Field
    from assistant.report.form import TableForm


class TableField(VerticalGroup):
    """The grid of one table; what is typed goes out as `CellAnswered` or `RestIsZero`."""

    DEFAULT_CSS = """
    TableField {
        margin-bottom: 1;
        & .ask { text-style: bold; }
        &:focus-within .ask { color: $text-primary; }
        & .help { color: $text-muted; }
        & .where { min-height: 1; margin-top: 1; color: $text-primary; }
        & .error { color: $text-error; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f6", "rest", "其余填0", show=False)]

    def __init__(self, field: Field, ask: str, help: str, form: TableForm) -> None:
        super().__init__()
        self.field, self.ask, self.help = field, ask, help
        self.form = form
        self.error = ""
        self._figures = TableFigures(form, {})

    def compose(self) -> ComposeResult:
        """Lay out ask, hint, quick path, where the cursor is, failing sums, grid."""
        yield Prose(f"{self.ask}（必答）" if self.field.required else self.ask, classes="ask")
        yield Prose(self.help, classes="help")
        yield Button("", id="rest", compact=True, variant="primary")
        yield Prose("用方向键走格，直接输入数字，回车到下一格", classes="where")
        yield Prose(classes="error")
        yield FigureGrid(self.form)

    @property
    def grid(self) -> FigureGrid:
        """Return the grid."""
        return self.query_one(FigureGrid)

    @property
    def is_empty(self) -> bool:
        """Return whether no figure was answered."""
        return not self._figures.values

    def show(self, figures: TableFigures) -> None:
        """Show `figures`, the sums that fail, and what the quick path would fill."""
        self._figures = figures
        broken = list(figures.broken_sums)
        wrong = {key for found in broken for key in (*found.parts, *found.equals)}
        self.grid.show(figures, wrong)
        self._show_rest()
        message = broken_sum_message(self.form, broken[0]) if broken else ""
        more = f"（另有{len(broken) - 1}处合计不符）" if len(broken) > 1 else ""
        self.show_error(f"{message}{more}")

    def _show_rest(self) -> None:
        missing = len(self._figures.missing())
        button = self.query_one("#rest", Button)
        if self.is_empty:
            button.label = f"F6　全年都没有：{self.form.name}各格一次填0"
        elif missing:
            button.label = f"F6　其余各格均为0（还有{missing}格没填）"
        else:
            button.label = "各格都已填好"
        button.disabled = not missing
        button.refresh(layout=True)

    def show_error(self, message: str) -> None:
        """Show what is wrong, above the grid; "" takes it away."""
        self.error = message
        self.query_one(".error", Prose).show(message)

    def take_focus(self) -> None:
        """Put the cursor into the grid."""
        self.grid.focus()

    def reject(self, cell: str, raw: str, message: str) -> None:
        """Go back to `cell`, where `raw` cannot stand, and say why."""
        self.grid.reject(cell, raw)
        self.show_error(message)

    @on(FigureGrid.Moved)
    def _moved(self, event: FigureGrid.Moved) -> None:
        event.stop()
        self.query_one(".where", Prose).show(cell_title(self.form, event.cell))

    @on(Button.Pressed, "#rest")
    def action_rest(self) -> None:
        """Say that all cells without a figure are 0; one that is being typed counts as typed."""
        self.grid.commit()
        self.post_message(RestIsZero(self.form.key))
        self.grid.focus()
