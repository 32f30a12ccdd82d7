"""A printed page as PDF and OFD hold it: glyphs, rulings and pictures, each at its place.

Lengths are in the file's own unit, y counts downwards from the page's upper edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character and the box it takes; the box is as wide as the step to the next one."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def middle(self) -> float:
        """Return the height at which the glyph stands."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line, level or upright, from (x0, top) to (x1, bottom)."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_level(self) -> bool:
        """Return whether the line runs from left to right."""
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: where it begins and ends, and which share of the page it covers."""

    top: float
    bottom: float
    share: float


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds; `number` counts from 1."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rulings: tuple[Ruling, ...] = ()
    pictures: tuple[Picture, ...] = ()


def moved(point: Point, matrix: Matrix) -> Point:
    """Return where the matrix moves a point."""
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def around(points: Sequence[Point]) -> Ruling:
    """Return the box around the points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Ruling(min(xs), min(ys), max(xs), max(ys))


def strokes(path: Sequence[Point], thin: float, *, is_outlined: bool) -> Iterator[Ruling]:
    """Yield the straight lines that a drawing shows: itself when it is thin, or its sides."""
    box = around(path)
    if _is_thin(box, thin):
        yield box
    elif is_outlined:
        yield from (side for ends in pairwise(path) if _is_thin(side := around(ends), thin))


def _is_thin(box: Ruling, thin: float) -> bool:
    width, height = box.x1 - box.x0, box.bottom - box.top
    return min(width, height) <= thin < max(width, height)
