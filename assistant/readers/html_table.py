"""Tables of web pages: which are tables, and the cells of those that are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.readers.html_text import words_of
from assistant.report.document import Grid

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# The longest caption of the official tables has some 60 characters. Longer cells hold prose: the
# table only lays out the page.
_LONGEST_CELL = 200
_FEWEST_IN_ONE_ROW = 4


def is_data_table(table: HtmlElement) -> bool:
    """Return whether a table is one, and not a frame to lay out the page with."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [len(_cells(row)) for row in table.iter("tr")]
    if max(rows, default=0) < (2 if len(rows) > 1 else _FEWEST_IN_ONE_ROW):
        return False
    return all(_is_short(cell) for cell in table.iter("td", "th"))


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _is_short(cell: HtmlElement) -> bool:
    length = 0
    for text in cell.itertext():
        length += len(text.strip())
        if length > _LONGEST_CELL:
            return False
    return True


def read_table(table: HtmlElement) -> Grid:
    """Return the table's cells; a merged cell stands once, as HTML has it. Blank rows are none."""
    rows = []
    lines = []
    for row in table.iter("tr"):
        cells = tuple(words_of(cell) for cell in _cells(row))
        if any(cells):
            rows.append(cells)
            lines.append(row.sourceline or 0)
    return Grid(tuple(rows), tuple(lines))
