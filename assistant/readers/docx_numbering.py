"""The lists of a .docx: from a paragraph's list and level to the number that Word shows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.readers.docx_xml import attribute, child, name_of, switch, value, whole_number
from assistant.readers.word_numbers import LEVELS, ListCounter, ListLevel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from assistant.readers.docx_styles import Styles


@dataclass(frozen=True, slots=True)
class _List:
    """A list: what it is counted under, its levels, and the levels that begin anew with it."""

    counted_as: str
    levels: tuple[ListLevel, ...]
    restarts: tuple[int, ...]
    level_of_style: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Numbering:
    """The lists of one document and the kinds they are of, and how far they are counted."""

    numbers: Mapping[str, _Element]
    kinds: Mapping[str, _Element]
    styles: Styles
    counter: ListCounter = field(default_factory=ListCounter)
    lists: dict[str, _List] = field(default_factory=dict)

    def number(self, paragraph: _Element) -> str:
        """Return the number before the paragraph's text, or ""; each call counts on."""
        list_id, level_text, style = self.styles.numbering(paragraph)
        if list_id not in self.numbers:
            return ""
        if list_id not in self.lists:
            found = _list(self.numbers[list_id], self.kinds, self.numbers, self.styles)
            self.lists[list_id] = found
            self.counter.restart(found.counted_as, found.restarts)
        numbered = self.lists[list_id]
        level = numbered.level_of_style.get(style, 0)
        level = min(whole_number(level_text, level), LEVELS - 1)
        return self.counter.next_number(numbered.counted_as, numbered.levels, level)


def read_numbering(root: _Element | None, styles: Styles) -> Numbering:
    """Return the lists of the part; none when it is missing."""
    kinds: dict[str, _Element] = {}
    numbers: dict[str, _Element] = {}
    for element in root if root is not None else ():
        if name_of(element) == "w:abstractNum":
            kinds[attribute(element, "abstractNumId")] = element
        elif name_of(element) == "w:num":
            numbers[attribute(element, "numId")] = element
    return Numbering(numbers, kinds, styles)


def _list(
    number: _Element, kinds: Mapping[str, _Element], numbers: Mapping[str, _Element], styles: Styles
) -> _List:
    kind_id = value(number, "w:abstractNumId")
    kind = kinds.get(kind_id)
    linked = value(kind, "w:numStyleLink")
    if linked in styles.styles:
        # The kind only names a style, whose list has the levels.
        target = value(styles.styles[linked].element, "w:pPr", "w:numPr", "w:numId")
        kind_id = value(numbers.get(target), "w:abstractNumId")
        kind = kinds.get(kind_id)
    levels = [ListLevel(text=f"%{at}.") for at in range(1, LEVELS + 1)]
    of_style: dict[str, int] = {}
    for element in kind if kind is not None else ():
        if name_of(element) == "w:lvl":
            at = _at(element)
            levels[at] = _level(element)
            of_style[value(element, "w:pStyle")] = at
    restarts = _overridden(number, levels)
    of_style.pop("", None)
    return _List(kind_id, tuple(levels), restarts, of_style)


def _overridden(number: _Element, levels: list[ListLevel]) -> tuple[int, ...]:
    """Change the levels as one list differs from its kind; return those that begin anew."""
    restarts = []
    for override in number:
        if name_of(override) != "w:lvlOverride":
            continue
        at = _at(override)
        own = child(override, "w:lvl")
        if own is not None:
            levels[at] = _level(own)
        start = value(override, "w:startOverride")
        if start:
            levels[at] = replace(levels[at], start=whole_number(start, 1))
            restarts.append(at)
    return tuple(restarts)


def _at(element: _Element) -> int:
    return min(whole_number(attribute(element, "ilvl"), 0), LEVELS - 1)


def _level(element: _Element) -> ListLevel:
    restart = value(element, "w:lvlRestart")
    return ListLevel(
        start=whole_number(value(element, "w:start"), 0),
        spelling=value(element, "w:numFmt") or "decimal",
        text=value(element, "w:lvlText"),
        is_tight=value(element, "w:suff") == "nothing",
        restart=whole_number(restart, 0) if restart else None,
        is_legal=bool(switch(element, "w:isLgl")),
    )
