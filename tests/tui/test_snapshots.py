"""Every screen looks as its golden text says; python -m tests.tui.snapshots rewrites that."""

from __future__ import annotations

from difflib import unified_diff
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from rich.style import Style

from tests.tui.conftest import NARROW, WIDE
from tests.tui.snapshots.goldens import folder, taken
from tests.tui.snapshots.picture import Picture, render, style_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])
_MOST_BYTES = 10 * 1024


def _golden(size: tuple[int, int]) -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in folder(size).glob("*.txt")}


def _differences(golden: dict[str, str], now: dict[str, str]) -> Iterator[str]:
    for name in sorted(golden.keys() | now.keys()):
        was, is_now = (text.get(name, "").splitlines() for text in (golden, now))
        yield from unified_diff(was, is_now, f"golden/{name}", f"now/{name}", lineterm="", n=1)


@pytest.mark.slow
def test_every_screen_looks_as_it_did() -> None:
    # Both sizes in one test: the folder that the screens show is always the same.
    differences = [
        line for size in (WIDE, NARROW) for line in _differences(_golden(size), taken(size))
    ]
    told = f"textual {version('textual')}; rewrite with: python -m tests.tui.snapshots"
    assert not differences, "\n".join([told, *differences])


@SIZES
def test_golden_files_are_small_enough_to_be_read(size: tuple[int, int]) -> None:
    sizes = {name: len(text.encode()) for name, text in _golden(size).items()}
    assert len(sizes) > 30
    assert {name for name, many in sizes.items() if many > _MOST_BYTES} == set()


def _one(text: str, *styles: str) -> Picture:
    return Picture((text,), (styles,))


def test_runs_of_cells_share_a_code_and_both_themes_stand_in_the_legend() -> None:
    dark = _one("ab", "#ffffff/#000000粗", "#ffffff/#000000粗", "-/#000000")
    light = _one("ab", "#000000/#ffffff粗", "#000000/#ffffff粗", "-/#ffffff")
    assert render("画面", dark, light).splitlines() == [
        *("画面", "", "01|ab", ""),
        "a #ffffff/#000000粗 #000000/#ffffff粗",
        *("b -/#000000 -/#ffffff", "", "01 a2 b1"),
    ]


def test_a_line_that_the_theme_changes_stands_twice() -> None:
    lines = render("画面", _one("换成浅色", "-"), _one("换成深色", "-")).splitlines()
    assert lines[2:4] == ["01|换成浅色", "  |换成深色"]


def test_the_style_of_a_cell_is_told_in_short() -> None:
    assert style_of(Style(color="#ff0000", bgcolor="#000000", bold=True)) == "#ff0000/#000000粗"
    assert style_of(None) == "-"
