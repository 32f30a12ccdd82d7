"""Answers that contradict one another are told beside the questions, and bar a final version."""

from __future__ import annotations

from pathlib import Path
from shutil import copy
from typing import TYPE_CHECKING

from textual.widgets import Button, Select

from assistant.facts.facts import load_facts, save_facts
from assistant.facts.sources import LAST_YEAR
from assistant.interview.question import all_fields
from assistant.tui.screens.interview import InterviewScreen
from assistant.tui.widgets.outline import Outline
from assistant.tui.widgets.prose import Prose
from tests.tui.conftest import WIDE, at_desk

if TYPE_CHECKING:
    from assistant.facts.field import Value
    from tests.tui.conftest import Desk

SAMPLE = Path(__file__).parents[2] / "samples" / "facts" / "石桥镇.toml"
WEBSITE, TOTAL = "proactive.website", "proactive.total"


def _hint(desk: Desk, key: str) -> str:
    return desk.field(key).query_one(".hint", Prose).text


async def test_a_part_that_exceeds_its_whole_is_told_at_both_and_until_it_is_mended(
    tmp_path: Path,
) -> None:
    async with at_desk(tmp_path / "a.toml", WEBSITE, size=WIDE, facts={TOTAL: 120}) as desk:
        await desk.type("131", "enter")
        assert "131" in _hint(desk, WEBSITE)
        assert "120" in _hint(desk, WEBSITE)
        assert "131" in _hint(desk, TOTAL)
        assert "有问题" in str(desk.interview.query_one(Outline).get_option("proactive").prompt)
        desk.interview.form.focus_on(TOTAL)
        await desk.press("home", "shift+end")
        await desk.type("140", "enter")
        assert "131" not in _hint(desk, WEBSITE)
        assert "131" not in _hint(desk, TOTAL)


async def test_a_contradiction_is_there_again_on_coming_back(tmp_path: Path) -> None:
    facts = {TOTAL: 120, WEBSITE: 131}
    async with at_desk(tmp_path / "a.toml", "unit", facts=facts) as desk:
        await desk.go("proactive", TOTAL)
        assert "131" in _hint(desk, TOTAL)


async def test_answers_that_agree_are_left_in_peace(tmp_path: Path) -> None:
    facts = {TOTAL: 120, WEBSITE: 100}
    async with at_desk(tmp_path / "a.toml", TOTAL, facts=facts) as desk:
        assert _hint(desk, TOTAL) == desk.field(TOTAL).help
        assert _hint(desk, WEBSITE) == desk.field(WEBSITE).help


async def test_no_final_version_while_answers_contradict_one_another(tmp_path: Path) -> None:
    path = tmp_path / "石桥镇.toml"
    facts = load_facts(SAMPLE, all_fields())
    total = facts.get(TOTAL)
    assert isinstance(total, int)
    save_facts(path, facts.with_value(TOTAL, total + 1))
    async with at_desk(path, size=WIDE) as desk:
        await desk.press("f10")
        assert "答案前后对不上" in desk.screenful()
        desk.app.screen.query_one("#stage", Select).value = "final"
        desk.app.screen.query_one("#write", Button).press()
        await desk.rest()
        assert "不能定稿" in desk.app.screen.query_one(".error", Prose).text
        assert not list(tmp_path.glob("*.docx"))


async def test_what_the_file_names_is_drafted_from(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    copy(SAMPLE.parents[1] / "reports" / "石桥镇2024.txt", tmp_path / "上年.txt")
    facts: dict[str, Value] = {
        "unit.name": "云岭县石桥镇人民政府",
        "report.year": 2025,
        LAST_YEAR: "上年.txt",
    }
    async with at_desk(path, facts=facts) as desk:
        last_year = desk.interview.drafter.sources.last_year
        assert last_year
        assert last_year.year == 2024


async def test_what_the_file_names_and_is_not_there_is_told_and_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    async with at_desk(path, facts={LAST_YEAR: "上年.docx"}, size=WIDE) as desk:
        assert "“上年.docx”没有找到" in desk.screenful().replace("\n", "")
        assert isinstance(desk.app.screen, InterviewScreen)
        assert desk.interview.drafter.sources.last_year is None
