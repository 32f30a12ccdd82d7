"""The start screen: a new file, one to go on with, and what is never to be entered."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.widgets import Input

from assistant.facts.facts import Facts, save_facts
from assistant.interview.question import all_fields
from assistant.tui.memory import Memory, fact_files, recall, remember
from assistant.tui.screens.dialog import TextScreen
from assistant.tui.screens.path import (
    PathScreen,
    free_path,
    proposed,
    typed_path,
    unproposed,
)
from assistant.tui.screens.start import StartScreen
from tests.tui.conftest import Desk, at_start

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

NAME = Facts(fields=all_fields()).with_value("unit.name", "云岭县石桥镇人民政府")


async def test_a_new_report_asks_where_to_save_and_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_start(tmp_path, monkeypatch) as desk:
        await desk.press("enter")
        assert desk.app.screen.query_one(Input).value == str(desk.path)
        await desk.press("enter")
        await desk.type("云岭县石桥镇人民政府", "tab")
        assert desk.saved().unit_name == "云岭县石桥镇人民政府"


async def test_a_file_that_exists_is_not_begun_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_facts(tmp_path / "旧.toml", NAME)
    async with at_start(tmp_path, monkeypatch) as desk:
        await desk.press("ctrl+n", "ctrl+u")
        await desk.type(str(tmp_path / "旧.toml"), "enter")
        assert isinstance(desk.app.screen, PathScreen)
        assert "文件已存在" in desk.screenful()


async def test_a_file_of_the_folder_is_offered_with_its_progress(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_facts(tmp_path / "年报事实.toml", NAME)
    async with at_start(tmp_path, monkeypatch) as desk:
        screen = desk.screenful()
        assert "继续：年报事实.toml" in screen
        assert "云岭县石桥镇人民政府" in screen
        assert "共15节" in screen
        await desk.press("enter")
        assert desk.field("unit.name").raw == "云岭县石桥镇人民政府"


async def test_a_file_with_faults_says_what_to_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = 'schema = 1\n\n[unit]\nnmae = "云岭县水务局"\n'
    (tmp_path / "年报事实.toml").write_text(text, encoding="utf-8")
    async with at_start(tmp_path, monkeypatch) as desk:
        await desk.press("enter")
        assert isinstance(desk.app.screen, TextScreen)
        assert "nmae" in desk.screenful()


async def test_what_is_never_to_be_entered_is_said_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_start(tmp_path, monkeypatch) as desk:
        screen = desk.screenful()
        for word in ("姓名", "身份证号", "住址", "手机号", "涉密"):
            assert word in screen


def test_the_files_opened_last_come_first_and_are_kept(tmp_path: Path) -> None:
    memory = Memory()
    for number in range(12):
        memory = memory.with_file(tmp_path / f"{number}.toml")
    remember(memory.with_file(tmp_path / "5.toml"))
    assert recall().files[0].endswith("5.toml")
    assert len(recall().files) == 10


def test_a_damaged_memory_is_an_empty_one(tmp_path: Path) -> None:
    remember(Memory(("a.toml",)))
    (tmp_path / "state" / "recent.json").write_text("{", encoding="utf-8")
    assert recall() == Memory()


def test_other_toml_files_are_no_fact_files(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    save_facts(tmp_path / "年报事实.toml", NAME)
    assert [path.name for path in fact_files(tmp_path)] == ["年报事实.toml"]


def test_a_path_may_be_typed_with_quotes_and_without_suffix() -> None:
    path = typed_path(unproposed('"石桥镇2024"', ""))
    assert path is not None
    assert path.name == "石桥镇2024.toml"
    assert typed_path(unproposed("  ", "")) is None


def test_a_name_goes_on_the_folder_proposed_and_a_whole_path_replaces_it(tmp_path: Path) -> None:
    prompt, whole = proposed(tmp_path), str(tmp_path / "别处" / "甲.docx")
    assert unproposed(f"{prompt}甲.docx", prompt) == str(tmp_path / "甲.docx")
    assert unproposed(f'{prompt}"{whole}"', prompt) == whole
    assert unproposed(whole, prompt) == whole


def test_a_name_that_is_taken_is_numbered(tmp_path: Path) -> None:
    (tmp_path / "年报事实.toml").touch()
    assert free_path(tmp_path, "年报事实").name == "年报事实2.toml"


async def _until_read(desk: Desk) -> None:
    for _ in range(500):
        if not isinstance(desk.app.screen, StartScreen):
            return
        await asyncio.sleep(0.01)
    raise AssertionError(desk.screenful())


LAST = """\
云岭县石桥镇人民政府2023年政府信息公开工作年度报告

一、总体情况

全年主动公开政府信息138条。政府信息公开指南于2023年6月18日更新。

五、存在的主要问题及改进情况

“惠农补贴”栏目3月至5月没有更新，漏发6条。

六、其他需要报告的事项

没有收取信息处理费。
"""


async def test_a_report_is_begun_from_last_years(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "去年.txt").write_text(LAST, encoding="utf-8")
    async with at_start(tmp_path, monkeypatch) as desk:
        await desk.press("down", "enter", "ctrl+u")
        await desk.type(str(tmp_path / "去年.txt"), "enter")
        await _until_read(desk)
        path = tmp_path / "石桥镇2024.toml"
        assert desk.app.screen.query_one(Input).value == str(path)
        await desk.press("enter")
        told = desk.screenful()
        assert "从去年.txt带出的内容，请核对" in told
        assert "138" in told
        desk.path = path
        saved = desk.saved()
        assert saved.unit_name == "云岭县石桥镇人民政府"
        assert saved.get("proactive.last_total") == 138
        assert saved.get("proactive.total") is None
        assert saved.get("sources.last_year") == "去年.txt"
        await desk.press("escape")
        assert desk.app.screen is desk.interview


async def test_a_file_that_is_no_report_is_said_to_be_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "通知.txt").write_text("关于召开会议的通知\n请准时参加。\n", encoding="utf-8")
    async with at_start(tmp_path, monkeypatch) as desk:
        await desk.press("down", "enter", "ctrl+u")
        await desk.type(str(tmp_path / "通知.txt"), "enter")
        await _until_read(desk)
        assert isinstance(desk.app.screen, TextScreen)
        assert "没有认出" in desk.screenful()
        assert not list(tmp_path.glob("*.toml"))
