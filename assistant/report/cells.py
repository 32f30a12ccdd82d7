"""The cells of a stretch of a document, one token after another, whatever shape its tables have.

A table reaches us as a real table, as lines with tabs or pipes, as one cell a line, or as numbers
behind a caption on one line. All of them become the same stream of texts, numbers and blanks.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from assistant.report.document import Grid, Paragraph
from assistant.report.layout import UNANSWERED
from assistant.report.passage import NO_HAN, Passage, read_passage
from assistant.report.pattern import Pattern
from assistant.report.report import NO_NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.document import Block
    from assistant.report.form import Form


class Kind(Enum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    BLANK = "blank"


class Token(NamedTuple):
    """One cell: what kind of thing stands in it, and where; `value` is set for a number."""

    kind: Kind
    passage: Passage
    value: Decimal | None = None


_SEPARATOR = Pattern(r"[\t|｜│]")
_NUMBER = Pattern(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
# A number with its unit or a remark, such as 3件 or 22（其中修订16件）, still is the cell's number.
_REMARKED = Pattern(r"([-+]?\d+(?:\.\d+)?)(?:件|条|宗|个|次|万元|元|余|多|左右|（[^（）]*）)+")
_TRAILING = Pattern(r"(?:(?<=\s)|^)(?:[-+－＋]?[\d０-９][\d０-９,.，]*(?:\s+|$))+$")
_BLANKS = NO_NUMBER | {"/", "\\", "-", "--", "—", "——", "－", "_", "／"}
_NOT_CAPTION = Pattern(NO_HAN)
_ORDINAL = Pattern(r"^(?:（[一二三四五六七]）|[一二三四五六]、|\d[.、．])+")


@lru_cache(maxsize=4096)
def caption_key(text: str) -> str:
    """Return what is left of a caption to compare by: its Han characters, numbering dropped."""
    return _NOT_CAPTION.sub("", _ORDINAL.sub("", text)).rstrip("的")


def tokens_of(block: Block, index: int) -> tuple[Token, ...]:
    """Return the cells of the block that is number `index` of its document."""
    if isinstance(block, Grid):
        return tuple(_grid_tokens(block, index))
    return tuple(_line_tokens(block.text, index))


def _grid_tokens(grid: Grid, index: int) -> Iterator[Token]:
    for row, cells in enumerate(grid.rows):
        for column, raw in enumerate(cells):
            yield _token(read_passage(raw, index, row=row, column=column))


def _line_tokens(raw: str, index: int) -> Iterator[Token]:
    start = 0
    for separator in (*_SEPARATOR.finditer(raw), None):
        end = separator.start() if separator else len(raw)
        yield from _piece_tokens(raw, start, end, index)
        start = end + 1


def _piece_tokens(raw: str, start: int, end: int, index: int) -> Iterator[Token]:
    """Yield the caption and the numbers behind it, of one piece of a line."""
    piece = raw[start:end]
    if piece.split() in ([piece], []):
        yield _token(_cut(raw, start, end, index))
        return
    numbers = _TRAILING.search(piece)
    text_end = start + numbers.start() if numbers else end
    if text_end > start or not numbers:
        yield _token(_cut(raw, start, text_end, index))
    if numbers:
        for match in re.finditer(r"\S+", raw[text_end:end]):
            yield _token(_cut(raw, text_end + match.start(), text_end + match.end(), index))


def _cut(raw: str, start: int, end: int, index: int) -> Passage:
    piece = read_passage(raw[start:end], index)
    if not piece:
        return Passage("", index, (start,))
    if isinstance(piece.offsets, range):
        return Passage(piece.text, index, range(start, end))
    return Passage(piece.text, index, tuple(start + offset for offset in piece.offsets))


def _token(passage: Passage) -> Token:
    text = passage.text.replace(" ", "").replace("，", ",")
    if text in _BLANKS or text.startswith(UNANSWERED):
        return Token(Kind.BLANK, passage)
    if not (text[0].isdecimal() or text[0] in "+-"):
        return Token(Kind.TEXT, passage)
    if _NUMBER.fullmatch(text):
        return Token(Kind.NUMBER, passage, Decimal(text.replace(",", "")))
    remarked = _REMARKED.fullmatch(text)
    if remarked:
        return Token(Kind.NUMBER, passage, Decimal(remarked[1]))
    return Token(Kind.TEXT, passage)


# The longest caption of a table has 34 characters.
_LONGEST_CAPTION = 40


def is_sentence(block: Block) -> bool:
    """Return whether a block is one cell that ends with 。, and longer than any caption."""
    line = block.text if isinstance(block, Paragraph) else ""
    return len(line) > _LONGEST_CAPTION and _is_sentence(line)


def is_tabular(block: Block, captions: frozenset[str]) -> bool:
    """Return whether a block, which is no sentence, looks like part of a table.

    `captions` are the keys of every caption that a table of the form may hold.
    """
    if isinstance(block, Grid):
        return True
    line = block.text
    if "\t" in line or "|" in line:
        return "\t" in line.strip() or line.count("|") >= 2 or _holds_cells(line, captions)
    return _is_tabular_line(line, captions)


# Headings and captions are the same in most reports.
@lru_cache(maxsize=4096)
def _is_tabular_line(line: str, captions: frozenset[str]) -> bool:
    """Return whether a line without tabs looks like part of a table."""
    if _is_sentence(line) and not _is_captions(line, captions):
        return False
    return _holds_cells(line, captions)


def _is_sentence(line: str) -> bool:
    if not line.endswith("。") or line.startswith(UNANSWERED):
        return False
    # Four times as fast as a search for a set, and asked of every line.
    return not ("\t" in line or "|" in line or "｜" in line or "│" in line)


def _holds_cells(line: str, captions: frozenset[str]) -> bool:
    found = tuple(_line_tokens(line, 0))
    if all(token.kind is not Kind.TEXT for token in found):
        return True
    head = found[0].passage.text
    if len(found) > 2 or caption_key(head) in captions:
        return "。" not in head
    return _is_glued(head, captions) or _is_captions(line, captions)


def _is_glued(text: str, captions: frozenset[str]) -> bool:
    """Return whether a caption and its digits stand glued together, as in 规章000."""
    if not text[-1:].isdecimal():
        return False
    glued = re.fullmatch(r"(\D+)(\d+)", text)
    return bool(glued) and caption_key(glued[1] if glued else "") in captions


def _is_captions(line: str, captions: frozenset[str]) -> bool:
    """Return whether a line holds nothing but captions, or pieces of them that the page broke."""
    words = line.split()
    if all(len(word) <= 2 for word in words):  # 总 计 in one cell, or 一、总 体 情 况
        words = ["".join(words)]
    return all(_is_piece(word, captions) for word in words)


def _is_piece(word: str, captions: frozenset[str]) -> bool:
    if len(word) > 2 and _begins_no_piece(word[:2], captions):
        return False
    key = caption_key(word)
    if not key or len(word) <= 2:  # a lone （三） or （七 that belongs to the next line
        return len(word) <= 4
    return key in _side_by_side(captions)


def _begins_no_piece(head: str, captions: frozenset[str]) -> bool:
    """Return whether the two letters are Han that stand in no caption side by side.

    The key of a longer word begins with them then; it takes ten times as long to be made out.
    """
    is_kept = len(head) == 2 and head.isalpha() and min(head) > "z" and "的" not in head
    return is_kept and head not in _side_by_side(captions)


@cache
def _side_by_side(captions: frozenset[str]) -> str:
    return "\n".join(captions)


@cache
def caption_keys(form: Form) -> frozenset[str]:
    """Return the keys of every caption of the form's tables, aliases included."""
    keys: set[str] = set()
    for table in form.tables:
        keys.update(caption_key(caption) for caption in table.captions)
        keys.update(caption_key(alias) for row in table.rows.values() for alias in row.aliases)
    keys.discard("")
    return frozenset(keys)
