"""Glyphs set in lines, and the paragraphs that the lines make up by where they begin and end."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from assistant.readers.lines import starts_paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.readers.page import Glyph


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of print: its words, its box, and the width of a Han character in it."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    em: float
    page: int


def set_lines(glyphs: Iterable[Glyph], page: int) -> list[SetLine]:
    """Return the lines that the glyphs stand in, from the top down."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.middle):
        if not rows or not _is_beside(rows[-1], glyph):
            rows.append([])
        rows[-1].append(glyph)
    return [_line(sorted(row, key=lambda glyph: glyph.x0), page) for row in rows]


def _is_beside(row: Sequence[Glyph], glyph: Glyph) -> bool:
    """Return whether the glyph stands at the height of the row's glyphs: half of it overlaps."""
    first = row[0]
    height = min(first.bottom - first.top, glyph.bottom - glyph.top)
    return abs(glyph.middle - first.middle) <= height / 2


def _line(row: Sequence[Glyph], page: int) -> SetLine:
    em = _em(row)
    text = row[0].text
    for before, glyph in pairwise(row):
        # Bold type is sometimes made by printing twice, a hair's breadth apart.
        if glyph.text != before.text or glyph.x0 - before.x0 > em / 8:
            text += " " * _is_parted(before, glyph, em) + glyph.text
    top = min(glyph.top for glyph in row)
    bottom = max(glyph.bottom for glyph in row)
    return SetLine(text, row[0].x0, top, max(glyph.x1 for glyph in row), bottom, em, page)


def _is_parted(before: Glyph, glyph: Glyph, em: float) -> bool:
    """Return whether a gap parts words or columns; beside Han only a wide one does."""
    is_word = before.text.isascii() and glyph.text.isascii()
    return glyph.x0 - before.x1 > em * (0.25 if is_word else 1)


def _em(row: Sequence[Glyph]) -> float:
    han = [glyph.x1 - glyph.x0 for glyph in row if glyph.text >= "\u2e80"]
    return median(han) if han else max(glyph.bottom - glyph.top for glyph in row)


@dataclass(frozen=True, slots=True)
class Measure:
    """Where the lines of a page's prose begin and end."""

    left: float
    right: float


def measures(lines: Sequence[SetLine]) -> dict[int, Measure]:
    """Return each page's measure: of its own long lines, or else of all pages' long lines."""
    widest = max((line.x1 - line.x0 for line in lines), default=0)
    long = [line for line in lines if line.x1 - line.x0 > 0.7 * widest]
    pages = {line.page: [own for own in long if own.page == line.page] for line in lines}
    return {page: _measure(own if len(own) > 2 else long, lines) for page, own in pages.items()}


def _measure(long: Sequence[SetLine], lines: Sequence[SetLine]) -> Measure:
    if len(long) < 3:
        return Measure(min(line.x0 for line in lines), max(line.x1 for line in lines))
    # Some lines end with a mark that hangs over the margin: it is the middle one that tells.
    return Measure(min(line.x0 for line in long), median(line.x1 for line in long))


def group_lines(lines: Iterable[SetLine], by_page: dict[int, Measure]) -> Iterator[list[SetLine]]:
    """Yield the lines of each paragraph; it may run over from one page to the next."""
    group: list[SetLine] = []
    for line in lines:
        if group and not _continues(group[-1], line, by_page):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


_FIRST_WORD = re.compile(r"[!-~]+|.[，。、；：！？”）》]*", re.DOTALL)
_SENTENCE_END = ("。", "！", "？", "；", "：", ":")


# A paragraph's first line is set in by two characters; a title or a signature by more.
_SET_IN = 1.2
_CENTRED = 3


def _continues(before: SetLine, line: SetLine, by_page: dict[int, Measure]) -> bool:
    """Return whether `line` goes on with the paragraph of `before`.

    It does when it is not set in, and its first word had no room left at the end of `before`.
    """
    if _has_han(line) and _has_han(before) and abs(line.em - before.em) > 0.2 * before.em:
        return False
    if line.x0 - by_page[line.page].left > _SET_IN * line.em:
        return False
    if before.x0 - by_page[before.page].left > _CENTRED * before.em:
        return False
    if before.text.endswith(_SENTENCE_END) and starts_paragraph(line.text):
        return False
    word = _FIRST_WORD.match(line.text)
    needed = sum(1 if c >= "\u2e80" else 0.5 for c in word[0]) if word else 0
    room = by_page[before.page].right - before.x1
    return room < (needed + 1) * line.em


def _has_han(line: SetLine) -> bool:
    return any(character >= "\u2e80" for character in line.text)


_PAGE_NUMBER = re.compile(
    r"[-—–－─―·~\s]*\d{1,3}[-—–－─―·~\s]*|第\s*\d{1,3}\s*页(?:\W*共\s*\d{1,3}\s*页)?"
    r"|\d{1,3}\s*[/／]\s*\d{1,3}"
)
_EDGE = 0.12


def without_furniture(
    pages: Sequence[Sequence[SetLine]], heights: Sequence[float]
) -> list[list[SetLine]]:
    """Return the pages' lines without page numbers and without what heads or foots every page."""
    edges = [_edge_lines(lines, height) for lines, height in zip(pages, heights, strict=True)]
    counted = Counter(key for lines in edges for key in set(map(_furniture_key, lines)))
    fewest = max(2, len(pages) / 2)
    furniture = {key for key, count in counted.items() if count >= fewest}
    return [
        [
            line
            for line in lines
            if line not in edge
            or not (_furniture_key(line) in furniture or _is_page_number(line, lines))
        ]
        for lines, edge in zip(pages, edges, strict=True)
    ]


def _edge_lines(lines: Sequence[SetLine], height: float) -> list[SetLine]:
    low, high = (1 - _EDGE) * height, _EDGE * height
    return [line for line in lines if line.bottom < high or line.top > low]


def _is_page_number(line: SetLine, lines: Sequence[SetLine]) -> bool:
    return line in (lines[0], lines[-1]) and _PAGE_NUMBER.fullmatch(line.text) is not None


def _furniture_key(line: SetLine) -> str:
    """Return what is the same in the line on every page: all but the numbers."""
    return re.sub(r"[\d\s]+", "#", line.text)
