"""Tables on printed pages: the glyphs in their cells, and a table broken over pages made whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.readers.ruled import Box, find_boxes, split_tables
from assistant.readers.typeset import set_lines
from assistant.report.cells import caption_key, caption_keys
from assistant.report.document import Grid
from assistant.report.form import load_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.readers.page import Glyph, Page


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's words, and where it stands; of one broken over pages, where it stands last."""

    text: str
    box: Box
    page: int


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table, or what of it has been found: cells by the row they begin in.

    It ends at the height `bottom` of the page number `last`; places that are no more than `slack`
    apart are one.
    """

    rows: tuple[tuple[Cell, ...], ...]
    page: int
    top: float
    last: int
    bottom: float
    slack: float

    def grid(self) -> Grid:
        """Return the table's words."""
        rows = tuple(tuple(cell.text for cell in row) for row in self.rows)
        return Grid(rows, page=self.page)


def find_tables(page: Page) -> tuple[list[PageTable], list[Glyph]]:
    """Return the page's ruled tables, and the glyphs that stand in none of them."""
    slack = _slack(page)
    tables = split_tables(find_boxes(page.rulings, slack), slack)
    held: dict[Box, list[Glyph]] = {box: [] for table in tables for box in table}
    free: list[Glyph] = []
    for glyph in page.glyphs:
        middle = (glyph.x0 + glyph.x1) / 2
        holder = next((box for box in held if box.holds(middle, glyph.middle)), None)
        (free if holder is None else held[holder]).append(glyph)
    return [_table(table, held, page.number, slack) for table in tables], free


def _slack(page: Page) -> float:
    """Return how far lines may miss each other: 3 points on A4, in the page's own unit."""
    return max(page.width, page.height) / 280


def _table(
    boxes: Sequence[Box], held: dict[Box, list[Glyph]], page: int, slack: float
) -> PageTable:
    cells = [Cell(_words(held[box], page), box, page) for box in boxes]
    rows = [
        tuple(sorted(row, key=lambda cell: cell.box.x0))
        for _, row in groupby(cells, key=lambda cell: cell.box.top)
    ]
    return PageTable(tuple(rows), page, boxes[0].top, page, max(box.bottom for box in boxes), slack)


def _words(glyphs: Sequence[Glyph], page: int) -> str:
    return "".join(line.text.strip() for line in set_lines(glyphs, page))


def joined(first: PageTable, second: PageTable) -> PageTable:
    """Return the table whose parts stood at the foot of one page and the head of the next.

    A header printed again is left out, and a row that the page cut in two is one row again.
    """
    rows = second.rows[_repeated_rows(first, second) :]
    if not rows:
        return first
    above, rows = _reunited(first, first.rows[:-1], rows)
    above = (*above, first.rows[-1])
    if _is_cut(above[-1], rows[0]):
        above, rows = (*above[:-1], _one_row(above[-1], rows[0])), rows[1:]
    else:
        rest, rows = _reunited(first, above[-1:], rows)
        above = (*above[:-1], *rest)
    return PageTable(
        (*above, *rows), first.page, first.top, second.last, second.bottom, first.slack
    )


def _repeated_rows(first: PageTable, second: PageTable) -> int:
    """Return how many rows the second part begins with that the first begins with, too."""
    count = 0
    for row, again in zip(first.rows, second.rows, strict=False):
        texts = [cell.text for cell in row]
        if texts != [cell.text for cell in again] or not any(texts):
            break
        if all(text.isdigit() for text in texts if text):
            break
        count += 1
    return count


_Rows = tuple[tuple[Cell, ...], ...]


def _reunited(first: PageTable, owners: _Rows, rows: _Rows) -> tuple[_Rows, _Rows]:
    """Give the rest of a cell that runs on over several rows back to the owner where it began.

    Without it such a cell would be one more cell, mostly empty, in the first row of the page.
    """
    kept: list[Cell] = []
    for cell in rows[0]:
        owner = _owner(first, owners, cell)
        if owner and _is_rest(owner, cell):
            whole = replace(cell, text=owner.text + cell.text)
            owners = tuple(tuple(whole if c == owner else c for c in row) for row in owners)
        else:
            kept.append(cell)
    return owners, (tuple(kept), *rows[1:])


def _owner(first: PageTable, owners: _Rows, rest: Cell) -> Cell | None:
    """Return the cell that reaches the foot of the first part between the same two lines."""
    return next(
        (
            cell
            for row in owners
            for cell in row
            if cell.page == first.last
            and abs(cell.box.x0 - rest.box.x0) <= first.slack
            and abs(cell.box.x1 - rest.box.x1) <= first.slack
            and cell.box.bottom >= first.bottom - first.slack
        ),
        None,
    )


def _is_rest(owner: Cell, cell: Cell) -> bool:
    """Return whether a cell's words are what is left of the owner's, no caption of their own."""
    return not cell.text or _is_one_caption(owner.text, cell.text)


def _is_cut(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Return whether two rows are the halves of one: no column has figures in both.

    Either a half has no caption, or only both together make a caption of the form.
    """
    if len(above) < len(below) or not below:
        return False
    upper = above[-len(below) :]
    if any(a.text and b.text and b.text[-1].isdigit() for a, b in zip(upper, below, strict=True)):
        return False
    if not below[0].text:
        return any(cell.text for cell in below)
    return _is_one_caption(upper[0].text, below[0].text)


def _is_one_caption(head: str, tail: str) -> bool:
    """Return whether the form has a caption that the page's edge may have cut into these two."""
    rest = caption_key(tail)
    if not rest:
        return False
    return caption_key(head) + rest in _captions() and rest not in _captions()


def _one_row(above: Sequence[Cell], below: Sequence[Cell]) -> tuple[Cell, ...]:
    start = len(above) - len(below)
    rest = [replace(b, text=a.text + b.text) for a, b in zip(above[start:], below, strict=True)]
    return (*above[:start], *rest)


@cache
def _captions() -> frozenset[str]:
    return caption_keys(load_form("2021")) | caption_keys(load_form("2019"))
