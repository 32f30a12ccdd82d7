"""An official table on the screen: typed cell by cell, totals live, failing sums shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Button

from assistant.report.form import load_form
from assistant.tui.sheet import broken_sum_message, cell_title, sheet_of
from tests.tui.conftest import NARROW, WIDE, at_desk

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.tui.widgets.table_field import TableField
    from tests.tui.conftest import Desk

FORM = load_form("2021")


def _table(desk: Desk) -> TableField:
    table = desk.interview.form.table
    assert table is not None
    return table


def _error(desk: Desk) -> str:
    return _table(desk).error


async def _enter(desk: Desk) -> None:
    _table(desk).grid.focus()
    await desk.rest()


async def test_one_key_fills_the_table_where_nothing_was_received(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "applications") as desk:
        await desk.press("f6")
        figures = desk.saved().table("applications")
        assert figures.is_zero
        assert len(figures.values) == 175


async def test_typing_a_figure_and_an_arrow_saves_it_and_moves_on(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "applications") as desk:
        await _enter(desk)
        await desk.press("3", "right", "1", "2", "down")
        assert desk.saved().get("applications.received.natural") == 3
        assert desk.saved().get("applications.received.commercial") == 12
        assert _table(desk).grid.cursor == "carried_in.commercial"


async def test_keys_typed_faster_than_the_screen_do_not_run_together(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "applications") as desk:
        await _enter(desk)
        for key in ("3", "right", "1", "2", "down"):
            desk.app.simulate_key(key)
        await desk.rest()
        assert desk.saved().get("applications.received.natural") == 3
        assert desk.saved().get("applications.received.commercial") == 12


async def test_totals_follow_the_figures(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "applications") as desk:
        await _enter(desk)
        await desk.press("3", "right", "1", "f6")
        lines = [line for line in desk.screenful().splitlines() if "本年新收" in line]
        assert lines[-1].split()[-1] == "4"


async def test_a_sum_that_fails_is_shown_with_both_numbers(tmp_path: Path) -> None:
    async with at_desk(
        tmp_path / "facts.toml", "applications", facts={"applications.rest": 0}
    ) as desk:
        await _enter(desk)
        await desk.press("3", "down")
        assert "合计3件" in _error(desk)
        assert "合计0件" in _error(desk)
        assert "相差3件" in _error(desk)
        await desk.press("down", "3", "enter")
        assert _error(desk) == ""


async def test_a_figure_that_is_none_is_explained_and_stands_to_be_mended(tmp_path: Path) -> None:
    async with at_desk(
        tmp_path / "facts.toml", "applications", facts={"unit.name": "云岭县水务局"}
    ) as desk:
        await _enter(desk)
        await desk.type("三十多", "down")
        assert "三十多" in _error(desk)
        assert _table(desk).grid.cursor == "received.natural"
        assert desk.saved().get("applications.received.natural") is None
        await desk.press("escape", "3", "down")
        assert desk.saved().get("applications.received.natural") == 3


async def test_totals_cannot_be_typed_into(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "applications") as desk:
        await _enter(desk)
        await desk.press(*["right"] * 8)
        assert _table(desk).grid.cursor == "received.other"


async def test_a_figure_taken_away_is_no_answer(tmp_path: Path) -> None:
    facts = {"disclosure.licences": 5}
    async with at_desk(tmp_path / "facts.toml", "disclosure", facts=facts) as desk:
        await _enter(desk)
        await desk.press("down", "down", "delete")
        assert desk.saved().get("disclosure.licences") is None


async def test_the_cell_under_the_cursor_is_named_in_full(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "applications", size=NARROW) as desk:
        await _enter(desk)
        await desk.press("down", "down", "right")
        assert "三、本年度办理结果＞（一）予以公开＞申请人情况" in desk.screenful()


async def test_the_quick_path_says_how_many_cells_it_fills(tmp_path: Path) -> None:
    async with at_desk(
        tmp_path / "facts.toml", "disputes", facts={"disputes.review.upheld": 1}
    ) as desk:
        button = _table(desk).query_one("#rest", Button)
        assert "还有11格没填" in str(button.label)
        await desk.press("shift+tab", "shift+tab", "enter")
        assert desk.saved().get("disputes.review.total") == 1
        assert desk.saved().get("disputes.direct.total") == 0


async def test_a_click_goes_to_the_cell(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "applications", size=WIDE) as desk:
        await _enter(desk)
        grid = _table(desk).grid
        line = next(
            at for at, text in enumerate(desk.screenful().splitlines()) if "2.重复申请" in text
        )
        await desk.pilot.click(offset=(grid.region.x + 38, line))
        assert grid.cursor == "declined_repeated.natural"


@pytest.mark.parametrize("form_id", ["2021", "2019"])
@pytest.mark.parametrize("key", ["disclosure", "applications", "disputes"])
def test_every_cell_of_a_table_can_be_reached(form_id: str, key: str) -> None:
    form = load_form(form_id).table(key)
    keys = [cell for row in sheet_of(form) for cell in row.keys]
    assert len(keys) == len(set(keys)) == len(form.cells)


def test_the_table_of_disputes_stands_upright_in_three_rows() -> None:
    rows = [row for row in sheet_of(FORM.table("disputes")) if row.keys]
    assert [row.caption for row in rows] == ["行政复议", "未经复议直接起诉", "复议后起诉"]
    assert {len(row.keys) for row in rows} == {5}


def test_a_cell_is_named_by_its_captions() -> None:
    form = FORM.table("disputes")
    assert cell_title(form, "direct.upheld") == "行政诉讼＞未经复议直接起诉＞结果维持"


def test_a_failing_sum_names_column_and_both_sides() -> None:
    from decimal import Decimal

    from assistant.report.tables import TableFigures

    form = FORM.table("applications")
    values = {"received": 2, "carried_in": 1, "settled": 2, "carried_out": 0}
    figures = TableFigures(form, {f"{row}.total": Decimal(n) for row, n in values.items()})
    (broken,) = figures.broken_sums
    message = broken_sum_message(form, broken)
    assert message.startswith("“总计”一列：本年新收政府信息公开申请数量、上年结转")
    assert "合计3件" in message
    assert message.endswith("相差1件，请核对台账")


async def test_the_quick_path_is_open_behind_the_last_cell_too(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "disputes") as desk:
        await _enter(desk)
        await desk.press("end", "1", "enter")
        assert not _table(desk).grid.has_focus
        await desk.press("f6")
        assert desk.saved().get("disputes.reviewed.pending") == 1
        assert not desk.saved().table("disputes").missing()
