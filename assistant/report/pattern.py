"""Regular expressions that are compiled when a text first needs it, not when they are read in.

Compiling is what a short run spends most of its time on, and a good part of what the rules look
for is not even hinted at in the report at hand.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from assistant.report.needs import could_match, needs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.report.needs import Needs

_END = sys.maxsize
_NOTHING = re.compile(r"(?!)")


class Pattern:
    """A regular expression with the methods of `re.Pattern`.

    A text without the words that a match takes is answered before anything is compiled.
    """

    __slots__ = ("_compiled", "_needs", "flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags
        self._compiled: re.Pattern[str] | None = None
        self._needs: Sequence[Needs] | None = None

    def compile(self) -> re.Pattern[str]:
        """Return the expression compiled; `re.error` if it is faulty."""
        return re.compile(self.pattern, self.flags)

    def search(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """Return the first match."""
        return (self._compiled or self._for(text)).search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """Return the match at `start`."""
        return (self._compiled or self._for(text)).match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """Return the match of the whole text."""
        return (self._compiled or self._for(text)).fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = _END) -> Iterator[re.Match[str]]:
        """Return every match, one behind the other."""
        return (self._compiled or self._for(text)).finditer(text, start, end)

    def findall(self, text: str) -> list[str]:
        """Return what every match, or the only group of every match, reads."""
        return (self._compiled or self._for(text)).findall(text)

    def split(self, text: str) -> list[str]:
        """Return what stands between the matches."""
        return (self._compiled or self._for(text)).split(text)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """Return the text with `new` in place of every match, or of the first `count`."""
        found = self._compiled or self._for(text)
        return text if found is _NOTHING else found.sub(new, text, count)

    def _for(self, text: str) -> re.Pattern[str]:
        """Return what answers for `text`: the expression, or one that matches nothing."""
        if self._needs is None:
            self._needs = () if self.flags else needs_of(self.pattern)
        if not could_match(self._needs, text):
            return _NOTHING
        self._compiled = self.compile()
        return self._compiled
