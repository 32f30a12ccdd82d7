"""The export screen: which format, where to, what is still blank, and nothing overwritten."""

from __future__ import annotations

import errno
import re
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

import pytest
from textual.widgets import Button, Input, OptionList, Select

from assistant.emitters.deadline import told_deadline
from assistant.report.units import level_of
from assistant.tui.app import NianbaoApp
from assistant.tui.screens.dialog import ConfirmScreen
from assistant.tui.screens.export import FORMATS, ExportScreen
from assistant.tui.screens.findings import FindingsScreen
from assistant.tui.widgets.prose import Prose
from assistant.writers import SUFFIXES
from tests.tui.conftest import WIDE, at_desk

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.facts.field import Value
    from tests.tui.conftest import Desk

FACTS: dict[str, Value] = {"unit.name": "云岭县石桥镇人民政府", "report.year": 2024}
NAME = "云岭县石桥镇人民政府2024年政府信息公开工作年度报告"


async def test_enter_writes_a_word_file_beside_the_facts(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FACTS) as desk:
        await desk.press("f10")
        await desk.press("enter")
        assert (tmp_path / f"{NAME}.docx").read_bytes().startswith(b"PK")
        assert "已导出" in desk.screenful()


async def test_the_format_changes_the_file_s_name(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FACTS) as desk:
        await desk.press("f10")
        desk.app.screen.query_one("#format", Select).value = ".txt"
        await desk.rest()
        desk.app.screen.query_one("#write", Button).press()
        await desk.rest()
        text = (tmp_path / f"{NAME}.txt").read_text(encoding="utf-8")
        assert "云岭县石桥镇人民政府" in text


async def test_a_file_that_exists_is_overwritten_only_after_asking(tmp_path: Path) -> None:
    target = tmp_path / f"{NAME}.docx"
    target.write_text("领导改过的稿子", encoding="utf-8")
    async with at_desk(tmp_path / "facts.toml", facts=FACTS) as desk:
        await desk.press("f10")
        await desk.press("enter")
        assert isinstance(desk.app.screen, ConfirmScreen)
        await desk.press("enter")
        assert target.read_text(encoding="utf-8") == "领导改过的稿子"
        desk.app.screen.query_one("#write", Button).press()
        await desk.rest()
        await desk.press("tab", "enter")
        assert target.read_bytes().startswith(b"PK")


async def test_what_is_blank_is_listed_and_leads_to_its_question(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FACTS) as desk:
        await desk.press("f10")
        blanks = desk.app.screen.query_one(OptionList)
        labels = [str(option.prompt) for option in blanks.options]
        blanks.highlighted = labels.index("主动公开政府信息总数")
        blanks.focus()
        await desk.press("enter")
        assert desk.interview.form.current_key == "proactive.total"


async def test_an_unknown_ending_is_refused_in_words(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FACTS) as desk:
        await desk.press("f10")
        desk.app.screen.query_one(Input).value = str(tmp_path / "年报.wps")
        desk.app.screen.query_one("#write", Button).press()
        await desk.rest()
        assert f"文件名要以{'、'.join(SUFFIXES)}之一结尾" in desk.screenful()


async def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FACTS) as desk:
        await desk.press("f10")
        await _write_to(desk, str(tmp_path / "没有" / "年报.docx"))
        assert isinstance(desk.app.screen, ExportScreen)
        assert "没有，请先建好，或换一个文件夹" in desk.app.screen.query_one(".error", Prose).text
        assert not list(tmp_path.rglob("*.docx"))


async def test_a_name_without_ending_gets_that_of_the_format(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FACTS) as desk:
        await desk.press("f10")
        await _write_to(desk, "送审稿")
        assert (tmp_path / "送审稿.docx").read_bytes().startswith(b"PK")


async def test_a_folder_for_a_name_is_told(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FACTS) as desk:
        await desk.press("f10")
        await _write_to(desk, str(tmp_path))
        assert "这是文件夹，请在后面写上文件名" in desk.screenful()


async def test_a_file_open_in_word_is_told_and_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "in use")

    target = tmp_path / "送审稿.docx"
    target.write_text("领导改过的稿子", encoding="utf-8")
    async with at_desk(tmp_path / "facts.toml", facts=FACTS) as desk:
        await desk.press("f10")
        with monkeypatch.context() as patch:
            patch.setattr("assistant.paths.os.replace", refuse)
            await _write_to(desk, str(target))
            await desk.press("tab", "enter")
        told = desk.app.screen.query_one(".error", Prose).text
        assert "原文件没有改动。如果它正在Word或WPS里开着，请先关上" in told
        assert target.read_text(encoding="utf-8") == "领导改过的稿子"


async def test_a_final_version_is_refused_while_blanks_stand(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FACTS) as desk:
        await desk.press("f10")
        desk.app.screen.query_one("#stage", Select).value = "final"
        await _write_to(desk, "年报.docx")
        assert "不能定稿" in desk.screenful()
        assert not list(tmp_path.glob("*.docx"))
        desk.app.screen.query_one("#stage", Select).value = "draft"
        await _write_to(desk, "年报.docx")
        assert (tmp_path / "年报.docx").exists()


async def test_what_the_rules_say_is_counted_and_f5_goes_there(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FACTS, size=WIDE) as desk:
        await desk.press("f10")
        assert re.search(r"检查结果：\S*错误\d+条", desk.screenful())
        await desk.press("f5")
        assert isinstance(desk.app.screen, FindingsScreen)


def test_every_format_that_can_be_written_is_offered() -> None:
    assert [suffix for _, suffix in FORMATS] == list(SUFFIXES)


# ── the deadline ──


async def test_the_deadline_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.tui.screens.export.today", lambda: date(2025, 1, 20))
    async with at_desk(tmp_path / "facts.toml", facts=FACTS) as desk:
        await desk.press("f10")
        assert "本级公布期限：2025年1月31日前，还有11天" in desk.screenful()


@pytest.mark.parametrize(
    ("unit", "day", "told"),
    [
        ("云岭县人民政府", date(2025, 3, 1), "本级公布期限：2025年3月31日前，还有30天"),
        ("云岭县人民政府", date(2025, 3, 31), "本级公布期限：2025年3月31日前，今天是最后一天"),
        (
            "云岭县水务局",
            date(2025, 2, 2),
            "本级公布期限：2025年1月31日前，已过2天；上级通知了日期的，以通知为准",
        ),
        (
            "云岭县石桥镇人民政府",
            date(2024, 12, 31),
            "本级公布期限：2025年1月31日前，还有31天；上级通知了日期的，以通知为准",
        ),
    ],
)
def test_the_deadline_is_that_of_the_level(unit: str, day: date, told: str) -> None:
    level = level_of(unit)
    assert level is not None
    assert told_deadline(level, 2024, day) == told


# ── in a browser ──


async def test_in_a_browser_the_file_is_handed_over_under_its_chinese_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[tuple[bytes, str]] = []

    def deliver(_: NianbaoApp, file: BinaryIO, *, save_filename: str) -> None:
        handed.append((file.read(), save_filename))

    monkeypatch.setattr(NianbaoApp, "is_web", True)
    monkeypatch.setattr(NianbaoApp, "deliver_binary", deliver)
    async with at_desk(tmp_path / "facts.toml", facts=FACTS) as desk:
        await desk.press("f10", "enter")
        await desk.rest()
        assert [name for _, name in handed] == [f"{NAME}.docx"]
        assert handed[0][0].startswith(b"PK")
        assert "已交给浏览器保存" in desk.screenful()
        assert not list(tmp_path.glob("*.docx"))


async def _write_to(desk: Desk, path: str) -> None:
    desk.app.screen.query_one(Input).value = path
    desk.app.screen.query_one("#write", Button).press()
    await desk.rest()
