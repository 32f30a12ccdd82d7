"""Suggests other words in a Word file as a tracked deletion and insertion.

ISO/IEC 29500-1, 17.13.5: Word shows both and lets the author accept or refuse each.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, cast

from lxml import etree

from assistant.readers.docx_xml import attribute, name_of, whole_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_MARKS = frozenset({"w:commentRangeStart", "w:commentRangeEnd"})
_CHANGES = ("ins", "del", "moveFrom", "moveTo")
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def next_change(root: _Element) -> int:
    """Return a number that no tracked change of the document has."""
    word = f"{{{etree.QName(root).namespace}}}"
    taken = (each for kind in _CHANGES for each in root.iter(f"{word}{kind}"))
    return 1 + max((whole_number(attribute(each, "id"), 0) for each in taken), default=0)


def suggest(
    begin: _Element, end: _Element, text: str, said: Mapping[str, str], number: int
) -> bool:
    """Suggest `text` for what stands between the two marks of a comment.

    `said` are who suggests it and when, as attributes. Nothing is done, and False returned, where
    anything but plain text stands there, where it is what a field comes to, which Word works out
    anew, or where it is somebody else's change already.
    """
    runs = _plain_runs(begin, end)
    if not runs or _is_in_field(begin):
        return False
    word = f"{{{etree.QName(begin).namespace}}}"
    attributes = {f"{word}{name}": value for name, value in said.items()}
    inserted = etree.Element(f"{word}ins", {f"{word}id": str(number), **attributes})
    inserted.append(_run_like(runs[0], text))
    for at, run in enumerate(runs, start=1):
        deleted = etree.Element(f"{word}del", {f"{word}id": str(number + at), **attributes})
        run.addprevious(deleted)
        deleted.append(run)
        for part in run.iter(f"{word}t"):
            part.tag = f"{word}delText"
    last = runs[-1].getparent()
    if last is not None:
        last.addnext(inserted)
    return True


def _plain_runs(begin: _Element, end: _Element) -> list[_Element]:
    """Return the runs between the marks; none where there is anything that is not plain text."""
    parent = begin.getparent()
    if parent is None or parent is not end.getparent() or name_of(parent) != "w:p":
        return []
    runs: list[_Element] = []
    for element in begin.itersiblings():
        if element is end:
            return runs
        if name_of(element) in _MARKS or _is_reference(element):
            continue
        if name_of(element) != "w:r" or not all(_is_plain(part) for part in element):
            return []
        runs.append(element)
    return []


def _is_in_field(mark: _Element) -> bool:
    """Return whether a field that begins before the mark ends behind it."""
    marks = cast("list[_Element]", mark.xpath("preceding::*[local-name()='fldChar']"))
    kinds = [attribute(each, "fldCharType") for each in marks]
    return kinds.count("begin") > kinds.count("end")


def _is_plain(part: _Element) -> bool:
    return name_of(part) in ("w:rPr", "w:t")


def _is_reference(element: _Element) -> bool:
    return name_of(element) == "w:r" and any(
        name_of(part) == "w:commentReference" for part in element
    )


def _run_like(run: _Element, text: str) -> _Element:
    """Return a run with other words that looks the same."""
    other = run.makeelement(run.tag)
    properties = next((part for part in run if name_of(part) == "w:rPr"), None)
    if properties is not None:
        other.append(deepcopy(properties))
    word = f"{{{etree.QName(run).namespace}}}"
    written = etree.SubElement(other, f"{word}t", {_XML_SPACE: "preserve"})
    written.text = text
    return other
