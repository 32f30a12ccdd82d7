"""The sentences: another phrase, words of one's own, and what they are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList

from assistant.facts.facts import load_facts
from assistant.facts.versions import versions_of
from assistant.facts.wording import picked, rewordings
from assistant.interview.question import all_fields
from assistant.tui.screens.alternatives import AlternativesScreen
from assistant.tui.screens.sentences import SentencesScreen
from assistant.tui.widgets.editors import LongEditor
from tests.tui.conftest import NARROW, WIDE, Desk, at_desk
from tests.tui.test_screens import foreign_words, too_wide

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.facts.field import Value

FACTS: dict[str, Value] = {
    "unit.name": "云岭县石桥镇人民政府",
    "report.year": 2024,
    "proactive.total": 30,
    "proactive.website": 30,
    "proactive.wechat": 0,
    "proactive.other_media": 0,
    "proactive.boards": 0,
    "proactive.press": 0,
}
TOTAL = "proactive.total"


def _sentences(desk: Desk) -> SentencesScreen:
    screens = [s for s in desk.app.screen_stack if isinstance(s, SentencesScreen)]
    assert screens
    return screens[0]


async def _go_to(desk: Desk, slot: str) -> None:
    """Open the sentences with the cursor on the one in `slot`."""
    await desk.press("f2")
    await desk.rest()
    screen = _sentences(desk)
    row = next(row for row, it in screen._rows.items() if it.sentence.slot == slot)
    options = screen.query_one(OptionList)
    options.highlighted = options.get_option_index(row)
    await desk.rest()


def _text(desk: Desk, slot: str) -> str:
    return next(
        it.sentence.text for it in _sentences(desk)._rows.values() if it.sentence.slot == slot
    )


async def test_a_sentence_tells_its_phrase_and_its_facts(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", size=WIDE, facts=FACTS) as desk:
        await _go_to(desk, TOTAL)
        screen = desk.screenful()
        assert "句式：overview.proactive.total." in screen
        assert "用到的事实：" in screen


async def test_another_phrase_is_chosen_saved_and_given_back(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", size=WIDE, facts=FACTS) as desk:
        await _go_to(desk, TOTAL)
        before = _text(desk, TOTAL)
        await desk.press("enter")
        assert isinstance(desk.app.screen, AlternativesScreen)
        assert "现用" in desk.screenful()
        options = desk.app.screen.query_one(OptionList)
        chosen = next(
            c.candidate
            for c in desk.app.screen._choices
            if c.candidate.is_usable and not c.is_current
        )
        options.highlighted = options.get_option_index(chosen.phrase.id)
        await desk.press("enter")
        assert _text(desk, TOTAL) == chosen.text != before
        assert picked(desk.saved()) == {TOTAL: chosen.phrase.id}
        assert "[换过]" in desk.screenful()
        await desk.press("enter", "down", "enter")
        assert _text(desk, TOTAL) == before
        assert picked(desk.saved()) == {}


async def test_a_sentence_is_reworded_saved_and_given_back(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", size=NARROW, facts=FACTS) as desk:
        await _go_to(desk, TOTAL)
        before = _text(desk, TOTAL)
        await desk.press("enter", "enter")
        editor = desk.app.screen.query_one(LongEditor)
        assert editor.text == before
        editor.text = ""
        await desk.type("网站上挂了30条，别处没有", "ctrl+s")
        assert _text(desk, TOTAL) == "网站上挂了30条，别处没有。"
        own = rewordings(desk.saved())[TOTAL]
        assert (own.was, own.text) == (before, "网站上挂了30条，别处没有。")
        assert "[改写过]" in desk.screenful()
        await desk.press("enter", "down", "enter")
        assert "这是改写的句子" in desk.screenful()
        await desk.press("enter")
        assert rewordings(desk.saved())
        await desk.press("down", "up", "enter", "tab", "enter")
        assert _text(desk, TOTAL) == before
        assert rewordings(desk.saved()) == {}
        newest = load_facts(versions_of(desk.path)[0].path, all_fields())
        assert rewordings(newest)[TOTAL] == own


async def test_a_rewording_is_stale_when_the_fact_changes_until_it_is_confirmed(
    tmp_path: Path,
) -> None:
    async with at_desk(tmp_path / "a.toml", size=WIDE, facts=FACTS) as desk:
        await _go_to(desk, TOTAL)
        await desk.press("enter", "enter")
        desk.app.screen.query_one(LongEditor).text = "网站上挂了30条。"
        await desk.press("ctrl+s", "escape")
        await desk.interview.accept(desk.interview.interview.answer("proactive.total", "31"))
        await desk.interview.accept(desk.interview.interview.answer("proactive.website", "31"))
        await _go_to(desk, TOTAL)
        screen = desk.screenful()
        assert "事实已变" in screen
        assert "现在起草的是：" in screen
        await desk.press("enter", "down", "down", "enter")
        assert "事实已变" not in desk.screenful()
        assert "31" in rewordings(desk.saved())[TOTAL].was


async def test_a_whole_paragraph_is_said_otherwise(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", size=WIDE, facts=FACTS) as desk:
        await _go_to(desk, TOTAL)
        before = _text(desk, TOTAL)
        await desk.press("f6")
        assert _text(desk, TOTAL) != before
        assert TOTAL in picked(desk.saved())


async def test_a_sentence_that_lacks_a_fact_leads_to_its_question(tmp_path: Path) -> None:
    facts = {key: value for key, value in FACTS.items() if not key.startswith("proactive.")}
    async with at_desk(tmp_path / "a.toml", size=WIDE, facts=facts) as desk:
        await _go_to(desk, TOTAL)
        await desk.press("enter")
        assert "去填缺的事实：政府网站公开条数" in desk.screenful()
        await desk.press("enter")
        assert desk.app.screen is desk.interview
        assert desk.interview.form.current_key == "proactive.website"


async def test_a_bare_blank_leads_to_its_question_at_once(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", size=WIDE, facts=FACTS) as desk:
        await _go_to(desk, "supervision.appraisal")
        await desk.press("enter")
        assert desk.app.screen is desk.interview
        assert desk.interview.section == "supervision"


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])
async def test_the_dialogs_are_chinese_and_fit(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(tmp_path / "a.toml", size=size, facts=FACTS) as desk:
        await _go_to(desk, TOTAL)
        for _ in range(2):
            await desk.press("enter")
            assert foreign_words(desk) == []
            assert too_wide(desk) == []
        assert desk.app.screen.query(LongEditor)


async def test_an_empty_rewording_is_refused(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", size=WIDE, facts=FACTS) as desk:
        await _go_to(desk, TOTAL)
        await desk.press("enter", "enter")
        desk.app.screen.query_one(LongEditor).text = " "
        await desk.press("ctrl+s")
        assert "还没有写" in desk.screenful()
        await desk.press("escape", "escape", "escape")
        assert desk.app.screen is desk.interview


async def test_the_cursor_begins_on_the_first_sentence_also_where_others_are_bare_blanks(
    tmp_path: Path,
) -> None:
    async with at_desk(tmp_path / "a.toml", facts=FACTS) as desk:
        await desk.press("f2")
        option = _sentences(desk).query_one(OptionList).highlighted_option
        assert option is not None
        assert option.id == "0"
