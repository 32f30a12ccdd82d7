"""Workbooks as offices keep them, for the tests of what is read out of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

from assistant.interview.question import all_fields
from assistant.readers.figures_xlsx import Figures, read_figures
from assistant.report.form import load_form
from assistant.report.layout import lay_out
from assistant.report.tables import TableFigures
from assistant.writers.grid import spread

if TYPE_CHECKING:
    from pathlib import Path

Filling = Callable[[str], object]


def zero(key: str) -> object:
    """Fill every cell with 0."""
    return 0


def lay_table(
    sheet: Any,
    table: str,
    fill: Filling = zero,
    *,
    form: str = "2021",
    top: int = 1,
    left: int = 1,
    merged: bool = True,
) -> int:
    """Write an official table at a place of the sheet, and return the first row under it."""
    rows = lay_out(TableFigures(load_form(form).table(table), {}))
    for down, slots in enumerate(spread(rows)):
        for right, slot in enumerate(slots):
            if slot.down or slot.across:
                continue
            row, column, cell = top + down, left + right, slot.cell
            sheet.cell(row, column).value = cell.text if cell.is_head else fill(cell.key)
            if merged and (cell.rows > 1 or cell.columns > 1):
                sheet.merge_cells(
                    start_row=row,
                    start_column=column,
                    end_row=row + cell.rows - 1,
                    end_column=column + cell.columns - 1,
                )
    return top + len(rows)


def saved(book: Workbook, folder: Path) -> Path:
    """Save the workbook and return where."""
    path = folder / "数字.xlsx"
    book.save(path)
    return path


def listed(folder: Path, *rows: Sequence[object], title: str = "台账") -> Path:
    """Save a workbook of one sheet with these rows, and return where."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return saved(book, folder)


def figures_in(path: Path, year: int | None = 2024) -> Figures:
    """Return what is read of the workbook for the report of a year."""
    return read_figures(path, all_fields(), year)


def values(figures: Figures) -> Mapping[str, object]:
    """Return the values by path."""
    return {one.path: one.value for one in figures.found}
