"""The empty workbook: laid out as the form prints it, sums worked out, nothing else to break."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from assistant.facts.field import FieldKind
from assistant.interview.question import all_fields, load_questions
from assistant.report.form import form_of_year
from assistant.report.layout import lay_out
from assistant.report.tables import TableFigures
from assistant.writers.figures_form import LIST_SHEET, figures_form
from assistant.writers.grid import spread


def opened(year: int | None = 2024, *, values: bool = False) -> Any:
    content = io.BytesIO(figures_form(load_questions(), year))
    return load_workbook(content, data_only=values)


@pytest.mark.parametrize("year", [2019, 2024])
def test_each_table_stands_on_a_sheet_as_the_form_prints_it(year: int) -> None:
    book = opened(year)
    for table in form_of_year(year).tables:
        sheet = book[table.name]
        grid = spread(lay_out(TableFigures(table, {})))
        merged = {
            (1 + top, slot.cell.rows, slot.cell.columns)
            for top, slots in enumerate(grid, 1)
            for slot in slots
            if not slot.down and not slot.across and slot.cell.rows * slot.cell.columns > 1
        }
        captions = [
            sheet.cell(top + 2, left + 1).value
            for top, slots in enumerate(grid)
            for left, slot in enumerate(slots)
            if slot.cell.is_head and not slot.down and not slot.across
        ]
        assert captions == [
            slot.cell.text or None
            for slots in grid
            for slot in slots
            if slot.cell.is_head and not slot.down and not slot.across
        ]
        spans = {(r.min_row, r.size["rows"], r.size["columns"]) for r in sheet.merged_cells.ranges}
        assert merged <= spans


def test_sums_are_formulas_with_a_stored_result() -> None:
    formulas, results = opened()["表三"], opened(values=True)["表三"]
    assert formulas["J5"].value == "=SUM(D5:I5)"
    assert formulas["D28"].value == "=SUM(D7:D27)"
    assert results["J5"].value == results["D28"].value == 0


def test_only_the_cells_to_fill_in_can_be_typed_in() -> None:
    sheet = opened()["表三"]
    assert sheet.protection.sheet
    assert not sheet["D5"].protection.locked
    for locked in ("A1", "A5", "J5", "D28"):
        assert sheet[locked].protection.locked


def test_what_is_no_count_is_refused_in_chinese() -> None:
    rules = opened()["表三"].data_validations.dataValidation
    rule = next(rule for rule in rules if "D5" in str(rule.sqref))
    assert (rule.type, rule.operator, rule.formula1) == ("whole", "greaterThanOrEqual", "0")
    assert rule.errorTitle == "要填整数"
    assert rule.error.startswith("这里要不小于0的整数，例如12。")


def test_amounts_may_have_decimals_and_changes_may_be_negative() -> None:
    rules = opened(2019)["表二"].data_validations.dataValidation
    kinds = {str(rule.sqref): (rule.type, rule.formula1) for rule in rules}
    assert kinds["C9"] == ("whole", "-1000000000")
    assert any(kind == ("decimal", "0") for kind in kinds.values())


def test_every_count_that_is_asked_for_stands_in_the_list_once() -> None:
    rows = opened()[LIST_SHEET].iter_rows(min_row=4, values_only=True)
    labels = [label for label, _, help_text in rows if help_text]
    asked = [
        field.caption
        for field in all_fields()
        if field.kind in (FieldKind.COUNT, FieldKind.AMOUNT) or field.key == "report.year"
    ]
    assert labels == asked


def test_the_year_is_filled_in_when_it_is_told() -> None:
    assert (opened()[LIST_SHEET]["B5"].value, opened(None)[LIST_SHEET]["B5"].value) == (2024, None)


def test_it_is_printed_on_a4_across() -> None:
    for sheet in opened():
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.freeze_panes
