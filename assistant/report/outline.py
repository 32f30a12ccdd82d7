"""Where a report's sections begin: by their headings, and where those are lost by what follows."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from assistant.report.document import Paragraph
from assistant.report.headings import (
    LONGEST_HEADING,
    begins_outer,
    numbering_of,
    section_called,
    section_prefix,
    split_heading,
    topic_called,
)
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.report.form import Form
    from assistant.report.headings import Split
    from assistant.report.passage import Passage
    from assistant.report.scan import Scan

_UNKNOWN_LONGEST = 30
_AROUND_REST = " 。：:"
_PREFACE_WORDS = Pattern(r"编制|本报告|统计期限|电子版|联系电话|年度报告")
_PROBLEMS = Pattern(r"(?:存在|还有).{0,16}(?:问题|不足|差距|薄弱)")
_OTHERS = Pattern(
    r"信息处理费|其他需要报告|工作要点.{0,12}(?:落实|贯彻)|(?:落实|贯彻).{0,20}工作要点"
)


class Heading(NamedTuple):
    """Where a section begins.

    `key` is None for a level-one heading that the form does not know; `passage` is None where the
    section was inferred. `rest` is the prose that follows the heading on its line.
    """

    key: str | None
    block: int
    passage: Passage | None
    rest: Passage | None = None
    style: str = ""
    ordinal: int = 0

    @property
    def is_whole(self) -> bool:
        """Return whether the heading has its block to itself."""
        return self.passage is not None and self.rest is None


class Outline(NamedTuple):
    """The sections' beginnings in reading order; `end` is the number of blocks."""

    headings: tuple[Heading, ...]
    end: int

    def heading(self, key: str) -> Heading | None:
        """Return where the section called `key` begins, or None."""
        return next((heading for heading in self.headings if heading.key == key), None)

    def end_of(self, heading: Heading) -> int:
        """Return the block at which the section that begins at `heading` is over."""
        later = [other.block for other in self.headings if other.block > heading.block]
        return min(later, default=self.end)


def find_outline(scanned: Scan, form: Form, *, after: int) -> Outline:
    """Return where the sections begin in the blocks from `after` on."""
    headings = _settled(list(_candidates(scanned, form, after)))
    inferred = _inferred(scanned, form, headings, after)
    ordered = sorted([*headings, *inferred], key=lambda heading: heading.block)
    return Outline(tuple(ordered), len(scanned))


def _candidates(scanned: Scan, form: Form, after: int) -> Iterator[Heading]:
    """Yield every line that may be a heading, as it stands by itself."""
    blocks = scanned.document.blocks
    for passage in scanned.text[after:]:
        if passage is None:
            continue
        block = blocks[passage.block]
        is_marked = isinstance(block, Paragraph) and block.level in (1, 2)
        text = passage.text
        # Prose begins a section only behind an outer number.
        if len(text) <= LONGEST_HEADING or is_marked or begins_outer(text):
            heading = _heading_at(scanned, passage, form, is_marked)
            if heading:
                yield heading


def _heading_at(scanned: Scan, passage: Passage, form: Form, is_marked: bool) -> Heading | None:
    text = passage.text
    read = _read_short if len(text) <= LONGEST_HEADING else _read
    found = read(text, form, is_marked)
    if not found:
        return None
    heading = Heading(
        found.key,
        passage.block,
        passage.slice(0, found.end),
        passage.slice(*found.rest) if found.rest else None,
        found.style,
        found.ordinal,
    )
    return heading if found.style or _stands_alone(heading, form, scanned) else None


class _Found(NamedTuple):
    """A heading in a line: where it ends, and from where to where prose follows it, if it does."""

    key: str | None
    end: int
    rest: tuple[int, int] | None
    style: str
    ordinal: int


def _read(text: str, form: Form, is_marked: bool) -> _Found | None:
    """Return the heading in a line's text, whatever stands around it."""
    split = split_heading(text)
    return (split and _by_words(split, form, is_marked)) or _by_prefix(text, form)


# Headings are the same in most reports.
_read_short = lru_cache(maxsize=4096)(_read)


def _by_words(split: Split, form: Form, is_marked: bool) -> _Found | None:
    """Return the heading that a line's own words make it; style "" for one without a number."""
    numbering = split.numbering
    style = numbering.style if numbering else ("marked" if is_marked else "")
    is_outer = style in ("han", "part", "marked")
    if split.has_rest and not is_outer:
        return None
    key = section_called(form, split.words, loosely=is_outer)
    ordinal = numbering.ordinal if numbering else 0
    if key:
        rest = (split.rest_start, len(split.text)) if split.has_rest else None
        return _Found(key, split.end, rest, style, ordinal)
    is_short = split.end <= _UNKNOWN_LONGEST and not split.has_rest
    if style in ("han", "part", "digit") and is_short and not re.search("[，。；]", split.words):
        return _Found(None, split.end, None, style, ordinal)
    return None


def _stands_alone(heading: Heading, form: Form, scanned: Scan) -> bool:
    """Return whether an unnumbered line is a section's heading, not a topic's of the same name."""
    if heading.rest or not heading.passage:
        return False
    as_topic = any(topic_called(section, heading.passage.text) for section in form.sections)
    return not as_topic or any(scanned.tabular[heading.block + 1 : heading.block + 2])


def _by_prefix(text: str, form: Form) -> _Found | None:
    """Return the heading of a line on which prose follows it without a mark between them."""
    numbering = numbering_of(text)
    if not numbering or numbering.style not in ("han", "part"):
        return None
    found = section_prefix(form, text[numbering.end :])
    if not found:
        return None
    key, length = found
    end = numbering.end + length
    start = len(text) - len(text[end:].lstrip(_AROUND_REST))
    stop = len(text.rstrip(_AROUND_REST))
    rest = (start, stop) if start < stop else None
    return _Found(key, end, rest, numbering.style, numbering.ordinal)


def _settled(candidates: Sequence[Heading]) -> list[Heading]:
    """Return the headings of level one among the candidates: one style, no contents list."""
    outer = [h for h in candidates if h.style in ("han", "part", "marked")]
    if sum(1 for heading in outer if heading.key) < 2:
        outer = _inner_style(candidates) or outer
    known = {heading.key for heading in outer}
    bare = [h for h in candidates if not h.style and h.key and h.key not in known]
    headings = sorted([*outer, *bare], key=lambda heading: heading.block)
    return list(_plausible(_without_contents(headings)))


def _inner_style(candidates: Sequence[Heading]) -> list[Heading]:
    """Return headings numbered 1. or （一） where a report uses that for its level one."""
    for style in ("digit", "bracket", "first"):
        found = [h for h in candidates if h.style == style]
        if len({heading.key for heading in found if heading.key}) >= 4:
            return found
    return []


def _without_contents(headings: list[Heading]) -> list[Heading]:
    """Drop a list of contents: headings that follow each other at once and come again later."""
    kept = []
    for position, heading in enumerate(headings):
        later = headings[position + 1 :]
        is_empty = heading.is_whole and later and later[0].block == heading.block + 1
        if is_empty and any(heading.key and other.key == heading.key for other in later):
            continue
        kept.append(heading)
    return kept


def _plausible(headings: Sequence[Heading]) -> Iterator[Heading]:
    """Yield known sections once each, and unknown ones that continue the numbering."""
    seen: set[str] = set()
    taken = {heading.ordinal for heading in headings if heading.key}
    last = 0
    for heading in headings:
        if heading.key:
            if heading.key in seen:
                continue
            seen.add(heading.key)
        elif heading.ordinal != last + 1 or heading.ordinal in taken:
            continue
        last = heading.ordinal or last
        yield heading


def _inferred(
    scanned: Scan, form: Form, headings: Sequence[Heading], after: int
) -> Iterator[Heading]:
    """Yield the sections that have lost their heading but not their content."""
    known = {heading.key for heading in headings}
    if all(section.key in known for section in form.sections):
        return
    starts = [heading.block for heading in headings]
    anchors = {table.section: scanned.first_anchor(table) for table in form.tables}
    for key, block in anchors.items():
        if key not in known and block is not None:
            starts.append(block)
            yield Heading(key, block, None)
    if "overview" not in known:
        yield from _lost_overview(scanned.passages, form, after, min(starts, default=len(scanned)))
    last_table = max((block for block in anchors.values() if block is not None), default=None)
    if last_table is None:
        return
    for key, pattern in (("problems", _PROBLEMS), ("others", _OTHERS)):
        lost = None if key in known else _lost_prose(scanned, pattern, last_table, starts)
        if lost is not None:
            starts.append(lost)
            yield Heading(key, lost, None)


def _lost_overview(
    passages: Sequence[Passage | None], form: Form, after: int, end: int
) -> Iterator[Heading]:
    """Yield section one where its sub-headings, or at least its kind of prose, are there."""
    section = form.section("overview")
    prose = [(i, p) for i, p in enumerate(passages[after:end], after) if p]
    splits = [split_heading(passage.text) for _, passage in prose]
    named = [s for s in splits if s and s.numbering and topic_called(section, s.words)]
    if len(named) < 2:
        return
    opening = [i for i, passage in prose if not _PREFACE_WORDS.search(passage.text)]
    if opening:
        yield Heading("overview", opening[0], None)


def _lost_prose(scanned: Scan, pattern: Pattern, after: int, starts: Sequence[int]) -> int | None:
    """Return the first paragraph behind the tables that reads like the section looked for."""
    for index, passage in enumerate(scanned.prose[after:], after):
        if not passage or index in starts or len(passage) < 12:
            continue
        if pattern.search(passage.text):
            return index
    return None
