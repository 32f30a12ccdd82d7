"""The styles of a Word 97-2003 file: what a paragraph inherits from the one it names."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.readers.doc_properties import P_OUTLINE, Sprms, number, sprms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.readers.doc_file import DocFile

_NO_BASE = 0x0FFF
_PARAGRAPH = 1
_TITLE = 62  # sti of the built-in title; 1 to 9 are the headings
_BODY_LEVEL = 9
_DEEPEST = 30  # Word itself allows 11


@dataclass(frozen=True, slots=True)
class DocStyle:
    """A style: its built-in number, the one it is based on, what it says of its paragraphs."""

    built_in: int
    base: int
    paragraph: Sprms
    characters: Sprms


@dataclass(frozen=True, slots=True)
class DocStyles:
    """The styles by their numbers; None where the sheet has a gap."""

    styles: tuple[DocStyle | None, ...]

    def lineage(self, style: int) -> Iterator[DocStyle]:
        """Yield the style and those it is based on, nearest first."""
        seen: set[int] = set()
        while style < len(self.styles) and style not in seen and len(seen) < _DEEPEST:
            seen.add(style)
            found = self.styles[style]
            if found is None:
                return
            yield found
            style = found.base

    def inherited(self, style: int, code: int) -> bytes | None:
        """Return the operand that the style or one of its bases gives a paragraph's property."""
        found = (each.paragraph[code] for each in self.lineage(style) if code in each.paragraph)
        return next(found, None)

    def hides(self, style: int, code: int) -> bool:
        """Return whether the style switches a property of its characters on."""
        found = (each.characters[code] for each in self.lineage(style) if code in each.characters)
        return next(found, b"\0") == b"\1"

    def level(self, style: int, own: Sprms) -> int | None:
        """Return the level of a heading, 0 for the title; None for other paragraphs."""
        if P_OUTLINE in own:
            return _level(number(own, P_OUTLINE))
        for each in self.lineage(style):
            if 1 <= each.built_in <= _BODY_LEVEL:
                return each.built_in
            if each.built_in == _TITLE:
                return 0
            if P_OUTLINE in each.paragraph:
                return _level(number(each.paragraph, P_OUTLINE))
        return None


def _level(outline: int) -> int | None:
    return None if outline >= _BODY_LEVEL else outline + 1


def read_styles(doc: DocFile) -> DocStyles:
    """Return the file's styles."""
    sheet = doc.part(1)
    if len(sheet) < 6:
        return DocStyles(())
    header, count, base_size = struct.unpack_from("<HHH", sheet)
    at = 2 + header
    styles: list[DocStyle | None] = []
    for _ in range(count):
        if at + 2 > len(sheet):
            break
        (size,) = struct.unpack_from("<H", sheet, at)
        styles.append(_style(sheet[at + 2 : at + 2 + size], base_size))
        at += 2 + size
    return DocStyles(tuple(styles))


def _style(content: bytes, base_size: int) -> DocStyle | None:
    """Return a style read from its STD; None for an empty one."""
    if len(content) < base_size + 2:
        return None
    built_in, kind, changes = struct.unpack_from("<HHH", content)
    (length,) = struct.unpack_from("<H", content, base_size)
    paragraph: Sprms = {}
    characters: Sprms = {}
    if kind & 0xF == _PARAGRAPH:
        parts = list(_parts(content, base_size + 4 + 2 * length, changes & 0xF))
        paragraph = dict(sprms(parts[0][2:])) if parts else {}
        characters = dict(sprms(parts[1])) if len(parts) > 1 else {}
    base = kind >> 4
    return DocStyle(built_in & 0xFFF, base if base != _NO_BASE else 1 << 16, paragraph, characters)


def _parts(content: bytes, at: int, count: int) -> Iterator[bytes]:
    """Yield a style's lists of properties; each begins at an even offset."""
    for _ in range(count):
        at += at % 2
        if at + 2 > len(content):
            return
        (size,) = struct.unpack_from("<H", content, at)
        yield content[at + 2 : at + 2 + size]
        at += 2 + size
