"""A whole interview, from an empty folder to the Word file: with keys only, and with the mouse."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from textual.widgets import OptionList

from assistant.facts.facts import load_facts
from assistant.interview.question import all_fields
from tests.tui.clerks import KeyClerk, MouseClerk
from tests.tui.conftest import NARROW, at_start

if TYPE_CHECKING:
    from tests.conftest import RunCli
    from tests.tui.conftest import Desk

# A town with lists of every kind, and with figures in all three tables.
SAMPLE = Path(__file__).parents[2] / "samples" / "facts" / "双溪乡.toml"


def _report(path: Path) -> list[object]:
    """Return what a Word file says: each paragraph with its style, each table by its cells."""
    report = docx.Document(str(path))
    paragraphs = [(p.style.name if p.style else "", p.text) for p in report.paragraphs]
    tables = [[[cell.text for cell in row.cells] for row in t.rows] for t in report.tables]
    return [*paragraphs, *tables]


def _drafted(run_cli: RunCli, folder: Path) -> list[object]:
    """Return what `nianbao draft` writes of the sample."""
    path = folder / "样稿.docx"
    assert run_cli("draft", SAMPLE, "-o", path).code == 0
    return _report(path)


def _exported(desk: Desk) -> list[object]:
    """Return what the interview has exported beside its fact file."""
    assert "已导出" in desk.screenful()
    (path,) = desk.path.parent.glob("*.docx")
    return _report(path)


@pytest.mark.slow
async def test_a_report_is_written_with_keys_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run_cli: RunCli
) -> None:
    told, wanted = load_facts(SAMPLE, all_fields()), _drafted(run_cli, tmp_path)
    (tmp_path / "年报").mkdir()
    async with at_start(tmp_path / "年报", monkeypatch, size=NARROW) as desk:
        clerk = KeyClerk(desk, told)
        await desk.press("enter", "enter")
        await clerk.answer_all()
        await desk.press("f5")
        assert clerk.on_top == "FindingsScreen"
        assert desk.saved().told() == told.told()
        await desk.press("down", "escape", "f10", "enter")
        assert _exported(desk) == wanted


@pytest.mark.slow
async def test_a_report_is_written_with_the_mouse_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run_cli: RunCli
) -> None:
    told, wanted = load_facts(SAMPLE, all_fields()), _drafted(run_cli, tmp_path)
    (tmp_path / "年报").mkdir()
    async with at_start(tmp_path / "年报", monkeypatch, size=NARROW) as desk:
        clerk = MouseClerk(desk, told)
        await clerk.choose(desk.app.screen.query_one(OptionList), "新建一份年报")
        await clerk.click(desk.app.screen.query_one("#yes"))
        await clerk.answer_all()
        await clerk.press_key("f5")
        assert clerk.on_top == "FindingsScreen"
        assert desk.saved().told() == told.told()
        await clerk.press_key("escape")
        await clerk.press_key("f10")
        await clerk.click(desk.app.screen.query_one("#write"))
        assert _exported(desk) == wanted
