"""The lines of a text file, and the paragraphs that they make up.

A file taken from a PDF breaks its lines at the page's edge. Such a file is recognised by its
lines' widths, and its paragraphs are put together again; in any other file a line is a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from assistant.report.document import Paragraph
from assistant.report.form import load_form
from assistant.report.passage import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What editors count as the end of a line, and what only breaks one.
_LINE_END = re.compile(r"\r\n|\r|\n")
_BREAK = re.compile(r"[\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = " \u3000\xa0\u2002\u2003\u2009\ufeff\u200b"
_PAGE_NUMBER = re.compile(
    r"[-—–－─―]{1,2}\s*\d{1,3}\s*[-—–－─―]{1,2}|第\s*\d{1,3}\s*页(?:[\s,，/]*共\s*\d{1,3}\s*页)?"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the space around it: its number from 1, and how far it was set in."""

    text: str
    number: int
    indent: int = 0


def split_lines(text: str) -> list[Line]:
    """Return the lines, blank ones as well; page numbers are left out with the blanks beside."""
    raws = [
        (piece, number)
        for number, raw in enumerate(_LINE_END.split(text), 1)
        for piece in _BREAK.split(raw)
    ]
    parted = [False, *("\t" in raw.strip(_SPACES + "\t") for raw, _ in raws), False]
    lines = []
    for at, (raw, number) in enumerate(raws):
        ends_blank = raw.rstrip(_SPACES).endswith("\t") and any(parted[at : at + 3])
        lines.append(_line(raw, number, is_row=parted[at + 1] or ends_blank))
    if not any(_PAGE_NUMBER.fullmatch(line.text) for line in lines):
        return lines
    return _without_page_numbers(lines)


def _line(raw: str, number: int, *, is_row: bool) -> Line:
    """Return the line; beside rows of a table the tabs at its ends stand for empty cells."""
    bare = raw.strip(_SPACES + "\t")
    indent = len(raw) - len(raw.lstrip(_SPACES))
    return Line(raw.strip(_SPACES) if bare and is_row else bare, number, indent if bare else 0)


def _without_page_numbers(lines: list[Line]) -> list[Line]:
    kept: list[Line] = []
    after_number = False
    for line in lines:
        if _PAGE_NUMBER.fullmatch(line.text):
            while kept and not kept[-1].text:
                kept.pop()
            after_number = True
        elif line.text or not after_number:
            kept.append(line)
            after_number = False
    return kept


def paragraphs(lines: Sequence[Line], width: int) -> Iterator[Paragraph]:
    """Yield the paragraphs of a file whose lines were broken at `width` columns, 0 for unbroken.

    Each paragraph keeps where the lines begin that it was joined from.
    """
    group: list[Line] = []
    for line in lines:
        if group and not (width and _continues(group[-1], line, width)):
            yield _joined(group)
            group = []
        if line.text:
            group.append(line)
    if group:
        yield _joined(group)


def _joined(group: Sequence[Line]) -> Paragraph:
    starts = []
    length = 0
    for line in group:
        starts.append((length, line.number))
        length += len(line.text)
    return Paragraph("".join(line.text for line in group), tuple(starts))


# Prose lines narrower than 20 Han say nothing about the page; in a report taken from a PDF four
# lines of five end within three Han of the same column, most of them in mid-sentence.
_NARROWEST = 40
_FEWEST = 6
_SLACK = 6
_SENTENCE_END = ("。", "！", "？", "：", "；", "”", "）", "!", "?", ":", ";", ")")
_ROW_OF_NUMBERS = re.compile(r"\t|\|.*\||(?:\s[\d.,]+){2,}$")


def page_width(lines: Sequence[Line]) -> int:
    """Return the width, in columns, at which the lines were broken; 0 when they were not."""
    prose = {line.text: _width(line.text) for line in lines if not _is_numbers(line)}
    widths = {text: width for text, width in prose.items() if width >= _NARROWEST}
    if len(widths) < _FEWEST:
        return 0
    counted = Counter(widths.values())
    usual = max(counted, key=lambda width: (counted[width], width))
    full = [text for text, width in widths.items() if abs(width - usual) <= _SLACK]
    unended = sum(not text.endswith(_SENTENCE_END) for text in full)
    is_wrapped = len(full) >= max(_FEWEST, 0.6 * len(widths)) and unended >= 0.6 * len(full)
    return usual if is_wrapped else 0


def _is_numbers(line: Line) -> bool:
    return _ROW_OF_NUMBERS.search(line.text) is not None


def _width(text: str) -> int:
    """Return the columns that a line takes, half-width punctuation counted as PDFs draw it."""
    return sum(2 if east_asian_width(c) in "WFA" or c in ",:;?!()" else 1 for c in text)


_START = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）](?!项|款)"
    r"|第[一二三四五六七八九十]+(?:部分|章)|\d{1,2}[.、．](?!\d)|[（(]\d{1,2}[)）]"
)
_FIRST_WORD = re.compile(r"[!-~]+|.[，。、；：！？”）》]*", re.DOTALL)


def starts_paragraph(text: str) -> bool:
    """Return whether a line begins with the numbering of a heading or of an item."""
    return _START.match(text) is not None


def _continues(line: Line, following: Line, width: int) -> bool:
    """Return whether `following` goes on with the paragraph of `line`, which fills its width."""
    if not following.text or line.text.endswith((":", "：")) or starts_paragraph(following.text):
        return False
    if following.indent > line.indent:
        return False
    own = _width(line.text)
    first = _FIRST_WORD.match(following.text)
    needed = own + _width(first[0] if first else "")
    if not width // 2 <= own <= width + _SLACK or needed <= width - _SLACK:
        return False
    return not (_is_table_row(line) or _is_table_row(following))


def _is_table_row(line: Line) -> bool:
    return _is_numbers(line) or fold(line.text).startswith(_corners())


@cache
def _corners() -> tuple[str, ...]:
    """Return how the long caption begins that a table of the form has in its corner."""
    parts = (part for table in load_form("2021").tables for part in table.parts)
    return tuple(part.corner[:8] for part in parts if len(part.corner) > _NARROWEST // 2)
