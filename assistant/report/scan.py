"""A document looked over once: every block's passage, its cells, and whether it is tabular."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING

from assistant.report.cells import caption_keys, is_tabular, tokens_of
from assistant.report.document import Paragraph
from assistant.report.form import load_form
from assistant.report.furniture import is_furniture
from assistant.report.passage import read_passage

if TYPE_CHECKING:
    from collections.abc import Collection

    from assistant.report.cells import Token
    from assistant.report.document import Document
    from assistant.report.form import TableForm
    from assistant.report.passage import Passage


@dataclass(frozen=True)
class Scan:
    """What recognising starts from; its tuples are parallel to the document's blocks.

    `passages` holds None for a real table; `prose` holds None for whatever looks like a table, or
    belongs to the web page around the text. A block's cells are told apart when first asked for.
    """

    document: Document
    passages: tuple[Passage | None, ...]
    _cells: dict[int, tuple[Token, ...]] = field(default_factory=dict, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.passages)

    @cached_property
    def tabular(self) -> tuple[bool, ...]:
        """Return of every block whether it is part of a table."""
        captions = _captions()
        return tuple(
            is_tabular(block, partial(self.cells, index), captions)
            for index, block in enumerate(self.document.blocks)
        )

    @cached_property
    def prose(self) -> tuple[Passage | None, ...]:
        """Return the passages of the blocks that are part of the text, and of no table."""
        return tuple(
            passage if passage and not is_table and not is_furniture(passage.text) else None
            for passage, is_table in zip(self.passages, self.tabular, strict=True)
        )

    def cells(self, index: int) -> tuple[Token, ...]:
        """Return the cells of the block number `index`."""
        if index not in self._cells:
            self._cells[index] = tokens_of(self.document.blocks[index], index)
        return self._cells[index]

    def has_cell(self, texts: Collection[str]) -> bool:
        """Return whether one of `texts` is all that stands in a cell."""
        lines = "\n".join(passage.text for passage in self.passages if passage)
        hinted = any(text in lines for text in texts)
        return any(
            token.passage.text in texts
            for index, passage in enumerate(self.passages)
            if passage is None or hinted
            for token in self.cells(index)
        )

    def table_cells(self, first: int, last: int) -> tuple[Token, ...]:
        """Return the cells of the tabular blocks from `first` up to, not including, `last`."""
        return tuple(
            token
            for index in range(first, last)
            if self.tabular[index]
            for token in self.cells(index)
        )

    def first_anchor(self, table: TableForm) -> int | None:
        """Return the first block of a table that holds a caption which only this table has."""
        for index, is_table in enumerate(self.tabular):
            if not is_table:
                continue
            text = self._text(index)
            if any(anchor in text for anchor in table.anchors):
                return index
        return None

    def _text(self, index: int) -> str:
        """Return a block's folded text without what parts its cells."""
        passage = self.passages[index]
        if passage is None:
            return "".join(token.passage.text for token in self.cells(index))
        return passage.text.replace("|", "").replace("｜", "").replace("│", "")


@cache
def _captions() -> frozenset[str]:
    return caption_keys(load_form("2021")) | caption_keys(load_form("2019"))


def scan(document: Document) -> Scan:
    """Look a document over."""
    passages = (
        read_passage(block.text, index) if isinstance(block, Paragraph) else None
        for index, block in enumerate(document.blocks)
    )
    return Scan(document, tuple(passages))
