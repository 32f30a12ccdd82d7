"""A file as read: paragraphs and tables in order, each knowing where in the file it stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple


class Place(NamedTuple):
    """A half-open range of characters in a paragraph, or in one cell of a table.

    `block` counts a document's blocks from 0; `row` and `column` are set for a cell only, and
    count the cells that a row really has (a merged cell once).
    """

    block: int
    start: int
    end: int
    row: int | None = None
    column: int | None = None

    @property
    def order(self) -> tuple[int, int, int, int, int]:
        """Return what places are sorted by: the order in which they are read."""
        row = -1 if self.row is None else self.row
        column = -1 if self.column is None else self.column
        return (self.block, row, column, self.start, self.end)


class Paragraph(NamedTuple):
    """A paragraph's text as it stands in the file.

    `lines` holds (offset in `text`, line number from 1) for each line of the file that the
    paragraph was joined from; formats without lines leave it empty. `level` is the heading level
    that the format itself marks (Markdown `#`, a Word style), 0 for the title. `page` counts from
    1, in formats that have pages.
    """

    text: str
    lines: tuple[tuple[int, int], ...] = ()
    level: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Drafted:
    """A sentence as it was drafted: its words, the phrase's id, and the fixed words in order.

    `facts` are the fields of the fact file that the other words come from.
    """

    text: str
    phrase: str
    fixed: tuple[str, ...]
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells row by row; a merged cell stands once, where it begins."""

    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...] = ()
    page: int | None = None


class UnreadPart(NamedTuple):
    """A part of a file that could not be read as text: it may hold anything.

    It stands before the block number `block`; `what` names it in Chinese: 图片, 附件, 扫描页.
    """

    block: int
    what: str


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read; `path` is what the user called it, or "" for a draft in memory.

    `unread` are the parts in it that hold no text; `notes` are sentences for the user on how the
    file was read, such as the number of tracked changes. `drafted` tells which of its words are our
    phrasebank's, where the file says so.
    """

    path: str
    blocks: tuple[Block, ...]
    unread: tuple[UnreadPart, ...] = ()
    notes: tuple[str, ...] = ()
    drafted: tuple[Drafted, ...] = ()

    def quote(self, place: Place) -> str:
        """Return the words at `place`, exactly as they stand in the file."""
        block = self.blocks[place.block]
        if isinstance(block, Paragraph):
            return block.text[place.start : place.end]
        return block.rows[place.row or 0][place.column or 0][place.start : place.end]

    def line(self, place: Place) -> int | None:
        """Return the line of the file, from 1, where `place` begins; None without lines."""
        block = self.blocks[place.block]
        if isinstance(block, Grid):
            row = place.row or 0
            return block.lines[row] if row < len(block.lines) else None
        if not block.lines:
            return None
        at = bisect_right([offset for offset, _ in block.lines], place.start) - 1
        return block.lines[max(0, at)][1]
