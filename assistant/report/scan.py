"""A document looked over: every block's passage, its cells, and whether it is tabular.

Whatever is asked for is made out then, and once: most of the cells nobody asks for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, TypeVar, overload

from assistant.report.cells import caption_keys, is_sentence, is_tabular, tokens_of
from assistant.report.document import Grid, Paragraph
from assistant.report.form import load_form
from assistant.report.furniture import is_furniture
from assistant.report.passage import read_passage, read_passages
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from assistant.report.cells import Token
    from assistant.report.document import Document
    from assistant.report.form import TableForm
    from assistant.report.passage import Passage

# Radicals and spaces without width: folded, a text with them may hold words that it does not show.
_DISGUISE = Pattern("[\u2e80-\u2fdf\u00ad\u200b-\u200d\u2060\ufeff]")

Item = TypeVar("Item")


class _WhenAsked(Sequence[Item]):
    """Items that are made when they are first asked for, and kept in `made`."""

    def __init__(self, make: Callable[[int], Item], length: int, made: dict[int, Item]) -> None:
        self._make = make
        self._range = range(length)
        self._made = made

    def __len__(self) -> int:
        return len(self._range)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        if isinstance(index, slice):
            return [self[at] for at in self._range[index]]
        if index not in self._made:
            self._made[index] = self._make(self._range[index])
        return self._made[index]


@dataclass(frozen=True)
class Scan:
    """What recognising starts from; its sequences are parallel to the document's blocks."""

    document: Document
    # A sequence that was kept here would hold what holds it: no report could go when it is done
    # with, and looking for those takes a fifth of the time in which many are read.
    _passages: dict[int, Passage | None] = field(default_factory=dict, repr=False)
    _cells: dict[int, tuple[Token, ...]] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.document.blocks)

    @property
    def passages(self) -> Sequence[Passage | None]:
        """Return every block as a passage, None for a real table."""
        return _WhenAsked(self._passage, len(self), self._passages)

    def _passage(self, index: int) -> Passage | None:
        if not self.tabular[index]:
            return self.text[index]
        block = self.document.blocks[index]
        return read_passage(block.text, index) if isinstance(block, Paragraph) else None

    @property
    def cells(self) -> Sequence[tuple[Token, ...]]:
        """Return the cells of every block; a line of prose is one cell."""
        return _WhenAsked(self._cells_at, len(self), self._cells)

    def _cells_at(self, index: int) -> tuple[Token, ...]:
        return tokens_of(self.document.blocks[index], index)

    @cached_property
    def sentences(self) -> tuple[bool, ...]:
        """Return of every block whether it is a sentence or more, and cannot be a caption."""
        return tuple([is_sentence(block) for block in self.document.blocks])

    @cached_property
    def tabular(self) -> tuple[bool, ...]:
        """Return of every block whether it is part of a table."""
        captions = _captions()
        blocks = zip(self.document.blocks, self.sentences, strict=True)
        return tuple([not told and is_tabular(block, captions) for block, told in blocks])

    @cached_property
    def text(self) -> tuple[Passage | None, ...]:
        """Return the passages of the text, the web page's as well; None for a table or a blank."""
        blocks = zip(self.document.blocks, self.tabular, strict=True)
        return read_passages(
            [
                "" if is_table or isinstance(block, Grid) else block.text
                for block, is_table in blocks
            ]
        )

    @cached_property
    def prose(self) -> tuple[Passage | None, ...]:
        """Return the passages of the text, None for a table and for what is the web page's."""
        return tuple(
            [
                None if passage is None or (not told and is_furniture(passage.text)) else passage
                for passage, told in zip(self.text, self.sentences, strict=True)
            ]
        )

    def has_cell(self, texts: Collection[str]) -> bool:
        """Return whether one of `texts`, words without a space, is all that stands in a cell."""
        blocks = self.document.blocks
        others = [index for index, is_told in enumerate(self.sentences) if not is_told]
        lines = [block.text for i in others if isinstance(block := blocks[i], Paragraph)]
        hinted = _hints_at(texts, "".join(lines))
        return any(
            token.passage.text in texts
            for index in others
            if hinted or isinstance(blocks[index], Grid)
            for token in self.cells[index]
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
            text = self._text(index)
            if any(anchor in text for anchor in table.anchors):
                return index
        return None

    def _text(self, index: int) -> str:
        """Return a block's folded text without what parts its cells."""
        passage = self.passages[index]
        if passage is None:
            return "".join(token.passage.text for token in self.cells[index])
        return passage.text.replace("|", "").replace("｜", "").replace("│", "")


def _hints_at(words: Collection[str], raw: str) -> bool:
    """Return whether raw text may hold one of the words; most hold none, and need no folding."""
    unspaced = "".join(raw.split())
    return any(word in unspaced for word in words) or _DISGUISE.search(raw) is not None


@cache
def _captions() -> frozenset[str]:
    return caption_keys(load_form("2021")) | caption_keys(load_form("2019"))
