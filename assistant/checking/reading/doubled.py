"""Words, clauses and items of a list that are written twice: 工作工作, 的的, 甲、乙、甲."""

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
# A clause over again behind its own comma; short ones may be rhetoric.
_CLAUSE_AGAIN = Pattern(
    r"(?:^|(?<=[，、；。：（]))([^，、；。：（）“”《》]{6,40})[，、；](?=(\1)(?:[，；。）]|$))"
)
_LIST = Pattern(r"[^，。；：（）“”《》、]{2,24}(?:、[^，。；：（）“”《》、]{2,40}){2,}")
_ITEM = Pattern(rf"{HAN}{{4,24}}")
# 甲、甲和乙: the last item opens with the one before it over again.
_LEADING = r"(?:列有|有|包括|包含|涵盖|涉及|公开|发布|调整|含|如|由|为)"
_LEAD_END = Pattern(rf"{_LEADING}$")
_LAST_AGAIN = Pattern(rf"(?:[、，]|{_LEADING})({HAN}{{8,30}})、(?=(\1)[和及与])")


def doubled_words(text: str) -> list[tuple[int, int]]:
    """Return where words stand twice in a row, the ordinary cases left out, in reading order."""
    return sorted(set(_doubled(text)))


def repeated_items(text: str) -> list[tuple[int, int]]:
    """Return where a clause, or an item of a list, stands for the second time."""
    clauses = (match.span(2) for match in _CLAUSE_AGAIN.finditer(text))
    last = (match.span(2) for match in _LAST_AGAIN.finditer(text))
    return sorted({*clauses, *last, *_listed_twice(text)})


def _listed_twice(text: str) -> Iterator[tuple[int, int]]:
    """Yield every item between two 、 that stands among the items before it, too."""
    for run in _LIST.finditer(text):
        begin, seen = run.start(), set[str]()
        items = run[0].split("、")
        # The first item carries the words before the list, the last those behind it.
        for item in items[:-1]:
            is_first_again = item != items[0] and _opens_with(items[0], item)
            if (item in seen and item != items[0]) or is_first_again:
                yield begin, begin + len(item)
            if _ITEM.fullmatch(item):
                seen.add(item)
            begin += len(item) + 1


def _opens_with(first: str, item: str) -> bool:
    """Return whether a list opens with an item behind a word that leads to it: 包括甲."""
    lead = first.removesuffix(item)
    return bool(lead != first and _ITEM.fullmatch(item) and _LEAD_END.search(lead))


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
