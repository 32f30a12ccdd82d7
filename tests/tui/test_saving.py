"""What saving meets: a full disk, a folder that is gone, other windows and programs."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from assistant.errors import OutputError
from assistant.facts.facts import Facts, load_facts, save_facts
from assistant.facts.versions import folder_of, versions_of
from assistant.interview.question import all_fields
from assistant.tui.fact_file import FactFile
from assistant.tui.memory import recall
from assistant.tui.screens.dialog import ConfirmScreen
from assistant.tui.screens.path import PathScreen
from assistant.tui.screens.start import StartScreen
from tests.tui.conftest import at_desk

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.facts.field import Value
    from tests.tui.conftest import Desk


NAME: dict[str, Value] = {"unit.name": "云岭县石桥镇人民政府"}


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that nothing can be saved in, whoever runs the tests."""
    folder = tmp_path / "locked"
    folder.mkdir()

    def save_elsewhere(path: Path, facts: Facts) -> bytes:
        if path.parent == folder:
            raise OutputError(f"{path}：无法写入（只读），请换一个文件夹")
        return save_facts(path, facts)

    monkeypatch.setattr("assistant.tui.fact_file.save_facts", save_elsewhere)
    return folder


def told(values: dict[str, Value]) -> Facts:
    facts = Facts(fields=all_fields())
    for key, value in values.items():
        facts = facts.with_value(key, value)
    return facts


def _status(desk: Desk) -> str:
    return str(desk.interview.query_one("#status", Static).render())


def _told(desk: Desk) -> str:
    """Return the messages, without the line breaks that wrapping has put in."""
    return "".join(note.message for note in desk.app._notifications).replace("\n", "")


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


# ── disks and folders ──


async def test_a_full_disk_is_told_and_a_later_saving_clears_the_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    async with at_desk(tmp_path / "facts.toml", facts=NAME) as desk:
        stood = desk.path.read_bytes()
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full)
            await desk.go("report", "report.year")
            await desk.type("2024", "tab")
            assert "磁盘满了" in desk.screenful()
            await desk.press("escape")
        assert desk.path.read_bytes() == stood
        assert _status(desk) == "没有保存，请按Ctrl+S另存"
        await desk.press("ctrl+s")
        assert _status(desk).startswith("已保存")
        assert desk.saved().year == 2024
        assert not list(tmp_path.rglob(".*.tmp"))


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit that the system sets")
def test_a_file_that_the_system_refuses_to_let_grow_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    save_facts(path, Facts(fields=all_fields()))
    stood = path.read_bytes()
    code = (
        "import pathlib, resource, sys; from assistant.tui.fact_file import *;"
        "path = pathlib.Path(sys.argv[1]); file = FactFile(path);"
        "facts = open_interview(path).facts;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000));"
        "print(file.save(facts.with_value('unit.name', '云岭县水务局')), file.fault)"
    )
    run = [sys.executable, "-X", "utf8", "-c", code, str(path)]
    said = subprocess.run(run, check=True, capture_output=True, encoding="utf-8").stdout
    assert "False" in said
    assert "空间满了" in said
    assert path.read_bytes() == stood
    assert not list(tmp_path.rglob(".*.tmp"))


async def test_a_folder_that_is_gone_is_told_and_another_place_is_offered(tmp_path: Path) -> None:
    folder = tmp_path / "网络盘"
    folder.mkdir()
    async with at_desk(folder / "facts.toml", facts=NAME) as desk:
        shutil.rmtree(folder)
        await desk.go("report", "report.year")
        await desk.type("2024", "tab")
        assert "文件或文件夹不在了" in desk.screenful()
        await _save_to(desk, tmp_path / "另存.toml")
        saved = load_facts(tmp_path / "另存.toml", all_fields())
        assert (saved.unit_name, saved.year) == ("云岭县石桥镇人民政府", 2024)
        assert _status(desk).startswith("已保存")
        assert recall().files[0] == str(tmp_path / "另存.toml")


async def test_a_file_that_was_taken_away_is_saved_again_and_that_is_told(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=NAME) as desk:
        desk.path.rename(tmp_path / "改了名.toml")
        await desk.go("report", "report.year")
        await desk.type("2024", "tab")
        assert desk.saved().year == 2024
        assert "不在原处了" in _told(desk)


def test_a_version_gives_way_where_the_answers_need_its_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "facts.toml"
    save_facts(path, told(NAME))

    def save_in_little_room(path: Path, facts: Facts) -> bytes:
        if versions_of(path):
            raise OutputError("磁盘满了")
        return save_facts(path, facts)

    monkeypatch.setattr("assistant.tui.fact_file.save_facts", save_in_little_room)
    assert FactFile(path).save(told({"unit.name": "云岭县水务局"}))
    assert load_facts(path, all_fields()).unit_name == "云岭县水务局"


# ── other programs ──


async def test_what_others_wrote_into_the_file_is_kept_and_told_once(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=NAME) as desk:
        await desk.go("report", "report.year")
        await desk.type("2024", "tab")
        save_facts(desk.path, told({"unit.name": "在别处改的"}))
        await desk.go("report", "report.year")
        await desk.press("ctrl+u")
        await desk.type("2025", "tab")
        assert (desk.saved().unit_name, desk.saved().year) == ("云岭县石桥镇人民政府", 2025)
        kept = versions_of(desk.path)[0]
        assert load_facts(kept.path, all_fields()).unit_name == "在别处改的"
        assert str(kept.path) in _told(desk)
        desk.app.clear_notifications()
        await desk.go("report", "report.year")
        await desk.press("ctrl+u")
        await desk.type("2024", "tab")
        assert not _told(desk)


def test_what_others_wrote_is_not_overwritten_where_it_cannot_be_kept(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    save_facts(path, told(NAME))
    folder_of(path).parent.write_text("no folder", encoding="utf-8")
    file = FactFile(path)
    save_facts(path, told({"unit.name": "在别处改的"}))
    assert not file.save(told({"unit.name": "云岭县水务局"}))
    assert "在别处被改过" in file.fault
    assert load_facts(path, all_fields()).unit_name == "在别处改的"


# ── two windows ──


async def test_the_second_window_on_a_file_is_asked_and_may_go_back(tmp_path: Path) -> None:
    first = FactFile(tmp_path / "facts.toml")
    assert first.take()
    async with at_desk(first.path, facts=NAME) as desk:
        assert "这个文件已在另一个窗口打开" in desk.screenful()
        await desk.press("enter")
        assert isinstance(desk.app.screen, StartScreen)
    first.release()


async def test_the_second_window_may_go_on_all_the_same(tmp_path: Path) -> None:
    first = FactFile(tmp_path / "facts.toml")
    assert first.take()
    async with at_desk(first.path, "report.year", facts=NAME) as desk:
        await desk.press("tab", "enter")
        assert desk.app.screen is desk.interview
        await desk.type("2024", "tab")
        assert desk.saved().year == 2024
    first.release()


async def test_a_file_that_was_left_can_be_opened_again_in_the_same_window(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=NAME) as desk:
        for _ in range(3):
            await desk.app.run_action("start_over")
            await desk.rest()
            assert isinstance(desk.app.screen, StartScreen)
            desk.app.screen.open(desk.path)
            await desk.rest()
            assert "第1节" in desk.screenful()


# ── the place ──


async def test_a_file_opens_at_the_section_looked_at_last(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=NAME) as desk:
        await desk.press("f9", "f9")
        place = desk.interview.section
    async with at_desk(tmp_path / "别的.toml", facts=NAME) as desk:
        assert desk.interview.section != place
    async with at_desk(tmp_path / "facts.toml") as desk:
        assert desk.interview.section == place
