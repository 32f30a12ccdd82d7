"""F1: every screen says what it is and which keys work there; the commands do the same by name."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList

import assistant.tui.screens
from assistant.tui.guide import SCREENS, key_name, screen_help
from assistant.tui.screens.base import ChineseModalScreen, ChineseScreen
from assistant.tui.screens.dialog import Dialog, TextScreen
from assistant.tui.screens.palette import PaletteScreen
from assistant.tui.screens.path import PathScreen
from assistant.tui.widgets.prose import Prose
from tests.tui.conftest import NARROW, at_desk, at_start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.facts.field import Record, Value
    from tests.tui.conftest import Desk

# Not screens by themselves, or nothing but a text.
BASES = {ChineseScreen, ChineseModalScreen, Dialog, TextScreen}
AREA: Record = {"name": "涉农补贴", "count": 12}
FACTS: dict[str, Value] = {
    "unit.name": "云岭县石桥镇人民政府",
    "report.year": 2024,
    "proactive.areas": (AREA,),
}
# How to come to a screen from the list of areas.
WAYS = {
    "InterviewScreen": (),
    "SentencesScreen": ("f2",),
    "AlternativesScreen": ("f2", "home", "down", "enter"),
    "RewordScreen": ("f2", "home", "down", "enter", "home", "enter"),
    "FindingsScreen": ("f5",),
    "ExportScreen": ("f10",),
    "RecordScreen": ("enter",),
    "ConfirmScreen": ("delete",),
    "PaletteScreen": ("ctrl+p",),
}


def _screens(of: type[ChineseScreen[object]]) -> Iterator[type[ChineseScreen[object]]]:
    for kind in of.__subclasses__():
        yield kind
        yield from _screens(kind)


def _on_top(desk: Desk) -> str:
    return type(desk.app.screen).__name__


def _help(desk: Desk) -> str:
    assert isinstance(desk.app.screen, TextScreen)
    return "\n".join(prose.text for prose in desk.app.screen.query(Prose))


def test_every_screen_has_a_text_of_at_most_twelve_lines() -> None:
    for module in pkgutil.iter_modules(assistant.tui.screens.__path__):
        importlib.import_module(f"assistant.tui.screens.{module.name}")
    ours = {k for k in _screens(ChineseScreen) if k.__module__.startswith("assistant.")} - BASES
    parts = {kind for kind in ours if kind.__subclasses__() and kind.__name__ not in SCREENS}
    ours -= parts
    told = {name for kind in ours for name in SCREENS if name in [c.__name__ for c in kind.__mro__]}
    untold = [k.__name__ for k in ours if not any(c.__name__ in SCREENS for c in k.__mro__)]
    assert untold == []
    assert told == set(SCREENS)
    assert all(len(text.splitlines()) <= 12 for _, text in SCREENS.values())


@pytest.mark.parametrize("name", WAYS)
async def test_F1_says_what_a_screen_is_and_names_each_key_in_its_footer(
    tmp_path: Path, name: str
) -> None:
    async with at_desk(tmp_path / "a.toml", "proactive.areas", facts=FACTS, size=NARROW) as desk:
        await desk.press(*WAYS[name])
        screen = desk.app.screen
        assert _on_top(desk) == name
        bound = [active.binding for active in screen.active_bindings.values()]
        await desk.press("f1")
        text = _help(desk)
        assert screen_help(screen)[1] in text
        shown = [(key_name(b.key), b.description) for b in bound if b.show]
        assert [it for it in shown if it[0] not in text or it[1] not in text] == []
        await desk.press("f1")
        assert desk.app.screen is screen


async def test_the_start_screen_and_its_dialog_explain_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_start(tmp_path, monkeypatch) as desk:
        await desk.press("f1")
        assert SCREENS["StartScreen"][1] in _help(desk)
        await desk.press("escape", "ctrl+n")
        assert isinstance(desk.app.screen, PathScreen)
        await desk.press("f1")
        assert SCREENS["PathScreen"][1] in _help(desk)


async def test_in_a_field_of_an_entry_F1_explains_that_field(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", "proactive.areas", facts=FACTS) as desk:
        await desk.press("enter", "tab", "f1")
        assert "问的是：" in _help(desk)
        assert "三十都认得" in _help(desk)


async def test_a_list_tells_its_own_keys(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", "proactive.areas", facts=FACTS) as desk:
        await desk.press("f1")
        for line in ("Insert　添加", "Delete　删除", "Shift+↑　上移", "Ctrl+Z　撤销"):
            assert line in _help(desk)


async def test_a_table_tells_its_own_keys(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", "applications", facts=FACTS) as desk:
        await desk.press("f1")
        assert "F6　其余填0" in _help(desk)
        assert "方向键走格" in _help(desk)


# ── commands ──


def _names(desk: Desk) -> list[str]:
    assert isinstance(desk.app.screen, PaletteScreen)
    options = desk.app.screen.query_one(OptionList).options
    return [str(option.prompt).partition("　")[0] for option in options]


async def test_the_commands_are_all_that_can_be_done_here_and_the_sections(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", "proactive.areas", facts=FACTS) as desk:
        await desk.press("ctrl+p")
        wanted = [
            "帮助",
            "句子",
            "导出",
            "保存",
            "添加",
            "撤销",
            "换成浅色",
            "跳到：年报",
            "回到开始界面",
        ]
        assert [name for name in wanted if name not in _names(desk)] == []
        assert len(_names(desk)) == len(set(_names(desk)))


async def test_a_section_is_gone_to_by_name(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml") as desk:
        await desk.type("云岭县石桥镇人民政府", "ctrl+p")
        await desk.type("跳到：年报", "enter")
        assert desk.interview.section == "report"
        assert desk.saved().unit_name == "云岭县石桥镇人民政府"


async def test_a_section_is_gone_to_from_the_sentences(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", facts=FACTS) as desk:
        await desk.press("f2")
        assert _on_top(desk) == "SentencesScreen"
        await desk.press("ctrl+p")
        await desk.type("跳到：年报", "enter")
        assert _on_top(desk) == "InterviewScreen"
        assert desk.interview.section == "report"


async def test_a_command_of_a_field_does_it_there(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml") as desk:
        await desk.type("云岭县石桥镇人民政府", "ctrl+p")
        await desk.type("撤销", "enter")
        assert desk.field("unit.name").raw == ""


async def test_in_a_dialog_only_what_belongs_to_it_can_be_done(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", "proactive.areas", facts=FACTS) as desk:
        await desk.press("enter", "ctrl+p")
        assert "返回" in _names(desk)
        assert not any(name.startswith("跳到") for name in _names(desk))
        await desk.press("escape")
        assert _on_top(desk) == "RecordScreen"
        await desk.press("escape", "delete", "ctrl+p", "escape")
        assert _on_top(desk) == "ConfirmScreen"


async def test_the_start_screen_is_reached_from_the_findings(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "a.toml", facts=FACTS) as desk:
        await desk.press("f5", "ctrl+p")
        await desk.type("回到", "enter")
        assert _on_top(desk) == "StartScreen"
