"""The lines of a text file, and the paragraphs that they make up.

A file taken from a PDF breaks its lines at the page's edge. Such a file is recognised by its
lines' widths, and its paragraphs are put together again; in any other file a line is a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import chain
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
    raws, numbers = _raw_lines(text)
    lines = [
        Line(raw, number) if raw.strip(_EDGES) == raw else _line(raws, at, number)
        for at, (raw, number) in enumerate(zip(raws, numbers, strict=True))
    ]
    first_letters = {line.text[:1] for line in lines}
    return lines if first_letters.isdisjoint(_BEFORE_NUMBER) else _without_page_numbers(lines)


def _raw_lines(text: str) -> tuple[Sequence[str], Sequence[int]]:
    """Return what stands between the breaks, and the number that editors give each line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    raws = text.split("\n")
    # Python ends a line at every break, as no editor does; one at the end opens no line there.
    if len(f"{text}.".splitlines()) == len(raws):
        return raws, range(1, len(raws) + 1)
    pieces = [_BREAK.split(raw) for raw in raws]
    numbers = [number for number, parts in enumerate(pieces, 1) for _ in parts]
    return list(chain.from_iterable(pieces)), numbers


def _is_row(raws: Sequence[str], at: int) -> bool:
    """Return whether a line is a table's row: tabs part it, or one ends it beside such a row."""
    raw = raws[at]
    if "\t" not in raw or "\t" in raw.strip(_EDGES):
        return "\t" in raw
    beside = raws[max(0, at - 1) : at + 2]
    return raw.rstrip(_SPACES).endswith("\t") and any("\t" in text.strip(_EDGES) for text in beside)


def _is_page_number(line: Line) -> bool:
    text = line.text
    return text.startswith(_BEFORE_NUMBER) and _PAGE_NUMBER.fullmatch(text) is not None


def _line(raws: Sequence[str], at: int, number: int) -> Line:
    """Return a line with space at its ends: in rows of a table tabs there are empty cells."""
    raw = raws[at]
    bare = raw.strip(_EDGES)
    if not bare:
        return Line(bare, number)
    indent = len(raw) - len(raw.lstrip(_SPACES))
    return Line(raw.strip(_SPACES) if _is_row(raws, at) else bare, number, indent)


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
    if not width:
        yield from (Paragraph(line.text, ((0, line.number),)) for line in lines if line.text)
        return
    group: list[Line] = []
    for line in lines:
        if group and not _continues(group[-1], line, width):
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
