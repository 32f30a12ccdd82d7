"""Every screen at both sizes: all Chinese, nothing wider than the screen, keys in the footer."""

from __future__ import annotations

import asyncio
import re
import time
from typing import TYPE_CHECKING

import pytest
from textual.containers import HorizontalGroup
from textual.widgets import Input
from textual.widgets._toast import Toast

from assistant.report.lines import NOT_AT_END, NOT_AT_START
from assistant.tui.app import app_for
from assistant.tui.drafts import Drafter
from assistant.tui.memory import recall
from assistant.tui.screens.base import ChineseScreen
from assistant.tui.screens.start import StartScreen
from assistant.tui.theme import DARK, LIGHT
from tests.tui.conftest import NARROW, WIDE, at_desk, at_start

if TYPE_CHECKING:
    from pathlib import Path

    from textual.widget import Widget

    from assistant.drafting.draft import Draft
    from assistant.facts.facts import Facts
    from assistant.facts.field import Record, Value
    from tests.tui.conftest import Desk

ALLOWED = re.compile(
    r"Ctrl|Esc|PgUp|PgDn|Home|End|Excel|WPS|Tab|Shift|Insert|Delete|Enter|F\d+|\^[A-Z]|Word|PDF|OFD|Markdown|TOML|URL|http\S*|\.?docx|\.md|\.html|\.json"
    r"|句式：[\w.-]+|\.txt|\.toml|facts|tmp|pytest|[FTNUWCP]\d\d|C-\d\d|[\w.]+@[\w.]+"
)
# Keys that lead from the interview to a screen and on.
WAYS = (
    "f1", "f2 f1", "f2 f6", "ctrl+p x f1", "f5 f1", "f5 ctrl+p", "f10 f1", "f3 f1", "f4",
    "f2 home down enter f1", "f2 home down enter home enter f1",
    "f2 home down enter home enter x escape tab enter",
)  # fmt: skip
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])


def foreign_words(desk: Desk) -> list[str]:
    """Return the words on the screen that are neither Chinese nor a key's or a format's name."""
    text = ALLOWED.sub("", re.sub(r"/\S+", "", desk.screenful()))
    found = re.findall(r"[A-Za-z]{2,}", text)
    return [word for word in found if word not in str(desk.path)]  # a path may be cut


def too_wide(desk: Desk) -> list[Widget]:
    """Return the widgets that stick out of the screen."""
    width = desk.app.size.width
    shown = [w for w in desk.app.screen.query("*") if w.display and w.region.area]
    rows = [(w, w.parent.region.right) for w in shown if isinstance(w.parent, HorizontalGroup)]
    return [w for w in shown if w.region.right > width] + [
        w for w, right in rows if w.region.right > right
    ]


@SIZES
async def test_every_section_is_chinese_and_fits(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(tmp_path / "facts.toml", size=size) as desk:
        some = ("proactive", "applications", "disclosure", "problems", "others")
        for section in desk.interview.sections if size == NARROW else some:
            await desk.go(section)
            assert foreign_words(desk) == [], section
            assert too_wide(desk) == [], section


@SIZES
async def test_every_screen_from_the_interview_is_chinese_and_fits(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at_desk(tmp_path / "facts.toml", size=size) as desk:
        for keys in WAYS:
            for key in keys.split():
                await desk.press(key)
                assert foreign_words(desk) == [], keys
                assert too_wide(desk) == [], keys
            await desk.press(*["escape"] * len(desk.app.screen_stack))
            assert desk.app.screen is desk.interview, keys


@SIZES
async def test_every_dialog_of_a_list_is_chinese_and_fits(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    area: Record = {"name": "涉农补贴", "count": 12}
    facts: dict[str, Value] = {"proactive.areas": (area,)}
    async with at_desk(tmp_path / "a.toml", "proactive.areas", size=size, facts=facts) as desk:
        for key in ("delete", "f1", "escape", "escape", "enter", "tab", "x", "enter", "f1"):
            await desk.press(key)
            assert foreign_words(desk) == [], key
            assert too_wide(desk) == [], key


@SIZES
async def test_the_start_screen_and_its_dialog_are_chinese_and_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async with at_start(tmp_path, monkeypatch, size=size) as desk:
        assert foreign_words(desk) == []
        await desk.press("enter")
        desk.app.screen.query_one(Input).value = ""
        for key in ("enter", "f1"):
            await desk.press(key)
            assert foreign_words(desk) == [], key
        assert foreign_words(desk) == []
        assert too_wide(desk) == []


@SIZES
async def test_every_key_stands_in_the_footer_in_chinese(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at_desk(tmp_path / "facts.toml", "unit.level", size=size) as desk:
        words = ["帮助", "句子", "目录", "预览", "检查", "上节", "下节", "导出", "命令", "退出"]
        footer = desk.screenful().splitlines()[-1]
        assert [word for word in words if word not in footer] == []
        await desk.press("enter")
        assert foreign_words(desk) == []


async def test_ctrl_c_says_how_to_leave_in_chinese(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml") as desk:
        await desk.press("f3", "ctrl+c")
        assert "退出请按Ctrl+Q" in desk.screenful()
        assert foreign_words(desk) == []


async def test_a_command_is_found_by_typing_and_done(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml") as desk:
        await desk.press("ctrl+p")
        await desk.type("下节", "enter")
        assert desk.interview.section == "report"


@pytest.mark.parametrize("key", ["f5", "f10"])
async def test_a_screen_closed_before_it_has_its_text_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    draft = Drafter().draft

    def compose_slowly(_: Drafter, facts: Facts) -> Draft:
        time.sleep(0.2)
        return draft(facts)

    async with at_desk(tmp_path / "facts.toml") as desk:
        monkeypatch.setattr("assistant.tui.drafts.Drafter.draft", compose_slowly)
        desk.app.simulate_key(key)
        while desk.app.screen is desk.interview:
            await asyncio.sleep(0.001)
        desk.app.simulate_key("escape")
        await desk.pilot.pause(0.5)
        assert desk.app.screen is desk.interview


async def test_what_a_thread_finds_out_after_the_screen_is_closed_is_not_shown(
    tmp_path: Path,
) -> None:
    async with at_desk(tmp_path / "facts.toml") as desk:
        await desk.press("f10")
        screen, shown = desk.app.screen, list[str]()
        assert isinstance(screen, ChineseScreen)
        screen.show_if_open(shown.append, "检查结果")
        closing = desk.app.pop_screen()
        screen.show_if_open(shown.append, "没有检查")
        await closing
        assert shown == ["检查结果"]


async def test_the_start_screen_is_come_back_to_with_everything_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_start(tmp_path, monkeypatch) as desk:
        await desk.press("enter", "enter")
        await desk.type("云岭县石桥镇人民政府", "ctrl+p")
        await desk.type("回到", "enter")
        assert isinstance(desk.app.screen, StartScreen)
        assert "云岭县石桥镇人民政府" in desk.screenful()
        assert desk.saved().unit_name == "云岭县石桥镇人民政府"


async def test_light_and_dark_are_changed_and_remembered(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml") as desk:
        assert desk.app.theme == DARK
        await desk.press("ctrl+p")
        await desk.type("浅色", "enter")
        assert desk.app.theme == LIGHT
        assert recall().theme == LIGHT
        assert app_for(tmp_path / "facts.toml", Drafter()).theme == LIGHT


async def test_only_symbols_that_a_GBK_console_can_show_are_drawn(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml", size=NARROW) as desk:
        for section in ("unit", "applications", "problems"):
            await desk.go(section)
            desk.screenful().encode("gbk")


async def test_saving_is_among_the_commands(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "facts.toml") as desk:
        await desk.type("云岭县石桥镇人民政府", "ctrl+p")
        await desk.type("保存", "enter")
        assert desk.saved().unit_name == "云岭县石桥镇人民政府"


@SIZES
async def test_a_long_toast_wraps_as_the_rest_of_the_screen(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at_desk(tmp_path / "a.toml", size=size) as desk:
        for extra in range(12):
            desk.app.clear_notifications()
            told = f"{'字' * extra}已写出：/home/yunling/2024年年报，（检查结果）、没有丢，" * 3
            desk.app.notify(told, timeout=60)
            await desk.pilot.pause(0.1)
            toast = desk.app.screen.query_one(Toast)
            strips = desk.app.screen._compositor.render_strips()
            at = toast.content_region
            lines = [strip.crop(at.x, at.right).text.rstrip() for strip in strips[at.y : at.bottom]]
            assert len(lines) > 1
            assert "".join(lines) == told
            assert [line for line in lines if line[0] in NOT_AT_START] == []
            assert [line for line in lines if line[-1] in NOT_AT_END] == []
            assert all("2024" in line for line in lines if "20" in line)
