"""A document looked over once: every block's passage, its cells, and whether it is tabular."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.report.cells import caption_keys, is_tabular, tokens_of
from assistant.report.document import Paragraph
from assistant.report.form import load_form
from assistant.report.furniture import is_furniture
from assistant.report.passage import read_passage

if TYPE_CHECKING:
    from assistant.report.cells import Token
    from assistant.report.document import Document
    from assistant.report.form import TableForm
    from assistant.report.passage import Passage


@dataclass(frozen=True, slots=True)
class Scan:
    """What recognising starts from; the three tuples are parallel to the document's blocks.

    `passages` holds None for a real table; `prose` holds None for whatever looks like a table, or
    belongs to the web page around the text.
    """

    document: Document
    passages: tuple[Passage | None, ...]
    cells: tuple[tuple[Token, ...], ...]
    tabular: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.tabular)

    @property
    def prose(self) -> tuple[Passage | None, ...]:
        """Return the passages of the blocks that are part of the text, and of no table."""
        return tuple(
            passage if passage and not is_table and not is_furniture(passage.text) else None
            for passage, is_table in zip(self.passages, self.tabular, strict=True)
        )

    def table_cells(self, first: int, last: int) -> tuple[Token, ...]:
        """Return the cells of the tabular blocks from `first` up to, not including, `last`."""
        return tuple(
            token
            for index in range(first, last)
            if self.tabular[index]
            for token in self.cells[index]
        )

    def first_anchor(self, table: TableForm) -> int | None:
        """Return the first block of a table that holds a caption which only this table has."""
        for index, is_table in enumerate(self.tabular):
            if not is_table:
                continue
            text = "".join(token.passage.text for token in self.cells[index])
            if any(anchor in text for anchor in table.anchors):
                return index
        return None


def scan(document: Document) -> Scan:
    """Look a document over."""
    captions = caption_keys(load_form("2021")) | caption_keys(load_form("2019"))
    cells = tuple(tokens_of(block, index) for index, block in enumerate(document.blocks))
    return Scan(
        document,
        tuple(
            read_passage(block.text, index) if isinstance(block, Paragraph) else None
            for index, block in enumerate(document.blocks)
        ),
        cells,
        tuple(
            is_tabular(block, found, captions)
            for block, found in zip(document.blocks, cells, strict=True)
        ),
    )
