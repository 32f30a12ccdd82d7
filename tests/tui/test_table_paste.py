"""Figures in blocks: pasted from Excel and other programs, taken from files, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook
from textual.widgets import Button, Input

from assistant.facts.cells import form_for
from assistant.readers.pasted import rows_of
from assistant.report.document import Grid
from assistant.report.form import load_form
from assistant.tui.screens.path import PathScreen
from assistant.tui.screens.taking import TakingScreen
from assistant.tui.widgets.prose import Prose
from tests.pasting import copied, numbered
from tests.tui.conftest import NARROW, at_desk

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.facts.field import Value
    from assistant.tui.widgets.table_field import TableField
    from tests.tui.conftest import Desk

FORM = load_form("2021")
ZEROS: dict[str, Value] = {"report.year": 2024, "applications.rest": 0}


def _table(desk: Desk) -> TableField:
    table = desk.interview.form.table
    assert table is not None
    return table


def _told(desk: Desk) -> str:
    return _table(desk).query_one(".told", Prose).text


async def _paste(desk: Desk, text: str) -> None:
    _table(desk).grid.focus()
    await desk.rest()
    await desk.type(text)
    await desk.rest()


def _asked(desk: Desk) -> str:
    screen = desk.app.screen
    assert isinstance(screen, TakingScreen)
    return screen.query_one(".scroll Prose", Prose).text


async def _answer(desk: Desk, button: str) -> None:
    desk.app.screen.query_one(f"#{button}", Button).press()
    await desk.rest()


# ── pasting ──


async def test_a_block_fills_right_and_down_from_the_cursor(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "applications") as desk:
        await _paste(desk, "1\t２\t1,200\r\n三十\t5\t6\r\n")
        saved = desk.saved()
        assert saved.get("applications.received.natural") == 1
        assert saved.get("applications.received.commercial") == 2
        assert saved.get("applications.received.research") == 1200
        assert saved.get("applications.carried_in.natural") == 30
        assert "表三6个数" in _told(desk)


async def test_rows_of_captions_are_passed_over(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "applications") as desk:
        await _paste(desk, "1\n2\n3\n4\n5")
        assert desk.saved().get("applications.granted.natural") == 3
        assert desk.saved().get("applications.refused_secret.natural") == 5


async def test_a_whole_table_goes_where_its_captions_say(tmp_path: Path) -> None:
    figures = numbered(FORM.table("applications"))
    async with at_desk(tmp_path / "facts.toml", "applications") as desk:
        _table(desk).grid.focus()
        await desk.press("down", "down", "right")
        await _paste(desk, copied(figures))
        for key, value in figures.values.items():
            if key not in figures.form.computed:
                assert desk.saved().get(f"applications.{key}") == value, key


async def test_a_false_total_is_told_at_its_cells_with_both_numbers(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "applications") as desk:
        await _paste(desk, "1\t2\t3\t4\t0\t1\t12")
        assert desk.saved().get("applications.received.total") == 11
        assert "粘贴的合计是12，各格相加是11" in _table(desk).error
        await desk.press("down")
        assert "粘贴的合计" not in _table(desk).error


async def test_a_dash_is_left_and_told_and_no_zero(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "applications") as desk:
        await _paste(desk, "1\t—\t/")
        assert desk.saved().get("applications.received.commercial") is None
        assert desk.saved().get("applications.received.research") is None
        assert "2格没有取" in _told(desk)
        await desk.press("ctrl+n")
        assert _table(desk).grid.cursor == "received.commercial"
        assert "“—”" in _table(desk).error


async def test_figures_that_would_change_are_listed_before(tmp_path: Path) -> None:
    facts: dict[str, Value] = {"disputes.review.upheld": 1, "disputes.review.corrected": 2}
    async with at_desk(tmp_path / "facts.toml", "disputes", facts=facts) as desk:
        await _paste(desk, "1\t5")
        assert "2 → 5" in _asked(desk)
        assert "与现有的相同1个" in _asked(desk)
        await _answer(desk, "no")
        assert desk.saved().get("disputes.review.corrected") == 2
        await _paste(desk, "1\t5")
        await _answer(desk, "yes")
        assert desk.saved().get("disputes.review.corrected") == 5


async def test_figures_outside_the_table_are_told(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "disputes") as desk:
        _table(desk).grid.focus()
        await desk.press("down", "down")
        await _paste(desk, "1\t2\t3\t4\t10\t6\r\n7\t8")
        assert "有3个数超出了表格" in _told(desk)
        assert desk.saved().get("disputes.reviewed.pending") == 4


async def test_words_that_are_no_table_change_nothing(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "applications") as desk:
        await _paste(desk, "来信\t3\n来访\t4")
        assert "认不出是哪张表" in _told(desk)
        assert not desk.interview.interview.facts.table("applications").values


async def test_another_table_is_asked_about_first(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "applications") as desk:
        await _paste(desk, copied(numbered(FORM.table("disputes"))))
        assert "表四12个数" in _asked(desk)
        await _answer(desk, "yes")
        assert desk.saved().get("disputes.review.upheld") == 1


async def test_one_figure_is_typed_as_before(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "applications") as desk:
        await _paste(desk, "１，２００\r\n")
        await desk.press("down")
        assert desk.saved().get("applications.received.natural") == 1200


# ── taking back ──


async def test_one_step_takes_a_whole_paste_back_and_another_does_it_again(
    tmp_path: Path,
) -> None:
    async with at_desk(tmp_path / "facts.toml", "applications") as desk:
        await _paste(desk, "1\t2\n3\t4")
        await desk.press("ctrl+z")
        assert desk.saved().get("applications.received.natural") is None
        assert desk.saved().get("applications.carried_in.commercial") is None
        assert "已撤销：表三的4格" in _told(desk)
        await desk.press("ctrl+y")
        assert desk.saved().get("applications.carried_in.commercial") == 4


async def test_figures_are_taken_back_one_by_one(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "applications") as desk:
        _table(desk).grid.focus()
        await desk.press("3", "down", "4", "down", "ctrl+z")
        assert "4 → 空" in _told(desk)
        assert desk.saved().get("applications.received.natural") == 3
        await desk.press("ctrl+z", "ctrl+z")
        assert desk.saved().get("applications.received.natural") is None
        assert "没有可以撤销的" in _told(desk)


async def test_what_is_being_typed_is_dropped_before_anything_saved(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "applications") as desk:
        _table(desk).grid.focus()
        await desk.press("3", "down", "4", "ctrl+z", "down")
        assert desk.saved().get("applications.received.natural") == 3
        assert desk.saved().get("applications.carried_in.natural") is None


@pytest.mark.parametrize("year", [2019, 2020, 2024])
@pytest.mark.parametrize("key", ["disclosure", "applications", "disputes"])
async def test_one_answer_fills_a_table_with_zeros_and_is_taken_back(
    tmp_path: Path, year: int, key: str
) -> None:
    async with at_desk(tmp_path / "facts.toml", key, facts={"report.year": year}) as desk:
        await desk.press("f6")
        assert desk.saved().table(key).is_zero
        assert len(desk.saved().table(key).values) == len(form_for(year).table(key).cells)
        await desk.press("ctrl+z")
        assert not desk.saved().table(key).values


async def test_a_cell_cleared_after_that_is_blank_and_the_draft_says_so(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "applications", facts=ZEROS) as desk:
        _table(desk).grid.focus()
        await desk.press("delete")
        assert desk.saved().get("applications.received.natural") is None
        assert desk.saved().get("applications.received.commercial") == 0
        blocks = desk.interview.drafter.draft(desk.saved()).document().blocks
        grids = [block for block in blocks if isinstance(block, Grid)]
        cells = [cell for row in grids[1].rows for cell in row]
        # The cell itself, and the total of its row.
        assert sum(cell.startswith("【待核") for cell in cells) == 2


# ── failing sums ──


async def test_the_failing_sum_of_the_cell_under_the_cursor_is_named(tmp_path: Path) -> None:
    facts = {**ZEROS, "applications.received.natural": 3, "applications.received.other": 5}
    async with at_desk(tmp_path / "facts.toml", "applications", facts=facts) as desk:
        _table(desk).grid.focus()
        await desk.rest()
        assert _table(desk).error.startswith("“自然人”一列")
        await desk.press("left", *["right"] * 5)
        assert _table(desk).error.startswith("“其他”一列")
        assert "合计5件" in _table(desk).error


async def test_a_key_leads_to_the_next_cell_that_is_blank_or_wrong(tmp_path: Path) -> None:
    facts = {**ZEROS, "applications.received.welfare": 3}
    async with at_desk(tmp_path / "facts.toml", "applications", facts=facts, size=NARROW) as desk:
        _table(desk).grid.focus()
        await desk.press("ctrl+n")
        assert _table(desk).grid.cursor == "received.welfare"
        await desk.press("ctrl+n")
        assert _table(desk).grid.cursor == "carried_in.welfare"


# ── files ──


async def _choose(desk: Desk, path: Path) -> None:
    await desk.press("f7")
    assert isinstance(desk.app.screen, PathScreen)
    desk.app.screen.query_one(Input).value = str(path)
    await _answer(desk, "yes")


def _report(folder: Path, year: int = 2024) -> Path:
    path = folder / "年报.txt"
    tables = "\n\n".join(copied(numbered(form)) for form in FORM.tables)
    path.write_text(
        f"云岭县水务局{year}年政府信息公开工作年度报告\n\n一、总体情况\n\n主动公开30条。\n\n"
        f"二、主动公开政府信息情况\n\n{tables}\n\n五、存在的主要问题及改进情况\n\n更新不及时。",
        encoding="utf-8",
    )
    return path


async def test_a_finished_report_gives_its_tables(tmp_path: Path) -> None:
    facts: dict[str, Value] = {"report.year": 2024, "disputes.review.upheld": 7}
    async with at_desk(tmp_path / "facts.toml", "disputes", facts=facts) as desk:
        await _choose(desk, _report(tmp_path))
        assert "表三144个数" in _asked(desk)
        assert "7 → 1" in _asked(desk)
        await _answer(desk, "yes")
        figures = numbered(FORM.table("applications"))
        assert desk.saved().get("applications.settled.total") is not None
        assert desk.saved().get("applications.received.natural") == figures.get("received.natural")
        _table(desk).grid.focus()
        await desk.press("ctrl+z")
        assert desk.saved().get("disputes.review.upheld") == 7
        assert desk.saved().get("applications.received.natural") is None


async def test_another_year_and_another_unit_are_told_before_anything_is_taken(
    tmp_path: Path,
) -> None:
    facts: dict[str, Value] = {"report.year": 2024, "unit.name": "云岭县石桥镇人民政府"}
    async with at_desk(tmp_path / "facts.toml", "disputes", facts=facts) as desk:
        await _choose(desk, _report(tmp_path, year=2023))
        assert "文件写的是2023年，正在填的是2024年的年报" in _asked(desk)
        assert "文件的单位是云岭县水务局" in _asked(desk)
        await _answer(desk, "no")
        assert not desk.saved().table("disputes").values


async def test_a_workbook_gives_its_figures(tmp_path: Path) -> None:
    book = Workbook()
    for row in rows_of(copied(numbered(FORM.table("disputes")))):
        book.active.append([int(cell) if cell.isdecimal() else cell for cell in row])
    path = tmp_path / "数字.xlsx"
    book.save(path)
    async with at_desk(tmp_path / "facts.toml", "disputes", facts={"report.year": 2024}) as desk:
        await _choose(desk, path)
        assert "表四12个数" in _asked(desk)
        await _answer(desk, "yes")
        assert desk.saved().get("disputes.review.upheld") == 1


async def test_a_file_that_cannot_be_read_is_explained_where_the_path_is(tmp_path: Path) -> None:
    path = tmp_path / "记录.txt"
    path.write_text("今天开会。", encoding="utf-8")
    async with at_desk(tmp_path / "facts.toml", "disputes") as desk:
        await _choose(desk, path)
        assert isinstance(desk.app.screen, PathScreen)
        assert "没有认出政府信息公开工作年度报告" in desk.screenful().replace("\n", "")
