"""Read OFD (GB/T 33190): text objects and lines of its pages, in a process with a time limit."""

from __future__ import annotations

import posixpath
import re
from math import hypot, isfinite
from typing import TYPE_CHECKING

from assistant.errors import UnreadableFileError
from assistant.readers.guard import in_child, open_archive, parse_xml
from assistant.readers.page import (
    Glyph,
    Matrix,
    Page,
    Picture,
    Point,
    Ruling,
    moved,
    strokes,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from assistant.readers.content import Content
    from assistant.readers.guard import Archive

_SECONDS = 8
_MEGABYTES = 400
_MOST_PAGES = 300
_A4 = (0.0, 0.0, 210.0, 297.0)
# A line or a filled bar of one millimetre and less is a border.
_THIN = 1.0
# Type stands on its baseline with a seventh of its size below.
_BELOW = 0.15


def read_ofd(content: bytes) -> Content:
    """Return the file's paragraphs and tables; `UnreadableFileError` says why it has none."""
    return in_child(read_ofd_here, content, _SECONDS, _MEGABYTES)


def read_ofd_here(content: bytes) -> Content:
    """Return what `read_ofd` does, in this process and however long it takes."""
    from assistant.readers.printed import read_pages

    archive = open_archive(content)
    if any(name.lower().endswith("encryptions.xml") for name in archive.names):
        raise UnreadableFileError("OFD 加了密码，请去掉密码后再试")
    places = list(_page_places(archive))
    if len(places) > _MOST_PAGES:
        raise UnreadableFileError(f"OFD 超过{_MOST_PAGES}页，不像年报，请核对是不是选错了文件")
    pages = [
        _page(parse_xml(archive.read(place)), number, box)
        for number, (place, box) in enumerate(places, 1)
    ]
    return read_pages(pages)


def _page_places(archive: Archive) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield for each page where it lies in the archive, and its sheet when it names none."""
    for root in parse_xml(archive.read("OFD.xml")).iter("{*}DocRoot"):
        place = _beside("OFD.xml", root.text or "")
        document = parse_xml(archive.read(place))
        sheet = next(document.iter("{*}PhysicalBox"), None)
        box = _numbers(sheet.text if sheet is not None else None, 4) or _A4
        for page in document.iterfind("{*}Pages/{*}Page"):
            yield _beside(place, page.get("BaseLoc", "")), box


def _beside(place: str, name: str) -> str:
    """Return the archive's name for what the member `place` calls `name`."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(place), name.strip()))[1:]


def _page(root: _Element, number: int, sheet: tuple[float, ...]) -> Page:
    own = next(root.iter("{*}PhysicalBox"), None)
    _, _, width, height = _numbers(own.text if own is not None else None, 4) or sheet
    glyphs = [glyph for item in root.iter("{*}TextObject") for glyph in _glyphs(item)]
    rulings = [line for item in root.iter("{*}PathObject") for line in _rulings(item)]
    pictures = [
        Picture(box[1], box[1] + box[3], box[2] * box[3] / (width * height or 1))
        for item in root.iter("{*}ImageObject")
        if (box := _numbers(item.get("Boundary"), 4))
    ]
    return Page(number, width, height, tuple(glyphs), tuple(rulings), tuple(pictures))


def _numbers(text: str | None, count: int) -> tuple[float, ...] | None:
    """Return the `count` numbers that the text holds, or None when it does not hold them."""
    try:
        numbers = tuple(float(word) for word in (text or "").split())
    except ValueError:
        return None
    return numbers if len(numbers) == count and all(map(isfinite, numbers)) else None


def _number(text: str | None, default: float) -> float:
    found = _numbers(text, 1)
    return found[0] if found else default


def _matrix(item: _Element) -> Matrix | None:
    """Return the matrix from the item's coordinates to the page's, or None without a box."""
    box = _numbers(item.get("Boundary"), 4)
    if not box:
        return None
    a, b, c, d, e, f = _numbers(item.get("CTM"), 6) or (1, 0, 0, 1, 0, 0)
    return a, b, c, d, e + box[0], f + box[1]


def _glyphs(item: _Element) -> Iterator[Glyph]:
    matrix = _matrix(item)
    if not matrix:
        return
    size = _number(item.get("Size"), 0)
    height = size * hypot(matrix[2], matrix[3])
    x = y = 0.0
    for code in item.iter("{*}TextCode"):
        x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
        text = code.text or ""
        across = _steps(code.get("DeltaX"), len(text))
        down = _steps(code.get("DeltaY"), len(text))
        at_x, at_y = x, y
        for index, character in enumerate(text):
            step = across[index] if index < len(across) else _width(character, size)
            left, base = moved((at_x, at_y), matrix)
            right, _ = moved((at_x + min(step, size), at_y), matrix)
            if not character.isspace():
                yield Glyph(
                    character, left, base - (1 - _BELOW) * height, right, base + _BELOW * height
                )
            at_x += step
            at_y += down[index] if index < len(down) else 0


def _width(character: str, size: float) -> float:
    return size if character >= "\u2e80" else size / 2


_REPEAT = re.compile(r"g\s+(\d{1,6})\s+(\S+)")


def _steps(text: str | None, count: int) -> list[float]:
    """Return the steps from one character to the next; “g 3 5.6” stands for 5.6 three times."""
    spread = _REPEAT.sub(lambda m: f"{m[2]} " * min(int(m[1]), count), text or "")
    words = spread.split()[:count]
    return list(_numbers(" ".join(words), len(words)) or ())


def _rulings(item: _Element) -> Iterator[Ruling]:
    """Yield the straight lines in a drawing: its thin shapes and its outlines."""
    matrix = _matrix(item)
    if not matrix:
        return
    is_outlined = item.get("Stroke", "true").lower() != "false"
    data = next(item.iter("{*}AbbreviatedData"), None)
    for path in _paths(data.text or "" if data is not None else ""):
        points = [moved(point, matrix) for point in path]
        yield from strokes(points, _THIN, is_outlined=is_outlined)


_COMMAND = re.compile(r"([SMLQBAC])([^SMLQBAC]*)")


def _paths(data: str) -> Iterator[list[Point]]:
    """Yield the points of each part of a drawing, a closed part's first point again."""
    path: list[Point] = []
    for command, operands in _COMMAND.findall(data):
        if command in "SM" and path:
            yield path
            path = []
        # Of a curve only the end counts: its last two operands.
        point = _numbers(" ".join(operands.split()[-2:]), 2)
        if command == "C" and path:
            path.append(path[0])
        elif point:
            path.append((point[0], point[1]))
    if path:
        yield path
