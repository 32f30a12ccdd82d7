"""How many items the prose says were published: the totals, and how exact they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from assistant.checking.reading.scope import Standing, standing
from assistant.report.figures import read_figures
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.document import Place
    from assistant.report.figures import Figure
    from assistant.report.report import Report, Sentence


class Published(NamedTuple):
    """A number of items that were published, by the words before it no part of a larger one.

    `is_total` says that these words leave no doubt: 主动公开, 共, 全年.
    """

    figure: Figure
    sentence: Sentence
    is_total: bool

    @property
    def words(self) -> str:
        """Return the number with its measure word, and with 近 or 左右 beside it."""
        start, end = self._span
        return self.sentence.text[start:end]

    @property
    def place(self) -> Place:
        """Return where the number stands."""
        return self.sentence.passage.place(*self._span)

    @property
    def _span(self) -> tuple[int, int]:
        text, start, end = self.sentence.text, self.figure.start, self.figure.end
        before, after = _ABOUT_BEFORE.search(text[:start]), _ABOUT_AFTER.match(text, end)
        return before.start() if before else start, after.end() if after else end


ITEM_UNITS = frozenset({"条", "件", "份", "篇", "则", "宗", "件次"})
_ABOUT_BEFORE = Pattern(r"(?:将近|近|大约|约|上|数|几|逾|超过?)$")
_ABOUT_AFTER = Pattern(r"余|左右|上下|以[上下]")
_VERB = r"(?:公开|公布|刊登|发布|更新|上[传网]|公示|录入|推送)"
_LEAD = Pattern(
    rf"{_VERB}[^，：]{{0,24}}信息[^，：]{{0,8}}$|主动公开[^，：]{{0,24}}$"
    r"|信息(?:总[数量]|数量|条数|共计?|累计)[^，：]{0,6}$"
)
_TOTAL = Pattern(r"主动公开|累计|共|总[数计量]|合计|全年|年内|20\d\d年")
_PART = Pattern(r"其中|包括|包含|分别|（")
_NO_TOTAL = Pattern(
    r"[每各][日天周月季镇村]|不少于|至少|不低于|要求|目标|任务|同比|较|比上|增[加长]|减少|[涉含]|建议|提案|解读|视频|问卷|名单"
)


def published(report: Report) -> Iterator[Published]:
    """Yield the numbers of items published in the report's year, in reading order."""
    for sentence in told_of_publishing(report):
        end = 0
        for figure in read_figures(sentence.text):
            before = sentence.text[: figure.start]
            lead = sentence.text[end : figure.start]
            end = figure.end
            if figure.unit in ITEM_UNITS and _is_whole(report, before, lead):
                yield Published(figure, sentence, bool(_TOTAL.search(lead)))


def told_of_publishing(report: Report) -> list[Sentence]:
    """Return the sentences in which the numbers of items published stand."""
    return [
        s
        for s in report.sentences
        if s.section == "disclosure"
        or (s.section == "overview" and s.topic in (None, "proactive", "platform"))
    ]


def _is_whole(report: Report, before: str, lead: str) -> bool:
    clause = re.split(r"[，：]", lead)[-1]
    if not _LEAD.search(lead) or _NO_TOTAL.search(clause) or _PART.search(before):
        return False
    return standing(report, before) is not Standing.OTHER
