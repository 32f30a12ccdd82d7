"""An official table with its quick path: the grid, where the cursor is, which sums fail."""

from __future__ import annotations

from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, VerticalGroup
from textual.widgets import Button

from assistant.report.tables import TableFigures, parts_of
from assistant.tui.messages import FileWanted, RestIsZero, TableStepped
from assistant.tui.sheet import broken_sum_message, cell_title, is_about
from assistant.tui.widgets.figure_grid import FigureGrid
from assistant.tui.widgets.prose import Prose
from assistant.tui.widgets.remarks import Remarks, doubts_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from textual.app import ComposeResult

    from assistant.facts.field import Field
    from assistant.interview.contradictions import Contradiction
    from assistant.report.form import TableForm

# More would leave the grid no rows on a small screen.
_MOST_FAULTS = 2


class TableField(VerticalGroup):
    """The grid of one table; what is typed goes out as `CellAnswered` or `RestIsZero`."""

    DEFAULT_CSS = """
    TableField {
        margin-bottom: 1;
        & .ask { text-style: bold; }
        &:focus-within .ask { color: $text-primary; }
        & .help { color: $text-muted; }
        & Button { margin-right: 1; }
        & .where { min-height: 1; margin-top: 1; color: $text-primary; }
        & .told { color: $text-success; }
        & .error { color: $text-error; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f6", "rest", "其余填0", show=False),
        Binding("ctrl+z", "step(False)", "撤销", show=False),
        Binding("ctrl+y", "step(True)", "重做", show=False),
        Binding("ctrl+n", "next", "下一个空格或错格", show=False),
    ]

    def __init__(self, field: Field, ask: str, help: str, form: TableForm) -> None:
        super().__init__()
        self.field, self.ask, self.help = field, ask, help
        self.form = form
        self.error = ""
        self._figures = TableFigures(form, {})
        self._notes: Mapping[str, str] = MappingProxyType({})

    def compose(self) -> ComposeResult:
        """Lay out ask, hint, quick paths, where the cursor is, what to know of it, grid."""
        yield Prose(f"{self.ask}（必答）" if self.field.required else self.ask, classes="ask")
        yield Prose(self.help, classes="help")
        with HorizontalGroup():
            yield Button("", id="rest", compact=True, variant="primary")
            yield Button("F7　从文件取数", id="file", compact=True)
        yield Prose("用方向键走格，直接输入数字，回车到下一格；也可以粘贴", classes="where")
        yield Prose(classes="told")
        yield Prose(classes="error")
        yield Remarks()
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
        self._show_rest()
        self._show_state()

    def doubt(self, doubts: Sequence[Contradiction]) -> None:
        """Say which other answers the table contradicts."""
        self.query_one(Remarks).show_all(islice(doubts_told(doubts), _MOST_FAULTS))

    def tell(self, message: str, notes: Mapping[str, str]) -> None:
        """Say what was done last; `notes` are what there is to know of cells, by key."""
        self._notes = notes
        self.query_one(".told", Prose).show(message)
        self._show_state()

    def _show_state(self) -> None:
        broken = self._figures.broken_sums
        wrong = {key for found in broken for key in (*found.parts, *found.equals)}
        self.grid.show(self._figures, wrong, self._notes)
        self.show_error("\n".join(islice(self._faults(), _MOST_FAULTS)))

    def _faults(self) -> Iterator[str]:
        """Yield what is wrong with the cell under the cursor, or else with the first sum."""
        cell, broken = self.grid.cursor, self._figures.broken_sums
        for key, note in self._notes.items():
            if key == cell:
                yield note
            elif key in self.form.computed and cell in parts_of(self.form, key):
                yield f"{self._total_name(key, cell)}{note}"
        here = [found for found in broken if is_about(self.form, found, cell)] or broken[:1]
        for found in here:
            message = broken_sum_message(self.form, found)
            others = len(broken) - len(here)
            yield f"{message}（另有{others}处合计不符，Ctrl+N去看）" if others else message

    def _total_name(self, total: str, cell: str) -> str:
        """Return what a total is called in the row or the column that `cell` stands in."""
        row, column = self.form.lines(total)
        caption = (column if row == self.form.lines(cell)[0] else row).caption
        return f"{'同行' if caption == column.caption else '同列'}“{caption}”："

    def _show_rest(self) -> None:
        missing = len(self._figures.missing())
        button = self.query_one("#rest", Button)
        if self.is_empty:
            label = f"F6　全年都没有：{self.form.name}各格一次填0"
        elif missing:
            label = f"F6　其余各格均为0（还有{missing}格没填）"
        else:
            label = "各格都已填好"
        if label != str(button.label):
            button.label = label
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
        if self.grid.typed is None:
            self._show_state()

    @on(Button.Pressed, "#rest")
    def action_rest(self) -> None:
        """Say that all cells without a figure are 0; one that is being typed counts as typed."""
        self.grid.commit()
        self.post_message(RestIsZero(self.form.key))
        self.grid.focus()

    @on(Button.Pressed, "#file")
    def _file_pressed(self) -> None:
        self.post_message(FileWanted())

    def action_step(self, onward: bool) -> None:
        """Ask for the tables as before the last change; what is being typed is dropped first."""
        if not onward and self.grid.typed is not None:
            self.grid.typed = None
            self.grid.refresh()
        else:
            self.post_message(TableStepped(onward))

    def action_next(self) -> None:
        """Go to the next cell that is blank, belongs to a failing sum, or has a note."""
        broken = self._figures.broken_sums
        wrong = {key for found in broken for key in (*found.parts, *found.equals)}
        self.grid.go_to_next({*self._figures.missing(), *wrong, *self._notes})
