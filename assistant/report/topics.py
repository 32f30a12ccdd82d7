"""Split a section's prose by its sub-headings, however they are numbered or worded."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.report.headings import Split, split_heading, topic_called
from assistant.report.pattern import Pattern
from assistant.report.report import Section, Topic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.report.form import SectionForm
    from assistant.report.passage import Passage

_STYLES = ("bracket", "digit", "first", "item", "digit_bracket", "")
# Written with a set in front, to which the search leaps: 一是, 第一， or （一） behind no clause.
_INLINE = Pattern(
    r"[一二三四五六第（](?<![^。；：].)"
    r"(?:(?<=[一二三四五六])是|(?<=第)[一二三四五六][，、]|(?<=（)[一二三四五六]）)"
)
_FEWEST_NAMED = 3
_HEAD = Pattern(r"[。，：；]")


def split_topics(
    form: SectionForm | None,
    heading: Passage | None,
    key: str | None,
    paragraphs: Sequence[Passage],
) -> Section:
    """Return the section with its prose divided into topics.

    `form` is None for a section that the official form does not know; its sub-headings are kept,
    but name no topic.
    """
    paragraphs = list(_with_inline_topics(form, paragraphs))
    splits = _splits(form, paragraphs)
    style = _topic_style(form, splits)
    if style is None:
        return Section(key, heading, tuple(filter(None, paragraphs)))
    prose: list[Passage] = []
    topics: list[tuple[str | None, Passage, list[Passage]]] = []
    for paragraph, split in zip(paragraphs, splits, strict=True):
        is_heading = split is not None and _is_heading(form, split, style)
        if split and is_heading and not _is_sentence(form, paragraph, split):
            topics.append((_key(form, split), paragraph.slice(0, split.end), []))
            paragraph = paragraph.slice(split.rest_start)
        if not paragraph.text:
            continue
        prose.append(paragraph)
        if topics:
            topics[-1][2].append(paragraph)
    return Section(
        key, heading, tuple(prose), tuple(Topic(k, h, tuple(body)) for k, h, body in topics)
    )


def _splits(form: SectionForm | None, paragraphs: Sequence[Passage]) -> list[Split | None]:
    """Return the heading in front of each paragraph that may be a topic's."""
    if form and form.topics:
        return [split_heading(paragraph.text) for paragraph in paragraphs]
    # A section without topics of its own may have sub-headings such as （一） all the same.
    return [split_heading(p.text) if p.text.startswith("（") else None for p in paragraphs]


def _style_of(split: Split) -> str:
    return split.numbering.style if split.numbering else ""


def _topic_style(form: SectionForm | None, splits: Sequence[Split | None]) -> str | None:
    """Return the numbering that this section's sub-headings use, or None when it has none."""
    found = [split for split in splits if split]
    counts = Counter(_style_of(s) for s in found if form and topic_called(form, s.words))
    if counts:
        best = max(_STYLES, key=lambda style: counts[style])
        enough = 1 if best == "bracket" else 2
        if counts[best] >= enough:
            return best
    return "bracket" if any(_style_of(split) == "bracket" for split in found) else None


def _is_heading(form: SectionForm | None, split: Split, style: str) -> bool:
    if _style_of(split) != style:
        return False
    return style == "bracket" or bool(form and topic_called(form, split.words))


def _is_sentence(form: SectionForm | None, paragraph: Passage, split: Split) -> bool:
    """Return whether a numbered line says something, such as （一）全年没有收取信息处理费0元。

    A heading may end with 。 as well, but has no clause and no number in it.
    """
    if (
        split.has_rest
        or not paragraph.text.endswith("。")
        or (form and topic_called(form, split.words))
    ):
        return False
    return bool(re.search(r"[，\d]", split.words))


def _key(form: SectionForm | None, split: Split) -> str | None:
    return topic_called(form, split.words, by_stem=True) if form else None


def _with_inline_topics(
    form: SectionForm | None, paragraphs: Sequence[Passage]
) -> Iterator[Passage]:
    """Yield the paragraphs; one that runs through several topics (一是主动公开方面…) is cut up."""
    if not form or not form.topics:
        yield from paragraphs
        return
    for paragraph in paragraphs:
        cuts = _inline_cuts(paragraph.text)
        if len(cuts) < _FEWEST_NAMED:
            yield paragraph
            continue
        parts = [paragraph.slice(a, b) for a, b in pairwise([*cuts, len(paragraph)])]
        named = sum(1 for part in parts if _names_topic(form, part))
        if named < _FEWEST_NAMED:
            yield paragraph
            continue
        if cuts[0]:
            yield paragraph.slice(0, cuts[0])
        yield from parts


def _inline_cuts(text: str) -> list[int]:
    """Return where 一是, 第一， or （一） begin in a text, if there may be enough of them."""
    if text.count("是") + text.count("第") + text.count("（") < _FEWEST_NAMED:
        return []
    return [match.start() for match in _INLINE.finditer(text)]


def _names_topic(form: SectionForm, part: Passage) -> bool:
    split = split_heading(part.text)
    if split and topic_called(form, split.words):
        return True
    head = _HEAD.split(_INLINE.sub("", part.text, count=1))[0]
    return topic_called(form, head) is not None
