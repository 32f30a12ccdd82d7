"""An official table drawn row by row: captions, figures, the cell under the cursor."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.geometry import Region, Size, Spacing
from textual.scroll_view import ScrollView
from textual.strip import Strip

from assistant.report.layout import format_number
from assistant.tui.sheet import sheet_of
from assistant.tui.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Collection

    from textual import events

    from assistant.report.form import TableForm
    from assistant.report.tables import TableFigures
    from assistant.tui.sheet import SheetRow

_CELL_WIDTHS = (8, 16)


class SheetView(ScrollView):
    """The cells of one table as `show` was given them; the head stays while the rows scroll."""

    DEFAULT_CSS = """
    SheetView {
        height: auto; background: $surface; overflow-x: hidden; scrollbar-gutter: stable;
        & > .grid--head { color: $text-muted; }
        & > .grid--box { background: $panel; }
        & > .grid--total { text-style: bold; }
        & > .grid--noted { color: $text-warning; background: $warning-muted; }
        & > .grid--wrong { color: $text-error; background: $error-muted; text-style: bold; }
        & > .grid--cursor { background: $primary-muted; color: $text-primary; }
        &:focus > .grid--cursor { background: $primary; color: $text; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "grid--head",
        "grid--box",
        "grid--total",
        "grid--noted",
        "grid--wrong",
        "grid--cursor",
    }

    def __init__(self, form: TableForm, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.form = form
        self.rows = sheet_of(form)
        self.typed: str | None = None
        self._figures: TableFigures | None = None
        self._wrong: Collection[str] = ()
        self._noted: Collection[str] = ()
        self._places = {
            key: (index, column)
            for index, row in enumerate(self.rows)
            for column, key in enumerate(row.keys)
        }
        self._asked = [key for key in self._places if key not in form.computed]
        self.cursor = self._asked[0]
        self._columns = max(len(row.keys) for row in self.rows)
        self._measure(80)

    def show(
        self, figures: TableFigures, wrong: Collection[str], noted: Collection[str] = ()
    ) -> None:
        """Draw `figures`, marking the cells of sums that fail and those with a note."""
        self._figures, self._wrong, self._noted = figures, wrong, noted
        self.refresh()

    def _measure(self, width: int) -> None:
        """Divide `width` between captions and cells, and cut the head's captions to it."""
        low, high = _CELL_WIDTHS
        longest = max(cell_len(_caption(row)) for row in self.rows) + 1
        self._cell = max(low, min(high, (width - longest) // self._columns))
        self._caption = max(10, min(longest, width - self._columns * self._cell))
        self._lines = [
            (index, part)
            for index, row in enumerate(self.rows)
            for part in range(self._height(row))
        ]
        heads = [index for index, row in enumerate(self.rows) if row.heads]
        self._pinned = self._height(self.rows[0]) if heads == [0] else 0
        self.virtual_size = Size(width, len(self._lines))

    def _height(self, row: SheetRow) -> int:
        return max((len(self._head(text)) for text in row.heads), default=1)

    def _head(self, text: str) -> list[str]:
        """Return a column's caption in lines of about the same length."""
        room = self._cell - 1
        lines = ceil(cell_len(text) / room)
        even = 2 * ceil(cell_len(text) / lines / 2) if lines else room
        return wrap(text, min(room, even))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines that the whole table takes at `width`."""
        self._measure(width - self.scrollbar_size_vertical)
        return len(self._lines)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the columns to the new width."""
        self._measure(self.scrollable_content_region.width)
        self._reveal()

    def render_line(self, y: int) -> Strip:
        """Return a line of the table; the head stays on top while the rows scroll."""
        at = y if y < self._pinned else y + self.scroll_offset.y
        if at >= len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        index, part = self._lines[at]
        row = self.rows[index]
        segments = self._head_line(row, part) if row.heads else self._row_line(row)
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _head_line(self, row: SheetRow, part: int) -> list[Segment]:
        style = self.get_component_rich_style("grid--head")
        caption = row.caption if part == 0 else ""
        segments = [Segment(set_cell_size(caption, self._caption), style)]
        for text in row.heads:
            lines = self._head(text)
            line = lines[part] if part < len(lines) else ""
            segments.append(Segment(_right(line, self._cell), style))
        return segments

    def _row_line(self, row: SheetRow) -> list[Segment]:
        plain = self.rich_style
        style = plain if row.keys else self.get_component_rich_style("grid--head")
        segments = [Segment(set_cell_size(_caption(row), self._caption), style)]
        for key in row.keys:
            segments.append(Segment(" ", plain))
            text = _right(self._text(key), self._cell - 1)
            segments.append(Segment(text, self.get_component_rich_style(self._look(key))))
        return segments

    def _text(self, key: str) -> str:
        if key == self.cursor and self.typed is not None:
            return f"{self.typed}_"
        value = self._figures.get(key) if self._figures else None
        return "" if value is None else format_number(value)

    def _look(self, key: str) -> str:
        if key == self.cursor:
            return "grid--cursor"
        if key in self._wrong:
            return "grid--wrong"
        if key in self._noted:
            return "grid--noted"
        return "grid--total" if key in self.form.computed else "grid--box"

    def _reveal(self) -> None:
        """Scroll so that the cursor's row shows below the head."""
        row, _ = self._places[self.cursor]
        line = next(at for at, (index, _) in enumerate(self._lines) if index == row)
        self.scroll_to_region(
            Region(0, line, 1, 1), spacing=Spacing(self._pinned, 0, 0, 0), animate=False
        )


def _caption(row: SheetRow) -> str:
    # Quotation marks are drawn two cells wide by some Chinese terminals and would shift the row.
    return "  " * row.depth + row.caption.replace("“", "").replace("”", "")


def _right(text: str, width: int) -> str:
    return set_cell_size(" " * max(0, width - cell_len(text)) + text, width)
