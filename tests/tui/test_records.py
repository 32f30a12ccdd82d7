"""Lists on the screen: an entry is added, changed, moved, taken out, and saved field by field."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.widgets import Button

from assistant.tui.screens.interview import InterviewScreen
from assistant.tui.screens.record import RecordScreen, ask_and_hint
from assistant.tui.widgets.button_row import ButtonRow
from assistant.tui.widgets.question_field import QuestionField
from assistant.tui.widgets.records_field import RecordList
from tests.tui.conftest import at_desk

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from assistant.facts.field import Record, Value
    from assistant.interview.session import Interview
    from tests.tui.conftest import Desk

AREAS = "proactive.areas"
FIRST: Record = {"name": "涉农补贴", "count": 12}
SECOND: Record = {"name": "义务教育", "count": 4}
TWO: dict[str, Value] = {AREAS: (FIRST, SECOND)}


def _names(desk: Desk) -> list[object]:
    value = desk.saved().get(AREAS)
    assert isinstance(value, tuple)
    return [entry["name"] for entry in value if not isinstance(entry, str)]


def _shown(desk: Desk) -> list[QuestionField]:
    return list(desk.app.screen.query(QuestionField))


async def test_an_entry_is_added_and_each_field_saved_as_it_is_left(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", AREAS) as desk:
        await desk.press("enter")
        await desk.type("涉农补贴", "enter")
        assert _names(desk) == ["涉农补贴"]
        await desk.type("12", "enter")
        await desk.type("涉及农户612户", "escape")
        assert desk.saved().get(f"{AREAS}.0.count") == 12
        assert desk.saved().get(f"{AREAS}.0.evidence") == "涉及农户612户"
        entries = desk.interview.query(RecordList).last()
        assert str(entries.get_option_at_index(0).prompt) == "1. 涉农补贴　12　涉及农户612户"


async def test_what_is_typed_while_a_field_is_saved_goes_into_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept = InterviewScreen.accept

    async def accept_slowly(screen: InterviewScreen, interview: Interview) -> None:
        await asyncio.sleep(0.2)
        await accept(screen, interview)

    async with at_desk(tmp_path / "facts.toml", AREAS) as desk:
        await desk.press("enter")
        await desk.type("涉农补贴")
        monkeypatch.setattr(InterviewScreen, "accept", accept_slowly)
        desk.app.simulate_key("enter")
        await asyncio.sleep(0.1)
        await desk.type("12")
        await desk.pilot.pause(0.3)
        assert [shown.raw for shown in _shown(desk)][:2] == ["涉农补贴", "12"]


async def test_a_wrong_field_is_explained_in_the_form(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", AREAS) as desk:
        await desk.press("enter", "tab")
        await desk.type("十来个", "enter")
        count = _shown(desk)[1]
        assert "十来个" in count.error
        assert count.editor.has_focus


async def test_an_entry_is_changed(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", AREAS, facts=TWO) as desk:
        await desk.press("down", "enter")
        assert _shown(desk)[0].raw == "义务教育"
        await desk.press("end", "backspace", "backspace")
        await desk.type("招生", "escape")
        assert _names(desk) == ["涉农补贴", "义务招生"]


async def test_an_entry_is_moved(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", AREAS, facts=TWO) as desk:
        await desk.press("shift+down")
        assert _names(desk) == ["义务教育", "涉农补贴"]
        await desk.press("shift+up")
        assert _names(desk) == ["涉农补贴", "义务教育"]


async def test_an_entry_is_taken_out_only_after_asking(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", AREAS, facts=TWO) as desk:
        await desk.press("delete", "enter")
        assert _names(desk) == ["涉农补贴", "义务教育"]
        await desk.press("delete", "tab", "enter")
        assert _names(desk) == ["义务教育"]


async def test_that_there_are_none_is_an_answer(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "problems") as desk:
        await desk.press("tab", "enter")
        assert desk.saved().get("problems") == ()
        assert str(desk.interview.query_one("#none", Button).label) == "已确认没有"


async def test_done_points_to_the_first_field_that_is_left(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", AREAS) as desk:
        await desk.press("enter")
        await desk.type("涉农补贴", "enter")
        desk.app.screen.query_one("#done", Button).press()
        await desk.rest()
        assert isinstance(desk.app.screen, RecordScreen)
        assert "还没有填" in _shown(desk)[1].error
        assert _shown(desk)[1].editor.has_focus


def test_a_label_gives_the_question_and_its_hint() -> None:
    assert ask_and_hint("结果（带数字，例如降到0次）") == ("结果", "带数字，例如降到0次")
    assert ask_and_hint("现在的状态") == ("现在的状态", "")


async def test_an_entry_taken_out_is_brought_back(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", AREAS, facts=TWO) as desk:
        await desk.press("delete", "tab", "enter", "ctrl+z")
        assert _names(desk) == ["涉农补贴", "义务教育"]
        await desk.press("ctrl+y")
        assert _names(desk) == ["义务教育"]


async def test_the_last_entry_taken_out_is_brought_back(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", AREAS, facts={AREAS: (FIRST,)}) as desk:
        await desk.press("delete", "tab", "enter")
        assert desk.saved().get(AREAS) is None
        await desk.press("ctrl+z")
        assert _names(desk) == ["涉农补贴"]


async def test_moves_are_taken_back_one_by_one(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", AREAS, facts=TWO) as desk:
        await desk.press("shift+down", "shift+up", "shift+down", "ctrl+z")
        assert _names(desk) == ["涉农补贴", "义务教育"]
        await desk.press("ctrl+z")
        assert _names(desk) == ["义务教育", "涉农补贴"]


async def test_all_that_was_typed_into_an_entry_is_one_step(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", AREAS, facts=TWO) as desk:
        await desk.press("enter", "end")
        await desk.type("和农机补贴", "enter")
        await desk.press(*"15", "escape")
        assert desk.saved().get(f"{AREAS}.0.count") == 15
        await desk.press("ctrl+z")
        assert desk.saved().get(AREAS) == (FIRST, SECOND)


async def test_an_added_entry_is_taken_back_and_so_is_that_there_are_none(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", AREAS) as desk:
        await desk.press("enter")
        await desk.type("涉农补贴", "escape", "ctrl+z")
        assert desk.saved().get(AREAS) is None
        await desk.press("tab", "enter")
        assert desk.saved().get(AREAS) == ()
        await desk.press("ctrl+z")
        assert desk.saved().get(AREAS) is None


async def test_a_field_of_an_entry_is_undone_too(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", AREAS, facts=TWO) as desk:
        await desk.press("enter", "end", *"等", "ctrl+z")
        assert _shown(desk)[0].raw == "涉农补贴"
        await desk.press("escape")
        assert _names(desk) == ["涉农补贴", "义务教育"]


async def test_pasted_lines_are_all_kept_in_a_field_of_an_entry(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", AREAS) as desk:
        await desk.press("enter")
        await desk.type("1. 涉农补贴\r\n2. 义务教育\r\n", "escape")
        assert _names(desk) == ["涉农补贴、义务教育"]


async def test_what_cannot_be_read_is_not_dropped_untold(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", AREAS, facts=TWO) as desk:
        await desk.press("enter", "tab")
        await desk.type("十来个", "escape")
        assert "再返回一次" in _shown(desk)[1].error
        await desk.press("escape")
        assert desk.app.screen is desk.interview
        assert desk.saved().get(AREAS) == (FIRST, SECOND)


async def test_a_filled_list_is_left_by_two_tabs_and_come_back_to_by_two(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", AREAS, facts=TWO) as desk:
        form = desk.interview.form
        entries = form.fields[AREAS].query_one(RecordList)
        assert entries.has_focus
        await desk.press("tab", "tab")
        following = list(form.fields)[list(form.fields).index(AREAS) + 1]
        assert form.current_key == following
        await desk.press("shift+tab", "shift+tab")
        assert entries.has_focus


async def test_arrows_go_from_button_to_button_of_a_list(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", AREAS, facts=TWO) as desk:
        await desk.press("tab")
        reached = []
        for key in ("left", "right", "right", "right", "right", "right"):
            reached.append(desk.interview.focused and desk.interview.focused.id)
            await desk.press(key)
        assert reached == ["add", "add", "change", "up", "down", "remove"]
        assert "←→" in desk.screenful()
        await desk.press("enter", "tab", "enter")
        assert _names(desk) == ["义务教育"]


async def test_an_empty_list_is_confirmed_with_tab_and_enter(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", AREAS) as desk:
        await desk.press("tab", "enter")
        assert desk.saved().get(AREAS) == ()


async def test_arrows_do_nothing_where_no_button_has_the_focus_any_more(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", AREAS, facts=TWO) as desk:
        row = desk.interview.form.fields[AREAS].query_one(ButtonRow)
        row.action_go(1)
        await desk.rest()
        assert desk.interview.form.fields[AREAS].query_one(RecordList).has_focus
