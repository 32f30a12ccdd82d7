"""A PDF page as PDFium sees it: its glyphs, the straight lines of its drawings, its pictures."""

from __future__ import annotations

from ctypes import c_float, c_int
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.errors import UnreadableFileError
from assistant.readers.page import (
    Glyph,
    Matrix,
    Page,
    Picture,
    Point,
    Ruling,
    around,
    moved,
    strokes,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

# A full page of print has 1,500 glyphs; a page of the tables 100 lines.
_MOST_GLYPHS = 20_000
_MOST_OBJECTS = 50_000
_MOST_SEGMENTS = 5_000
_DEEPEST_FORM = 8
# Borders are up to 3 points wide; a filled shape as thin as that is a border, too.
_THIN = 3.0

_AS_IT_IS: Matrix = (1, 0, 0, 1, 0, 0)


def read_page(page: Any, number: int) -> Page:
    """Return what stands on a page of a `PdfDocument`."""
    frame = _frame(page)
    rulings: list[Ruling] = []
    pictures: list[Picture] = []
    for shape in _shapes(page.raw, _AS_IT_IS, 0):
        if shape.is_picture:
            box = frame.place(shape.bounds())
            area = (box.x1 - box.x0) * (box.bottom - box.top)
            pictures.append(Picture(box.top, box.bottom, area / (frame.width * frame.height or 1)))
        else:
            rulings.extend(frame.place(stroke) for stroke in shape.strokes())
    glyphs = tuple(_glyphs(page, frame, number))
    return Page(number, frame.width, frame.height, glyphs, tuple(rulings), tuple(pictures))


@dataclass(frozen=True, slots=True)
class _Frame:
    """Which part of the plane is shown, and by how many quarters it is turned clockwise."""

    x0: float
    y0: float
    x1: float
    y1: float
    turns: int

    @property
    def width(self) -> float:
        return self.y1 - self.y0 if self.turns % 2 else self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.x1 - self.x0 if self.turns % 2 else self.y1 - self.y0

    def place(self, box: Ruling) -> Ruling:
        """Return the box as shown, y downwards; as PDFium gives it, y counts upwards."""
        left, bottom, right, top = box.x0, box.top, box.x1, box.bottom
        if self.turns == 1:
            return Ruling(bottom - self.y0, left - self.x0, top - self.y0, right - self.x0)
        if self.turns == 2:
            return Ruling(self.x1 - right, bottom - self.y0, self.x1 - left, top - self.y0)
        if self.turns == 3:
            return Ruling(self.y1 - top, self.x1 - right, self.y1 - bottom, self.x1 - left)
        return Ruling(left - self.x0, self.y1 - top, right - self.x0, self.y1 - bottom)


def _frame(page: Any) -> _Frame:
    x0, y0, x1, y1 = page.get_cropbox()
    return _Frame(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), page.get_rotation() // 90 % 4)


def _glyphs(page: Any, frame: _Frame, number: int) -> Iterator[Glyph]:
    import pypdfium2.raw as pdfium

    owner = page.get_textpage()  # closes its raw page when it goes
    text_page = owner.raw
    count = pdfium.FPDFText_CountChars(text_page)
    if count > _MOST_GLYPHS:
        raise UnreadableFileError(f"第{number}页的字多得不合常理，没有读，请核对是不是选错了文件")
    box = pdfium.FS_RECTF()
    for index in range(count):
        text = _character(pdfium.FPDFText_GetUnicode(text_page, index))
        # PDFium makes up spaces and line ends between words; the boxes tell them more surely.
        if text.isspace() or pdfium.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        if pdfium.FPDFText_GetLooseCharBox(text_page, index, box):
            place = frame.place(Ruling(box.left, box.bottom, box.right, box.top))
            yield Glyph(text, place.x0, place.top, place.x1, place.bottom)


def _character(code: int) -> str:
    is_half = 0xD800 <= code <= 0xDFFF
    return "\ufffd" if is_half or not 0 < code < 0x110000 else chr(code)


def _shapes(holder: Any, matrix: Matrix, depth: int) -> Iterator[_Shape]:
    """Yield the drawings and pictures on a page or in a form, and in the forms within."""
    import pypdfium2.raw as pdfium

    count, get = pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject
    if depth:
        count, get = pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject
    for index in range(min(count(holder), _MOST_OBJECTS)):
        item = get(holder, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            yield from _shapes(item, _times(_matrix(item), matrix), depth + 1)
        elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            yield _Shape(item, matrix, is_picture=kind == pdfium.FPDF_PAGEOBJ_IMAGE)


def _matrix(item: Any) -> Matrix:
    import pypdfium2.raw as pdfium

    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does what `first` does, and then what `then` does."""
    a, b, c, d, e, f = first
    return (
        *(a * then[0] + b * then[2], a * then[1] + b * then[3]),
        *(c * then[0] + d * then[2], c * then[1] + d * then[3]),
        *(e * then[0] + f * then[2] + then[4], e * then[1] + f * then[3] + then[5]),
    )


@dataclass(frozen=True, slots=True)
class _Shape:
    """A drawing or a picture, and the matrix of the forms that it stands in."""

    item: Any
    matrix: Matrix
    is_picture: bool

    def bounds(self) -> Ruling:
        """Return the box around the shape, y upwards."""
        import pypdfium2.raw as pdfium

        left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
        pdfium.FPDFPageObj_GetBounds(self.item, left, bottom, right, top)
        corners = ((left.value, bottom.value), (right.value, top.value))
        return around([moved(corner, self.matrix) for corner in corners])

    def strokes(self) -> Iterator[Ruling]:
        """Yield the straight lines that a drawing shows, y upwards."""
        is_outlined = self._is_stroked()
        for path in self._paths():
            yield from strokes(path, _THIN, is_outlined=is_outlined)

    def _is_stroked(self) -> bool:
        import pypdfium2.raw as pdfium

        fill, stroke = c_int(), c_int()
        pdfium.FPDFPath_GetDrawMode(self.item, fill, stroke)
        return bool(stroke.value)

    def _paths(self) -> Iterator[list[Point]]:
        """Yield the points of each part of the drawing, a closed part's first point again."""
        import pypdfium2.raw as pdfium

        matrix = _times(_matrix(self.item), self.matrix)
        path: list[Point] = []
        x, y = c_float(), c_float()
        for index in range(min(pdfium.FPDFPath_CountSegments(self.item), _MOST_SEGMENTS)):
            segment = pdfium.FPDFPath_GetPathSegment(self.item, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and path:
                yield path
                path = []
            path.append(moved((x.value, y.value), matrix))
            if pdfium.FPDFPathSegment_GetClose(segment):
                path.append(path[0])
        if path:
            yield path
