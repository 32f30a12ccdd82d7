"""Chinese text cut into lines: numbers and words stay whole, marks stay with what they mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

NOT_AT_START = "，。、；：！？）》〉”’』」】〕］％…—·"
NOT_AT_END = "（《〈“‘『「【〔［"
# What stays together: opening marks, a number, a word in Latin letters or one character, closing
# marks.
_PIECE = Pattern(rf"[{NOT_AT_END}]*(?:[!-~０-９]+|.)[{NOT_AT_START}]*", re.DOTALL)


def pieces(text: str) -> list[str]:
    """Return the parts of `text` between which a line may end."""
    return _PIECE.findall(text)


def fill(parts: Iterable[str], columns: int, width: Callable[[str], int]) -> Iterator[str]:
    """Yield lines of as many parts as `columns` hold; a part that is wider stands alone, uncut."""
    line, used = "", 0
    for part in parts:
        needed = width(part)
        if line and used + needed > columns:
            yield line
            line, used = "", 0
        line, used = line + part, used + needed
    yield line
