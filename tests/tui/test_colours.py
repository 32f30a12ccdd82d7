"""Every text can be read against what is behind it, in both themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.color import Color
from textual.widgets import OptionList

from assistant.tui.theme import DARK, LIGHT
from tests.tui.conftest import WIDE, at_desk
from tests.tui.test_findings import FLAWED, TOLD

if TYPE_CHECKING:
    from pathlib import Path

    from rich.style import Style

    from assistant.facts.field import Value
    from tests.tui.conftest import Desk

# WCAG 2.2, 1.4.3: a text is to be so many times as bright as what is behind it, or as dark.
_LEAST = 4.5
# 表三差一件，网站多于总数：错误；没有写的各项：警告。
FACTS: dict[str, Value] = {**TOLD, **FLAWED, "proactive.website": 40}
THEMES = pytest.mark.parametrize("theme", [DARK, LIGHT])


def _brightness(color: Color) -> float:
    """Return the relative luminance, from 0 to 1."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(style: Style) -> float:
    assert style.color
    assert style.bgcolor
    pair = (Color.from_rich_color(color) for color in (style.color, style.bgcolor))
    low, high = sorted(_brightness(color) for color in pair)
    return (high + 0.05) / (low + 0.05)


def faint(desk: Desk) -> dict[str, float]:
    """Return the texts on the screen that stand out too little, each with its contrast."""
    found = {}
    screen = desk.app.screen
    # What lies below a dialog is drawn faint on purpose.
    shown = screen.query_one(".box").region if screen.is_modal else screen.region
    for strip in screen._compositor.render_strips()[shown.y : shown.bottom]:
        for text, style, _ in strip.crop(shown.x, shown.right):
            if text.strip(" 　▁▂▃▄▅▆▇█▌▐▊▎│─") and style and style.color and style.bgcolor:
                contrast = _contrast(style)
                if contrast < _LEAST:
                    found[text.strip()] = round(contrast, 1)
    return found


@THEMES
@pytest.mark.parametrize(
    "keys",
    ["", "f1", "f2", "f2 home enter", "f3", "f5", "f5 f6", "f5 f4", "f10", "ctrl+p", "f4"],
)
async def test_every_text_stands_out(tmp_path: Path, theme: str, keys: str) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FACTS, size=WIDE) as desk:
        desk.app.theme = theme
        await desk.press(*keys.split())
        assert faint(desk) == {}


@THEMES
async def test_every_finding_stands_out_with_the_cursor_on_it(tmp_path: Path, theme: str) -> None:
    async with at_desk(tmp_path / "facts.toml", facts=FACTS, size=WIDE) as desk:
        desk.app.theme = theme
        await desk.press("f5")
        listed = desk.app.screen.query_one("#list", OptionList)
        weights = set()
        for at, option in enumerate(listed.options):
            if not option.disabled:
                listed.highlighted = at
                await desk.rest()
                assert faint(desk) == {}, option.prompt
                weights.add(str(option.prompt)[:2])
        assert weights >= {"错误", "警告"}
