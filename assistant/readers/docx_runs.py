"""What stands in a paragraph of a .docx: text by runs, as accepted; pictures, text boxes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.readers.docx_xml import attribute, flat, name_of, whole_number
from assistant.readers.word import LINE_BREAK, PAGE_BREAK, Piece, is_worth_reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from assistant.readers.docx_styles import Styles

_DRAWINGS = frozenset({"w:drawing", "w:pict", "w:object"})
_PLAIN = {"w:tab": "\t", "w:ptab": " ", "w:cr": LINE_BREAK, "w:noBreakHyphen": "-"}
_XML_SPACE = str.maketrans("\t\r\n", "   ")
_PRIVATE = range(0xE000, 0xF900)
_GRAPHICS = frozenset({"a:blip", "c:chart", "dgm:relIds", "v:imagedata"})
_EMU_PER_CM = 360_000
_POINTS_PER_CM = 28.35
_MEASURE = re.compile(r"(width|height)\s*:\s*(\d{1,5}(?:\.\d{1,6})?)(pt|in|cm|mm)?")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": _POINTS_PER_CM, "mm": _POINTS_PER_CM / 10}


def run_pieces(paragraph: _Element, styles: Styles) -> Iterator[Piece | _Element]:
    """Yield the text of the paragraph's runs as the reader of the accepted document sees it.

    Deleted text, hidden text and the codes of fields are left out. Drawings, pictures and objects
    come as elements where they stand.
    """
    style = styles.of_paragraph(paragraph)
    fields: list[bool] = []  # of each open field: whether its code is over and its result begun
    for run in _runs(paragraph):
        is_hidden = styles.is_hidden(run, style)
        for part in flat(run):
            if name_of(part) == "w:fldChar":
                _turn(fields, attribute(part, "fldCharType"))
            elif is_hidden or not all(fields):
                continue
            elif name_of(part) in _DRAWINGS:
                yield part
            elif text := _text(part):
                yield Piece(text, part)


def _runs(parent: _Element) -> Iterator[_Element]:
    for inner in flat(parent):
        name = name_of(inner)
        if name in ("w:r", "m:r"):
            yield inner
            for part in flat(inner):
                if name_of(part) in ("w:r", "m:r"):  # the base of a ruby
                    yield part
        elif name.startswith("m:") and not name.endswith("Pr"):
            yield from _runs(inner)


def _turn(fields: list[bool], kind: str) -> None:
    """Follow the marks of a field: its code begins, its result begins, it ends."""
    if kind == "begin":
        fields.append(False)
    elif kind == "separate" and fields:
        fields[-1] = True
    elif kind == "end" and fields:
        fields.pop()


def _text(part: _Element) -> str:
    name = name_of(part)
    if name in ("w:t", "m:t"):
        return (part.text or "").translate(_XML_SPACE)
    if name == "w:br":
        return PAGE_BREAK if attribute(part, "type") in ("page", "column") else LINE_BREAK
    if name == "w:sym":
        return _symbol(attribute(part, "char"))
    return _PLAIN.get(name, "")


def _symbol(code: str) -> str:
    """Return a symbol's character; those of symbol fonts have none."""
    if not re.fullmatch(r"[0-9A-Fa-f]{4}", code):
        return ""
    number = int(code, 16)
    is_character = number not in _PRIVATE and not 0xD800 <= number < 0xE000 and number >= 0x20
    return chr(number) if is_character else ""


def text_boxes(element: _Element) -> Iterator[_Element]:
    """Yield what the text boxes in a drawing hold, each once."""
    for inner in flat(element):
        if name_of(inner) == "w:txbxContent":
            yield inner
        else:
            yield from text_boxes(inner)


def unread_in(drawing: _Element) -> str:
    """Return 图片 or 附件 when a drawing may hold what a reader would have to read, else ""."""
    inside = {name_of(inner): inner for inner in _all(drawing)}
    embedded = inside.get("o:OLEObject")
    if embedded is not None:
        return "" if attribute(embedded, "ProgID").startswith("Equation") else "附件"
    if not _GRAPHICS & inside.keys():
        return ""
    return "图片" if is_worth_reading(*_size(inside)) else ""


def _all(element: _Element) -> Iterator[_Element]:
    """Yield what is inside a drawing, but not inside its text boxes."""
    for inner in flat(element):
        if name_of(inner) != "w:txbxContent":
            yield inner
            yield from _all(inner)


def _size(inside: dict[str, _Element]) -> tuple[float, float]:
    """Return width and height in centimetres; as large as can be where they are not said."""
    extent = inside.get("wp:extent")
    if extent is not None:
        width, height = (
            whole_number(attribute(extent, side), 0) / _EMU_PER_CM for side in ("cx", "cy")
        )
        return width, height
    style = attribute(inside.get("v:shape"), "style")
    measures = {
        side: float(size) * _POINTS.get(unit, 1.0) for side, size, unit in _MEASURE.findall(style)
    }
    infinite = float("inf")
    return (
        measures.get("width", infinite) / _POINTS_PER_CM,
        measures.get("height", infinite) / _POINTS_PER_CM,
    )
