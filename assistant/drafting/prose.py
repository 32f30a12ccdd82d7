"""Sentences joined into a paragraph: the subject once, 一是、二是 only with two or more."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.drafting.draft import DraftSentence

_ORDINALS = ("一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是")
# A space belongs only between two ASCII characters, such as the words of an English name.
_SPACES = re.compile(r"(?<![!-~])\s+|\s+(?![!-~])")
# Free words that a clerk closed with a mark of their own: the mark that follows wins.
_DOUBLE_MARK = re.compile(r"[。；，、]+(?=[。；，])")
_CLOSED = re.compile(r"[。！？][”’）》]*$")
# 我镇的…, 我镇和…: without 我镇 nothing readable would be left.
_CLINGING = "的和与及、，：；。之所是"


def tidy(text: str) -> str:
    """Return a rendered sentence without stray spaces or double marks, closed with a 。"""
    text = _DOUBLE_MARK.sub("", _SPACES.sub("", text))
    return text if _CLOSED.search(text) else text.rstrip("，、；：") + "。"


def without_repeated_subject(
    sentences: Sequence[DraftSentence], names: Sequence[str], year: int | None
) -> Iterator[DraftSentence]:
    """Yield the sentences; 我镇 or 镇政府 at the start of one goes when either was the subject.

    2024年，我镇… loses the year with it, provided that the year was said before, too.
    """
    before = ""
    known = [re.escape(name) for name in names if name]
    subject = rf"(?:({year}年)，?)?(?:{'|'.join(known)})(?![{_CLINGING}])"
    for sentence in sentences:
        text = _without_opening(sentence.text, before, subject) if known else ""
        yield replace(sentence, text=text) if text else sentence
        before += sentence.text


def _without_opening(text: str, before: str, subject: str) -> str:
    """Return `text` without its repeated subject, or "" when it has none that may go."""
    opening = re.match(subject, text)
    if not opening or not re.search(rf"(?:^|[，；。]){subject}", before):
        return ""
    if opening[1] and opening[1] not in before:
        return ""
    return text[opening.end() :]


def listed(items: Sequence[Sequence[DraftSentence]]) -> tuple[DraftSentence, ...]:
    """Return the items as 一是…；二是…。, a single one as it is.

    Items of several sentences keep their 。: a ； after a 。 would not read.
    """
    filled = [item for item in items if item]
    if not 1 < len(filled) <= len(_ORDINALS):
        return tuple(sentence for item in filled for sentence in item)
    is_short = all(len(item) == 1 and item[0].text.count("。") == 1 for item in filled)
    return tuple(_numbered(filled, is_short))


def _numbered(items: Sequence[Sequence[DraftSentence]], is_short: bool) -> Iterator[DraftSentence]:
    last = len(items) - 1
    for index, (ordinal, item) in enumerate(zip(_ORDINALS, items, strict=False)):
        first, *others = item
        text = ordinal + first.text
        if is_short and index < last:
            text = text.removesuffix("。") + "；"
        yield replace(first, text=text)
        yield from others
