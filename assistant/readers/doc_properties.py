"""How characters and paragraphs of a Word 97-2003 file are formatted, as reading needs it."""

from __future__ import annotations

import struct
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.errors import UnreadableFileError
from assistant.readers.guard import TOO_MUCH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assistant.readers.doc_file import DocFile

# sprm codes, named as in [MS-DOC] 2.6.
C_DELETED = 0x0800
C_INSERTED = 0x0801
C_VANISH = 0x083C
C_SPECIAL = 0x0855
C_SYMBOL = 0x6A09
C_PICTURE = 0x6A03
P_IN_TABLE = 0x2416
P_ROW_END = 0x2417
P_DEPTH = 0x6649
P_INNER_CELL = 0x244B
P_INNER_ROW_END = 0x244C
P_LIST_LEVEL = 0x260A
P_LIST = 0x460B
P_OLD_NUMBER = 0xC63E
P_OUTLINE = 0x2640
_P_HUGE = 0x6646
_P_TABS = 0xC615
T_DEFINITION = 0xD608
T_VERTICAL_MERGE = 0xD62B

_PAGE = 512
_MOST_PAGES = 2000  # of 100 stretches each; a report has some 20
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}

Sprms = dict[int, bytes]


def sprms(grpprl: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the code and the operand of every property in the list."""
    at = 0
    while at + 2 < len(grpprl):
        (code,) = struct.unpack_from("<H", grpprl, at)
        at += 2
        start, size = _operand(grpprl, at, code)
        yield code, grpprl[start : start + size]
        at = start + size


def _operand(grpprl: bytes, at: int, code: int) -> tuple[int, int]:
    """Return where an operand begins and how long it is."""
    size = _SIZES.get(code >> 13)
    if size is not None:
        return at, size
    if code == T_DEFINITION:
        (length,) = struct.unpack_from("<H", grpprl, at)
        return at + 2, max(length - 1, 0)
    if code == _P_TABS and grpprl[at] == 255:
        deleted = grpprl[at + 1]
        added = grpprl[at + 2 + 4 * deleted]
        return at + 1, 2 + 4 * deleted + 3 * added
    return at + 1, grpprl[at]


def number(properties: Mapping[int, bytes], code: int, default: int = 0) -> int:
    """Return a property's operand as a number."""
    return int.from_bytes(properties[code], "little") if code in properties else default


@dataclass(frozen=True, slots=True)
class ParagraphProperties:
    """The style of a paragraph by its number, and what it says beyond its style."""

    style: int
    own: Sprms = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Formatting:
    """The formatting of stretches of the file by where each begins: characters, paragraphs."""

    character_starts: tuple[int, ...]
    characters: tuple[Sprms, ...]
    paragraph_starts: tuple[int, ...]
    paragraphs: tuple[ParagraphProperties, ...]

    def of_characters(self, fc: int, end: int) -> Iterator[tuple[int, int, Sprms]]:
        """Yield the stretches between two offsets with their properties."""
        at = bisect_right(self.character_starts, fc) - 1
        while fc < end:
            later = self.character_starts[at + 1] if at + 1 < len(self.characters) else end
            stop = min(max(later, fc), end)
            if stop > fc:
                yield fc, stop, self.characters[at] if at >= 0 else {}
            fc, at = stop, at + 1

    def of_paragraph(self, fc: int) -> ParagraphProperties:
        """Return the properties of the paragraph whose mark stands at `fc`."""
        at = bisect_right(self.paragraph_starts, fc) - 1
        return self.paragraphs[at] if at >= 0 else ParagraphProperties(0)


def read_formatting(doc: DocFile) -> Formatting:
    """Return the formatting of the whole file."""
    characters = sorted(_characters(doc), key=lambda pair: pair[0])
    paragraphs = sorted(_paragraphs(doc), key=lambda pair: pair[0])
    return Formatting(
        tuple(fc for fc, _ in characters),
        tuple(properties for _, properties in characters),
        tuple(fc for fc, _ in paragraphs),
        tuple(properties for _, properties in paragraphs),
    )


def _pages(doc: DocFile, part: int) -> Iterator[bytes]:
    """Yield the 512-byte pages of a kind of formatting, each once."""
    plc = doc.part(part)
    count = (len(plc) - 4) // 8
    if count <= 0:
        return
    if count > _MOST_PAGES:
        raise UnreadableFileError(TOO_MUCH)
    for page in dict.fromkeys(struct.unpack_from(f"<{count}I", plc, 4 * (count + 1))):
        at = (page & 0x3FFFFF) * _PAGE
        content = doc.word[at : at + _PAGE]
        if len(content) == _PAGE:
            yield content


def _characters(doc: DocFile) -> Iterator[tuple[int, Sprms]]:
    for page in _pages(doc, 12):
        count = page[-1]
        starts = struct.unpack_from(f"<{count}I", page)
        for at, start in enumerate(starts):
            offset = 2 * page[4 * (count + 1) + at]
            size = page[offset] if offset else 0
            yield start, dict(sprms(page[offset + 1 : offset + 1 + size]))


def _paragraphs(doc: DocFile) -> Iterator[tuple[int, ParagraphProperties]]:
    for page in _pages(doc, 13):
        count = page[-1]
        starts = struct.unpack_from(f"<{count}I", page)
        for at, start in enumerate(starts):
            offset = 2 * page[4 * (count + 1) + 13 * at]
            yield start, _paragraph(doc, page, offset)


def _paragraph(doc: DocFile, page: bytes, offset: int) -> ParagraphProperties:
    if not offset:
        return ParagraphProperties(0)
    size = 2 * page[offset] - 1
    start = offset + 1
    if not page[offset]:
        size, start = 2 * page[offset + 1], offset + 2
    (style,) = struct.unpack_from("<H", page, start)
    own = dict(sprms(page[start + 2 : start + size]))
    if _P_HUGE in own:
        # Too long for the page: the list stands in the data stream behind its length.
        at = number(own, _P_HUGE)
        (length,) = struct.unpack_from("<H", doc.data, at)
        own.update(sprms(doc.data[at + 2 : at + 2 + length]))
    return ParagraphProperties(style, own)
