"""The golden files: what each screen is to look like."""

from __future__ import annotations

from pathlib import Path

from assistant.tui.theme import DARK, LIGHT
from tests.tui.snapshots.picture import render
from tests.tui.snapshots.walk import pictures

GOLDEN = Path(__file__).parent / "golden"


def folder(size: tuple[int, int]) -> Path:
    """Return the folder of the golden files of a size."""
    return GOLDEN / f"{size[0]}x{size[1]}"


def taken(size: tuple[int, int]) -> dict[str, str]:
    """Return the golden text of every screen by its name."""
    dark, light = pictures(size, DARK), pictures(size, LIGHT)
    width, height = size
    return {
        name: render(f"{name}　{width}×{height}　深色 浅色", dark[name], light[name])
        for name in dark
    }
