"""Text from a file made fit for a terminal: nothing hidden in it, cut where Chinese is cut."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category, combining, east_asian_width

from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = Pattern(r"[\t\r\n\v\f\x85\u2028\u2029]+")
# Control codes, bidirectional and zero-width marks, halves of surrogate pairs: they move the
# cursor, turn text round, or hide.
_HIDDEN = frozenset({"Cc", "Cf", "Cs"})


def clean(text: str) -> str:
    """Return text on one line, with what a terminal would act on shown as 〈202E〉."""
    return "".join(
        f"〈{ord(character):04X}〉" if category(character) in _HIDDEN else character
        for character in _SPACE.sub(" ", text)
    )


def shorten(text: str, longest: int = 80) -> str:
    """Return text of at most `longest` characters, cut out of the middle: 开头……结尾."""
    if len(text) <= longest:
        return text
    head = (longest - 2) * 3 // 5
    return f"{text[:head]}……{text[len(text) - (longest - 2 - head) :]}"


def width(text: str) -> int:
    """Return the columns that text takes; a mark that some terminals draw wide counts as two."""
    return sum(
        0 if combining(character) else 2 if east_asian_width(character) in "WFA" else 1
        for character in text
    )


# What stays together: opening marks, a word in Latin letters or one character, closing marks.
_UNIT = Pattern(r"[（《〈【〔“‘]*(?:[!-~]+|.)[，。、；：！？）》〉】〕”’％…—]*", re.DOTALL)


def wrap(text: str, columns: int) -> list[str]:
    """Return lines of at most `columns`, none of which begins with a closing mark.

    What stays together and is wider than that stands on a line of its own, uncut. With 0 columns
    the text stays on one line.
    """
    if not columns:
        return [text]
    return list(_lines(text, columns))


def _lines(text: str, columns: int) -> Iterator[str]:
    line, used = "", 0
    for unit in _UNIT.findall(text):
        needed = width(unit)
        if line and used + needed > columns:
            yield line.rstrip()
            line, used = "", 0
        line, used = line + unit, used + needed
    yield line
