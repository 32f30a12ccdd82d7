"""The lines of a text file, and the paragraphs that they make up.

A file taken from a PDF breaks its lines at the page's edge. Such a file is recognised by its
lines' widths, and its paragraphs are put together again; in any other file a line is a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

from assistant.report.document import Paragraph
from assistant.report.form import load_form
from assistant.report.passage import fold
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What breaks a line, but does not count as the end of one in editors.
_BREAK = Pattern(r"[\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = " \u3000\xa0\u2002\u2003\u2009\ufeff\u200b"
_EDGES = _SPACES + "\t"
_PAGE_NUMBER = Pattern(
    r"[-—–－─―]{1,2}\s*\d{1,3}\s*[-—–－─―]{1,2}|第\s*\d{1,3}\s*页(?:[\s,，/]*共\s*\d{1,3}\s*页)?"
)
_BEFORE_NUMBER = tuple("-—–－─―第")


class Line(NamedTuple):
    """A line without the space around it: its number from 1, and how far it was set in."""

    text: str
    number: int
    indent: int = 0


def split_lines(text: str) -> list[Line]:
    """Return the lines, blank ones as well; page numbers are left out with the blanks beside."""
    raws = _raw_lines(text)
    parted = [False, *("\t" in raw and "\t" in raw.strip(_EDGES) for raw, _ in raws), False]
    lines = [
        _line(raw, number, is_row="\t" in raw and _is_row(raw, parted[at : at + 3]))
        for at, (raw, number) in enumerate(raws)
    ]
    return _without_page_numbers(lines) if any(map(_is_page_number, lines)) else lines


def _raw_lines(text: str) -> list[tuple[str, int]]:
    """Return what stands between the breaks, with the number that editors give its line."""
    raws = enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1)
    if not _BREAK.search(text):
        return [(raw, number) for number, raw in raws]
    return [(piece, number) for number, raw in raws for piece in _BREAK.split(raw)]


def _is_row(raw: str, parted: Sequence[bool]) -> bool:
    """Return whether a line is a table's row; `parted` says it of those before, at and after."""
    return parted[1] or (raw.rstrip(_SPACES).endswith("\t") and any(parted))


def _is_page_number(line: Line) -> bool:
    text = line.text
    return text.startswith(_BEFORE_NUMBER) and _PAGE_NUMBER.fullmatch(text) is not None


def _line(raw: str, number: int, *, is_row: bool) -> Line:
    """Return the line; beside rows of a table the tabs at its ends stand for empty cells."""
    bare = raw.strip(_EDGES)
    if len(bare) == len(raw):
        return Line(raw, number)
    indent = len(raw) - len(raw.lstrip(_SPACES))
    return Line(raw.strip(_SPACES) if bare and is_row else bare, number, indent if bare else 0)


def _without_page_numbers(lines: list[Line]) -> list[Line]:
    kept: list[Line] = []
    after_number = False
    for line in lines:
        if _is_page_number(line):
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
    if len(group) == 1:
        return Paragraph(group[0].text, ((0, group[0].number),))
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
_ROW_OF_NUMBERS = Pattern(r"\t|\|.*\||(?:\s[\d.,]+){2,}$")


def page_width(lines: Sequence[Line]) -> int:
    """Return the width, in columns, at which the lines were broken; 0 when they were not."""
    # Broken lines end in mid-sentence: without a few of these, no width has to be measured.
    long = {line.text for line in lines if 2 * len(line.text) >= _NARROWEST}
    unended = {text for text in long if not text.endswith(_SENTENCE_END) and not _is_numbers(text)}
    if len(unended) < 0.6 * _FEWEST:
        return 0
    prose = ((text, _width(text)) for text in long if not _is_numbers(text))
    widths = {text: width for text, width in prose if width >= _NARROWEST}
    if len(widths) < _FEWEST:
        return 0
    counted = Counter(widths.values())
    usual = max(counted, key=lambda width: (counted[width], width))
    full = {text for text, width in widths.items() if abs(width - usual) <= _SLACK}
    is_uniform = len(full) >= max(_FEWEST, 0.6 * len(widths))
    return usual if is_uniform and len(full & unended) >= 0.6 * len(full) else 0


def _is_numbers(text: str) -> bool:
    return _ROW_OF_NUMBERS.search(text) is not None


def _width(text: str) -> int:
    """Return the columns that a line takes, half-width punctuation counted as PDFs draw it."""
    return sum(map(_columns, text))


@cache
def _columns(character: str) -> int:
    return 2 if east_asian_width(character) in "WFA" or character in ",:;?!()" else 1


_START = Pattern(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）](?!项|款)"
    r"|第[一二三四五六七八九十]+(?:部分|章)|\d{1,2}[.、．](?!\d)|[（(]\d{1,2}[)）]"
)
_FIRST_WORD = Pattern(r"[!-~]+|.[，。、；：！？”）》]*", re.DOTALL)


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
    return _is_numbers(line.text) or fold(line.text).startswith(_corners())


@cache
def _corners() -> tuple[str, ...]:
    """Return how the long caption begins that a table of the form has in its corner."""
    parts = (part for table in load_form("2021").tables for part in table.parts)
    return tuple(part.corner[:8] for part in parts if len(part.corner) > _NARROWEST // 2)
