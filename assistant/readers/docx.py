"""Read a Word file (.docx and its kin): the document as accepted, numbers and merged cells too."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.errors import UnreadableFileError
from assistant.readers.docx_numbering import read_numbering
from assistant.readers.docx_provenance import note_of_edits, read_provenance
from assistant.readers.docx_runs import run_pieces, text_boxes, unread_in
from assistant.readers.docx_styles import read_styles
from assistant.readers.docx_xml import attribute, child, flat, name_of, switch, whole_number
from assistant.readers.guard import DAMAGED, MAX_COLUMNS, open_archive, parse_xml
from assistant.readers.word import Piece, WordParagraph, WordTable, content_of, note_of_changes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from assistant.readers.content import Content
    from assistant.readers.docx_numbering import Numbering
    from assistant.readers.docx_styles import Styles
    from assistant.readers.guard import Archive
    from assistant.readers.word import WordItem

_MAIN = "word/document.xml"


def read_docx(content: bytes) -> Content:
    """Return the document's paragraphs and tables in order, and what was changed in them."""
    archive = open_archive(content)
    word_file = open_word_file(archive)
    read = content_of(word_file.items(), tuple(_notes(word_file.body)))
    drafted = read_provenance(archive)
    notes = (*read.notes, *note_of_edits(drafted, read.blocks))
    return replace(read, drafted=drafted, notes=notes)


@dataclass(frozen=True, slots=True)
class WordFile:
    """The body of a .docx and the name of its part, with what is needed to read it."""

    name: str
    body: _Element
    styles: Styles
    numbering: Numbering

    def items(self) -> Iterator[WordItem]:
        """Yield the body's paragraphs and tables; once, for the lists are counted on the way."""
        return self._items(self.body)

    def _items(self, parent: _Element) -> Iterator[WordItem]:
        torn: list[_Element] = []  # paragraphs whose end was deleted: the next goes on with them
        for element in flat(parent):
            name = name_of(element)
            if name == "w:p":
                torn.append(element)
                if not _is_mark_gone(element):
                    yield from self._paragraph(torn)
                    torn = []
            elif name == "w:tbl":
                yield from self._paragraph(torn)
                torn = []
                yield WordTable(tuple(self._rows(element)))
            elif name == "w:altChunk":
                yield WordParagraph((), unread=("附件",))
        yield from self._paragraph(torn)

    def _paragraph(self, torn: list[_Element]) -> Iterator[WordItem]:
        """Yield the paragraph that the elements make up, and then what its text boxes hold."""
        inside = [item for part in torn for item in run_pieces(part, self.styles)]
        if not torn or (not inside and _is_mark_gone(torn[-1])):
            return
        pieces = tuple(item for item in inside if isinstance(item, Piece))
        drawn = [item for item in inside if not isinstance(item, Piece)]
        number = self.numbering.number(torn[-1])
        if number:
            pieces = (Piece(number), *pieces)
        unread = tuple(filter(None, map(unread_in, drawn)))
        yield WordParagraph(pieces, self.styles.level(torn[-1]), unread, torn[0])
        for drawing in drawn:
            for box in text_boxes(drawing):
                yield from self._items(box)

    def _rows(self, table: _Element) -> Iterator[tuple[tuple[WordItem, ...], ...]]:
        merged: frozenset[int] = frozenset()
        for row in flat(table):
            if name_of(row) == "w:tr" and not _is_row_gone(row):
                cells, merged = _cells(row, merged)
                yield tuple(tuple(self._items(cell)) for cell in cells)


def _cells(row: _Element, above: frozenset[int]) -> tuple[list[_Element], frozenset[int]]:
    """Return the cells that begin in a row, and the columns in which it can be gone on with.

    `above` are the columns of the row before where a cell may go on downwards.
    """
    cells: list[_Element] = []
    merged: set[int] = set()
    column = _span(child(row, "w:trPr", "w:gridBefore"), 0)
    for cell in flat(row):
        properties = child(cell, "w:tcPr")
        if name_of(cell) != "w:tc" or child(properties, "w:cellDel") is not None:
            continue
        down, across = child(properties, "w:vMerge"), child(properties, "w:hMerge")
        if down is not None:
            merged.add(column)
        goes_on = _continues(down) and column in above
        if not goes_on and not _continues(across):
            cells.append(cell)
        column += _span(child(properties, "w:gridSpan"), 1)
    return cells, frozenset(merged)


def _continues(merge: _Element | None) -> bool:
    """Return whether a cell is part of the one above or to the left of it."""
    return merge is not None and attribute(merge, "val") != "restart"


def _span(element: _Element | None, default: int) -> int:
    return min(whole_number(attribute(element, "val"), default), MAX_COLUMNS)


def _is_row_gone(row: _Element) -> bool:
    properties = child(row, "w:trPr")
    return child(properties, "w:del") is not None or bool(switch(properties, "w:hidden"))


def _is_mark_gone(paragraph: _Element) -> bool:
    """Return whether the paragraph's end is deleted or hidden, so that the next goes on with it."""
    mark = child(paragraph, "w:pPr", "w:rPr")
    is_deleted = child(mark, "w:del") is not None or child(mark, "w:moveFrom") is not None
    return is_deleted or bool(switch(mark, "w:vanish"))


_CHANGES = frozenset({"w:ins", "w:del", "w:moveFrom"})


def _notes(body: _Element) -> Iterator[str]:
    """Yield what to say of tracked changes."""
    changes = sum(name_of(element) in _CHANGES and _is_change(element) for element in body.iter())
    if changes:
        yield note_of_changes(changes)


def _is_change(element: _Element) -> bool:
    """Return whether a mark is a change of its own, not the end of a paragraph that has changed."""
    properties = element.getparent()
    if properties is None or name_of(properties) != "w:rPr":
        return True
    paragraph = next(properties.iterancestors("{*}p"), None)
    return child(paragraph, name_of(element)) is None


def open_word_file(archive: Archive) -> WordFile:
    """Return the body, the styles and the lists; `UnreadableFileError` when there is no body."""
    main = main_part(archive)
    body = child(parse_xml(archive.read(main)), "w:body")
    if body is None:
        raise UnreadableFileError(DAMAGED)
    related = related_parts(archive, main)
    styles = read_styles(_part(archive, related.get("styles")))
    numbering = read_numbering(_part(archive, related.get("numbering")), styles)
    return WordFile(main, body, styles, numbering)


def main_part(archive: Archive) -> str:
    """Return the name of the main part: in most files, not in all, word/document.xml."""
    return related_parts(archive, "").get("officeDocument", _MAIN)


def related_parts(archive: Archive, part: str) -> dict[str, str]:
    """Return the parts that one refers to, by the last word of the relation's type."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in archive:
        return {}
    found: dict[str, str] = {}
    for relation in parse_xml(archive.read(relations)):
        if attribute(relation, "TargetMode") != "External":
            kind = attribute(relation, "Type").rpartition("/")[2]
            target = posixpath.join("/", folder, attribute(relation, "Target"))
            found.setdefault(kind, posixpath.normpath(target).lstrip("/"))
    return found


def _part(archive: Archive, name: str | None) -> _Element | None:
    return parse_xml(archive.read(name)) if name and name in archive else None
