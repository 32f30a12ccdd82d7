"""Official tables as they lie on the clipboard after copying."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.report.form import cell_key
from assistant.report.layout import lay_out
from assistant.report.tables import TableFigures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.report.form import TableForm
    from assistant.report.layout import Row


def numbered(form: TableForm) -> TableFigures:
    """Return the table with 1, 2, 3 … in its cells, so that none can be mistaken for another."""
    keys = (cell_key(row, column) for row, column in form.cells)
    return TableFigures(form, {key: Decimal(at) for at, key in enumerate(keys, 1)})


def copied(figures: TableFigures, *, padded: bool = True) -> str:
    """Return the table as tab-separated lines: merged cells with empty ones, as Excel copies them.

    Browsers leave the empty ones out: not `padded`.
    """
    rows = lay_out(figures)
    texts = _padded(rows) if padded else [[cell.text for cell in row] for row in rows]
    return "".join("\t".join(row) + "\r\n" for row in texts)


def _padded(rows: Sequence[Row]) -> list[list[str]]:
    grid: dict[tuple[int, int], str] = {}
    for down, row in enumerate(rows):
        across = 0
        for cell in row:
            while (down, across) in grid:
                across += 1
            for below in range(cell.rows):
                for beside in range(cell.columns):
                    grid[down + below, across + beside] = "" if below or beside else cell.text
            across += cell.columns
    width = 1 + max(across for _, across in grid)
    return [[grid.get((down, across), "") for across in range(width)] for down in range(len(rows))]
