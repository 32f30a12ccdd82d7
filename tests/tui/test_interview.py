"""The interview screen: answers are saved at once, wrong ones explained, sections gone through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from assistant.tui.widgets.outline import Outline
from assistant.tui.widgets.preview import Preview
from assistant.tui.widgets.prose import Prose
from tests.tui.conftest import NARROW, WIDE, at_desk

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.facts.field import Value
    from tests.tui.conftest import Desk


THIRTY: dict[str, Value] = {"proactive.total": 30}


async def _preview(desk: Desk) -> str:
    await desk.pilot.pause(0.1)
    return desk.interview.query_one(Preview).query_one("#text", Prose).text


async def test_an_answer_is_saved_as_soon_as_the_field_is_left(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml") as desk:
        await desk.type("云岭县石桥镇人民政府", "tab")
        assert desk.saved().unit_name == "云岭县石桥镇人民政府"


async def test_enter_saves_and_goes_to_the_next_question(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml") as desk:
        await desk.type("云岭县石桥镇人民政府", "enter")
        assert desk.saved().unit_name == "云岭县石桥镇人民政府"
        assert desk.interview.form.current_key == "unit.level"


async def test_the_status_line_says_saved_and_when(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml") as desk:
        await desk.type("云岭县石桥镇人民政府", "tab")
        status = str(desk.interview.query_one("#status", Static).render())
        assert status.startswith("已保存 ")


async def test_a_wrong_number_is_explained_under_its_field_and_not_stored(tmp_path: Path) -> None:
    async with at_desk(
        tmp_path / "facts.toml", "proactive.total", facts={"unit.name": "云岭县水务局"}
    ) as desk:
        await desk.type("三十多", "enter")
        assert "三十多" in desk.error("proactive.total")
        assert "例如" in desk.error("proactive.total")
        assert desk.interview.form.current_key == "proactive.total"
        assert desk.saved().get("proactive.total") is None


async def test_a_wrong_number_still_stands_there_on_coming_back(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "proactive.total") as desk:
        await desk.type("三十多", "f9", "f8")
        assert desk.field("proactive.total").raw == "三十多"
        assert "三十多" in desk.error("proactive.total")


async def test_full_width_digits_and_万_are_understood_and_shown_plainly(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "proactive.total") as desk:
        await desk.type("１，２００", "tab")
        assert desk.saved().get("proactive.total") == 1200
        assert desk.field("proactive.total").raw == "1200"


async def test_a_cleared_field_is_no_answer_and_not_zero(tmp_path: Path) -> None:
    async with at_desk(
        tmp_path / "facts.toml", "proactive.total", facts={"proactive.total": 30}
    ) as desk:
        await desk.press("end", "backspace", "backspace", "tab")
        assert desk.saved().get("proactive.total") is None


async def test_escape_brings_the_saved_answer_back(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "proactive.total", facts=THIRTY) as desk:
        await desk.type("三十多", "enter")
        assert desk.error("proactive.total")
        await desk.press("escape")
        assert desk.field("proactive.total").raw == "30"
        assert desk.error("proactive.total") == ""


async def test_a_figure_is_typed_over_and_words_are_not(tmp_path: Path) -> None:
    facts: dict[str, Value] = {"unit.name": "云岭县水务局", **THIRTY}
    async with at_desk(tmp_path / "facts.toml", "unit.name", facts=facts) as desk:
        await desk.type("办公室", "tab")
        assert desk.saved().unit_name == "云岭县水务局办公室"
        await desk.go("proactive", "proactive.total")
        await desk.type("31", "tab")
        assert desk.saved().get("proactive.total") == 31


async def test_a_question_that_an_answer_calls_for_comes_next(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "platform.zones") as desk:
        assert "platform.zone_place" not in desk.interview.form.fields
        await desk.type("1", "enter")
        assert desk.interview.form.current_key == "platform.zone_place"


async def test_a_question_made_void_goes_away_and_its_answer_comes_back(tmp_path: Path) -> None:
    facts: dict[str, Value] = {"platform.zones": 1, "platform.zone_place": "镇便民服务中心"}
    async with at_desk(tmp_path / "facts.toml", "platform.zones", facts=facts) as desk:
        await desk.press("backspace", "0", "tab")
        assert "platform.zone_place" not in desk.interview.form.fields
        await desk.go("platform", "platform.zones")
        await desk.press("backspace", "2", "tab")
        assert desk.field("platform.zone_place").raw == "镇便民服务中心"


async def test_F9_and_F8_go_through_the_sections_and_save_what_is_typed(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml") as desk:
        await desk.type("云岭县石桥镇人民政府", "f9")
        assert desk.interview.section == "report"
        assert desk.saved().unit_name == "云岭县石桥镇人民政府"
        await desk.press("f8")
        assert desk.field("unit.name").raw == "云岭县石桥镇人民政府"


async def test_the_outline_tells_how_far_each_section_is_and_leads_there(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml") as desk:
        await desk.type("云岭县石桥镇人民政府", "tab")
        outline = desk.interview.query_one(Outline)
        states = [str(option.prompt).split() for option in outline.options]
        assert states[0] == ["单位", "部分"]
        assert states[1] == ["年报", "未填"]
        await desk.press("f3", "down", "enter")
        assert desk.interview.section == "report"


async def test_the_mouse_chooses_a_section_and_goes_on(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "others", size=WIDE) as desk:
        await desk.pilot.click("#outline", offset=(3, 2))
        await desk.rest()
        assert desk.interview.section == "report"
        desk.interview.query_one("#next").scroll_visible(animate=False)
        await desk.rest()
        await desk.pilot.click("#next")
        await desk.rest()
        assert desk.interview.section == "proactive"


async def test_a_choice_is_made_with_the_keyboard(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "unit.level") as desk:
        await desk.press("enter", "down", "enter")
        assert desk.saved().get("unit.level") == "镇"


async def test_a_choice_taken_back_is_no_answer(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "unit.level", facts={"unit.level": "镇"}) as desk:
        await desk.press("delete")
        assert desk.saved().get("unit.level") is None


async def test_items_are_typed_one_a_line_and_shown_so_again(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "unit.subordinates") as desk:
        await desk.type("河湾村", "enter", *"杨树坪村", "tab")
        assert desk.saved().get("unit.subordinates") == ("河湾村", "杨树坪村")
        await desk.press("f9", "f8")
        assert desk.field("unit.subordinates").raw == "河湾村\n杨树坪村"


async def test_pasting_several_lines_into_one_keeps_them_all(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml") as desk:
        await desk.type("云岭县石桥镇\n青坪乡\n")
        assert desk.field("unit.name").raw == "云岭县石桥镇、青坪乡"


async def test_the_preview_shows_the_answer_and_the_blanks(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "proactive.total", size=WIDE) as desk:
        assert "【待核：主动公开政府信息总数】" in await _preview(desk)
        await desk.type("1633", "tab")
        assert "1633条" in await _preview(desk)


async def test_the_preview_follows_the_typing_before_anything_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    async with at_desk(path, size=WIDE) as desk:
        await desk.go("proactive", "proactive.total")
        await desk.pilot.press(*"1633")
        await desk.pilot.pause(0.4)
        assert "1633条" in await _preview(desk)
        assert not path.exists()


async def test_reopening_shows_the_answers_and_goes_on_where_something_is_left(
    tmp_path: Path,
) -> None:
    async with at_desk(tmp_path / "facts.toml") as desk:
        await desk.type("云岭县石桥镇人民政府", "tab")
    async with at_desk(tmp_path / "facts.toml") as desk:
        assert desk.field("unit.name").raw == "云岭县石桥镇人民政府"
        assert desk.interview.form.current_key == "unit.level"


async def test_quitting_saves_what_is_being_typed(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml") as desk:
        await desk.type("云岭县石桥镇人民政府")
        await desk.pilot.press("ctrl+q")
        await desk.pilot.pause()
    assert desk.saved().unit_name == "云岭县石桥镇人民政府"


async def test_F4_shows_the_preview_in_place_of_the_questions_on_a_small_screen(
    tmp_path: Path,
) -> None:
    async with at_desk(tmp_path / "facts.toml", size=NARROW) as desk:
        assert not desk.interview.query_one(Preview).display
        await desk.press("f4")
        assert "【待核：单位全称】" in await _preview(desk)
        assert not desk.interview.form.display
        await desk.press("escape")
        assert desk.interview.form.display


async def test_escape_comes_back_from_the_preview_to_the_question_that_was_left(
    tmp_path: Path,
) -> None:
    async with at_desk(tmp_path / "facts.toml", "unit.phone") as desk:
        await desk.press("f4", "escape")
        assert desk.interview.form.current_key == "unit.phone"


async def test_F1_explains_the_question_under_the_cursor(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "proactive.total") as desk:
        await desk.press("f1")
        text = "\n".join(prose.text for prose in desk.app.screen.query(Prose))
        assert "主动公开政府信息总数" in text
        assert "条例第二十条" in text
        assert "经办人" in text


async def test_an_answer_that_another_makes_void_is_kept_and_said_so(tmp_path: Path) -> None:
    facts: dict[str, Value] = {"platform.checks": 4, "platform.check_problems": 7}
    async with at_desk(tmp_path / "a.toml", "platform.checks", size=WIDE, facts=facts) as desk:
        assert "现在不用填" not in desk.screenful()
        desk.field("platform.checks").show("0")
        await desk.press("enter")
        assert "platform.check_problems" not in desk.interview.form.fields
        said = desk.interview.form.query_one(".aside", Prose).text
        assert said.startswith("先前填过，现在不用填：平台检查发现问题数")
        assert desk.saved().get("platform.check_problems") == 7


async def test_an_untouched_section_begins_at_its_first_question(tmp_path: Path) -> None:
    facts: dict[str, Value] = {"management.corrected": 1}
    async with at_desk(tmp_path / "a.toml", "management") as desk:
        first = next(iter(desk.interview.form.fields))
        assert not desk.field(first).field.required
        assert desk.interview.form.current_key == first
    async with at_desk(tmp_path / "b.toml", "management", facts=facts) as desk:
        assert desk.field(desk.interview.form.current_key).field.required


@pytest.mark.parametrize(
    ("key", "typed", "is_told"),
    [
        ("proactive.total", "", True),
        ("proactive.total", "0", False),
        ("proactive.overdue", "", False),  # not required
        ("report.column", "不适用", False),
    ],
)
async def test_enter_on_an_empty_required_question_goes_on_and_says_that_it_is_open(
    tmp_path: Path, key: str, typed: str, is_told: bool
) -> None:
    async with at_desk(tmp_path / "facts.toml", key) as desk:
        if typed:
            await desk.type(typed)
        await desk.press("enter")
        keys = list(desk.interview.form.fields)
        assert desk.interview.form.current_key == keys[keys.index(key) + 1]
        hint = desk.field(key).query_one(".hint", Prose)
        assert ("还没有填" in hint.text) is is_told
        assert desk.error(key) == ""
        desk.interview.form.focus_on(key)
        await desk.type("5", "enter")
        assert "还没有填" not in hint.text


@pytest.mark.parametrize("key", ["proactive.website", "proactive.boards", "proactive.press"])
async def test_the_preview_marks_the_sentence_of_a_channel(tmp_path: Path, key: str) -> None:
    channels = ("website", "wechat", "other_media", "boards", "press")
    facts: dict[str, Value] = {f"proactive.{name}": 6 for name in channels} | THIRTY
    async with at_desk(tmp_path / "facts.toml", key, facts=facts, size=WIDE) as desk:
        await _preview(desk)
        prose = desk.interview.query_one(Preview).query_one("#text", Prose)
        marked = [prose.text[a:b] for a, b, style in prose._spans if style == "$text-primary"]
        assert "政府网站6条" in "".join(marked)
