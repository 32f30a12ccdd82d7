"""The check screen: what the rules say of the draft, and the way to the question concerned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import OptionList, Static

from assistant.tui.drafts import Drafter, check_draft
from assistant.tui.screens.findings import FindingsScreen
from assistant.tui.traces import key_of_blank, key_of_finding, question_key
from assistant.tui.widgets.prose import Prose
from tests.tui.conftest import at_desk

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.facts.field import Value

# 表三新收3件，办结和结转都是0：勾稽不成立。
FLAWED: dict[str, Value] = {
    "unit.name": "云岭县石桥镇人民政府",
    "report.year": 2024,
    "applications.received.natural": 3,
    "applications.rest": 0,
}


async def test_F5_lists_the_findings_by_weight_with_their_counts(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED) as desk:
        await desk.press("f5")
        screen = desk.app.screen
        assert isinstance(screen, FindingsScreen)
        prompts = [str(option.prompt) for option in screen.query_one(OptionList).options]
        words = [prompt[:2] for prompt in prompts if "F15" not in prompt]
        assert words[0] == "错误"
        assert words == sorted(words, key=["错误", "警告", "提示", "未判"].index)
        assert "错误" in str(screen.query_one("#bar", Static).render())


async def test_the_finding_under_the_cursor_says_what_to_do(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED) as desk:
        await desk.press("f5")
        assert desk.app.screen.query_one("#detail", Prose).text.startswith("建议：")


async def test_enter_goes_to_the_table_whose_sum_fails(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED) as desk:
        await desk.press("f5")
        options = desk.app.screen.query_one(OptionList)
        prompts = [str(option.prompt) for option in options.options]
        options.highlighted = next(at for at, text in enumerate(prompts) if "N01" in text)
        await desk.press("enter")
        assert desk.app.screen is desk.interview
        assert desk.interview.section == "applications"


async def test_blanks_come_after_what_is_wrong(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED) as desk:
        await desk.press("f5")
        options = desk.app.screen.query_one(OptionList).options
        blanks = ["F15" in str(option.prompt) for option in options if not option.disabled]
        assert blanks == sorted(blanks)
        assert any(blanks)


async def test_the_settings_beside_the_facts_switch_rules_off(tmp_path: Path) -> None:
    (tmp_path / "nianbao.toml").write_text('schema = 1\nignore = ["F15"]\n', encoding="utf-8")
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED) as desk:
        await desk.press("f5")
        options = desk.app.screen.query_one(OptionList).options
        assert options
        assert not any("F15" in str(option.prompt) for option in options)


async def test_escape_goes_back_to_the_question(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", "proactive.website", facts=FLAWED) as desk:
        await desk.press("f5", "escape")
        assert desk.interview.form.current_key == "proactive.website"


async def test_a_finding_a_blank_and_a_fact_lead_to_their_questions(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FLAWED) as desk:
        interview = desk.interview.interview
        draft = Drafter().draft(interview.effective_facts())
        finding = next(f for f in check_draft(draft, tmp_path).findings if f.code == "N01")
        assert key_of_finding(finding, interview.groups, draft) == "applications"
        assert key_of_blank("主动公开政府信息总数", interview.groups, draft) == "proactive.total"
        assert key_of_blank("表二“规章·本年制发件数”", interview.groups, draft) == "disclosure"
        assert question_key("proactive.areas.0.count", interview.groups) == "proactive.areas"
        assert question_key("proactive.areas.count", interview.groups) == "proactive.areas"
        assert question_key("unit.whole", interview.groups) == "unit.name"
