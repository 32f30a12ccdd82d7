"""Marks ranges of a Word file's text for comments; the text itself stays as it is.

ISO/IEC 29500-1, 17.13.4: a range begins and ends between runs, so runs are cut where one does.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from assistant.readers.docx_xml import name_of
from assistant.writers.docx_remark import reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from assistant.readers.docx_styles import Styles
    from assistant.readers.word import Piece

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Where a mark may stand among runs; anything else around a run is passed over as a whole.
_AROUND_RUNS = frozenset(
    (
        *("w:hyperlink", "w:ins", "w:moveTo", "w:smartTag", "w:customXml"),
        *("w:sdt", "w:sdtContent", "w:fldSimple", "w:dir", "w:bdo"),
    )
)
_TEXT, _BOX = "w:t", "w:txbxContent"


class WordRange(NamedTuple):
    """The characters from `start` to `end` of what `pieces` hold, and the comment's number."""

    pieces: Sequence[Piece]
    start: int
    end: int
    comment: int


class _Edge(NamedTuple):
    """A place in a piece of text: before the character `offset` of `part`."""

    part: _Element
    offset: int


class Marks(NamedTuple):
    """The marks at which a range begins and ends."""

    begin: _Element
    end: _Element


def mark_ranges(ranges: Iterable[WordRange], styles: Styles) -> dict[int, Marks]:
    """Mark each range in the tree that its pieces stand in; some piece of each must have a part.

    Return the marks by comment. Where a range has no text, the nearest is marked, or else the
    empty paragraph.
    """
    marks = [(one.comment, *_edges(one)) for one in ranges]
    halves = _cut_texts(edge for _, *edges in marks for edge in edges)
    return {
        comment: _put(comment, _half_at(halves, begin), _half_before(halves, end), styles)
        for comment, begin, end in marks
    }


def _edges(one: WordRange) -> tuple[_Edge, _Edge]:
    """Return where the first character stands and where the last ends."""
    inside = list(_parts(one.pieces, one.start, one.end))
    if not inside:
        near = list(_parts(one.pieces, max(0, one.start - 1), one.start + 1))
        inside = near[:1] or list(_parts(one.pieces, 0, 1 << 30))[-1:]
    if inside:
        (first, begin, _), (last, _, end) = inside[0], inside[-1]
        return _Edge(first, begin), _Edge(last, end)
    blank = next(piece.part for piece in one.pieces if piece.part is not None)
    return _Edge(blank, 0), _Edge(blank, 0)


def _parts(pieces: Sequence[Piece], start: int, end: int) -> Iterator[tuple[_Element, int, int]]:
    """Yield the elements that hold the range, and which characters of each."""
    at = 0
    for piece in pieces:
        begin, stop = max(start - at, 0), min(end - at, len(piece.text))
        if piece.part is not None and begin < stop:
            yield piece.part, begin, stop
        at += len(piece.text)


# ── cutting ──

_Halves = dict["_Element", list[tuple[int, "_Element"]]]


def _cut_texts(edges: Iterable[_Edge]) -> _Halves:
    """Cut each text where an edge falls inside it; return by text where its parts begin."""
    offsets: dict[_Element, set[int]] = {}
    for edge in edges:
        offsets.setdefault(edge.part, {0}).add(edge.offset)
    return {part: list(_cut(part, sorted(found))) for part, found in offsets.items()}


def _cut(part: _Element, offsets: list[int]) -> Iterator[tuple[int, _Element]]:
    text = part.text or ""
    if name_of(part) != _TEXT:
        yield 0, part
        return
    starts = [offset for offset in offsets if offset < len(text)] or [0]
    current = part
    for start, stop in zip(starts, [*starts[1:], len(text)], strict=True):
        if start:
            following = part.makeelement(part.tag)
            current.addnext(following)
            current = following
        current.text = text[start:stop]
        if len(starts) > 1:
            current.set(_XML_SPACE, "preserve")
        yield start, current


def _half_at(halves: _Halves, edge: _Edge) -> _Element:
    """Return the half that begins at the edge, or that the edge is in."""
    return [half for start, half in halves[edge.part] if start <= edge.offset][-1]


def _half_before(halves: _Halves, edge: _Edge) -> _Element:
    """Return the half that ends at the edge."""
    return [half for start, half in halves[edge.part] if start < max(edge.offset, 1)][-1]


def _run_from(part: _Element) -> _Element:
    """Return the run, or what stands for it among runs, that begins with `part`."""
    run = _whole(part)
    if part.getparent() is run:
        before = part.getprevious()
        if before is not None and name_of(before) != "w:rPr":
            return _cut_run(run, part)
    return run


def _run_to(part: _Element) -> _Element:
    """Return the run, or what stands for it among runs, that ends with `part`."""
    run = _whole(part)
    if part.getparent() is run:
        after = part.getnext()
        if after is not None:
            _cut_run(run, after)
    return run


def _cut_run(run: _Element, part: _Element) -> _Element:
    """Put `part` and what follows it in its run into a run of its own, which looks the same."""
    following = run.makeelement(
        run.tag, {str(name): str(text) for name, text in run.attrib.items()}
    )
    if name_of(run[0]) == "w:rPr":
        following.append(deepcopy(run[0]))
    moved = [part, *part.itersiblings()]
    following.extend(moved)
    run.addnext(following)
    return following


def _whole(part: _Element) -> _Element:
    """Return the run that `part` stands in, or what is around it where no mark may stand.

    A mark in a text box stands around the run that holds the drawing: Word allows none inside.
    """
    chain = [part, *part.iterancestors()]
    names = [name_of(element) for element in chain]
    boxes = [at for at, name in enumerate(names) if name == _BOX]
    paragraph = names.index("w:p", boxes[-1] if boxes else 0)
    inside = zip(chain[:paragraph], names[:paragraph], strict=True)
    return next((e for e, name in reversed(list(inside)) if name not in _AROUND_RUNS), part)


# ── marks ──


def _put(comment: int, first: _Element, last: _Element, styles: Styles) -> Marks:
    """Put the marks of one comment around what stands from `first` to `last`."""
    word = etree.QName(last).namespace or ""
    begin, end = (_mark(word, kind, comment) for kind in ("commentRangeStart", "commentRangeEnd"))
    refers = reference(word, str(comment), styles)
    if name_of(first) == "w:p":
        first.extend((begin, end, refers))
        return Marks(begin, end)
    _run_from(first).addprevious(begin)
    run = _run_to(last)
    _after_marks(run, end)
    _after_marks(_in_paragraph(end), refers)
    return Marks(begin, end)


def _mark(word: str, kind: str, comment: int) -> _Element:
    return etree.Element(f"{{{word}}}{kind}", {f"{{{word}}}id": str(comment)})


def _after_marks(place: _Element, mark: _Element) -> None:
    """Put `mark` behind `place` and the ends of other ranges that stand there already."""
    following = place.getnext()
    while following is not None and _is_end(following):
        place, following = following, following.getnext()
    place.addnext(mark)


def _is_end(element: _Element) -> bool:
    if name_of(element) != "w:r":
        return name_of(element) == "w:commentRangeEnd"
    return {name_of(part) for part in element} - {"w:rPr"} == {"w:commentReference"}


def _in_paragraph(mark: _Element) -> _Element:
    """Return the mark, or what around it stands in the paragraph: a tracked insertion is no place
    for the run that refers to a comment, which nobody inserted."""
    for around in mark.iterancestors():
        if name_of(around) == "w:p":
            break
        mark = around
    return mark
