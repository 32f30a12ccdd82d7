"""The Word file: opens cleanly, tables merged as the form has them, nothing of a template."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.table import _Cell

from assistant.drafting.draft import DraftParagraph, DraftSentence
from assistant.writers.docx import docx_of

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document
    from docx.oxml.table import CT_Tc
    from docx.table import Table

    from assistant.drafting.draft import Draft


@pytest.fixture(scope="session")
def content(draft: Draft) -> bytes:
    return docx_of(draft)


@pytest.fixture
def word(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def test_word_opens_it_without_repair(content: bytes, tmp_path: Path) -> None:
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "年报.docx"
    path.write_bytes(content)
    result = OpenXmlValidator(security_validation=True).validate(path)
    assert [str(error) for error in result.errors] == []


@pytest.mark.parametrize(("number", "shape"), [(0, (14, 4)), (1, (28, 10)), (2, (4, 15))])
def test_the_tables_have_the_official_grid(
    word: Document, number: int, shape: tuple[int, int]
) -> None:
    table = word.tables[number]
    assert (len(table.rows), len(table.columns)) == shape
    for row in table._tbl.tr_lst:
        assert sum(cell.grid_span for cell in row.tc_lst) == shape[1]


def merged(table: Table) -> list[tuple[str, int, int]]:
    """Text, rows and columns of every merged cell, in reading order."""
    places: dict[CT_Tc, list[tuple[int, int]]] = {}
    for row in range(len(table.rows)):
        for column in range(len(table.columns)):
            places.setdefault(table.cell(row, column)._tc, []).append((row, column))
    return [
        (_Cell(cell, table).text, len({r for r, _ in at}), len({c for _, c in at}))
        for cell, at in places.items()
        if len(at) > 1
    ]


def test_captions_are_merged_as_the_form_has_them(word: Document) -> None:
    assert ("第二十条第（五）项", 1, 4) in merged(word.tables[0])
    applications = merged(word.tables[1])
    assert ("申请人情况", 1, 7) in applications
    assert ("总计", 2, 1) in applications
    assert ("三、本年度办理结果", 22, 1) in applications
    assert ("（三）不予公开", 8, 1) in applications
    assert ("四、结转下年度继续办理", 1, 3) in applications
    disputes = merged(word.tables[2])
    assert ("行政复议", 1, 5) in disputes
    assert ("未经复议直接起诉", 1, 5) in disputes


def test_every_figure_of_the_tables_stands_in_them(draft: Draft, word: Document) -> None:
    sections = [section for section in draft.sections if section.table]
    for section, table in zip(sections, word.tables, strict=True):
        assert section.table
        printed = [
            cell.text
            for row in table.rows
            for cell in dict.fromkeys(row.cells)
            if re.fullmatch(r"[\d.]+", cell.text)
        ]
        assert printed == [
            f"{section.table.get(key).normalize():f}"  # type: ignore[union-attr]
            for key in (f"{r.key}.{c.key}".strip(".") for r, c in section.table.form.cells)
        ]


def test_tables_fit_the_type_area(word: Document) -> None:
    section = word.sections[0]
    assert section.page_width
    room = section.page_width - (section.left_margin or 0) - (section.right_margin or 0)
    for table in word.tables:
        assert sum(column.width or 0 for column in table.columns) <= room
        for row in table._tbl.tr_lst:
            assert sum(cell.width or 0 for cell in row.tc_lst) <= room + 15 * 635


def test_the_heads_of_table_three_are_repeated_on_every_page(word: Document) -> None:
    repeated = [
        [
            row
            for row in table._tbl.tr_lst
            if row.trPr is not None and row.trPr.find(qn("w:tblHeader")) is not None
        ]
        for table in word.tables
    ]
    assert [len(rows) for rows in repeated] == [0, 3, 3]


def test_headings_are_real_headings_in_black(word: Document) -> None:
    headings = [(p.style.name, p.text) for p in word.paragraphs if p.style and p.text]
    assert ("Heading 1", "一、总体情况") in headings
    assert ("Heading 2", "（五）监督保障") in headings
    for name, face in (("Heading 1", "黑体"), ("Heading 2", "楷体"), ("Normal", "仿宋")):
        style = word.styles[name]
        fonts = style.element.rPr.find(qn("w:rFonts"))
        assert fonts.get(qn("w:eastAsia")) == face
        assert not [key for key in fonts.attrib if key.endswith("Theme")]
        assert str(style.font.color.rgb) == "000000"


def test_blanks_are_marked_yellow_and_nothing_else_is(word: Document) -> None:
    marked = [
        run.text
        for paragraph in word.paragraphs
        for run in paragraph.runs
        if run.font.highlight_color == WD_COLOR_INDEX.YELLOW
    ]
    assert marked == ["【待核：废止件数】"]


def test_prose_is_written_to_the_letter(draft: Draft, word: Document) -> None:
    written = [paragraph.text for paragraph in word.paragraphs]
    assert all(paragraph.text in written for paragraph in draft.paragraphs())


def test_control_characters_of_a_pasted_text_are_left_out(draft: Draft) -> None:
    pasted = DraftParagraph((DraftSentence("公开\x00147\x0b条\ud800。", "test"),))
    content = docx_of(replace(draft, preface=(pasted,)))
    assert "公开147条。" in [p.text for p in docx.Document(io.BytesIO(content)).paragraphs]


def test_signature_and_date_close_the_report_at_the_right(word: Document) -> None:
    unit, date = word.paragraphs[-2:]
    assert (unit.text, date.text) == ("云岭县石桥镇人民政府", "2025年1月20日")
    indents = [p._p.pPr.ind.get(qn("w:rightChars")) for p in (unit, date)]  # type: ignore[union-attr]
    assert indents == ["200", "350"]


def test_nothing_of_the_template_and_no_name_is_left(content: bytes, word: Document) -> None:
    properties = word.core_properties
    assert properties.title == "云岭县石桥镇人民政府2024年政府信息公开工作年度报告"
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.created
    assert properties.created.date().isoformat() == "2025-01-20"
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = " ".join(package.namelist())
        everything = b"".join(package.read(name) for name in package.namelist())
    assert not re.search("thumbnail|stylesWithEffects|app.xml", parts)
    assert re.findall(r"customXml/(\w+)\.xml", parts) == ["item1", "itemProps1"]
    assert not re.search(rb"python-docx|ja-JP|Macintosh", everything)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_libreoffice_opens_it_and_prints_every_table(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(content)
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), "report.docx"],
        cwd=tmp_path, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    printed = (tmp_path / "report.txt").read_text(encoding="utf-8-sig")
    for caption in ("本年废止件数", "申请人无正当理由逾期不补正", "复议后起诉", "2025年1月20日"):
        assert caption in printed


def test_rows_of_tables_are_as_high_as_their_type(draft: Draft) -> None:
    """The page's grid of lines would make table two three pages long."""
    word = docx.Document(io.BytesIO(docx_of(draft)))
    cells = [p for table in word.tables for p in table._tbl.iter(qn("w:p"))]
    assert all(p.find(f"{qn('w:pPr')}/{qn('w:snapToGrid')}") is not None for p in cells)
