"""What a finding rests on: the words around it, and the passages that it points to, marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.emitters.plain import visible
from assistant.report.document import Grid

if TYPE_CHECKING:
    from assistant.checking.rule import Finding, Related
    from assistant.report.document import Block, Document, Place

_BETWEEN_CELLS = " │ "


class Marked(NamedTuple):
    """A text and the half-open ranges of characters in it that matter."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


class Passage(NamedTuple):
    """What stands around a finding: the blocks before it, its own with the words marked, after."""

    before: tuple[str, ...]
    here: Marked
    after: tuple[str, ...]


def passage_around(document: Document, place: Place, reach: int = 0) -> Passage:
    """Return the block that `place` is in, and up to `reach` blocks on either side.

    A cell is shown with its row; with blocks around it, with the whole table.
    """
    blocks, at = document.blocks, place.block
    return Passage(
        tuple(map(_plain, blocks[max(0, at - reach) : at])),
        _marked(blocks[at], place, is_whole=reach > 0),
        tuple(map(_plain, blocks[at + 1 : at + 1 + reach])),
    )


def side_by_side(finding: Finding, related: Related) -> tuple[Marked, Marked]:
    """Return the finding's words and those of the source, with what was changed marked in both."""
    changes = related.changes
    own = tuple((c.start, c.end) for c in changes if c.start < c.end)
    source = tuple((c.source_start, c.source_end) for c in changes if c.source_start < c.source_end)
    return Marked(visible(finding.quote), own), Marked(visible(related.quote), source)


def _plain(block: Block) -> str:
    return f"（表格，{len(block.rows)}行）" if isinstance(block, Grid) else visible(block.text)


def _marked(block: Block, place: Place, *, is_whole: bool) -> Marked:
    if not isinstance(block, Grid):
        return Marked(visible(block.text), ((place.start, place.end),))
    lines: list[str] = []
    marks: tuple[tuple[int, int], ...] = ()
    for number, row in enumerate(block.rows):
        is_here = number == (place.row or 0)
        if is_here:
            begin = sum(len(line) + 1 for line in lines) + _offset(row, place.column or 0)
            marks = ((begin + place.start, begin + place.end),)
        if is_here or is_whole:
            lines.append(_BETWEEN_CELLS.join(map(visible, row)))
    return Marked("\n".join(lines), marks)


def _offset(row: tuple[str, ...], column: int) -> int:
    """Return where the cell `column` begins in its row's line."""
    return sum(len(cell) + len(_BETWEEN_CELLS) for cell in row[:column])
