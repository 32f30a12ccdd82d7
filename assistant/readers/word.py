"""What a Word file is made of in either of its formats, and the blocks that it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.readers.content import Content
from assistant.report.document import Grid, Paragraph, UnreadPart
from assistant.report.headings import numbering_of
from assistant.report.passage import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from assistant.report.document import Block

LINE_BREAK = "\n"
PAGE_BREAK = "\f"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and the element of a run that holds it, character for character.

    `part` is None for a number that Word counts itself and for the end between two paragraphs of
    a cell, and in files that have no elements. The piece of a cell without text has none, either;
    its part is the cell's paragraph.
    """

    text: str
    part: _Element | None = None


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph as Word shows it, its number first; `unread` names what stands in it as well."""

    pieces: tuple[Piece, ...]
    level: int | None = None
    unread: tuple[str, ...] = ()
    element: _Element | None = None

    @property
    def text(self) -> str:
        """Return the paragraph's text."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table: rows of cells of paragraphs and tables; a merged cell once, where it begins."""

    rows: tuple[tuple[tuple[WordItem, ...], ...], ...]


WordItem = WordParagraph | WordTable


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, and the pieces that its text, or that of each cell, is put together from."""

    block: Block
    cells: tuple[tuple[tuple[Piece, ...], ...], ...]


# A seal is round and 4.2 cm wide, a rule is thin; an official table is wider than 10 cm.
_NARROWEST_CM, _LOWEST_CM = 6.0, 1.5


def is_worth_reading(width: float, height: float) -> bool:
    """Return whether a picture of so many centimetres may be a table, not a seal or a rule."""
    return width >= _NARROWEST_CM and height >= _LOWEST_CM


def note_of_changes(count: int) -> str:
    """Return what to say of a file with so many tracked changes."""
    return f"文稿里有{count}处修订还没有接受，按全部接受后的文字检查"


def content_of(items: Iterable[WordItem], notes: tuple[str, ...] = ()) -> Content:
    """Return the blocks that a Word file's paragraphs and tables become."""
    blocks: list[Block] = []
    unread: list[UnreadPart] = []
    for item in placed_blocks(items):
        if isinstance(item, Placed):
            blocks.append(item.block)
        else:
            unread.append(UnreadPart(len(blocks), item))
    return Content(tuple(blocks), tuple(unread), notes)


def placed_blocks(items: Iterable[WordItem]) -> Iterator[Placed | str]:
    """Yield the blocks in order, and among them the names of the parts that were not read.

    Pictures follow the paragraph or the table in which they are anchored.
    """
    for item in items:
        if isinstance(item, WordParagraph):
            yield from _paragraphs(item)
            yield from item.unread
        elif _is_layout(item):
            yield from placed_blocks(inner for inner in _inside(item))
        else:
            yield _grid(item)
            for inner in _inside(item):
                if isinstance(inner, WordParagraph):
                    yield from inner.unread


def _inside(table: WordTable) -> Iterator[WordItem]:
    return (item for row in table.rows for cell in row for item in cell)


# The longest caption of an official table has some 60 characters and no full stop.
_LONGEST_CAPTION = 150


def _is_layout(table: WordTable) -> bool:
    """Return whether a table only lays out the page: one cell, tables or long prose inside."""
    if any(isinstance(item, WordTable) for item in _inside(table)):
        return True
    texts = [_joined(cell) for row in table.rows for cell in row]
    if sum(1 for text in texts if text.strip()) <= 1:
        return True
    return any(len(text) > _LONGEST_CAPTION and "。" in text for text in texts)


def _joined(cell: Sequence[WordItem]) -> str:
    return "\n".join(item.text for item in cell if isinstance(item, WordParagraph))


def _grid(table: WordTable) -> Placed:
    cells = tuple(tuple(tuple(_cell_pieces(cell)) for cell in row) for row in table.rows)
    rows = tuple(tuple("".join(p.text for p in pieces) for pieces in row) for row in cells)
    return Placed(Grid(rows), cells)


def _cell_pieces(cell: Sequence[WordItem]) -> Iterator[Piece]:
    """Yield the pieces of a cell's paragraphs, with a line end between two of them."""
    is_first = True
    for item in cell:
        if not isinstance(item, WordParagraph) or not item.text.strip():
            continue
        if not is_first:
            yield Piece(LINE_BREAK)
        yield from item.pieces
        is_first = False
    if is_first and cell and isinstance(cell[0], WordParagraph):
        yield Piece("", cell[0].element)


def _paragraphs(paragraph: WordParagraph) -> Iterator[Placed]:
    """Yield what stands in the paragraph, cut where a break in it ends one; nothing when blank."""
    for pieces in _cut(paragraph.pieces):
        text = "".join(piece.text for piece in pieces)
        if text.strip():
            shown = tuple(_without_tabs(pieces, text))
            block = Paragraph("".join(piece.text for piece in shown), level=paragraph.level)
            yield Placed(block, ((shown,),))


def _cut(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """Yield the pieces of each paragraph: a page break ends one, a line break may."""
    breaks = [at for at, piece in enumerate(pieces) if piece.text in (LINE_BREAK, PAGE_BREAK)]
    starts = [0, *(at + 1 for at in breaks)]
    ends = [*breaks, len(pieces)]
    lines = [_folded(pieces[start:end]) for start, end in zip(starts, ends, strict=True)]
    start = 0
    for at, (before, after) in zip(breaks, pairwise(lines), strict=True):
        if pieces[at].text == PAGE_BREAK or _ends_paragraph(before, after):
            yield pieces[start:at]
            start = at + 1
    yield pieces[start:]


def _folded(pieces: Iterable[Piece]) -> str:
    return fold("".join(piece.text for piece in pieces))


_SENTENCE_END = ("。", "！", "？", "；", "：", "”")
_LONGEST_HEADING = 40
_DATE = re.compile(r"(?:20\d\d|二[〇○零]..)年.{1,5}月.{1,4}日")


def _ends_paragraph(before: str, after: str) -> bool:
    """Return whether a line break parts two paragraphs; a title's or a sentence's goes on."""
    if not before or not after or before.endswith(_SENTENCE_END):
        return True
    is_heading = len(before) <= _LONGEST_HEADING and numbering_of(before) is not None
    return is_heading or numbering_of(after) is not None or _DATE.fullmatch(after) is not None


def _without_tabs(pieces: Sequence[Piece], text: str) -> Iterator[Piece]:
    """Yield the pieces; tabs only stay in a line of columns, elsewhere they are mere distance."""
    is_columns = text.strip().count("\t") > 1 and "。" not in text
    for piece in pieces:
        yield piece if is_columns else replace(piece, text=piece.text.replace("\t", " "))
