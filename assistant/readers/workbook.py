"""Read an .xlsx workbook's sheets: what stands in which cell, and which cells hold no value."""

from __future__ import annotations

import datetime
import io
import os
import posixpath
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from assistant.errors import UnreadableFileError
from assistant.readers.guard import (
    DAMAGED,
    TOO_MUCH,
    in_child,
    open_archive,
    parse_xml,
    refuse_declarations,
)
from assistant.report.layout import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from assistant.readers.guard import Archive

_SECONDS = 20
_MEGABYTES = 600
# The three tables and all other figures fill some 500 cells, a county's sheets of all its units
# some 20,000. The parser makes room for every place up to the last cell.
_MOST_CELLS = 50_000
_MOST_PLACES = 2_000_000
_MOST_SHEETS = 100
_MOST_MERGED = 10_000

_SAVE_AS = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再试"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_UNCALCULATED = "是公式但没有存下结果，请在Excel或WPS里打开另存一次"
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


class Cell(NamedTuple):
    """A cell that is not empty; `row` and `column` count from 0, `width` is what it spans.

    `flaw` says why a cell has no value although something stands in it, and what to do.
    """

    row: int
    column: int
    text: str
    width: int = 1
    flaw: str = ""

    @property
    def name(self) -> str:
        """Return the cell's name, such as D5."""
        letters, rest = "", self.column + 1
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.row + 1}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's cells by row and column; rows that are empty are not among `rows`."""

    name: str
    rows: Mapping[int, tuple[Cell, ...]]

    def at(self, row: int, column: int) -> Cell:
        """Return the cell there; one without text where it is empty."""
        cells = self.rows.get(row, ())
        return next((cell for cell in cells if cell.column == column), Cell(row, column, ""))

    def place(self, cell: Cell) -> str:
        """Return what the cell is called in messages: 表三!D5."""
        return f"{self.name}!{cell.name}"


class Workbook(NamedTuple):
    """The sheets that are shown, and the names of those that are hidden."""

    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...]


def read_workbook(content: bytes) -> Workbook:
    """Return the workbook's sheets; `UnreadableFileError` says why there are none."""
    _require_xlsx(content)
    return in_child(_read_in_silence, content, _SECONDS, _MEGABYTES)


def _require_xlsx(content: bytes) -> None:
    if content.startswith(_OLD):
        if _ENCRYPTED in content:
            raise UnreadableFileError("工作簿加了密码，请去掉密码后再试")
        raise UnreadableFileError(f"这是旧格式的表格（.xls、.et），{_SAVE_AS}")
    if not content.startswith(b"PK"):
        raise UnreadableFileError(f"这不是 .xlsx 工作簿，{_SAVE_AS}")
    archive = open_archive(content)
    if "xl/workbook.xml" not in archive or "xl/_rels/workbook.xml.rels" not in archive:
        raise UnreadableFileError(f"这不是 .xlsx 工作簿，{_SAVE_AS}")


def _read_in_silence(content: bytes) -> Workbook:
    """Return what `read_workbook` does, in a process of its own that nobody listens to.

    A parser that breaks down writes where it did; the user gets one sentence from us.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    return read_workbook_here(content)


def read_workbook_here(content: bytes) -> Workbook:
    """Return what `read_workbook` does, in this process."""
    import python_calamine

    archive = open_archive(content)
    for name in archive.names:
        if name.lower().endswith(".xml"):
            refuse_declarations(archive.read(name))
    flaws = [_look_over(archive.read(member)) for member in _members(archive)]
    try:
        book = python_calamine.load_workbook(io.BytesIO(content))
        sheets = list(zip(book.sheets_metadata, flaws, strict=True))
        shown = [
            _sheet(book.get_sheet_by_index(index), own)
            for index, (sheet, own) in enumerate(sheets)
            if sheet.visible == python_calamine.SheetVisibleEnum.Visible
            and sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
    except (python_calamine.CalamineError, ValueError) as error:
        raise UnreadableFileError(DAMAGED) from error
    visible = python_calamine.SheetVisibleEnum.Visible
    hidden = (sheet.name for sheet, _ in sheets if sheet.visible != visible)
    return Workbook(tuple(shown), tuple(hidden))


def _members(archive: Archive) -> Iterator[str]:
    """Yield where each sheet lies in the archive, in the workbook's order."""
    relations = parse_xml(archive.read("xl/_rels/workbook.xml.rels")).iter("{*}Relationship")
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    sheets = list(parse_xml(archive.read("xl/workbook.xml")).iter("{*}sheet"))
    if len(sheets) > _MOST_SHEETS:
        raise UnreadableFileError(TOO_MUCH)
    for sheet in sheets:
        relation = next((v for key, v in sheet.attrib.items() if str(key).endswith("}id")), "")
        yield posixpath.normpath(posixpath.join("/xl", targets.get(str(relation), "")))[1:]


Flaws = dict[tuple[int, int], str]


def _look_over(content: bytes) -> Flaws:
    """Return the cells that the parser would show as empty; refuse a sheet that is too large.

    They are formulas whose result was not stored, and errors such as #N/A.
    """
    from lxml import etree

    flaws: Flaws = {}
    cells = rows = columns = 0
    try:
        for _, cell in etree.iterparse(
            io.BytesIO(content), tag="{*}c", resolve_entities=False, load_dtd=False, no_network=True
        ):
            if len(cell):
                place = _place(cell.get("r", ""))
                cells, rows, columns = cells + 1, max(rows, place[0]), max(columns, place[1])
                if flaw := _flaw(cell):
                    flaws[place] = flaw
            _require_room(cells, rows, columns)
            cell.clear()
    except etree.XMLSyntaxError as error:
        raise UnreadableFileError(DAMAGED) from error
    return flaws


def _require_room(cells: int, rows: int, columns: int) -> None:
    if cells > _MOST_CELLS or (rows + 1) * (columns + 1) > _MOST_PLACES:
        raise UnreadableFileError("表格大得不像年报的数字，没有读，请核对是不是选错了文件")


def _place(reference: str) -> tuple[int, int]:
    """Return row and column of D5; the parser takes any reference, however far away."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        raise UnreadableFileError(DAMAGED)
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _flaw(cell: _Element) -> str:
    kind, value = cell.get("t"), cell.findtext("{*}v") or ""
    if kind == "e":
        return f"算不出来（{value}），请在Excel或WPS里改好"
    is_formula = cell.find("{*}f") is not None
    return _UNCALCULATED if is_formula and not value and kind != "str" else ""


def _sheet(sheet: object, flaws: Flaws) -> Sheet:
    import python_calamine

    assert isinstance(sheet, python_calamine.CalamineSheet)
    merged = sheet.merged_cell_ranges or []
    if len(merged) > _MOST_MERGED:
        raise UnreadableFileError(TOO_MUCH)
    widths = {start: end[1] - start[1] + 1 for start, end in merged}
    rows: dict[int, list[Cell]] = {}
    for row, values in enumerate(sheet.to_python(skip_empty_area=False)):
        for column, value in enumerate(values):
            place = row, column
            text = _text(value)
            if text or place in flaws:
                cell = Cell(row, column, text, widths.get(place, 1), flaws.get(place, ""))
                rows.setdefault(row, []).append(cell)
    return Sheet(sheet.name, {row: tuple(cells) for row, cells in rows.items()})


def _text(value: object) -> str:
    """Return a cell's value as one would type it: 3 for 3.0, and no more digits than are kept."""
    if isinstance(value, float):
        return format_number(Decimal(f"{value:.15g}"))
    if isinstance(value, datetime.datetime):
        value = value.date() if value.time() == datetime.time() else value
    return str(value).strip()
