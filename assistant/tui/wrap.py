"""Chinese text cut into terminal lines as the terminal draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells

from assistant.report.lines import fill, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator


def wrap(text: str, width: int) -> list[str]:
    """Return lines of at most `width` cells that together are `text`, line breaks left out.

    What stays together but is wider than a line is cut at the line's end.
    """
    width = max(width, 2)
    return [line for part in text.split("\n") for line in fill(_fit(part, width), width, cell_len)]


def _fit(text: str, width: int) -> Iterator[str]:
    for piece in pieces(text):
        if cell_len(piece) <= width:
            yield piece
        else:
            yield from chop_cells(piece, width)
