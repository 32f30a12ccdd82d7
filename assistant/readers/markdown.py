"""Read Markdown: headings, pipe tables and paragraphs; comments and rules are left out."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.readers.lines import Line, page_width, paragraphs, split_lines
from assistant.report.document import Grid, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.report.document import Block

_COMMENT = re.compile(r"(?<!\\)<!--.*?(?:-->|\Z)", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})\s*([^#\s].*?)\s*#*")
_RULE = re.compile(r"(?:[-*_=]\s*){3,}|`{3,}.*|~{3,}.*")
_MARK = re.compile(r"(?:[-*+]|>+)\s+")
_BOLD_LINE = re.compile(r"(\*\*|__)((?:(?!\1).)+)\1")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_PIPE = re.compile(r"(?<!\\)\|")
# A cell of one or two dashes says that nothing is there; only three and more are a rule.
_ALIGNMENT = re.compile(r"\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?")


def read_markdown(text: str) -> tuple[Block, ...]:
    """Return headings, tables and paragraphs in order, each with its lines in the file."""
    lines = split_lines(_COMMENT.sub(_blanked, text))
    width = page_width([line for line in lines if _kind(line) == "prose"])
    return tuple(
        block
        for kind, group in groupby(lines, key=_kind)
        for block in _blocks(kind, list(group), width)
    )


def _blanked(comment: re.Match[str]) -> str:
    """Return the comment's line ends alone, so that later lines keep their numbers."""
    return re.sub(r"[^\r\n]", "", comment[0])


def _kind(line: Line) -> str:
    if line.text.startswith("|") or (_PIPE.search(line.text) and _ALIGNMENT.fullmatch(line.text)):
        return "table"
    if _HEADING.fullmatch(line.text):
        return "heading"
    return "rule" if _RULE.fullmatch(line.text) else "prose"


def _blocks(kind: str, lines: Sequence[Line], width: int) -> Iterator[Block]:
    if kind == "table":
        yield from _grid(lines)
    elif kind == "heading":
        yield from map(_heading, lines)
    elif kind == "prose":
        yield from paragraphs([_bare(line) for line in lines], width)


def _heading(line: Line) -> Paragraph:
    match = _HEADING.fullmatch(line.text)
    marks, words = match.groups() if match else ("", line.text)
    return Paragraph(_plain(words), ((0, line.number),), level=len(marks) - 1)


def _bare(line: Line) -> Line:
    """Return the line without the marks of a list or a quotation; digits of a list stay."""
    return Line(_plain(_MARK.sub("", line.text, count=1)), line.number, line.indent)


def _plain(text: str) -> str:
    """Return the text without backslashes before marks, and without bold around all of it."""
    whole = _BOLD_LINE.fullmatch(text)
    return _ESCAPED.sub(r"\1", whole[2] if whole else text)


def _grid(lines: Sequence[Line]) -> Iterator[Block]:
    rows = [line for line in lines if not _ALIGNMENT.fullmatch(line.text)]
    if rows:
        cells = tuple(tuple(_cells(line.text)) for line in rows)
        yield Grid(cells, tuple(line.number for line in rows))


def _cells(row: str) -> Iterator[str]:
    inner = row.removeprefix("|")
    if re.search(r"(?<!\\)\|$", inner):
        inner = inner[:-1]
    for cell in _PIPE.split(inner):
        yield _plain(cell.strip())
