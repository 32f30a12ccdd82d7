"""Chinese text cut into terminal lines: numbers stay whole, no line starts with a closing mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

NOT_AT_START = "，。、；：！？）》〉”’』」】〕］％%…—·"
NOT_AT_END = "（《〈“‘『「【〔［"
_WORD = r"[0-9A-Za-z０-９]+(?:[.,:/_?&=+~#@-]+[0-9A-Za-z０-９]+)*"
# What must stay together: opening marks, a number or one character, closing marks.
_UNIT = re.compile(rf"[{NOT_AT_END}]*(?:{_WORD}|.)[{NOT_AT_START}]*", re.DOTALL)


def wrap(text: str, width: int) -> list[str]:
    """Return lines of at most `width` cells that together are `text`, line breaks left out.

    What stays together but is wider than a line is cut at the line's end.
    """
    return [line for part in text.split("\n") for line in _wrap_paragraph(part, max(width, 2))]


def _wrap_paragraph(text: str, width: int) -> Iterator[str]:
    line, used = "", 0
    for piece in _pieces(text, width):
        cells = cell_len(piece)
        if line and used + cells > width:
            yield line
            line, used = "", 0
        line, used = line + piece, used + cells
    yield line


def _pieces(text: str, width: int) -> Iterator[str]:
    for unit in _UNIT.findall(text):
        if cell_len(unit) <= width:
            yield unit
        else:
            yield from chop_cells(unit, width)
