"""Cells of ruled tables: the smallest rectangles that level and upright lines close."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.readers.page import Ruling

# The official tables have some 30 lines each way; a drawing of thousands of strokes is no table.
_MOST_LINES = 300


@dataclass(frozen=True, slots=True)
class Box:
    """A cell's rectangle on the page."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Return whether the point lies in the cell."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


# Lines by the position that they share, each with its stretches from one end to the other.
_Lines = dict[float, list[tuple[float, float]]]


def find_boxes(rulings: Sequence[Ruling], slack: float) -> list[Box]:
    """Return the cells that the rulings close, from the top down and left to right.

    Lines that miss each other by no more than `slack` are taken to meet.
    """
    level = [((r.top + r.bottom) / 2, r.x0, r.x1) for r in rulings if r.is_level]
    upright = [((r.x0 + r.x1) / 2, r.top, r.bottom) for r in rulings if not r.is_level]
    net = _Net(_lines(level, slack), _lines(upright, slack), slack)
    if len(net.level) > _MOST_LINES or len(net.upright) > _MOST_LINES:
        return []
    return list(net.boxes())


def _lines(strokes: Sequence[tuple[float, float, float]], slack: float) -> _Lines:
    """Return the strokes (position, start, end) gathered into lines, and joined along them."""
    lines: _Lines = {}
    position = None
    for at, start, end in sorted(strokes):
        if position is None or at - position > slack:
            position = at
            lines[position] = []
        lines[position].append((start, end))
    return {at: list(_joined(stretches, slack)) for at, stretches in lines.items()}


def _joined(stretches: list[tuple[float, float]], slack: float) -> Iterator[tuple[float, float]]:
    stretches.sort()
    begin, stop = stretches[0]
    for start, end in stretches:
        if start > stop + slack:
            yield begin, stop
            begin = start
        stop = max(stop, end)
    yield begin, stop


@dataclass(frozen=True, slots=True)
class _Net:
    """All lines of a page."""

    level: _Lines
    upright: _Lines
    slack: float

    def boxes(self) -> Iterator[Box]:
        """Yield, for each crossing, the smallest closed rectangle that begins there."""
        for y in self.level:
            for x in self.upright:
                if self._cross(x, y) and (box := self._box_at(x, y)):
                    yield box

    def _box_at(self, x: float, y: float) -> Box | None:
        rights = [r for r in self.upright if r > x and self._is_drawn(self.level[y], x, r)]
        for bottom in self.level:
            if bottom <= y or not self._is_drawn(self.upright[x], y, bottom):
                continue
            for right in rights:
                if self._is_drawn(self.level[bottom], x, right) and self._is_drawn(
                    self.upright[right], y, bottom
                ):
                    return Box(x, y, right, bottom)
        return None

    def _cross(self, x: float, y: float) -> bool:
        return self._is_drawn(self.level[y], x, x) and self._is_drawn(self.upright[x], y, y)

    def _is_drawn(
        self, stretches: Sequence[tuple[float, float]], first: float, last: float
    ) -> bool:
        slack = self.slack
        return any(start - slack <= first and last <= end + slack for start, end in stretches)


def split_tables(boxes: Sequence[Box], slack: float) -> list[list[Box]]:
    """Return the cells table by table: a gap between one cell and the next below parts them."""
    tables: list[list[Box]] = []
    reach = 0.0
    for box in sorted(boxes, key=lambda box: (box.top, box.x0)):
        if not tables or box.top > reach + slack:
            tables.append([])
            reach = box.bottom
        tables[-1].append(box)
        reach = max(reach, box.bottom)
    return [table for table in tables if any(a.top == b.top for a, b in pairwise(table))]
