"""Headings: how they are numbered, and which section or topic of the form they name."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from assistant.report.form import heading_key
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.report.form import Form, SectionForm

_HAN = "一二三四五六七八九十"
# Styles from the outermost to the innermost; the first group is the ordinal.
_STYLES = {
    "part": Pattern(rf"第([{_HAN}]+)(?:部分|章)[、，：:.\s]*"),
    "han": Pattern(rf"([{_HAN}]{{1,3}})[、.．，:：]"),
    "bracket": Pattern(rf"（([{_HAN}]{{1,3}})）[、.．，:：]?"),
    "digit": Pattern(r"(\d{1,2})(?:、(?!\d{1,2}(?!\d))|[.．](?!\d))"),
    "digit_bracket": Pattern(r"（(\d{1,2})）[、.．]?"),
    "first": Pattern(rf"第([{_HAN}])[，、：,]"),
    "item": Pattern(rf"([{_HAN}])是"),
}
_STYLES_BY_FIRST = {
    "第": ("part", "first"),
    "（": ("bracket", "digit_bracket"),
    **dict.fromkeys(_HAN, ("han",)),
}
_ITEM = ("item",)
# A set comes first in what every line is searched for: to that the search leaps.
_HEAD_END = Pattern(r"[。：；\n，](?:(?<!，)|(?<=方面，)|(?<=情况，))")
_LONGEST = 40
# A line that is longer holds more than a heading, which ends in its first words or not at all.
LONGEST_HEADING = _LONGEST + 10


class Numbering(NamedTuple):
    """What stands before a heading's words: its style, its ordinal, where the words begin."""

    style: str
    ordinal: int
    end: int


def _styles_of(text: str) -> Sequence[str]:
    """Return the styles that a text's first two characters admit, the outermost first."""
    first = text[:1]
    if first.isdecimal():
        return ("digit",)
    return _ITEM if text[1:2] == "是" else _STYLES_BY_FIRST.get(first, ())


def numbering_of(text: str) -> Numbering | None:
    """Return the numbering that a line begins with, or None."""
    for style in _styles_of(text):
        match = _STYLES[style].match(text)
        if match:
            return Numbering(style, _ordinal(match[1]), match.end())
    return None


def begins_outer(text: str) -> bool:
    """Return whether a text may begin with a section's or a part's number: 一、 or 第一部分."""
    return text[:1] in _STYLES_BY_FIRST and text[0] != "（" and text[1:2] != "是"


def _ordinal(text: str) -> int:
    """Return 12 for 十二 or 12."""
    if text.isdigit():
        return int(text)
    if text == "十":
        return 10
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return _HAN.index(text[-1]) + 1
    return (_HAN.index(tens) + 1 if tens else 1) * 10 + (_HAN.index(ones) + 1 if ones else 0)


class Split(NamedTuple):
    """A text that begins with a heading: where that ends, and where the rest begins."""

    text: str
    numbering: Numbering | None
    end: int
    rest_start: int

    @property
    def words(self) -> str:
        """Return the heading's words, its number left out."""
        return self.text[self.numbering.end if self.numbering else 0 : self.end]

    @property
    def has_rest(self) -> bool:
        """Return whether anything follows the heading in its paragraph."""
        return self.rest_start < len(self.text)


def split_heading(text: str) -> Split | None:
    """Return a paragraph's heading and what follows it on the line, or None for plain prose.

    A heading ends with its line, or with the first 。 or ： on it; longer than 40 characters it
    is none.
    """
    numbering = numbering_of(text)
    start = numbering.end if numbering else 0
    end = _HEAD_END.search(text, start, start + _LONGEST + 1)
    stop = end.start() if end else len(text)
    if not start < stop <= start + _LONGEST:
        return None
    return Split(text, numbering, stop, end.end() if end else stop)


_YEAR = Pattern(r"^20\d\d年度?")
_LOOSE = Pattern(r"政府信息|政务信息|情况|方面|工作|建设|[的、，。：:;；·\s\-—]|和")


@lru_cache(maxsize=4096)
def loose_key(text: str) -> str:
    """Return the words that tell headings apart, official filler and joints dropped."""
    return _LOOSE.sub("", heading_key(text))


@cache
def _section_names(form: Form) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, section.key)
        for section in form.sections
        for name in (section.title, *section.aliases)
    )


@cache
def _lookup(form: Form) -> tuple[dict[str, str], dict[str, str]]:
    """Return section keys by exact heading key and by loose key; ambiguous loose keys go."""
    exact = {heading_key(name): key for name, key in _section_names(form)}
    loose: dict[str, str | None] = {}
    for name, key in _section_names(form):
        known = loose.setdefault(loose_key(name), key)
        if known != key:
            loose[loose_key(name)] = None
    return exact, {name: key for name, key in loose.items() if key and name}


def section_called(form: Form, words: str, *, loosely: bool = False) -> str | None:
    """Return the key of the section that a heading's words name, or None.

    Loosely, official filler does not count and a slip in a long heading is forgiven; that is for
    lines whose numbering already says that they are headings of level one.
    """
    words = _YEAR.sub("", words)
    exact, loose = _lookup(form)
    found = exact.get(heading_key(words))
    if found or not loosely:
        return found
    found = loose.get(loose_key(words))
    return found or _stem(form, words) or _nearest(form, words)


def _stem(form: Form, words: str) -> str | None:
    return next(
        (s.key for s in form.sections if s.stem and re.search(s.stem, words) and len(words) <= 30),
        None,
    )


def _nearest(form: Form, words: str) -> str | None:
    """Return the section whose heading differs by a slip only, such as 申报 for 申请."""
    if len(words) < 6:
        return None
    best, key = max(
        (SequenceMatcher(None, heading_key(words), heading_key(name)).ratio(), key)
        for name, key in _section_names(form)
    )
    return key if best >= 0.86 else None


def section_prefix(form: Form, text: str) -> tuple[str, int] | None:
    """Return the section whose heading a line begins with, and the heading's length."""
    matches = [(len(name), key) for name, key in _section_names(form) if text.startswith(name)]
    if not matches:
        return None
    length, key = max(matches)
    return key, length


@lru_cache(maxsize=4096)
def topic_called(section: SectionForm, words: str, *, by_stem: bool = False) -> str | None:
    """Return the key of the topic that a sub-heading's words name, or None.

    With `by_stem` a thematic heading counts that contains the topic's stem, such as
    规范办理依申请公开事项.
    """
    if not section.topics:
        return None
    exact, loose = _topic_lookup(section)
    found = exact.get(heading_key(words)) or loose.get(loose_key(words))
    if found or not by_stem:
        return found
    # 依申请公开 holds no other stem, 主动公开 may stand in any heading: the rarer stem decides.
    stems = sorted(section.topics, key=lambda topic: topic.stem == "主动公开")
    return next((t.key for t in stems if t.stem and t.stem in words), None)


@cache
def _topic_lookup(section: SectionForm) -> tuple[dict[str, str], dict[str, str]]:
    """Return topic keys by exact heading key and by loose key; of two topics the first counts."""
    exact: dict[str, str] = {}
    loose: dict[str, str] = {}
    for topic in section.topics:
        for name in (topic.title, *topic.aliases):
            exact.setdefault(heading_key(name), topic.key)
            loose.setdefault(loose_key(name), topic.key)
    loose.pop("", None)
    return exact, loose
