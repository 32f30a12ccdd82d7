"""Read a Word 97-2003 file (.doc, .wps): the document as accepted, with its tables' rows."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.errors import UnreadableFileError
from assistant.readers import doc_properties as has
from assistant.readers.doc_file import open_doc
from assistant.readers.doc_lists import read_lists
from assistant.readers.doc_pictures import read_drawings
from assistant.readers.doc_properties import number, read_formatting
from assistant.readers.doc_styles import read_styles
from assistant.readers.doc_text import DocText, End
from assistant.readers.guard import DAMAGED
from assistant.readers.word import Piece, WordParagraph, WordTable, content_of, note_of_changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.readers.content import Content
    from assistant.readers.doc_file import DocFile
    from assistant.readers.doc_lists import DocLists
    from assistant.readers.doc_properties import Sprms
    from assistant.readers.doc_text import DocParagraph
    from assistant.readers.word import WordItem

_MAIN_LENGTH = 0x4C  # ccpText
# TCGRF in a cell's definition: it is part of the one to the left, of the one above; it begins one.
_PART_OF_LEFT, _FIRST_OF_RIGHT = 0x02, 0x01
_PART_OF_ABOVE, _FIRST_OF_BELOW = 0x20, 0x40
_CELL_SIZE = 20


def read_doc(content: bytes) -> Content:
    """Return the document's paragraphs and tables in order, and how many changes it tracks."""
    doc = open_doc(content)
    try:
        body = _body(doc)
        read = content_of(body.items())
        return replace(read, notes=tuple(body.notes()))
    except (struct.error, IndexError, ValueError, OverflowError) as error:
        raise UnreadableFileError(DAMAGED) from error


def _body(doc: DocFile) -> _Body:
    text = DocText(doc, read_formatting(doc), read_styles(doc), read_drawings(doc))
    return _Body(doc, text, read_lists(doc))


@dataclass(slots=True)
class _Table:
    """A table that is being read: its finished rows, and the row and the cell at hand."""

    rows: list[tuple[tuple[WordItem, ...], ...]] = field(default_factory=list)
    cells: list[tuple[WordItem, ...]] = field(default_factory=list)
    cell: list[WordItem] = field(default_factory=list)

    def end_cell(self) -> None:
        self.cells.append(tuple(self.cell))
        self.cell = []

    def end_row(self, row_end: DocParagraph) -> None:
        """Keep the row, unless it is deleted; a merged cell stays where it begins."""
        goes_on = list(_merged(row_end.properties.own, is_first=not self.rows))
        cells = [c for at, c in enumerate(self.cells) if not any(goes_on[at : at + 1])]
        if not row_end.is_deleted:
            self.rows.append(tuple(cells))
        self.cells, self.cell = [], []

    def closed(self) -> WordTable:
        """Return the table; a row without an end is kept, too."""
        if self.cell:
            self.end_cell()
        if self.cells:
            self.rows.append(tuple(self.cells))
        return WordTable(tuple(self.rows))


@dataclass(slots=True)
class _Body:
    """The text of the file; `uncounted` are the paragraphs whose own number was not read.

    `seen` are the text boxes that were read.
    """

    doc: DocFile
    text: DocText
    lists: DocLists
    uncounted: int = 0
    seen: set[tuple[int, int]] = field(default_factory=set)

    def items(self) -> Iterator[WordItem]:
        """Yield the paragraphs and tables of the main text; once, for lists are counted."""
        yield from self._items(self.text.paragraphs(0, self.doc.number(_MAIN_LENGTH)))
        if self.text.drawings.unanchored():
            yield WordParagraph((), unread=("文本框",))

    def notes(self) -> Iterator[str]:
        """Yield what to say of how the file was read."""
        if self.text.changes:
            yield note_of_changes(self.text.changes)
        if self.uncounted:
            yield (
                f"有{self.uncounted}段的自动编号读不出来，标题编号的检查可能不准，"
                "请用 WPS 或 Word 另存为 .docx 再查一次"
            )

    def _items(self, paragraphs: Iterable[DocParagraph]) -> Iterator[WordItem]:
        tables: list[_Table] = []
        for paragraph in paragraphs:
            while len(tables) > paragraph.depth:
                yield from _close(tables)
            while len(tables) < paragraph.depth:
                tables.append(_Table())
            if not tables:
                yield from self._paragraph(paragraph)
            elif paragraph.end is End.ROW:
                tables[-1].end_row(paragraph)
            else:
                tables[-1].cell.extend(self._paragraph(paragraph))
                if paragraph.end is End.CELL:
                    tables[-1].end_cell()
        while tables:
            yield from _close(tables)

    def _paragraph(self, paragraph: DocParagraph) -> Iterator[WordItem]:
        """Yield the paragraph, and then what its text boxes hold."""
        pieces = paragraph.pieces
        shown = self._number(paragraph)
        if shown:
            pieces = (Piece(shown), *pieces)
        style, own = paragraph.properties.style, paragraph.properties.own
        level = self.text.styles.level(style, own)
        yield WordParagraph(pieces, level, tuple(filter(None, paragraph.drawn)))
        for start, end in self._unseen(paragraph.boxes):
            inner = [replace(each, boxes=()) for each in self.text.paragraphs(start, end)]
            yield from self._items(inner)

    def _unseen(self, boxes: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield the text boxes that were not read before."""
        for box in boxes:
            if box not in self.seen:
                self.seen.add(box)
                yield box

    def _number(self, paragraph: DocParagraph) -> str:
        index, level = self._list(paragraph)
        if not index:
            return ""
        shown = self.lists.number(index, level)
        if shown is None:
            self.uncounted += bool(paragraph.pieces)
        return shown or ""

    def _list(self, paragraph: DocParagraph) -> tuple[int, int]:
        """Return the index of the list that the paragraph belongs to, 0 for none, and its level."""
        style, own = paragraph.properties.style, paragraph.properties.own
        index, level = (
            own[code] if code in own else self.text.styles.inherited(style, code)
            for code in (has.P_LIST, has.P_LIST_LEVEL)
        )
        if index is None and has.P_OLD_NUMBER in own:
            return -1, 0
        return int.from_bytes(index or b"\0", "little"), int.from_bytes(level or b"\0", "little")


def _close(tables: list[_Table]) -> Iterator[WordItem]:
    """Close the innermost table: into the cell that it stands in, or out to the caller."""
    table = tables.pop().closed()
    if tables:
        tables[-1].cell.append(table)
    else:
        yield table


def _merged(own: Sprms, *, is_first: bool) -> Iterator[bool]:
    """Yield for each cell of a row whether it is part of the one to the left or above."""
    definition = own.get(has.T_DEFINITION, b"\0")
    count = definition[0]
    for at in range(count):
        start = 1 + 2 * (count + 1) + _CELL_SIZE * at
        flags = number({0: definition[start : start + 2]}, 0)
        is_part_of_left = flags & _PART_OF_LEFT and not flags & _FIRST_OF_RIGHT
        is_part_of_above = flags & _PART_OF_ABOVE and not flags & _FIRST_OF_BELOW
        yield bool(is_part_of_left or (is_part_of_above and not is_first))
