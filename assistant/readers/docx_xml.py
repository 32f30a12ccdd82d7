"""The XML of a .docx: elements by short names, the same for both namespaces that Office writes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

# Prefixes as everybody writes them. 2006 is what Word writes, purl.oclc.org its “strict” format.
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}
_OFF = frozenset({"0", "false", "off"})
# Elements around paragraphs, rows, cells or runs that change nothing about them.
WRAPPERS = frozenset(
    (
        *("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:hyperlink", "w:fldSimple"),
        *("w:ins", "w:moveTo", "w:dir", "w:bdo", "w:ruby", "w:rubyBase"),
    )
)


@lru_cache(maxsize=4096)
def _short(tag: object) -> str:
    namespace, _, local = str(tag).removeprefix("{").partition("}")
    return f"{_PREFIXES.get(namespace, '?')}:{local}"


def name_of(element: _Element) -> str:
    """Return the element's name with its usual prefix, such as w:p."""
    return _short(element.tag)


def child(element: _Element | None, *path: str) -> _Element | None:
    """Return the first child called so, and so on down the path; None when one is missing."""
    for name in path:
        if element is None:
            return None
        for inner in element:
            if name_of(inner) == name:
                element = inner
                break
        else:
            return None
    return element


def attribute(element: _Element | None, name: str) -> str:
    """Return an attribute by its name without prefix, or ""."""
    if element is not None:
        for key, text in element.attrib.items():
            if str(key).rpartition("}")[2] == name:
                return str(text)
    return ""


def value(element: _Element | None, *path: str) -> str:
    """Return the w:val of the element at the path, or ""."""
    return attribute(child(element, *path), "val")


def whole_number(text: str, default: int) -> int:
    """Return a small number written in digits; `default` for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else default


def switch(element: _Element | None, name: str) -> bool | None:
    """Return whether a property is on or off; None when nothing is said of it."""
    found = child(element, name)
    if found is None:
        return None
    return attribute(found, "val") not in _OFF


def flat(parent: _Element) -> Iterator[_Element]:
    """Yield the children as a reader sees them: wrappers and alternatives opened.

    Of alternatives for new and old programs the first, for new ones, stands for all.
    """
    levels: list[Iterator[_Element]] = [iter(parent)]
    while levels:
        inner = next(levels[-1], None)
        if inner is None:
            levels.pop()
            continue
        name = name_of(inner)
        if name in WRAPPERS:
            levels.append(iter(inner))
        elif name == "mc:AlternateContent":
            levels.append(iter(next(iter(inner), ())))
        else:
            yield inner
