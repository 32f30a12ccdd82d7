"""A laid-out table spread over its grid, and how its cells are set, in Word and on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.report.layout import LaidCell, Row


# Points of the type; the other tables have too many rows or columns for more than the small one.
_SIZES = {"disclosure": 12.0}
_SMALL = 9.0
_NUMBERED = re.compile(r"\d+\.|[一二三四]、|（[一二三四五六七]）")


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of the grid, covered by `cell`; offsets from the place where the cell begins."""

    cell: LaidCell
    down: int
    across: int


def spread(rows: Sequence[Row]) -> tuple[tuple[Slot, ...], ...]:
    """Return the grid row by row, each as wide as the table."""
    columns = sum(cell.columns for cell in rows[0])
    grid: list[list[Slot | None]] = [[None] * columns for _ in rows]
    for top, row in enumerate(rows):
        for cell in row:
            left = grid[top].index(None)
            for down in range(cell.rows):
                for across in range(cell.columns):
                    grid[top + down][left + across] = Slot(cell, down, across)
    return tuple(tuple(slot for slot in line if slot) for line in grid)


def type_size(key: str) -> float:
    """Return the size of the type, in points, in the table that is called so."""
    return _SIZES.get(key, _SMALL)


def is_listed(cell: LaidCell) -> bool:
    """Return whether a caption is set to the left: it is one of several under one another.

    Such a one is found by its number, so the numbers stand in a column.
    """
    return cell.is_head and cell.rows == 1 and _NUMBERED.match(cell.text) is not None
