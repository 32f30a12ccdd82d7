"""Find the official tables on a sheet: each cell by the captions of its row and its column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from assistant.report.cells import caption_key
from assistant.report.document import Document, Grid
from assistant.report.form import cell_key, load_form
from assistant.report.found_tables import FoundTables
from assistant.report.outline import Outline
from assistant.report.scan import Scan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.readers.workbook import Cell, Sheet
    from assistant.report.form import Form, Line, Part, TableForm


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table as it stands on a sheet; `cells` holds those that were found, empty ones too."""

    sheet: Sheet
    form: TableForm
    cells: Mapping[str, Cell]

    @property
    def bottom(self) -> int:
        """Return the table's last row."""
        return max(cell.row for cell in self.cells.values())

    @property
    def missing_rows(self) -> tuple[str, ...]:
        """Return the captions of the form's rows that were not found."""
        found = {self.form.lines(key)[0].key for key in self.cells}
        return tuple(row.caption for key, row in self.form.rows.items() if key not in found)


def tables_on(sheet: Sheet, form: Form) -> Iterator[SheetTable]:
    """Yield the tables on the sheet; one of the other form where that fits it better."""
    other = load_form("2019" if form.id == "2021" else "2021")
    for own in form.tables:
        found = _fitting(sheet, own, other.table(own.key))
        if len(found) < 2 and (not found or found[0].missing_rows):
            found = _by_stream(sheet, form, own.key) or found
        yield from found


def _fitting(sheet: Sheet, own: TableForm, other: TableForm) -> list[SheetTable]:
    """Return what stands on the sheet of a table, in the form in which more of it is found."""
    as_own, as_other = list(_by_captions(sheet, own)), list(_by_captions(sheet, other))
    return max(as_own, as_other, key=lambda tables: sum(map(_share, tables)))


def _share(table: SheetTable) -> float:
    return len(table.cells) / len(table.form.cells)


class _Head(NamedTuple):
    """Where a header ends on the sheet, where its columns are, and the parts that have it."""

    row: int
    columns: tuple[int, ...]
    parts: tuple[Part, ...]


def _by_captions(sheet: Sheet, form: TableForm) -> Iterator[SheetTable]:
    """Yield the table once for each time that its rows stand on the sheet."""
    heads = sorted(_heads(sheet, form))
    # A row of figures that has no caption and is not filled in stands below all that is written.
    stops = (*(head.row for head in heads), max(sheet.rows, default=0) + 2)
    cells: dict[str, Cell] = {}
    for head, stop in zip(heads, stops[1:], strict=True):
        for row in range(head.row + 1, stop):
            line = dict(_line(sheet, head, row))
            if line.keys() & cells.keys():
                yield SheetTable(sheet, form, cells)
                cells = {}
            cells = {**cells, **line}
    if cells:
        yield SheetTable(sheet, form, cells)


def _heads(sheet: Sheet, form: TableForm) -> Iterator[_Head]:
    """Yield the headers on the sheet whose lowest captions are a part's, from left to right."""
    parts_by_captions: dict[tuple[str, ...], list[Part]] = {}
    for part in form.parts:
        captions = tuple(caption_key(column.caption) for column in part.columns)
        parts_by_captions.setdefault(captions, []).append(part)
    for captions, parts in parts_by_captions.items():
        height = max(len(column.path) for column in parts[0].columns)
        for row, columns in _header_rows(sheet, captions, height):
            yield _Head(row, columns, tuple(parts))


def _header_rows(
    sheet: Sheet, wanted: Sequence[str], height: int
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield (last row, columns) of each header with these captions, on up to `height` rows."""
    begins = 0
    for row in sorted(sheet.rows):
        lines = range(max(begins, row - height + 1), row + 1)
        cells = [cell for line in lines for cell in sheet.rows.get(line, ())]
        found = sorted((cell.column, caption_key(cell.text)) for cell in cells)
        captions = [(column, key) for column, key in found if key in wanted]
        if [key for _, key in captions] == list(wanted):
            yield row, tuple(column for column, _ in captions)
            begins = row + 1


def _line(sheet: Sheet, head: _Head, row: int) -> Iterator[tuple[str, Cell]]:
    """Yield the cells, by their keys, of the form's row that stands in a row of the sheet."""
    for part in head.parts:
        line = _row_called(sheet, part, head, row)
        if line:
            for column, at in zip(part.columns, head.columns, strict=True):
                yield cell_key(line, column), sheet.at(row, at)
            return


def _row_called(sheet: Sheet, part: Part, head: _Head, row: int) -> Line | None:
    """Return the part's row whose caption stands left of the figures; the first without one."""
    if not part.rows[0].path:
        return part.rows[0] if row == head.row + 1 else None
    captions = [cell.text for cell in sheet.rows.get(row, ()) if cell.column < head.columns[0]]
    own = caption_key(captions[-1]) if captions else ""
    return next((line for line in part.rows if own and own in _names(line)), None)


def _names(line: Line) -> tuple[str, ...]:
    return tuple(caption_key(name) for name in (line.caption, *line.aliases))


def _by_stream(sheet: Sheet, form: Form, key: str) -> list[SheetTable]:
    """Return the table as the checker finds it in any document, if it has a number in each cell.

    Captions that are not the form's leave open which column an empty cell belongs to.
    """
    rows = sorted(sheet.rows)
    blocks = tuple(Grid((tuple(cell.text for cell in sheet.rows[row]),)) for row in rows)
    scanned = Scan(Document("", blocks))
    table = FoundTables(scanned, form, Outline((), len(blocks))).get(key)
    if table is None or any(cell.value is None for cell in table.cells.values()):
        return []
    cells = {
        key: sheet.rows[rows[cell.place.block]][cell.place.column or 0]
        for key, cell in table.cells.items()
    }
    return [SheetTable(sheet, table.form, cells)] if table.is_complete else []
