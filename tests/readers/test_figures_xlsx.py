"""Figures out of workbooks: the official tables wherever they stand, and labelled figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from assistant.errors import UnreadableFileError
from assistant.readers import figures_xlsx
from assistant.readers.workbook import read_workbook_here
from assistant.report.form import load_form
from tests.readers.office_sheets import (
    figures_in,
    lay_table,
    listed,
    saved,
    values,
    zero,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Save the time that a process of its own takes to start."""
    monkeypatch.setattr(figures_xlsx, "read_workbook", read_workbook_here)


def numbered(table: str, form: str = "2021") -> dict[str, int]:
    """A number of its own for each cell of a table that is asked for."""
    own = load_form(form).table(table)
    keys = [".".join(filter(None, (row.key, column.key))) for row, column in own.cells]
    return {key: at for at, key in enumerate(keys, 1) if key not in own.computed}


@pytest.mark.parametrize("table", ["disclosure", "applications", "disputes"])
@pytest.mark.parametrize("merged", [True, False])
@pytest.mark.parametrize(("top", "left"), [(1, 1), (7, 3)])
def test_a_table_is_read_wherever_it_stands_on_a_sheet(
    tmp_path: Path, table: str, merged: bool, top: int, left: int
) -> None:
    meant = numbered(table)
    book = Workbook()
    sheet = book.active
    sheet.title = "统计"
    sheet["A1"] = "云岭县石桥镇报表" if top > 1 else None
    lay_table(sheet, table, meant.get, top=top, left=left, merged=merged)
    assert values(figures_in(saved(book, tmp_path))) == {
        f"{table}.{key}": value for key, value in meant.items()
    }


@pytest.mark.parametrize("merged", [True, False])
def test_empty_cells_are_no_answer_and_move_no_other(tmp_path: Path, merged: bool) -> None:
    meant = {"received.commercial": 2, "granted.other": 1, "lapsed_unpaid.research": 1}
    book = Workbook()
    lay_table(book.active, "applications", meant.get, merged=merged)
    found = figures_in(saved(book, tmp_path)).found
    assert {one.path: one.value for one in found} == {
        f"applications.{key}": value for key, value in meant.items()
    }
    assert [one.place for one in found] == ["Sheet!E4", "Sheet!I6", "Sheet!F25"]


def test_three_tables_under_each_other_are_told_apart(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    below = 2
    for table in ("disclosure", "applications", "disputes"):
        sheet.cell(below, 1).value = "镇党政办填"
        below = lay_table(sheet, table, numbered(table).get, top=below + 1) + 2
    told = values(figures_in(saved(book, tmp_path)))
    assert len(told) == 10 + 24 * 6 + 12
    assert told["disputes.reviewed.pending"] == 14


def test_a_table_with_captions_of_its_own_is_read_when_it_is_whole(tmp_path: Path) -> None:
    book, meant = Workbook(), numbered("applications")
    lay_table(book.active, "applications", lambda key: meant.get(key, 0))
    book.active["E3"] = "企业类"
    told = figures_in(saved(book, tmp_path))
    assert values(told)["applications.received.commercial"] == 2


def test_with_captions_of_its_own_and_gaps_nothing_is_guessed(tmp_path: Path) -> None:
    book = Workbook()
    lay_table(book.active, "applications", {"received.natural": 3}.get)
    book.active["E3"] = "企业类"
    book.create_sheet("其他")["A1"] = "主动公开政府信息总数"
    book["其他"]["B1"] = 163
    assert values(figures_in(saved(book, tmp_path))) == {"proactive.total": 163}


def test_a_row_that_is_not_the_forms_is_told(tmp_path: Path) -> None:
    book = Workbook()
    lay_table(book.active, "applications", {"received.natural": 3}.get)
    book.active["B6"] = "（一）全部公开了"
    remarks = figures_in(saved(book, tmp_path)).remarks
    assert any("没有找到1行（“（一）予以公开”）" in remark for remark in remarks)


@pytest.mark.parametrize("text", ["/", "无", "—", "暂无"])
def test_a_sign_for_no_number_is_told_as_not_read(tmp_path: Path, text: str) -> None:
    book = Workbook()
    lay_table(book.active, "disputes", {"review.upheld": text, "review.other": 1}.get)
    figures = figures_in(saved(book, tmp_path))
    assert values(figures) == {"disputes.review.other": 1}
    assert f"Sheet!A4填的是“{text}”，没有读；确认没有的填0，不知道的空着" in figures.remarks


@pytest.mark.parametrize("raw", ["三十多", -1, 2.5, "约3件", True])
def test_what_is_no_count_is_told_with_its_cell(tmp_path: Path, raw: object) -> None:
    book = Workbook()
    lay_table(book.active, "disputes", {"review.upheld": raw, "review.other": 1}.get)
    figures = figures_in(saved(book, tmp_path))
    assert values(figures) == {"disputes.review.other": 1}
    assert any(remark.startswith("Sheet!A4没有读：填的是") for remark in figures.remarks)


@pytest.mark.parametrize("raw", ["3", "３", "3件", 3.0, "三"])
def test_a_count_may_be_written_in_any_way(tmp_path: Path, raw: object) -> None:
    book = Workbook()
    lay_table(book.active, "disputes", {"review.upheld": raw}.get)
    assert values(figures_in(saved(book, tmp_path))) == {"disputes.review.upheld": 3}


def test_a_formula_without_a_stored_result_is_named(tmp_path: Path) -> None:
    book = Workbook()
    fill = {"received.natural": "=1+2", "received.commercial": 1}
    lay_table(book.active, "applications", fill.get)
    figures = figures_in(saved(book, tmp_path))
    assert values(figures) == {"applications.received.commercial": 1}
    assert "Sheet!D4是公式但没有存下结果，请在Excel或WPS里打开另存一次" in figures.remarks


def test_an_error_value_is_told(tmp_path: Path) -> None:
    book = Workbook()
    lay_table(book.active, "disputes", {"review.other": 1}.get)
    book.active["A4"].value = "#REF!"
    book.active["A4"].data_type = "e"
    remarks = figures_in(saved(book, tmp_path)).remarks
    assert "Sheet!A4算不出来（#REF!），请在Excel或WPS里改好" in remarks


def test_a_total_that_differs_from_its_parts_is_told(tmp_path: Path) -> None:
    book = Workbook()
    lay_table(book.active, "disputes", {"review.total": 5}.get)
    for cell in ("A4", "B4", "C4", "D4"):
        book.active[cell] = 1
    (remark,) = figures_in(saved(book, tmp_path)).remarks
    assert remark == "Sheet!E4合计填的是5，各分项相加是4，用的是相加的数，请核对分项"


def test_a_total_without_parts_is_told(tmp_path: Path) -> None:
    book = Workbook()
    lay_table(book.active, "disputes", {"review.total": 5, "direct.upheld": 0}.get)
    remarks = figures_in(saved(book, tmp_path)).remarks
    assert remarks == ("Sheet!E4只有合计、没有分项，没有读，请填各分项",)


def test_requests_that_do_not_balance_are_told(tmp_path: Path) -> None:
    book = Workbook()
    fill = {key: 0 for key in numbered("applications")} | {"received.natural": 2}
    lay_table(book.active, "applications", fill.get)
    remarks = figures_in(saved(book, tmp_path)).remarks
    assert remarks[0] == (
        "表三“自然人”一列：第一项加第二项是2，第三项加第四项是0，应当相等，请核对"
    )


def test_fees_that_seem_to_be_in_yuan_are_told_as_doubtful(tmp_path: Path) -> None:
    book = Workbook()
    lay_table(book.active, "disclosure", {"charges": 25000}.get)
    figures = figures_in(saved(book, tmp_path))
    assert values(figures) == {"disclosure.charges": 25000}
    assert figures.remarks == ("Sheet!B14填的是25000，这一格的单位是万元，请核对是不是按元填的",)


def test_a_column_headed_in_yuan_is_doubtful_whatever_the_amount(tmp_path: Path) -> None:
    book = Workbook()
    lay_table(book.active, "disclosure", lambda key: 800 if key == "charges" else 0)
    book.active["B13"] = "本年收费金额（单位：元）"
    assert "请核对是不是按元填的" in figures_in(saved(book, tmp_path)).remarks[0]


def test_decimals_come_as_they_are_shown(tmp_path: Path) -> None:
    book = Workbook()
    lay_table(book.active, "disclosure", {"charges": 0.1 + 0.2}.get)
    assert str(values(figures_in(saved(book, tmp_path)))["disclosure.charges"]) == "0.3"


def test_of_sheets_for_several_years_that_of_the_report_is_read(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "2023年"
    lay_table(book.active, "disputes", {"review.upheld": 9}.get)
    lay_table(book.create_sheet("2024年"), "disputes", {"review.upheld": 1}.get)
    assert values(figures_in(saved(book, tmp_path))) == {"disputes.review.upheld": 1}


def test_of_two_tables_without_a_year_neither_is_read(tmp_path: Path) -> None:
    book = Workbook()
    lay_table(book.active, "disputes", {"review.upheld": 9}.get)
    lay_table(book.active, "disputes", {"review.upheld": 1}.get, top=9)
    lay_table(book.create_sheet("表二"), "disclosure", zero)
    figures = figures_in(saved(book, tmp_path))
    assert not any(path.startswith("disputes") for path in values(figures))
    assert any("表四有2张" in remark for remark in figures.remarks)


def test_a_sheet_for_another_year_is_doubtful(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"] = "2023年政府信息公开申请"
    lay_table(book.active, "disputes", zero, top=3)
    remarks = figures_in(saved(book, tmp_path)).remarks
    assert any("写的是2023年，要写的年报是2024年" in remark for remark in remarks)


def test_tables_of_2019_are_read_for_a_report_of_2019(tmp_path: Path) -> None:
    book = Workbook()
    meant = numbered("disclosure", "2019")
    lay_table(book.active, "disclosure", meant.get, form="2019")
    lay_table(book.create_sheet("三"), "applications", zero, form="2019")
    told = values(figures_in(saved(book, tmp_path), 2019))
    assert told["disclosure.procurement.amount"] == meant["procurement.amount"]
    assert told["applications.other_handling.natural"] == 0


@pytest.mark.parametrize("year", [2024, None])
def test_tables_of_2019_are_not_read_for_another_year(tmp_path: Path, year: int | None) -> None:
    book = Workbook()
    lay_table(book.active, "applications", zero, form="2019")
    lay_table(book.create_sheet("四"), "disputes", zero)
    figures = figures_in(saved(book, tmp_path), year)
    assert {path.partition(".")[0] for path in values(figures)} == {"disputes"}
    assert any("表三是2019年格式的栏目，要用的是2021年格式" in one for one in figures.remarks)


def test_the_year_that_the_workbook_names_decides_the_form(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["报告年度", 2020])
    lay_table(book.create_sheet("二"), "disclosure", zero, form="2019")
    told = values(figures_in(saved(book, tmp_path), None))
    assert told["report.year"] == 2020
    assert told["disclosure.normative.made"] == 0


def test_a_confirmed_rest_is_taken_only_when_every_cell_was_understood(tmp_path: Path) -> None:
    book = Workbook()
    fill = {"review.upheld": 1, "direct.upheld": "若干"}
    below = lay_table(book.active, "disputes", fill.get)
    book.active.cell(below, 1).value = "没有填的各格都是0，确认请在右边填“是”"
    book.active.cell(below, 15).value = "是"
    figures = figures_in(saved(book, tmp_path))
    assert "disputes.rest" not in values(figures)
    assert any("没有照办" in remark for remark in figures.remarks)
    book.active["F4"] = None
    assert values(figures_in(saved(book, tmp_path)))["disputes.rest"] == 0


@pytest.mark.parametrize(
    "row",
    [
        ("主动公开政府信息总数", 163),
        ("主动公开政府信息总数（条）", "163条"),
        ("主动公开政府信息总数(条)", "１６３"),
        ("1.主动公开 政府信息总数：", 163),
        (1, "主动公开政府信息总数", 163),
        ("（一）主动公开政府信息总数", "条", 163),
        ("主动公开政府信息总数", 163, "含公开栏，按发布日期导出"),
    ],
)
def test_a_figure_is_found_beside_its_label(tmp_path: Path, row: tuple[object, ...]) -> None:
    assert values(figures_in(listed(tmp_path, ("2024年情况",), row))) == {"proactive.total": 163}


def test_a_label_without_a_figure_is_no_answer(tmp_path: Path) -> None:
    path = listed(
        tmp_path, ("主动公开政府信息总数", 163), ("政府网站公开条数", None, "按首发渠道算，填0")
    )
    figures = figures_in(path)
    assert values(figures) == {"proactive.total": 163}
    assert figures.remarks == ()


def test_of_two_years_side_by_side_neither_is_taken(tmp_path: Path) -> None:
    path = listed(tmp_path, ("主动公开政府信息总数", 138, 163), ("政府网站公开条数", 106))
    figures = figures_in(path)
    assert values(figures) == {"proactive.website": 106}
    assert figures.remarks == ("台账!B1一行有几个数，认不出哪个是本年的，没有读",)


def test_a_label_that_is_not_known_is_told_with_a_guess(tmp_path: Path) -> None:
    path = listed(tmp_path, ("主动公开政府信息总数", 163), ("政府网站公开数", 106))
    assert figures_in(path).remarks == (
        "台账!A2“政府网站公开数”不是要填的项目，没有读，是否想写“政府网站公开条数”",
    )


def test_a_table_on_the_same_sheet_is_no_list(tmp_path: Path) -> None:
    book = Workbook()
    lay_table(book.active, "disclosure", zero)
    book.active.append(["主动公开政府信息总数", 163])
    figures = figures_in(saved(book, tmp_path))
    assert len(values(figures)) == 11
    assert figures.remarks == ()


def test_a_label_told_twice_and_differently_is_not_read(tmp_path: Path) -> None:
    path = listed(
        tmp_path,
        ("主动公开政府信息总数", 163),
        ("主动公开政府信息总数", 164),
        ("政府网站公开条数", 106),
    )
    figures = figures_in(path)
    assert values(figures) == {"proactive.website": 106}
    assert figures.remarks == ("“主动公开政府信息总数”在台账!B1、台账!B2填得不一样，没有读",)


def test_hidden_sheets_are_not_read_and_named(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["主动公开政府信息总数", 163])
    hidden = book.create_sheet("旧表")
    hidden.append(["政府网站公开条数", 106])
    hidden.sheet_state = "hidden"
    figures = figures_in(saved(book, tmp_path))
    assert values(figures) == {"proactive.total": 163}
    assert figures.remarks == ("工作表“旧表”是隐藏的，没有读",)


def test_a_workbook_about_something_else_is_refused(tmp_path: Path) -> None:
    path = listed(tmp_path, ("姓名", "年龄"), ("王某", 40))
    with pytest.raises(UnreadableFileError, match="没有认得的表二、表三、表四"):
        figures_in(path)


def test_a_form_left_empty_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    lay_table(book.active, "disputes", lambda _: None)
    with pytest.raises(UnreadableFileError, match="一个数也没有读到"):
        figures_in(saved(book, tmp_path))
