"""The styles of a .docx: which paragraphs are headings or listed, and which text is hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.readers.docx_xml import attribute, child, name_of, switch, value, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element

_HEADING = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
_TITLES = frozenset({"title", "标题"})
_BODY_LEVEL = 9
_DEEPEST = 30  # Word itself allows 11


@dataclass(frozen=True, slots=True)
class Style:
    """A style as its element says; `parent` is the id of the one it is based on."""

    element: _Element
    name: str
    parent: str


@dataclass(frozen=True, slots=True)
class _Traits:
    """What a style comes to with those that it is based on."""

    level: int | None = None
    list_id: str = ""
    list_level: str = ""
    hides: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles by their ids; `default` is that of a paragraph that names none."""

    styles: Mapping[str, Style]
    default: str
    known: dict[str, _Traits] = field(default_factory=dict)

    def of_paragraph(self, paragraph: _Element) -> str:
        """Return the id of the paragraph's style."""
        return value(paragraph, "w:pPr", "w:pStyle") or self.default

    def named(self, name: str) -> str:
        """Return the id of the style that is called so, in any case of letters; "" for none."""
        for style_id, style in self.styles.items():
            if style.name.lower() == name:
                return style_id
        return ""

    def level(self, paragraph: _Element) -> int | None:
        """Return the level of a heading, 0 for the title; None for other paragraphs."""
        own = value(paragraph, "w:pPr", "w:outlineLvl")
        return _level(own) if own else self._traits(self.of_paragraph(paragraph)).level

    def numbering(self, paragraph: _Element) -> tuple[str, str, str]:
        """Return the list that the paragraph belongs to, its level, and the style that says so.

        The first is "" for none; the level is "" where only the list itself knows it.
        """
        own = child(paragraph, "w:pPr", "w:numPr")
        list_id, level = value(own, "w:numId"), value(own, "w:ilvl")
        if list_id:
            return _listed(list_id), level or "0", ""
        style_id = self.of_paragraph(paragraph)
        traits = self._traits(style_id)
        return traits.list_id, level or traits.list_level, style_id

    def is_hidden(self, run: _Element, paragraph_style: str) -> bool:
        """Return whether a run's text is not shown."""
        properties = child(run, "w:rPr")
        own = switch(properties, "w:vanish")
        if own is not None:
            return own
        run_style = value(properties, "w:rStyle")
        return self._traits(paragraph_style).hides or self._traits(run_style).hides

    def _traits(self, style_id: str) -> _Traits:
        if style_id not in self.known:
            self.known[style_id] = self._inherited(style_id)
        return self.known[style_id]

    def _inherited(self, style_id: str) -> _Traits:
        lineage = list(self._lineage(style_id))
        lists = (child(style.element, "w:pPr", "w:numPr") for style in lineage)
        own_list = next((said for said in lists if value(said, "w:numId")), None)
        hides = (switch(child(style.element, "w:rPr"), "w:vanish") for style in lineage)
        return _Traits(
            _heading_level(lineage),
            _listed(value(own_list, "w:numId")),
            value(own_list, "w:ilvl"),
            next((said for said in hides if said is not None), False),
        )

    def _lineage(self, style_id: str) -> Iterator[Style]:
        """Yield the style and those it is based on, nearest first."""
        for _ in range(_DEEPEST):
            style = self.styles.get(style_id)
            if style is None:
                return
            yield style
            style_id = style.parent


def _listed(list_id: str) -> str:
    """Return the list's id; 0 takes a paragraph out of its style's list."""
    return "" if list_id == "0" else list_id


def _heading_level(lineage: Iterable[Style]) -> int | None:
    for style in lineage:
        heading = _HEADING.fullmatch(style.name)
        if heading:
            return int(heading[1])
        if style.name.lower() in _TITLES:
            return 0
        outline = value(style.element, "w:pPr", "w:outlineLvl")
        if outline:
            return _level(outline)
    return None


def _level(outline: str) -> int | None:
    level = whole_number(outline, _BODY_LEVEL)
    return None if level >= _BODY_LEVEL else level + 1


def read_styles(root: _Element | None) -> Styles:
    """Return the styles of the part; none when it is missing."""
    elements = [e for e in root if name_of(e) == "w:style"] if root is not None else []
    styles = {
        attribute(e, "styleId"): Style(e, value(e, "w:name").strip(), value(e, "w:basedOn"))
        for e in elements
    }
    default = next((attribute(e, "styleId") for e in elements if _is_default(e)), "")
    return Styles(styles, default)


def _is_default(style: _Element) -> bool:
    is_default = attribute(style, "default") in ("1", "true", "on")
    return is_default and attribute(style, "type") == "paragraph"
