"""Fields: what is typed, pasted, chosen can be taken back; what is pasted is kept whole."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from assistant.facts.cells import REST
from assistant.facts.wording import rewordings
from assistant.tui.history import History, TextHistory, end_of_change
from assistant.tui.screens.dialog import ConfirmScreen
from assistant.tui.widgets.editors import LineEditor, pasted_lines
from tests.tui.conftest import at_desk, at_start

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.facts.field import Value
    from tests.tui.conftest import Desk

NAME, LEVEL, TOTAL = "unit.name", "unit.level", "proactive.total"
BUREAU: dict[str, Value] = {NAME: "云岭县水务局"}


async def test_one_step_back_takes_back_a_run_of_typing(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", NAME, facts=BUREAU) as desk:
        await desk.press("end", *"办公室", "ctrl+z")
        assert desk.field(NAME).raw == "云岭县水务局"
        await desk.press("ctrl+y")
        assert desk.field(NAME).raw == "云岭县水务局办公室"


async def test_one_step_back_takes_back_a_paste_and_leaves_what_was_typed(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml") as desk:
        await desk.press(*"云岭县")
        await desk.type("石桥镇\n青坪乡", "ctrl+z")
        assert desk.field(NAME).raw == "云岭县"
        await desk.press("ctrl+z")
        assert desk.field(NAME).raw == ""


async def test_one_step_back_takes_back_a_cut_and_one_a_run_of_backspaces(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", NAME, facts=BUREAU) as desk:
        await desk.press("end", "backspace", "backspace", "shift+home", "ctrl+x", "ctrl+z")
        assert desk.field(NAME).raw == "云岭县水"
        await desk.press("ctrl+z")
        assert desk.field(NAME).raw == "云岭县水务局"


async def test_a_figure_typed_over_comes_back_in_one_step(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", TOTAL, facts={TOTAL: 30}) as desk:
        await desk.press(*"451", "ctrl+z")
        assert desk.field(TOTAL).raw == "30"


async def test_the_answer_before_is_brought_back_after_the_field_was_left(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", TOTAL, facts={TOTAL: 30}) as desk:
        await desk.type("1，200", "f9", "f8")
        await desk.go("proactive", TOTAL)
        assert desk.field(TOTAL).raw == "1200"
        await desk.press("ctrl+z", "tab")
        assert desk.saved().get(TOTAL) == 30


async def test_what_the_program_put_into_a_field_is_what_undo_comes_back_to(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=BUREAU) as desk:
        await desk.press("f10")
        path = desk.app.screen.query_one(LineEditor)
        proposed = path.raw
        path.focus()
        await desk.press("ctrl+z", *"稿", "ctrl+z")
        assert path.raw == proposed != ""


async def test_what_Esc_took_away_is_a_step_back(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", NAME, facts=BUREAU) as desk:
        await desk.press("end", *"办公室", "escape")
        assert desk.field(NAME).raw == "云岭县水务局"
        await desk.press("ctrl+z")
        assert desk.field(NAME).raw == "云岭县水务局办公室"


async def test_a_paragraph_is_taken_back_clause_by_clause(tmp_path: Path) -> None:
    key = "others.anything_else"
    async with at_desk(tmp_path / "facts.toml", key) as desk:
        await desk.press(*"已办，未结", "ctrl+z")
        assert desk.field(key).raw == "已办，"
        await desk.press("ctrl+z")
        assert desk.field(key).raw == ""


async def test_a_paragraph_left_and_come_back_to_has_its_answer_before(tmp_path: Path) -> None:
    key = "others.anything_else"
    async with at_desk(tmp_path / "facts.toml", key, facts={key: "办了三件。"}) as desk:
        await desk.press("end", "backspace", *"，都已办结。", "f8", "f9")
        await desk.go("others", key)
        await desk.press("ctrl+z", "ctrl+z", "ctrl+z", "tab")
        assert desk.saved().get(key) == "办了三件。"


async def test_a_choice_is_taken_back_and_that_is_saved(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", LEVEL, facts={LEVEL: "镇"}) as desk:
        await desk.press("delete")
        assert desk.saved().get(LEVEL) is None
        await desk.press("ctrl+z")
        assert desk.saved().get(LEVEL) == "镇"
        await desk.press("ctrl+y")
        assert desk.saved().get(LEVEL) is None


async def test_figures_are_understood_as_people_write_them(tmp_path: Path) -> None:
    written = {
        "１２００": 1200, "1,200": 1200, "1，200条": 1200, "1.2万": 12000, "三十": 30, "零": 0,
    }  # fmt: skip
    async with at_desk(tmp_path / "facts.toml", TOTAL) as desk:
        for raw, value in written.items():
            await desk.go("proactive", TOTAL)
            await desk.type(raw, "enter")
            assert desk.saved().get(TOTAL) == value, raw
            assert desk.error(TOTAL) == "", raw


async def test_what_is_no_figure_is_refused_with_what_to_type(tmp_path: Path) -> None:
    told = {
        "约30": "准确的整数", "30-40": "准确的整数", "三五个": "准确的整数", "30多": "准确的整数",
        "−3": "不小于0的整数", "1.2.3": "整数（条），例如", "１２．５": "整数（条），例如",
        "无": "没有就填0，不知道的先留空", "不适用": "没有就填0，不知道的先留空",
        "12．5万元": "以条计的整数",
    }  # fmt: skip
    async with at_desk(tmp_path / "facts.toml", TOTAL, facts={TOTAL: 30}) as desk:
        for raw, message in told.items():
            await desk.press("escape", "end", "ctrl+u")
            await desk.type(raw, "enter")
            assert message in desk.error(TOTAL), raw
            assert desk.saved().get(TOTAL) == 30


async def test_years_dates_and_amounts_are_understood_as_people_write_them(tmp_path: Path) -> None:
    written = {
        "report.year": ("二〇二四年", 2024),
        "report.period_from": ("二〇二四年一月一日", datetime.date(2024, 1, 1)),
        "report.period_to": ("２０２４．１２．３１", datetime.date(2024, 12, 31)),
        "fees.amount": ("12．5万元", Decimal(125000)),
    }
    facts: dict[str, Value] = {
        "applications.received.natural": 1, f"applications.{REST}": 0, "fees.notices": 1
    }  # fmt: skip
    async with at_desk(tmp_path / "facts.toml", facts=facts) as desk:
        for key, (raw, value) in written.items():
            await desk.go(key.partition(".")[0], key)
            await desk.type(raw, "enter")
            assert desk.saved().get(key) == value, desk.error(key)


CHECKS, PROBLEMS = "platform.checks", "platform.check_problems"
CHECKED, FOUND = "平台检查次数", "平台检查发现问题数"


async def _blanks_and_facts(desk: Desk) -> tuple[set[str], set[str]]:
    """Leave the field; return what is open in the text then, and which facts it was made from."""
    await desk.press("tab")
    await desk.go("platform", CHECKS)
    draft = desk.interview.drafter.draft(desk.interview.interview.effective_facts())
    paragraphs = [p for section in draft.sections for p in section.paragraphs]
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph.sentences]
    return set(draft.blanks), {fact for sentence in sentences for fact in sentence.facts}


async def test_blank_is_absent_from_the_file_and_open_in_the_text(tmp_path: Path) -> None:
    facts: dict[str, Value] = {CHECKS: 4, PROBLEMS: 7}
    async with at_desk(tmp_path / "facts.toml", CHECKS, facts=facts) as desk:
        await desk.press("ctrl+u", "delete")
        blanks, _ = await _blanks_and_facts(desk)
        assert CHECKED in blanks
        assert CHECKS not in desk.saved().values
    async with at_desk(tmp_path / "facts.toml", CHECKS) as desk:
        assert desk.field(CHECKS).raw == ""
        assert CHECKS in {question.key for question in desk.interview.interview.unanswered()}


async def test_zero_is_in_the_file_and_settles_the_text(tmp_path: Path) -> None:
    facts: dict[str, Value] = {CHECKS: 4, PROBLEMS: 7}
    async with at_desk(tmp_path / "facts.toml", CHECKS, facts=facts) as desk:
        await desk.type("0")
        blanks, _ = await _blanks_and_facts(desk)
        assert CHECKED not in blanks
        assert desk.saved().values[CHECKS] == 0
    async with at_desk(tmp_path / "facts.toml", CHECKS) as desk:
        assert desk.field(CHECKS).raw == "0"


async def test_what_is_not_asked_is_neither_zero_nor_open_and_its_answer_is_kept(
    tmp_path: Path,
) -> None:
    facts: dict[str, Value] = {CHECKS: 4, PROBLEMS: 7}
    async with at_desk(tmp_path / "facts.toml", CHECKS, facts=facts) as desk:
        _, used = await _blanks_and_facts(desk)
        assert PROBLEMS in used
        await desk.type("0")
        blanks, used = await _blanks_and_facts(desk)
        assert PROBLEMS not in used
        assert FOUND not in blanks
        assert desk.saved().values[PROBLEMS] == 7
    async with at_desk(tmp_path / "facts.toml", CHECKS) as desk:
        assert PROBLEMS not in desk.interview.form.fields
        await desk.type("4", "tab")
        assert desk.field(PROBLEMS).raw == "7"


async def test_a_rewording_keeps_every_line_pasted_and_is_not_dropped_unasked(
    tmp_path: Path,
) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=BUREAU) as desk:
        await desk.press("f2", "home", "down", "enter", "home", "enter")
        await desk.type("第一行。\r\n第二行。", "escape")
        assert isinstance(desk.app.screen, ConfirmScreen)
        await desk.press("escape", "ctrl+s")
        texts = [words.text for words in rewordings(desk.saved()).values()]
        assert [text for text in texts if text.startswith("第一行。第二行。")]


async def test_a_long_text_pasted_into_items_is_an_item_a_line(tmp_path: Path) -> None:
    key = "unit.subordinates"
    async with at_desk(tmp_path / "facts.toml", key) as desk:
        await desk.type("\r\n".join(f"{n}. 河湾{n}村" for n in range(1, 200)), "tab")
        assert desk.saved().get(key) == tuple(f"河湾{n}村" for n in range(1, 200))
        await desk.go("unit", key)
        await desk.press("ctrl+z", "tab")
        assert desk.saved().get(key) is None


async def test_a_path_pasted_with_its_line_end_and_quotes_is_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_start(tmp_path, monkeypatch) as desk:
        await desk.press("ctrl+n", "end", "ctrl+u")
        await desk.type(f'"{tmp_path / "青坪乡.toml"}"\r\n', "enter")
        assert desk.interview.file.path == tmp_path / "青坪乡.toml"


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("石桥镇\r\n青坪乡\r\n", ["石桥镇", "青坪乡"]),
        ("石桥镇\t12\t3", ["石桥镇", "12", "3"]),
        ("1. 石桥镇\n2. 青坪乡", ["石桥镇", "青坪乡"]),
        ("一、石桥镇\n二、青坪乡", ["石桥镇", "青坪乡"]),
        ("（1）石桥镇\n（2）青坪乡", ["石桥镇", "青坪乡"]),
        ("· 石桥镇\n· 青坪乡", ["石桥镇", "青坪乡"]),
        ("1.5万\n2.3万", ["1.5万", "2.3万"]),
        ("1. 石桥镇\n青坪乡", ["1. 石桥镇", "青坪乡"]),
        ("-3\n-4", ["-3", "-4"]),
        ("1200\n", ["1200"]),
    ],
)
def test_pasted_lines_lose_only_what_numbers_them(pasted: str, kept: list[str]) -> None:
    assert pasted_lines(pasted) == kept


def test_a_step_after_going_back_forgets_what_was_taken_back() -> None:
    history = History("甲")
    history.record("乙")
    history.undo()
    history.record("丙")
    assert history.redo() == "丙"
    assert history.undo() == "甲"
    assert history.undo() == "甲"


def test_keys_at_another_place_are_another_step() -> None:
    history = TextHistory("县")
    history.edit("县镇", "镇", 1, 1)
    history.edit("云县镇", "云", 0, 0)
    assert history.undo() == "县镇"


def test_the_cursor_goes_to_the_end_of_what_changed() -> None:
    assert end_of_change("云岭县水务局", "云岭县石桥水务局") == 5
    assert end_of_change("云岭县石桥水务局", "云岭县水务局") == 3
    assert end_of_change("30-40", "30") == 2
    assert end_of_change("30", "") == 0
