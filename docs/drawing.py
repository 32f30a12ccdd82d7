"""Draws a screen of the terminal UI as an SVG in which every glyph stands on its cell.

Rich's own export stretches a run of text to as many cells as it has characters, which squeezes
Chinese to half its width. Here each glyph gets its place, whatever font the reader has.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.style import Style
    from textual.strip import Strip

CELL, ROW = 10, 22
_FONT, _BASELINE = 18, 17
_FAMILY = (
    "'Sarasa Mono SC','Noto Sans Mono CJK SC','WenQuanYi Zen Hei Mono',NSimSun,"
    "'PingFang SC','Microsoft YaHei',monospace"
)
# “ and — are as wide as Han in a Chinese font; on the terminal they have one cell.
_NARROW = "Consolas,Menlo,'DejaVu Sans Mono',monospace"
# Drawn, not written: in most fonts they are not as high as the line.
BLOCKS = "▁▂▃▄▅▆▇█"


class Glyph(NamedTuple):
    """A character at its column; `look` is CSS, `colour` and `ground` are #rrggbb."""

    column: int
    text: str
    width: int
    colour: str
    ground: str
    look: str


def draw(strips: Sequence[Strip]) -> str:
    """Return the SVG of a screen, given line by line."""
    rows = [list(_glyphs(strip)) for strip in strips]
    seen = dict.fromkeys(glyph.look for row in rows for glyph in row if _is_written(glyph))
    names = {look: f"s{number}" for number, look in enumerate(seen)}
    styles = "".join(f".{name}{{{look}}}" for look, name in names.items())
    width, height = max(strip.cell_length for strip in strips) * CELL, len(strips) * ROW
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" xml:lang="zh-CN" viewBox="0 0 {width}'
            f' {height}" width="{width}" height="{height}">',
            f"<style>text{{font:{_FONT}px {_FAMILY}}}text[textLength]{{font-family:{_NARROW}}}"
            f"rect{{shape-rendering:crispEdges}}{styles}</style>",
            *(line for y, row in enumerate(rows) for line in _backgrounds(row, y * ROW)),
            *(line for y, row in enumerate(rows) for line in _texts(row, y * ROW, names)),
            "</svg>\n",
        )
    )


def _glyphs(strip: Strip) -> Iterator[Glyph]:
    column = 0
    for text, style, control in strip:
        if control or style is None:
            continue
        colour, ground = _colours(style)
        look = _look(style, colour)
        for character in text:
            width = cell_len(character)
            yield Glyph(column, character, width, colour, ground, look)
            column += width


def _colours(style: Style) -> tuple[str, str]:
    assert style.bgcolor
    ground = style.bgcolor.get_truecolor().hex
    # Where nothing but blanks stands, Textual names no colour for it.
    colour = style.color.get_truecolor().hex if style.color else ground
    return (ground, colour) if style.reverse else (colour, ground)


def _look(style: Style, colour: str) -> str:
    weight = ";font-weight:bold" if style.bold else ""
    line = ";text-decoration:underline" if style.underline else ""
    return f"fill:{colour}{weight}{line}"


def _is_written(glyph: Glyph) -> bool:
    return not glyph.text.isspace() and glyph.text not in BLOCKS


def _backgrounds(row: Iterable[Glyph], y: int) -> Iterator[str]:
    for ground, run in groupby(row, key=lambda glyph: glyph.ground):
        glyphs = list(run)
        end = glyphs[-1].column + glyphs[-1].width
        yield _rectangle(glyphs[0].column, end, y, ROW, ground)


def _rectangle(start: int, end: int, y: float, height: float, fill: str) -> str:
    x, width = start * CELL, (end - start) * CELL
    return f'<rect x="{x}" y="{y:g}" width="{width}" height="{height:g}" fill="{fill}"/>'


def _texts(row: Iterable[Glyph], y: int, names: dict[str, str]) -> Iterator[str]:
    """Yield what is drawn on the background: blocks, then texts, one for each look and width."""
    together: dict[tuple[str, int], list[Glyph]] = {}
    for glyph in row:
        if glyph.text in BLOCKS:
            height = ROW * (BLOCKS.index(glyph.text) + 1) / len(BLOCKS)
            end = glyph.column + glyph.width
            yield _rectangle(glyph.column, end, y + ROW - height, height, glyph.colour)
        elif not _is_written(glyph):
            continue
        elif glyph.width > 1 or glyph.text.isascii():
            together.setdefault((glyph.look, glyph.width), []).append(glyph)
        else:
            fit = f' textLength="{CELL}" lengthAdjust="spacingAndGlyphs"'
            yield _text([glyph], y, names, fit)
    for glyphs in together.values():
        yield _text(glyphs, y, names)


def _text(glyphs: Sequence[Glyph], y: int, names: dict[str, str], fit: str = "") -> str:
    inset = (glyphs[0].width * CELL - _FONT) // 2 if glyphs[0].width > 1 else 0
    places = " ".join(str(glyph.column * CELL + inset) for glyph in glyphs)
    words = escape("".join(glyph.text for glyph in glyphs))
    name = names[glyphs[0].look]
    return f'<text class="{name}" x="{places}" y="{y + _BASELINE}"{fit}>{words}</text>'
