"""Everything by mouse: lists, choices, dialogs, sections, commands, without a key pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import MouseDown
from textual.geometry import Offset
from textual.widgets import Button, OptionList, Select
from textual.widgets._footer import FooterKey
from textual.widgets._select import SelectOverlay

from assistant.tui.screens.palette import PaletteScreen
from assistant.tui.widgets.question_field import QuestionField
from assistant.tui.widgets.records_field import RecordList
from tests.tui.conftest import NARROW, at_desk, at_start

if TYPE_CHECKING:
    from pathlib import Path

    from textual.widget import Widget

    from assistant.facts.field import Record, Value
    from tests.tui.conftest import Desk

AREAS = "proactive.areas"
FIRST: Record = {"name": "涉农补贴", "count": 12}
SECOND: Record = {"name": "义务教育", "count": 4}
TWO: dict[str, Value] = {"report.year": 2024, AREAS: (FIRST, SECOND)}


def _on_top(desk: Desk) -> str:
    return type(desk.app.screen).__name__


async def click(desk: Desk, widget: Widget, line: int = 0, *, times: int = 1) -> None:
    """Click on a line of a widget, scrolled to where it shows."""
    widget.scroll_visible(animate=False)
    await desk.rest()
    await desk.click(widget.region.offset + Offset(2, line), times)


async def click_key(desk: Desk, key: str) -> None:
    """Click on a key in the bottom line."""
    keys = [shown for shown in desk.app.screen.query(FooterKey) if shown.key == key]
    assert keys, (_on_top(desk), key)
    await click(desk, keys[0])


async def click_button(desk: Desk, label: str) -> None:
    """Click on a button that shows."""
    buttons = [b for b in desk.app.screen.query(Button) if str(b.label) == label and b.display]
    assert buttons, (_on_top(desk), label)
    await click(desk, buttons[0])


def _names(desk: Desk) -> list[object]:
    value = desk.saved().get(AREAS)
    assert isinstance(value, tuple)
    return [entry["name"] for entry in value if not isinstance(entry, str)]


def _areas(desk: Desk) -> RecordList:
    return desk.interview.form.fields[AREAS].query_one(RecordList)


@pytest.mark.parametrize(
    ("key", "screen"),
    [
        ("f1", "TextScreen"),
        ("f2", "SentencesScreen"),
        ("f5", "FindingsScreen"),
        ("f10", "ExportScreen"),
        ("ctrl+p", "PaletteScreen"),
    ],
)
async def test_a_screen_is_opened_and_closed_in_the_bottom_line(
    tmp_path: Path, key: str, screen: str
) -> None:
    async with at_desk(tmp_path / "a.toml", size=NARROW) as desk:
        await click_key(desk, key)
        assert _on_top(desk) == screen
        await click_key(desk, "escape")
        assert _on_top(desk) == "InterviewScreen"


@pytest.mark.parametrize(("key", "class_"), [("f3", "-listing"), ("f4", "-previewing")])
async def test_outline_and_preview_are_looked_at_and_left_on_a_small_screen(
    tmp_path: Path, key: str, class_: str
) -> None:
    async with at_desk(tmp_path / "a.toml", size=NARROW) as desk:
        await click_key(desk, key)
        assert desk.interview.has_class(class_)
        await click_key(desk, key)
        assert not desk.interview.has_class(class_)
        assert desk.interview.form.display


async def test_sections_are_gone_through(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", size=NARROW) as desk:
        await click_key(desk, "f9")
        assert desk.interview.section == "report"
        await click_key(desk, "f8")
        assert desk.interview.section == "unit"


async def test_a_section_is_chosen_in_the_outline_of_a_small_screen(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", size=NARROW) as desk:
        await click_key(desk, "f3")
        await click(desk, desk.interview.query_one("#outline"), 3)
        assert desk.interview.section == "proactive"
        assert desk.interview.form.display


async def test_a_command_is_chosen(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", size=NARROW) as desk:
        await click_key(desk, "ctrl+p")
        assert isinstance(desk.app.screen, PaletteScreen)
        options = desk.app.screen.query_one(OptionList)
        names = [str(option.prompt).partition("　")[0] for option in options.options]
        await click(desk, options, names.index("下节"))
        assert desk.interview.section == "report"


async def test_a_choice_is_made(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", "unit.level") as desk:
        level = desk.field("unit.level").query_one(Select)
        await click(desk, level)
        await click(desk, level.query_one(SelectOverlay), 1)
        assert desk.saved().get("unit.level") == "镇"


async def test_a_choice_is_taken_back(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", "unit.level", facts={"unit.level": "镇"}) as desk:
        level = desk.field("unit.level").query_one(Select)
        await click(desk, level)
        await click(desk, level.query_one(SelectOverlay))
        assert desk.saved().get("unit.level") is None


async def test_an_entry_is_added_and_filled_in(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", AREAS, size=NARROW) as desk:
        field = desk.interview.form.fields[AREAS]
        await click(desk, field.query_one("#add"))
        await desk.type("涉农补贴")
        await click(desk, desk.app.screen.query(QuestionField)[1].editor)
        assert _names(desk) == ["涉农补贴"]
        await desk.type("12")
        await click_button(desk, "完成")
        await click_key(desk, "escape")
        assert desk.saved().get(f"{AREAS}.0.count") == 12


async def test_an_entry_is_clicked_on_and_moved(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", AREAS, facts=TWO, size=NARROW) as desk:
        await click(desk, _areas(desk), 1)
        assert _on_top(desk) == "InterviewScreen"
        await click(desk, desk.interview.form.fields[AREAS].query_one("#up"))
        assert _names(desk) == ["义务教育", "涉农补贴"]


async def test_an_entry_is_taken_out_and_brought_back(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", AREAS, facts=TWO, size=NARROW) as desk:
        await click(desk, _areas(desk), 1)
        await click(desk, desk.interview.form.fields[AREAS].query_one("#remove"))
        await click_button(desk, "删除")
        assert _names(desk) == ["涉农补贴"]
        await click_key(desk, "ctrl+p")
        options = desk.app.screen.query_one(OptionList)
        names = [str(option.prompt).partition("　")[0] for option in options.options]
        await click(desk, options, names.index("撤销"))
        assert _names(desk) == ["涉农补贴", "义务教育"]


async def test_an_entry_is_opened_by_two_clicks(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", AREAS, facts=TWO, size=NARROW) as desk:
        await click(desk, _areas(desk), 1, times=2)
        assert _on_top(desk) == "RecordScreen"
        assert desk.app.screen.query(QuestionField)[0].raw == "义务教育"


async def test_a_sentence_is_opened_and_its_dialogs_closed(tmp_path: Path) -> None:
    facts: dict[str, Value] = {"unit.name": "云岭县石桥镇人民政府", **TWO}
    async with at_desk(tmp_path / "a.toml", facts=facts, size=NARROW) as desk:
        await click_key(desk, "f2")
        await desk.press("home")
        await click(desk, desk.app.screen.query_one(OptionList), 3)
        assert _on_top(desk) == "AlternativesScreen"
        options = desk.app.screen.query_one(OptionList)
        own = next(n for n, o in enumerate(options.options) if str(o.prompt).startswith("自己改写"))
        await click(desk, options, own)
        assert _on_top(desk) == "RewordScreen"
        await click_button(desk, "返回")
        await click_key(desk, "escape")
        assert _on_top(desk) == "SentencesScreen"


async def test_the_start_screen_begins_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_start(tmp_path, monkeypatch, size=NARROW) as desk:
        await click_key(desk, "ctrl+n")
        assert _on_top(desk) == "PathScreen"
        await click_key(desk, "escape")
        assert _on_top(desk) == "StartScreen"
        await click(desk, desk.app.screen.query_one("#choices"), 1)
        await click_button(desk, "确定")
        assert _on_top(desk) == "InterviewScreen"


async def _answer_and_click_on(desk: Desk, typed: str) -> None:
    """Click on where the button shows while an answer is typed that will move it."""
    onward = desk.interview.query_one("#next", Button)
    onward.scroll_visible(animate=False)
    await desk.rest()
    await desk.type(typed)
    await desk.click(onward.region.offset + Offset(2, 0))


async def test_a_click_reaches_the_button_that_the_answer_left_by_it_moves(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", "proactive.open_days", size=NARROW) as desk:
        await _answer_and_click_on(desk, "两三次")
        assert desk.interview.section == "applications"
        await desk.go("proactive")
        assert desk.field("proactive.open_days").raw == "两三次"
        assert desk.error("proactive.open_days")


async def test_the_next_section_waits_for_what_the_answer_left_by_the_click_calls_for(
    tmp_path: Path,
) -> None:
    async with at_desk(tmp_path / "a.toml", "proactive.open_days", size=NARROW) as desk:
        before = list(desk.interview.form.fields)
        await _answer_and_click_on(desk, "2")
        assert desk.saved().get("proactive.open_days") == 2
        assert desk.interview.section == "proactive"
        assert desk.interview.form.current_key not in before
        await click(desk, desk.interview.form.query_one("#next"))
        assert desk.interview.section == "applications"


async def test_a_button_held_down_hands_the_answer_in_when_a_key_is_pressed(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", "unit.name", size=NARROW) as desk:
        await desk.type("云岭县石桥镇人民政府")
        level = desk.field("unit.level").editor.region
        desk.app.post_message(
            MouseDown(None, level.x, level.y, 0, 0, 1, False, False, False),
        )
        await desk.rest()
        assert not desk.path.exists()
        await desk.press("down")
        assert desk.saved().unit_name == "云岭县石桥镇人民政府"
