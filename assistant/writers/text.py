"""Write a draft as plain text; tables stand in columns, their cells between tabs.

With tabs a table can be pasted into Word or Excel, and read back; the spaces before them set the
columns straight wherever a Chinese character is as wide as two letters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from assistant.report.layout import lay_out
from assistant.writers.grid import spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.drafting.draft import Draft, DraftSection
    from assistant.report.tables import TableFigures
    from assistant.writers.grid import Slot

_TAB = 8  # columns from one stop to the next


def text_of(draft: Draft) -> str:
    """Return the whole report, a blank line between paragraphs, one line end at the end."""
    return "\n\n".join(_parts(draft)) + "\n"


def _parts(draft: Draft) -> Iterator[str]:
    yield draft.title
    yield from (paragraph.text for paragraph in draft.preface)
    for section in draft.sections:
        yield from _section(section)
    yield "\n".join(draft.closing())


def _section(section: DraftSection) -> Iterator[str]:
    yield section.heading
    for paragraph in section.paragraphs:
        if paragraph.heading:
            yield paragraph.heading
        yield paragraph.text
    if section.table:
        yield "\n".join(_rows(section.table))


def _rows(table: TableFigures) -> Iterator[str]:
    """Yield a line a row; places that a merged cell covers stay empty."""
    grid = spread(lay_out(table))
    ends = _ends(grid)
    for row in grid:
        line, at = "", 0
        for slot, end in zip(row[:-1], ends, strict=False):
            text = _text(slot)
            padding = " " * max(0, end - 1 - at - _width(text))
            line += f"{text}{padding}\t"
            at = _next_stop(at + _width(text) + len(padding))
        yield line + _text(row[-1])


def _ends(grid: Sequence[Sequence[Slot]]) -> list[int]:
    """Return at which stop each column ends, so that what stands in it has room."""
    ends: list[int] = []
    for column in range(len(grid[0])):
        begin = ends[-1] if ends else 0
        reached = [_reach(row, column, ends) for row in grid]
        ends.append(max(begin + _TAB, *reached))
    return ends


def _reach(row: Sequence[Slot], column: int, ends: Sequence[int]) -> int:
    """Return the stop up to which a cell that ends in the column stretches; 0 for others."""
    slot = row[column]
    first = column - slot.across
    if slot.across + 1 < slot.cell.columns:
        return 0
    begin = ends[first - 1] if first else 0
    return _next_stop(begin + _width(_text(row[first]))) + slot.across * _TAB


def _next_stop(at: int) -> int:
    return (at // _TAB + 1) * _TAB


def _text(slot: Slot) -> str:
    return "" if slot.down or slot.across else slot.cell.text


def _width(text: str) -> int:
    """Return the columns that a text takes in a Chinese fixed-width face."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)
