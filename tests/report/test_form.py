"""The official form, as its data says it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.report.form import cell_key, form_of_year, load_form
from assistant.report.layout import format_number, lay_out
from assistant.report.tables import TableFigures

FORM = load_form("2021")


def figures(table: str, **values: int) -> TableFigures:
    """The table with every cell 0 but those named; a double underscore stands for the dot."""
    form = FORM.table(table)
    known = {cell_key(row, column): Decimal(0) for row, column in form.cells}
    known.update({key.replace("__", "."): Decimal(value) for key, value in values.items()})
    return TableFigures(form, known)


def test_the_six_sections_stand_in_their_order() -> None:
    assert [FORM.heading(section.key) for section in FORM.sections] == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]


@pytest.mark.parametrize(
    ("year", "table", "cells"),
    [
        (2021, "disclosure", 10),
        (2021, "applications", 175),
        (2021, "disputes", 15),
        (2020, "disclosure", 22),
        (2020, "applications", 161),
        (2020, "disputes", 15),
    ],
)
def test_the_tables_have_as_many_cells_as_the_form(year: int, table: str, cells: int) -> None:
    assert len(form_of_year(year).table(table).cells) == cells


@pytest.mark.parametrize(("year", "form"), [(2019, "2019"), (2020, "2019"), (2021, "2021")])
def test_a_year_has_its_form(year: int, form: str) -> None:
    assert form_of_year(year).id == form


@pytest.mark.parametrize(
    ("table", "shape"),
    [("disclosure", (14, 4)), ("applications", (28, 10)), ("disputes", (4, 15))],
)
def test_the_layout_fills_the_official_grid(table: str, shape: tuple[int, int]) -> None:
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(lay_out(figures(table))):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            spot = {(row + r, column + c) for r in range(cell.rows) for c in range(cell.columns)}
            assert not taken & spot
            taken |= spot
    assert taken == {(r, c) for r in range(shape[0]) for c in range(shape[1])}


def test_totals_are_worked_out_and_never_missing() -> None:
    form = FORM.table("applications")
    known = figures("applications", received__natural=3, granted__natural=2, carried_out__natural=1)
    asked = {key: v for key, v in known.values.items() if key not in form.computed}
    table = TableFigures(form, asked)
    assert not table.missing()
    done = table.completed()
    assert done.get("received.total") == 3
    assert done.get("settled.total") == 2
    assert not list(done.broken_sums)


def test_a_total_with_an_unknown_part_stays_unknown() -> None:
    form = FORM.table("disputes")
    table = TableFigures(form, {"review.upheld": Decimal(1)})
    assert table.completed().get("review.total") is None
    assert "review.corrected" in table.missing()
    assert "review.total" not in table.missing()


def test_a_broken_sum_names_both_numbers_and_its_cells() -> None:
    table = figures("applications", received__natural=3, received__total=3, granted__natural=2)
    broken = {(b.sum.id, b.equals): (b.parts_total, b.equals_total) for b in table.broken_sums}
    assert broken[("A2", ("settled.natural",))] == (Decimal(2), Decimal(0))
    assert broken[("A1", ("settled.total", "carried_out.total"))] == (Decimal(3), Decimal(0))
    assert ("A3", ("received.total",)) not in broken


def test_cells_are_named_in_the_forms_own_captions() -> None:
    names = FORM.table("applications").cell_name("settled.natural")
    assert names == "表三“（七）总计·自然人”"
    assert FORM.table("disclosure").cell_name("licences") == "表二“行政许可·本年处理决定数量”"
    name = FORM.table("disputes").cell_name("direct.pending")
    assert name == "表四“行政诉讼·未经复议直接起诉·尚未审结”"


@pytest.mark.parametrize(
    ("value", "text"), [("0", "0"), ("100", "100"), ("1.50", "1.5"), ("59237.2449", "59237.2449")]
)
def test_figures_are_printed_plainly(value: str, text: str) -> None:
    assert format_number(Decimal(value)) == text
