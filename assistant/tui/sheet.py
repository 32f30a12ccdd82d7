"""An official table laid out for typing into: a caption and a few cells a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.report.form import cell_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.report.form import Line, Part, TableForm
    from assistant.report.tables import BrokenSum


_ORDINAL = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.)")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row as typed into: `keys` are cell keys; a row of captions has `heads` instead."""

    caption: str
    depth: int = 0
    keys: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()


def sheet_of(form: TableForm) -> tuple[SheetRow, ...]:
    """Return the rows of `form`; a table of one row stands upright, a group of columns a row."""
    return tuple(row for part in form.parts for row in _part(part))


def _part(part: Part) -> Iterator[SheetRow]:
    if any(row.path for row in part.rows):
        yield SheetRow(part.title, heads=tuple(column.caption for column in part.columns))
        yield from _rows([(row.path, _keys(row, part.columns)) for row in part.rows])
        return
    groups = [
        (path, tuple(columns))
        for path, columns in groupby(part.columns, key=lambda column: column.path[:-1])
    ]
    yield SheetRow(part.title, heads=tuple(column.caption for column in groups[0][1]))
    yield from _rows([(path, _keys(part.rows[0], columns)) for path, columns in groups])


def _keys(row: Line, columns: tuple[Line, ...]) -> tuple[str, ...]:
    return tuple(cell_key(row, column) for column in columns)


def _rows(lines: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> Iterator[SheetRow]:
    """Yield each line under the captions that it does not share with the line before."""
    previous: tuple[str, ...] = ()
    for path, keys in lines:
        for depth, caption in enumerate(path[:-1]):
            if previous[: depth + 1] != path[: depth + 1]:
                yield SheetRow(caption, depth)
        yield SheetRow(path[-1], len(path) - 1, keys)
        previous = path


def laid_at(
    rows: Sequence[SheetRow], cell: str, block: Sequence[Sequence[str]]
) -> tuple[dict[str, str], int]:
    """Return what comes to stand in which cell where `block` is laid with its corner on `cell`.

    Rows of captions are passed over. The number is of the figures that fall beside the table.
    """
    lines = [row.keys for row in rows if row.keys]
    top = next(at for at, keys in enumerate(lines) if cell in keys)
    left = lines[top].index(cell)
    laid: dict[str, str] = {}
    beside = 0
    for down, raws in enumerate(block):
        keys = lines[top + down][left:] if top + down < len(lines) else ()
        laid.update(zip(keys, raws, strict=False))
        beside += sum(map(bool, raws[len(keys) :]))
    return laid, beside


def is_about(form: TableForm, broken: BrokenSum, cell: str) -> bool:
    """Return whether a failing sum is about the column, or else the row, that a cell stands in."""
    axis = 1 if broken.sum.axis == "rows" else 0
    return form.lines(broken.parts[0])[axis] == form.lines(cell)[axis]


def cell_title(form: TableForm, key: str) -> str:
    """Return a cell's captions from the outermost to its own, joined by ＞."""
    row, column = form.lines(key)
    return "＞".join((*row.path, *column.path))


def broken_sum_message(form: TableForm, broken: BrokenSum) -> str:
    """Return what does not add up: the line, both sides with their numbers, the difference."""
    by_rows = broken.sum.axis == "rows"
    row, column = form.lines(broken.parts[0])
    across = column if by_rows else row
    parts = "、".join(_member(form, key, by_rows) for key in broken.parts)
    equals = "、".join(_member(form, key, by_rows) for key in broken.equals)
    difference = abs(broken.parts_total - broken.equals_total)
    unit = form.unit
    where = f"“{across.caption}”一列：" if by_rows and across.caption else ""
    return (
        f"{where}{parts}合计{broken.parts_total}{unit}，"
        f"{equals}合计{broken.equals_total}{unit}，相差{difference}{unit}，请核对台账"
    )


def _member(form: TableForm, key: str, by_rows: bool) -> str:
    row, column = form.lines(key)
    return _ORDINAL.sub("", (row if by_rows else column).caption)
