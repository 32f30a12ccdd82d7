"""Workbooks that are odd or hostile: read within limits, or refused with what to do."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from assistant.errors import UnreadableFileError
from assistant.readers.workbook import Cell, read_workbook, read_workbook_here

if TYPE_CHECKING:
    from collections.abc import Callable

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def bytes_of(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def a_sheet() -> Workbook:
    book = Workbook()
    book.active["B2"] = "主动公开政府信息总数"
    book.active["C2"] = 163
    return book


def with_sheet(change: Callable[[bytes], bytes]) -> bytes:
    """Return that workbook with the XML of its sheet changed."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(bytes_of(a_sheet()))) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name.endswith("sheet1.xml") else content)
    return made.getvalue()


def test_the_workbook_is_read_in_a_process_of_its_own() -> None:
    content = bytes_of(a_sheet())
    (sheet,) = read_workbook(content).sheets
    assert sheet.rows == {1: (Cell(1, 1, "主动公开政府信息总数"), Cell(1, 2, "163"))}
    assert sheet.place(sheet.at(1, 2)) == "Sheet!C2"
    assert read_workbook(content) == read_workbook_here(content)


@pytest.mark.parametrize(("column", "name"), [(0, "A1"), (25, "Z1"), (26, "AA1"), (701, "ZZ1")])
def test_cells_are_named_as_in_excel(column: int, name: str) -> None:
    assert Cell(0, column, "").name == name


def test_a_merged_cell_stands_once_and_knows_its_width() -> None:
    book = a_sheet()
    book.active["A1"] = "台账"
    book.active.merge_cells("A1:D1")
    (sheet,) = read_workbook_here(bytes_of(book)).sheets
    assert sheet.rows[0] == (Cell(0, 0, "台账", width=4),)


def test_an_empty_text_that_a_formula_came_to_is_no_flaw() -> None:
    formula = b'<c r="D2" t="str"><f>IF(C2,"","")</f><v></v></c></row>'
    content = with_sheet(lambda xml: xml.replace(b"</row>", formula, 1))
    (sheet,) = read_workbook_here(content).sheets
    assert [cell.name for cell in sheet.rows[1]] == ["B2", "C2"]


def test_thousands_of_coloured_empty_rows_are_no_hindrance() -> None:
    book = a_sheet()
    for row in range(3, 3003):
        for column in range(1, 6):
            book.active.cell(row, column).fill = PatternFill("solid", fgColor="FFFFFF")
    (sheet,) = read_workbook_here(bytes_of(book)).sheets
    assert list(sheet.rows) == [1]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (OLD + b"Workbook", "旧格式的表格（.xls、.et），请用 Excel 或 WPS 打开，另存为 .xlsx"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "加了密码，请去掉密码"),
        ("主动公开政府信息总数,163\n".encode("gb18030"), "这不是 .xlsx 工作簿，请用 Excel"),
        (b"<html><table><tr><td>163</td></tr></table>", "这不是 .xlsx 工作簿"),
        (b"PK\x03\x04" + bytes(100), "有损坏或不完整"),
    ],
)
def test_what_is_no_xlsx_is_refused_with_what_to_do(content: bytes, why: str) -> None:
    with pytest.raises(UnreadableFileError, match=r"^[^\n]*$") as refused:
        read_workbook(content)
    assert why in str(refused.value)


def test_another_kind_of_archive_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(UnreadableFileError, match=r"不是 \.xlsx 工作簿"):
        read_workbook(made.getvalue())


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    content = with_sheet(lambda xml: xml + b" " * (31 * 1024 * 1024))
    with pytest.raises(UnreadableFileError, match="大得不合常理"):
        read_workbook(content)


def test_a_sheet_of_very_many_rows_is_refused() -> None:
    rows = b"".join(
        b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(3, 100_003)
    )
    content = with_sheet(lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>"))
    with pytest.raises(UnreadableFileError, match="大得不像年报的数字"):
        read_workbook_here(content)


def test_a_stray_cell_far_away_is_refused_before_room_is_made_for_all_between() -> None:
    book = a_sheet()
    book.active["XFD1048576"] = 1
    with pytest.raises(UnreadableFileError, match="大得不像年报的数字"):
        read_workbook_here(bytes_of(book))


def test_a_cell_at_a_place_that_no_sheet_has_is_refused() -> None:
    content = with_sheet(lambda xml: xml.replace(b'r="C2"', b'r="ZZZZZ2"'))
    with pytest.raises(UnreadableFileError, match="有损坏"):
        read_workbook_here(content)


@pytest.mark.parametrize("count", [1, 20_000])
def test_merged_ranges_without_end_take_no_time(count: int) -> None:
    merged = b'<mergeCell ref="A3:XFD1048576"/>' * count
    content = with_sheet(
        lambda xml: xml.replace(
            b"</sheetData>", b"</sheetData><mergeCells>" + merged + b"</mergeCells>"
        )
    )
    if count == 1:
        assert read_workbook_here(content).sheets
        return
    with pytest.raises(UnreadableFileError, match="大得不合常理"):
        read_workbook_here(content)


@pytest.mark.parametrize(
    "declaration", [b'<!DOCTYPE x [<!ENTITY a "b">]>', b'<!DOCTYPE x SYSTEM "file:///etc/passwd">']
)
def test_declarations_are_refused(declaration: bytes) -> None:
    content = with_sheet(lambda xml: declaration + xml.replace(b"163", b"&a;163"))
    with pytest.raises(UnreadableFileError, match="不该有的声明"):
        read_workbook_here(content)


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9])
def test_half_a_file_is_refused(kept: float) -> None:
    content = bytes_of(a_sheet())
    with pytest.raises(UnreadableFileError):
        read_workbook_here(content[: int(len(content) * kept)])


def test_a_workbook_that_lacks_a_sheet_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bytes_of(a_sheet()))) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            if not name.endswith("sheet1.xml"):
                new.writestr(name, old.read(name))
    with pytest.raises(UnreadableFileError, match="不完整"):
        read_workbook(made.getvalue())
