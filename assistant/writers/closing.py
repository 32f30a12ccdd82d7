"""Where signature and date of a report stand: GB/T 9704-2012, 7.3.5.2, without a seal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft


class ClosingLine(NamedTuple):
    """A line set flush right but for `right` Chinese characters."""

    text: str
    right: float


def closing_lines(draft: Draft) -> list[ClosingLine]:
    """Return signature and date.

    The unit stands two characters from the right, and the date begins two characters right of
    the unit; a date longer than that pushes the unit to the left.
    """
    lines = draft.closing()
    rights = [2.0] * len(lines)
    if len(lines) == 2:
        unit, date = map(_width, lines)
        rights = [2 + max(0.0, 2 + date - unit), max(2.0, unit - date)]
    return list(map(ClosingLine, lines, rights))


def _width(text: str) -> float:
    """Return the width in Chinese characters; a digit takes half of one."""
    return sum(1.0 if character > "\u2e80" else 0.5 for character in text)
