"""Drawings in a Word 97-2003 file: how large a picture is, and which text a text box holds."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.readers.doc_properties import C_PICTURE, Sprms, number
from assistant.readers.word import is_worth_reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.readers.doc_file import DocFile

_TWIPS_PER_CM = 567
_STORIES_BEFORE = (0x4C, 0x50, 0x54, 0x58, 0x5C, 0x60)  # the lengths of text, footnotes and so on
_FSPA_SIZE, _FTXBXS_SIZE = 26, 22


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawing beside the text: its number, width and height in centimetres."""

    id: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawings:
    """Drawings by the position of their anchors; text boxes by the numbers of their shapes.

    A text box is a range of positions in the file's text.
    """

    data: bytes
    shapes: Mapping[int, Shape]
    boxes: Mapping[int, tuple[int, int]]

    def box(self, cp: int) -> tuple[int, int] | None:
        """Return the text box that is anchored at `cp`, or None."""
        shape = self.shapes.get(cp)
        return self.boxes.get(shape.id) if shape else None

    def beside(self, cp: int) -> str:
        """Return 图片 when the drawing anchored at `cp` may be one to read, else ""."""
        shape = self.shapes.get(cp)
        if shape is None or shape.id in self.boxes:
            return ""
        return "图片" if is_worth_reading(shape.width, shape.height) else ""

    def inline(self, characters: Sprms, code: str) -> str:
        """Return 图片 or 附件 for a picture in the text, by its size and its field; else ""."""
        words = code.split()
        if words[:1] in (["EMBED"], ["LINK"]):
            return "" if words[1:] and words[1].startswith("Equation") else "附件"
        if C_PICTURE not in characters:
            return ""
        try:
            across, down, scale_x, scale_y = struct.unpack_from(
                "<hhHH", self.data, number(characters, C_PICTURE) + 28
            )
        except struct.error:
            return "图片"
        width, height = (
            size / _TWIPS_PER_CM * (scale or 1000) / 1000
            for size, scale in ((across, scale_x), (down, scale_y))
        )
        return "图片" if is_worth_reading(width, height) else ""

    def unanchored(self) -> bool:
        """Return whether there are text boxes of which nothing tells where they stand."""
        return bool(self.boxes.keys() - {shape.id for shape in self.shapes.values()})


def read_drawings(doc: DocFile) -> Drawings:
    """Return the file's drawings; none when their tables are damaged."""
    try:
        return Drawings(doc.data, dict(_shapes(doc.part(40))), dict(_boxes(doc)))
    except struct.error:
        return Drawings(doc.data, {}, {})


def _shapes(plc: bytes) -> list[tuple[int, Shape]]:
    count = max((len(plc) - 4) // (4 + _FSPA_SIZE), 0)
    found = []
    for at in range(count):
        (cp,) = struct.unpack_from("<I", plc, 4 * at)
        shape, left, top, right, bottom = struct.unpack_from(
            "<5i", plc, 4 * (count + 1) + _FSPA_SIZE * at
        )
        size = Shape(shape, (right - left) / _TWIPS_PER_CM, (bottom - top) / _TWIPS_PER_CM)
        found.append((cp, size))
    return found


def _boxes(doc: DocFile) -> list[tuple[int, tuple[int, int]]]:
    plc = doc.part(56)
    story = sum(doc.number(offset) for offset in _STORIES_BEFORE)
    count = max((len(plc) - 4) // (4 + _FTXBXS_SIZE), 0)
    found = []
    starts = struct.unpack_from(f"<{count}I", plc) if count else ()
    # The last entry stands for the end of the story.
    for at, (start, end) in enumerate(pairwise(sorted(starts))):
        (shape,) = struct.unpack_from("<i", plc, 4 * (count + 1) + _FTXBXS_SIZE * at + 14)
        found.append((shape, (story + start, story + end)))
    return found
