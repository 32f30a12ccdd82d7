"""The draft as plain text: what stands in a column begins at the same place on every line."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from assistant.writers.text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.drafting.draft import Draft


def stops(line: str) -> Iterator[int]:
    """Yield where each tab of a line leads to, as an editor draws it."""
    at = 0
    for cell in line.split("\t")[:-1]:
        at += sum(2 if east_asian_width(character) in "WFA" else 1 for character in cell)
        at += 8 - at % 8
        yield at


def test_columns_of_figures_stand_straight_whatever_stands_before_them(draft: Draft) -> None:
    tables = [part.split("\n") for part in text_of(draft).split("\n\n") if "\t" in part]
    assert [len(rows) for rows in tables] == [14, 28, 4]
    _, applications, _ = tables
    assert len({tuple(list(stops(row))[2:]) for row in applications[3:]}) == 1
    for rows in tables:
        filled = [row for row in rows if not row.endswith("\t")]
        assert len({list(stops(row))[-1] for row in filled}) == 1
