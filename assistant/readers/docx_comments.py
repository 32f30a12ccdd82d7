"""The comments of a Word file, with what was replied to them and whether they are resolved.

ISO/IEC 29500-1, 17.13.4; replies and the mark 已解决 stand in the part commentsExtended
([MS-DOCX] 2.5.4.3), which knows a comment by the number of its last paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.readers.docx import main_part, related_parts
from assistant.readers.docx_xml import attribute, name_of
from assistant.readers.guard import open_archive, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from assistant.readers.guard import Archive

_ON = frozenset({"1", "true", "on"})


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody wrote beside the text: a comment, or a reply to one."""

    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment, the replies to it in order, and whether it was marked as resolved.

    `end` tells how many characters of the document stand before its end, None where it has none.
    """

    remark: Remark
    replies: tuple[Remark, ...] = ()
    is_resolved: bool = False
    end: int | None = field(default=None, compare=False)


def read_comments(content: bytes) -> tuple[Thread, ...]:
    """Return the comments in the order of the file; `UnreadableFileError` when it is damaged."""
    archive = open_archive(content)
    main = main_part(archive)
    related = related_parts(archive, main)
    root = list(_part(archive, related.get("comments", "")))
    extended = _part(archive, related.get("commentsExtended", ""))
    marks = {attribute(each, "paraId"): each for each in extended}
    remarks = {_paragraph_of(each): _remark(each) for each in root}
    parents = {key: attribute(marks.get(key), "paraIdParent") for key in remarks}
    ends = _ends(parse_xml(archive.read(main))) if root else {}
    by_key = {_paragraph_of(each): ends.get(attribute(each, "id")) for each in root}
    return tuple(_threads(remarks, parents, marks, by_key))


def _ends(main: _Element) -> Mapping[str, int]:
    """Return by comment how many characters of the document stand before its end."""
    ends: dict[str, int] = {}
    at = 0
    for element in main.iter():
        if name_of(element) == "w:t":
            at += len(element.text or "")
        elif name_of(element) == "w:commentReference":
            ends[attribute(element, "id")] = at
    return ends


def _threads(
    remarks: Mapping[str, Remark],
    parents: Mapping[str, str],
    marks: Mapping[str, _Element],
    ends: Mapping[str, int | None],
) -> Iterator[Thread]:
    for key, remark in remarks.items():
        if parents[key] not in remarks:
            replies = tuple(each for at, each in remarks.items() if parents[at] == key)
            is_resolved = attribute(marks.get(key), "done") in _ON
            yield Thread(remark, replies, is_resolved, ends[key])


def _part(archive: Archive, name: str) -> Iterator[_Element] | tuple[()]:
    return iter(parse_xml(archive.read(name))) if name in archive else ()


def _paragraph_of(comment: _Element) -> str:
    """Return the number of the comment's last paragraph, or one of its own where it has none."""
    numbers = [attribute(each, "paraId") for each in comment if name_of(each) == "w:p"]
    return next((n for n in reversed(numbers) if n), f"comment {attribute(comment, 'id')}")


def _remark(comment: _Element) -> Remark:
    lines = (
        "".join(part.text or "" for part in paragraph.iter() if name_of(part) == "w:t")
        for paragraph in comment.iter()
        if name_of(paragraph) == "w:p"
    )
    return Remark(attribute(comment, "author"), "\n".join(lines))
