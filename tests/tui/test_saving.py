"""When the file cannot be saved: it is said, nothing is lost, another place is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from assistant.errors import OutputError
from assistant.facts.facts import load_facts, save_facts
from assistant.interview.question import all_fields
from assistant.tui.screens.dialog import ConfirmScreen
from assistant.tui.screens.path import PathScreen
from tests.tui.conftest import at_desk

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.facts.facts import Facts
    from tests.tui.conftest import Desk


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that nothing can be saved in, whoever runs the tests."""
    folder = tmp_path / "locked"
    folder.mkdir()

    def save_elsewhere(path: Path, facts: Facts) -> None:
        if path.parent == folder:
            raise OutputError(f"{path}：无法写入（只读），请换一个文件夹")
        save_facts(path, facts)

    monkeypatch.setattr("assistant.tui.fact_file.save_facts", save_elsewhere)
    return folder


async def _save_to(desk: Desk, path: Path) -> None:
    await desk.press("ctrl+u")
    await desk.type(str(path), "enter")


async def test_another_place_is_offered_and_everything_is_saved_there(
    tmp_path: Path, locked: Path
) -> None:
    async with at_desk(locked / "facts.toml") as desk:
        await desk.type("云岭县石桥镇人民政府", "tab")
        assert isinstance(desk.app.screen, PathScreen)
        assert "只读" in desk.screenful()
        await _save_to(desk, tmp_path / "另存.toml")
        saved = load_facts(tmp_path / "另存.toml", all_fields())
        assert saved.unit_name == "云岭县石桥镇人民政府"
        await desk.go("report", "report.year")
        await desk.type("2024", "tab")
        assert load_facts(tmp_path / "另存.toml", all_fields()).year == 2024


async def test_without_another_place_the_answers_stay_and_the_status_says_so(locked: Path) -> None:
    async with at_desk(locked / "facts.toml") as desk:
        await desk.type("云岭县石桥镇人民政府", "tab")
        await desk.press("escape")
        assert "没有保存" in str(desk.interview.query_one("#status", Static).render())
        assert desk.interview.interview.facts.unit_name == "云岭县石桥镇人民政府"


async def test_quitting_with_unsaved_answers_asks_first(locked: Path) -> None:
    async with at_desk(locked / "facts.toml") as desk:
        await desk.type("云岭县石桥镇人民政府", "tab")
        await desk.press("escape", "f5", "ctrl+q")
        assert isinstance(desk.app.screen, ConfirmScreen)
        await desk.press("escape")
        assert desk.app.is_running
        assert len(desk.app.screen_stack) == 3
