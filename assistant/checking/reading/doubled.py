"""Words and function characters written twice in a row: 工作工作, 的的."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.knowledge import any_of, load_knowledge, pattern
from assistant.report.passage import HAN
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_DOUBLED = Pattern(rf"({HAN}{{2,6}})\1")
_BESIDE = 4


def doubled_words(text: str) -> list[tuple[int, int]]:
    """Return where words stand twice in a row, the ordinary cases left out, in reading order."""
    return sorted(set(_doubled(text)))


def may_be_two(once: str) -> bool:
    """Return whether a word may follow itself as another word: 要求要求."""
    return once in load_knowledge("doubled")["either"]


def _doubled(text: str) -> Iterator[tuple[int, int]]:
    ordinary = any_of(load_knowledge("doubled")["ordinary"])
    for match in _DOUBLED.finditer(text):
        if not _is_within(text, match, ordinary):
            yield match.span()
    for entry in load_knowledge("doubled")["single"]:
        excepted = pattern(entry["except"])
        for match in pattern(entry["pattern"]).finditer(text):
            if not _is_within(text, match, excepted):
                yield match.span()


def _is_within(text: str, doubled: re.Match[str], ordinary: Pattern) -> bool:
    """Return whether an ordinary wording covers the doubling, with what stands beside it."""
    first = max(0, doubled.start() - _BESIDE)
    return any(
        found.start() + first < doubled.end() and found.end() + first > doubled.start()
        for found in ordinary.finditer(text[first : doubled.end() + _BESIDE])
    )
