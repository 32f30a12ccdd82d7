"""An official table laid out in rows of cells with spans, as it is printed."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from assistant.report.form import cell_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from assistant.report.form import Line, Part
    from assistant.report.tables import TableFigures


UNANSWERED = "【待核"  # how the mark of an open question begins, in a cell and in prose


class LaidCell(NamedTuple):
    """A cell as printed; `key` is set for a numeric one, `is_head` for a header cell."""

    text: str
    columns: int = 1
    rows: int = 1
    key: str = ""
    is_head: bool = False


Row = tuple[LaidCell, ...]


def lay_out(figures: TableFigures) -> tuple[Row, ...]:
    """Return the table's rows; a merged cell stands once, in the row where it begins.

    The spans are those of the official form: 14 rows of 4 columns, 28 of 10, and 4 of 15.
    """
    width = max(_caption_depth(part) + len(part.columns) for part in figures.form.parts)
    return tuple(row for part in figures.form.parts for row in _part(part, width, figures))


def width_of(figures: TableFigures) -> int:
    """Return the number of grid columns that `lay_out` fills."""
    return sum(cell.columns for cell in lay_out(figures)[0])


def _caption_depth(part: Part) -> int:
    return max(len(row.path) for row in part.rows)


def _part(part: Part, width: int, figures: TableFigures) -> Iterator[Row]:
    depth = _caption_depth(part)
    spare = width - depth - len(part.columns)
    if part.title:
        yield (LaidCell(part.title, columns=width, is_head=True),)
    yield from _header(part, depth, spare)
    for captions, row in zip(_captions(part.rows, depth), part.rows, strict=True):
        yield (*captions, *_numbers(row, part.columns, spare, figures))


def _numbers(
    row: Line, columns: Sequence[Line], spare: int, figures: TableFigures
) -> Iterator[LaidCell]:
    for column in columns:
        key = cell_key(row, column)
        value = figures.get(key)
        last = column is columns[-1]
        text = f"{UNANSWERED}】" if value is None else format_number(value)
        yield LaidCell(text, columns=1 + (spare if last else 0), key=key)


def format_number(value: Decimal) -> str:
    """Return a figure as it is printed: no exponent, no trailing zeros after the point."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _header(part: Part, depth: int, spare: int) -> Iterator[Row]:
    height = max(len(column.path) for column in part.columns)
    for level in range(height):
        cells = []
        if level == 0 and depth:
            cells.append(LaidCell(part.corner, columns=depth, rows=height, is_head=True))
        cells += _header_cells(part.columns, level, height, spare)
        yield tuple(cells)


def _header_cells(
    columns: Sequence[Line], level: int, height: int, spare: int
) -> Iterator[LaidCell]:
    for path, group in groupby(columns, key=lambda column: column.path[: level + 1]):
        members = list(group)
        if len(path) <= level:
            continue
        span = len(members) + (spare if members[-1] is columns[-1] else 0)
        is_leaf = len(members[0].path) == level + 1
        yield LaidCell(
            path[level], columns=span, rows=height - level if is_leaf else 1, is_head=True
        )


def _captions(rows: Sequence[Line], depth: int) -> Iterator[Row]:
    """Yield each row's caption cells; one that an earlier row began is left out."""
    previous: tuple[str, ...] = ()
    for index, row in enumerate(rows):
        cells = []
        for level, text in enumerate(row.path):
            prefix = row.path[: level + 1]
            if previous[: level + 1] == prefix:
                continue
            is_leaf = level + 1 == len(row.path)
            following = [later.path[: level + 1] for later in rows[index:]]
            height = next((n for n, p in enumerate(following) if p != prefix), len(following))
            cells.append(
                LaidCell(text, columns=depth - level if is_leaf else 1, rows=height, is_head=True)
            )
        previous = row.path
        yield tuple(cells)
