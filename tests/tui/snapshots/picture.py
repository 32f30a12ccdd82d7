"""A screen as text: its characters line by line, then the style of each run of cells."""

from __future__ import annotations

import string
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.style import Style
    from textual.app import App

_FLAGS = {"bold": "粗", "dim": "淡", "italic": "斜", "underline": "划", "reverse": "反"}
_CODES = string.ascii_letters


@dataclass(frozen=True, slots=True)
class Picture:
    """The lines of a screen, and of each line the style of every cell."""

    lines: tuple[str, ...]
    styles: tuple[tuple[str, ...], ...]


def picture_of(app: App[None]) -> Picture:
    """Return what the screen shows now."""
    strips = app.screen._compositor.render_strips()
    lines = tuple(strip.text.rstrip() for strip in strips)
    styles = (
        tuple(style for text, look, _ in strip for style in [style_of(look)] * cell_len(text))
        for strip in strips
    )
    return Picture(lines, tuple(styles))


def style_of(style: Style | None) -> str:
    """Return the colours and what else a cell is drawn with."""
    if style is None:
        return "-"
    flags = "".join(word for name, word in _FLAGS.items() if getattr(style, name))
    front, back = (color.name if color else "-" for color in (style.color, style.bgcolor))
    return f"{front}/{back}{flags}"


def render(title: str, dark: Picture, light: Picture) -> str:
    """Return the golden text of a screen in its two themes."""
    lines = [title, "", *_characters(dark, light), ""]
    codes: dict[tuple[str, str], str] = {}
    rows = zip(dark.styles, light.styles, strict=True)
    runs = [" ".join(_runs(list(zip(*row, strict=True)), codes)) for row in rows]
    lines += [f"{code} {one} {other}" for (one, other), code in codes.items()]
    lines += ["", *_rows(runs)]
    return "\n".join(lines) + "\n"


def _characters(dark: Picture, light: Picture) -> Iterator[str]:
    """Yield the lines by their numbers; one that is another in the light theme stands below."""
    for number, (one, other) in enumerate(zip(dark.lines, light.lines, strict=True), 1):
        yield f"{number:02}|{one}"
        if other != one:
            yield f"  |{other}"


def _runs(row: Sequence[tuple[str, str]], codes: dict[tuple[str, str], str]) -> Iterator[str]:
    for look, cells in groupby(row):
        code = codes.setdefault(look, _CODES[len(codes)])
        yield f"{code}{len(list(cells))}"


def _rows(runs: Sequence[str]) -> Iterator[str]:
    """Yield the runs of each line by its number, of lines that are alike only once."""
    number = 1
    for run, alike in groupby(runs):
        last = number + len(list(alike)) - 1
        yield f"{number:02}{f'-{last:02}' if last > number else ''} {run}"
        number = last + 1
