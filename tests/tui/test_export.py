"""The export screen: which format, where to, what is still blank, and nothing overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Button, Input, OptionList, Select

from assistant.tui.screens.dialog import ConfirmScreen
from assistant.tui.screens.export import ExportScreen
from tests.tui.conftest import at_desk

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.facts.field import Value

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
        desk.app.screen.query_one(Select).value = ".txt"
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
        assert "文件名要以.docx、.md、.txt之一结尾" in desk.screenful()


async def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FACTS) as desk:
        await desk.press("f10")
        desk.app.screen.query_one(Input).value = str(tmp_path / "没有" / "年报.docx")
        desk.app.screen.query_one("#write", Button).press()
        await desk.rest()
        assert isinstance(desk.app.screen, ExportScreen)
        assert "年报.docx" in desk.screenful()
        assert "已导出" not in desk.screenful()
