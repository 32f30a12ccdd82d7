"""A laid-out table spread over its grid: which cell covers each place, and where it begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.report.layout import LaidCell, Row


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
