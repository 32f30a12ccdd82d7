"""The official tables are read whatever shape they reach us in, and never guessed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from assistant.report.document import Document, Grid, Paragraph
from assistant.report.form import cell_key, load_form
from assistant.report.recognise import recognise
from assistant.report.table_reading import read_table
from assistant.report.tables import TableFigures
from tests.report.shapes import (
    FORM,
    SHAPES,
    TITLE,
    as_grid,
    as_padded_tabs,
    as_tabs,
    numbered,
    read,
    text_report,
    zero,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.report.cells import Token
    from assistant.report.form import TableForm
    from assistant.report.report import ReportTable


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("key", ["disclosure", "applications", "disputes"])
def test_every_cell_is_read_in_every_shape_of_table(shape: object, key: str) -> None:
    report = read(text_report(shape))
    assert report.tables[key].figures.values == numbered(key).values


@pytest.mark.parametrize("shape", SHAPES)
def test_prose_stays_clear_of_the_tables(shape: object) -> None:
    report = read(text_report(shape))
    assert [len(section.paragraphs) for section in report.sections] == [5, 0, 0, 0, 1, 1]


def test_a_real_table_with_merged_cells_is_read() -> None:
    blocks = [Paragraph(TITLE), Paragraph("一、总体情况"), Paragraph("全年公开147条。")]
    for key in ("disclosure", "applications", "disputes"):
        blocks.append(Paragraph(FORM.heading(key)))
        rows = tuple(map(tuple, as_grid(numbered(key))))
        blocks.append(Grid(rows))  # type: ignore[arg-type]
    report = recognise(Document("", tuple(blocks)))
    assert {key: len(table.cells) for key, table in report.tables.items()} == {
        "disclosure": 10,
        "applications": 175,
        "disputes": 15,
    }
    cell = report.tables["applications"].cells["carried_out.total"]
    assert report.document.quote(cell.place) == "175"


def test_digits_glued_to_a_caption_are_read_one_a_cell() -> None:
    glued = "信息内容本年制发件数本年废止件数现行有效件数\n规章000\n行政规范性文件213\n"
    glued += "行政许可\n4\n行政处罚\n5\n行政强制\n0\n行政事业性收费\n1.5"
    report = read(text_report(disclosure=glued))
    figures = report.tables["disclosure"].figures
    assert figures.get("normative.issued") == 2
    assert figures.get("normative.in_force") == 3
    assert figures.get("charges") == Decimal("1.5")


def test_a_row_shifted_by_a_stray_cell_is_read() -> None:
    lines = as_tabs(numbered("applications")).split("\n")
    lines[-1] = "\t" + lines[-1].replace("\t", "\t\t", 1) + "\t"
    report = read(text_report(applications="\n".join(lines)))
    assert report.tables["applications"].figures.get("carried_out.natural") == 169


def test_blank_cells_are_found_and_hold_no_number() -> None:
    lines = as_tabs(zero("disclosure")).split("\n")
    lines[2] = "规章\t\t\t"
    lines[3] = "行政规范性文件\t/\t-\t3"
    table = read(text_report(disclosure="\n".join(lines))).tables["disclosure"]
    assert table.is_complete
    assert [cell.key for cell in table.cells.values() if cell.is_blank] == [
        "regulations.issued",
        "regulations.repealed",
        "regulations.in_force",
        "normative.issued",
        "normative.repealed",
    ]
    assert table.get("normative.in_force") == 3


def test_words_in_a_cell_keep_its_row_readable() -> None:
    lines = as_tabs(zero("applications")).split("\n")
    lines[3] = "一、本年新收政府信息公开申请数量\t三件\t0\t0\t0\t待定\t0\t3"
    table = read(text_report(applications="\n".join(lines))).tables["applications"]
    assert table.is_complete
    assert [
        table.cells[f"received.{key}"].raw for key in ("natural", "legal_service", "total")
    ] == [
        "三件",
        "待定",
        "3",
    ]
    assert table.get("received.natural") is None
    assert table.get("received.total") == 3


def test_a_row_with_a_misspelt_caption_is_read_between_its_neighbours() -> None:
    text = as_tabs(numbered("applications")).replace("5.属于三类内部事务信息", "5.属于三类内务信息")
    text = text.replace("\n四、结转下年度继续办理", "\n小计\t1\t2\n四、结转下年度继续办理")
    table = read(text_report(applications=text)).tables["applications"]
    assert table.is_complete


def test_numbers_with_a_unit_or_a_remark_are_still_numbers() -> None:
    lines = as_tabs(zero("disclosure")).split("\n")
    lines[3] = "行政规范性文件\t2件\t1,200\t22（其中修订16件）"
    table = read(text_report(disclosure="\n".join(lines))).tables["disclosure"]
    assert [table.get(f"normative.{c}") for c in ("issued", "repealed", "in_force")] == [
        2,
        1200,
        22,
    ]


def test_a_table_cut_short_gives_the_rows_that_are_there() -> None:
    head = "\n".join(as_padded_tabs(numbered("applications")).split("\n")[:6])
    table = read(text_report(applications=head)).tables["applications"]
    assert {key.partition(".")[0] for key in table.cells} == {"received", "carried_in", "granted"}


def test_a_table_not_filled_in_is_found_blank() -> None:
    empty = {key: TableFigures(FORM.table(key), {}) for key in ("disclosure", "applications")}
    tables = {key: as_tabs(figures) for key, figures in empty.items()}
    report = read(text_report(**tables))
    for key in empty:
        assert report.tables[key].is_complete
        assert all(cell.is_unanswered for cell in report.tables[key].cells.values())


def test_a_single_old_caption_tells_the_old_form_though_it_is_printed_in_radicals() -> None:
    text = text_report(disclosure="采购总\u2fa6额\t0")
    assert read(text).form.id == "2019"


def test_tables_are_read_when_they_are_first_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def watched(form: TableForm, stream: Iterable[Token]) -> ReportTable | None:
        asked.append(form.key)
        return read_table(form, stream)

    monkeypatch.setattr("assistant.report.found_tables.read_table", watched)
    report = read(text_report())
    assert (report.sentences, asked) == (report.sentences, [])
    assert len(report.tables) == len(report.tables) == 3
    assert asked == ["disclosure", "applications", "disputes"]


@pytest.mark.parametrize(
    ("line", "is_prose"),
    [
        ("行政处罚1件，行政强制2件。", True),
        (
            "行政处罚和行政强制的结果都在七个工作日内公开，全年没有一件晚于规定的期限，也没有一件撤回。",
            True,
        ),
        ("行政处罚\u3000行政强制", False),
        ("行政处罚", False),
        ("【待核：行政处罚的件数】。", False),
    ],
)
def test_a_line_beside_a_table_is_prose_when_it_is_more_than_captions(
    line: str, is_prose: bool
) -> None:
    report = read(text_report(disclosure=line + "\n" + as_tabs(numbered("disclosure"))))
    section = report.section("disclosure")
    assert section
    assert [paragraph.text for paragraph in section.paragraphs] == [line] * is_prose


def test_a_table_that_is_a_picture_is_absent_not_zero() -> None:
    report = read(text_report(applications="（表格见附件）"))
    assert set(report.tables) == {"disclosure", "disputes"}


@pytest.mark.parametrize(
    ("caption", "printed"),
    [
        ("", ""),
        ("本年新制作数量", "本年新 制作数量"),
        ("本年新制作数量", "本年新\u200b制作数量"),
        ("其他对外管理服务事项", "其他对外管理服务事\u200b项"),
        ("采购总金额", "采购总\u2fa6额"),
    ],
)
def test_the_old_form_is_told_by_its_captions(caption: str, printed: str) -> None:
    old = load_form("2019")
    figures = TableFigures(
        old.table("disclosure"),
        {cell_key(r, c): Decimal(1) for r, c in old.table("disclosure").cells},
    )
    report = read(text_report(disclosure=as_tabs(figures).replace(caption, printed)))
    assert report.form.id == "2019"
    assert report.tables["disclosure"].is_complete
    assert report.tables["applications"].figures.values == numbered("applications").values
