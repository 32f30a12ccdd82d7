"""Writes comments into a copy of a Word file; nothing else in it is touched.

ISO/IEC 29500-1, 17.13.4. Parts of the file that need not change are the same byte for byte.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from assistant.readers.docx import open_word_file, related_parts
from assistant.readers.docx_xml import attribute, whole_number
from assistant.readers.guard import open_archive, parse_xml
from assistant.readers.word import Piece, Placed, placed_blocks
from assistant.report.document import Grid
from assistant.writers.docx_changes import next_change, suggest
from assistant.writers.docx_package import announced, packed, serialised
from assistant.writers.docx_ranges import WordRange, mark_ranges
from assistant.writers.docx_remark import remark

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from assistant.readers.docx import WordFile
    from assistant.readers.guard import Archive
    from assistant.report.document import Place

_KIND = "comments"


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment at `place`, or at the first words when that is None; `lines` are its text.

    `replacement` is suggested for the words at `place` as a tracked change, where there is one.
    """

    place: Place | None
    lines: tuple[str, ...]
    replacement: str = ""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who comments: the name that Word shows, and its initials."""

    name: str = "年报审核"
    initials: str = "审"

    def signed(self, now: datetime.datetime) -> dict[str, str]:
        """Return what Word keeps of who wrote and when; the time carries a Z, yet is local."""
        return {"author": self.name, "date": now.strftime("%Y-%m-%dT%H:%M:%SZ")}


def with_comments(
    content: bytes, comments: Sequence[Comment], reviewer: Reviewer, now: datetime.datetime
) -> bytes:
    """Return the Word file `content` with the comments in it; `now` is local time, as Word has it.

    `UnreadableFileError` says why a file cannot be read.
    """
    archive = open_archive(content)
    word_file = open_word_file(archive)
    main = word_file.body.getroottree().getroot()
    part = _comments_part(archive, word_file.name, main)
    first = 1 + max((whole_number(attribute(each, "id"), 0) for each in part.root), default=-1)
    ranges = list(_ranges(word_file, comments, first))
    marks = mark_ranges(ranges, word_file.styles)
    said = reviewer.signed(now)
    word = etree.QName(part.root).namespace or ""
    for number, comment in enumerate(comments, start=first):
        kept = {"id": str(number), **said, "initials": reviewer.initials}
        part.root.append(remark(word, kept, comment.lines, word_file.styles))
        if comment.replacement:
            suggest(*marks[number], comment.replacement, said, next_change(main))
    changed = {word_file.name: serialised(main), part.name: serialised(part.root)}
    if part.is_new:
        changed |= announced(archive, main, word_file.name, part.name, _KIND)
    return packed(archive, changed)


class _Part(NamedTuple):
    """The part that holds the comments."""

    name: str
    root: _Element
    is_new: bool


def _comments_part(archive: Archive, part: str, main: _Element) -> _Part:
    name = related_parts(archive, part).get(_KIND, "")
    if name in archive:
        return _Part(name, parse_xml(archive.read(name)), is_new=False)
    folder = part.rpartition("/")[0]
    names = (f"{folder}/{_KIND}{number or ''}.xml".lstrip("/") for number in range(1 << 10))
    free = next(name for name in names if name not in archive)
    word = etree.QName(main).namespace
    return _Part(free, etree.Element(f"{{{word}}}{_KIND}", nsmap={"w": word}), is_new=True)


def _ranges(word_file: WordFile, comments: Sequence[Comment], first: int) -> Iterator[WordRange]:
    """Yield what to mark; what has no place, or none with text, is marked at the beginning."""
    blocks = [each for each in placed_blocks(word_file.items()) if isinstance(each, Placed)]
    beginning = next((pieces for pieces in _texts(blocks) if _has_part(pieces)), None)
    if beginning is None:
        paragraph = next(word_file.body.iter("{*}p"), word_file.body)
        beginning = (Piece("", paragraph),)
    for number, comment in enumerate(comments, start=first):
        place = comment.place
        pieces = _pieces(blocks, place) if place else ()
        if place and _has_part(pieces):
            yield WordRange(pieces, place.start, place.end, number)
        else:
            yield WordRange(beginning, 0, sum(len(piece.text) for piece in beginning), number)


def _texts(blocks: Sequence[Placed]) -> Iterator[Sequence[Piece]]:
    return (pieces for block in blocks for row in block.cells for pieces in row)


def _pieces(blocks: Sequence[Placed], place: Place) -> Sequence[Piece]:
    placed = blocks[place.block]
    if isinstance(placed.block, Grid):
        return placed.cells[place.row or 0][place.column or 0]
    return placed.cells[0][0]


def _has_part(pieces: Sequence[Piece]) -> bool:
    return any(piece.part is not None for piece in pieces)
