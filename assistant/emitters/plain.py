"""Text from a file made fit for a terminal: nothing hidden in it, cut where Chinese is cut."""

from __future__ import annotations

from unicodedata import category, combining, east_asian_width

from assistant.report.lines import fill, pieces
from assistant.report.pattern import Pattern

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


def visible(text: str) -> str:
    """Return text of the same length, with what a terminal would act on shown as □."""
    return "".join(
        " " if _SPACE.fullmatch(character) else "□" if category(character) in _HIDDEN else character
        for character in text
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


def wrap(text: str, columns: int) -> list[str]:
    """Return lines of at most `columns`, none of which begins with a closing mark.

    What stays together and is wider than that stands on a line of its own, uncut. With 0 columns
    the text stays on one line.
    """
    if not columns:
        return [text]
    *full, last = fill(pieces(text), columns, width)
    return [*(line.rstrip() for line in full), last]
