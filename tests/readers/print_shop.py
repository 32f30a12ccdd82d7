"""A draft set in type on A4 pages, and the pages bound as PDF and as OFD, for tests."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from assistant.report.layout import LaidCell, lay_out

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft, DraftSection
    from assistant.report.tables import TableFigures

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT, TOP, BOTTOM = 80.0, 512.0, 100.0, 740.0
BODY, SMALL = 16.0, 9.0


@dataclass(frozen=True)
class Run:
    """Words on one line; (x, base) is where their baseline begins, y downwards."""

    x: float
    base: float
    size: float
    text: str


@dataclass
class Sheet:
    """One page: its words, and the boxes (x0, top, x1, bottom) that are drawn on it."""

    runs: list[Run] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)


def width_of(text: str, size: float) -> float:
    return sum(size if character > "\u2000" else size / 2 for character in text)


def wrapped(
    text: str, size: float, width: float, *, indent: float = 0, hanging: str = "，。、；：）》”"
) -> list[str]:
    """Return the text in lines; a hanging mark never begins one, as printers have it."""
    lines, line, room = [], "", width - indent
    for character in text:
        if line and width_of(line + character, size) > room and character not in hanging:
            lines.append(line)
            line, room = "", width
        line += character
    return [*lines, line]


class OpenCell:
    """A cell being drawn: where it stands, and the lines that are yet to be printed."""

    def __init__(self, cell: LaidCell, number: int, column: int, step: float) -> None:
        self.first, self.last = number, number + cell.rows - 1
        self.x0, self.x1 = LEFT + column * step, LEFT + (column + cell.columns) * step
        self.lines = wrapped(cell.text, SMALL, max(self.x1 - self.x0 - 4, SMALL), hanging="")


class Press:
    """Sets one thing below the other, and takes a new sheet when one is full."""

    def __init__(self, *, header: str = "") -> None:
        self.header = header
        self.sheets: list[Sheet] = []
        self.turn()

    def turn(self) -> None:
        self.sheets.append(Sheet())
        self.at = TOP
        number = f"— {len(self.sheets)} —"
        self.sheet.runs.append(Run(280, HEIGHT - 60, 14, number))
        if self.header:
            self.sheet.runs.append(Run(LEFT, 60, SMALL, self.header))

    @property
    def sheet(self) -> Sheet:
        return self.sheets[-1]

    def line(self, text: str, x: float, size: float = BODY) -> None:
        if self.at + 28 > BOTTOM:
            self.turn()
        self.at += 28
        self.sheet.runs.append(Run(x, self.at, size, text))

    def title(self, text: str, size: float = 22) -> None:
        size = min(size, 22)
        self.line(text, (WIDTH - width_of(text, size)) / 2, size)

    def paragraph(self, text: str) -> None:
        first, *rest = wrapped(text, BODY, RIGHT - LEFT, indent=2 * BODY)
        self.line(first, LEFT + 2 * BODY)
        for line in rest:
            self.line(line, LEFT)

    def table(self, table: TableFigures) -> None:
        rows = lay_out(table)
        step = (RIGHT - LEFT) / sum(cell.columns for cell in rows[0])
        taken: set[tuple[int, int]] = set()
        open_cells: list[OpenCell] = []
        for number, row in enumerate(rows):
            column = 0
            for cell in row:
                while (number, column) in taken:
                    column += 1
                open_cells.append(OpenCell(cell, number, column, step))
                taken.update(
                    (number + down, column + across)
                    for down in range(cell.rows)
                    for across in range(cell.columns)
                )
            self._row(number, open_cells)
            open_cells = [cell for cell in open_cells if cell.last > number]

    def _row(self, number: int, cells: list[OpenCell]) -> None:
        """Draw the stretch of each cell that lies in this row, with the lines that fit there."""
        needed = max((len(cell.lines) for cell in cells if cell.last == number), default=1)
        height = max(needed, 1) * 12.0 + 4
        if self.at + height > BOTTOM:
            self.turn()
        for cell in cells:
            self._box(cell.x0, cell.x1, self.at + height, is_new=cell.first == number)
            fitting = len(cell.lines) if cell.last == number else int(height // 12)
            for index, line in enumerate(cell.lines[:fitting]):
                self.sheet.runs.append(Run(cell.x0 + 2, self.at + 11 + 12 * index, SMALL, line))
            del cell.lines[:fitting]
        self.at += height

    def _box(self, x0: float, x1: float, bottom: float, *, is_new: bool) -> None:
        """Draw a box, or make the one that was begun in the row above longer."""
        boxes = self.sheet.boxes
        for index, (left, top, right, lower) in enumerate(boxes):
            if not is_new and (left, right) == (x0, x1) and abs(lower - self.at) < 0.1:
                boxes[index] = (left, top, right, bottom)
                return
        boxes.append((x0, self.at, x1, bottom))


def printed(
    draft: Draft, *, header: str = "", sink: float = 0, title_in_one: bool = False
) -> list[Sheet]:
    """Return the draft's pages; `sink` points are left free below the title."""
    press = Press(header=header)
    if title_in_one:
        press.title(draft.title, (RIGHT - LEFT) / width_of(draft.title, 1))
    else:
        press.title(draft.unit)
        press.title(draft.title.removeprefix(draft.unit))
    press.at += sink
    for paragraph in draft.preface:
        press.paragraph(paragraph.text)
    for section in draft.sections:
        _section(press, section)
    for line in draft.closing():
        press.line(line, RIGHT - width_of(line, BODY) - 2 * BODY)
    return press.sheets


def _section(press: Press, section: DraftSection) -> None:
    press.paragraph(section.heading)
    for paragraph in section.paragraphs:
        if paragraph.heading:
            press.paragraph(paragraph.heading)
        press.paragraph(paragraph.text)
    if section.table:
        press.table(section.table)


def bound_as_pdf(
    sheets: list[Sheet],
    *,
    encoding: str = "UniGB-UCS2-H",
    matrix: str = "1 0 0 1 0 0",
    turn: int = 0,
) -> bytes:
    """Return a PDF of the pages, with a font that viewers bring along.

    `matrix` lays what is printed on the sheet, `turn` turns the sheet for the reader.
    """
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /%s "
        b"/DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 "
        b"/W [1 95 500] >>] >>" % encoding.encode()
    )
    streams = [f"{matrix} cm\n".encode() + _stream(sheet) for sheet in sheets]
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(sheets)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(sheets)} /Kids [{kids}] >>".encode(),
        font,
    ]
    for index, stream in enumerate(streams):
        objects.append(pdf_page(5 + 2 * index, turn))
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return pdf_of(objects)


def pdf_page(contents: int, turn: int = 0) -> bytes:
    box = f"0 0 {HEIGHT} {WIDTH}" if turn % 180 else f"0 0 {WIDTH} {HEIGHT}"
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Rotate {turn} /Contents {contents} 0 R "
        "/Resources << /Font << /F 3 0 R >> >> >>"
    ).encode()


def pdf_of(objects: list[bytes]) -> bytes:
    """Return a PDF file of the objects, numbered from 1; the first is the catalog."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start


def _stream(sheet: Sheet) -> bytes:
    words = [
        f"BT /F {run.size} Tf {run.x:.2f} {HEIGHT - run.base:.2f} Td "
        f"<{run.text.encode('utf-16-be').hex()}> Tj ET"
        for run in sheet.runs
    ]
    boxes = [
        f"{x0:.2f} {HEIGHT - bottom:.2f} {x1 - x0:.2f} {bottom - top:.2f} re S"
        for x0, top, x1, bottom in sheet.boxes
    ]
    return "\n".join((*words, *boxes)).encode()


_OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def bound_as_ofd(sheets: list[Sheet]) -> bytes:
    """Return an OFD of the pages; its unit is the millimetre."""
    pages = "".join(
        f'<ofd:Page ID="{index + 10}" BaseLoc="Pages/Page_{index}/Content.xml"/>'
        for index in range(len(sheets))
    )
    members = {
        "OFD.xml": f"<ofd:OFD {_OFD}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_OFD}><ofd:CommonData><ofd:PageArea>"
        f"<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
        f"<ofd:Pages>{pages}</ofd:Pages></ofd:Document>",
    }
    for index, sheet in enumerate(sheets):
        members[f"Doc_0/Pages/Page_{index}/Content.xml"] = _content(sheet)
    return zipped(members)


def zipped(members: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return out.getvalue()


def _content(sheet: Sheet) -> str:
    words = "".join(_text_object(run) for run in sheet.runs)
    boxes = "".join(_path_object(box) for box in sheet.boxes)
    return (
        f"<ofd:Page {_OFD}><ofd:Content><ofd:Layer>{words}{boxes}</ofd:Layer></ofd:Content>"
        "</ofd:Page>"
    )


def _mm(points: float) -> float:
    return points * 210 / WIDTH


def _text_object(run: Run) -> str:
    size = _mm(run.size)
    steps = " ".join(f"{size if c > chr(0x2000) else size / 2:.3f}" for c in run.text[:-1])
    box = f"{_mm(run.x):.3f} {_mm(run.base) - size:.3f} {_mm(width_of(run.text, run.size)):.3f}"
    return (
        f'<ofd:TextObject Boundary="{box} {1.2 * size:.3f}" Size="{size:.3f}"><ofd:TextCode X="0" '
        f'Y="{size:.3f}" DeltaX="{steps}">{escape(run.text)}</ofd:TextCode></ofd:TextObject>'
    )


def _path_object(box: tuple[float, float, float, float]) -> str:
    x0, top, x1, bottom = map(_mm, box)
    wide, high = x1 - x0, bottom - top
    return (
        f'<ofd:PathObject Boundary="{x0:.3f} {top:.3f} {wide:.3f} {high:.3f}" LineWidth="0.2">'
        f"<ofd:AbbreviatedData>M 0 0 L {wide:.3f} 0 L {wide:.3f} {high:.3f} L 0 {high:.3f} C"
        "</ofd:AbbreviatedData></ofd:PathObject>"
    )
