"""The year's work points: where a report accounts for them, item by item, and with what facts."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from assistant.checking.reading.facts_told import evidence_in, own_words
from assistant.checking.reading.problem_list import begins_entry, list_parts
from assistant.report.figures import read_figures
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.report.passage import Passage
    from assistant.report.report import Report, Section

POINTS = Pattern(r"要点")
NAMED = Pattern(
    r"《[^》]*20\d\d年?[^》]*要点[^》]*》|20\d\d年度?[^，。；《》]{0,20}公开[^，。；《》]{0,8}要点"
)
_NUMBER = Pattern(r"[一二三四五六七八九十\d]")
# A heading with one of these names a task, however vaguely.
_TASK = Pattern(
    r"领域|解读|回应|平台|专区|专栏|网站|新媒体|依申请|文件|目录|公示|补贴|决策|会议|征集|开放日|政策|数据|企业"
)
_CLAUSE = Pattern(r"[，：。；]")
_FEE_WORDS = Pattern(r"费")
_DATE = Pattern(r"(?<!\d)\d{1,2}月(?:\d{1,2}日)?")
_TITLE = Pattern(r"《(?!(?:中华人民共和国)?(?:政府信息公开)?条例》)[^》]+》")
_CHANNEL = r"(?:公众号|专栏|栏目|平台|小程序|视频号|抖音|客户端|网站|专区|账号)"
_PROPER = Pattern(rf"“[^”]{{2,14}}”[^，。；]{{0,3}}{_CHANNEL}|{_CHANNEL}“[^”]{{2,14}}”|https?：?//")


def account_of(report: Report) -> tuple[Passage, ...]:
    """Return the paragraphs of section six that account for the work points."""
    others = report.section("others")
    return tuple(filter(None, _account(others))) if others else ()


def naming_heading(report: Report) -> tuple[Passage, ...]:
    """Return the sub-heading over the account, if it is there that the document is named."""
    others = report.section("others")
    topic = others.topic("work_points") if others else None
    return (topic.heading,) if topic and NAMED.search(topic.heading.text) else ()


def is_hollow(told: Sequence[Passage]) -> bool:
    """Return whether an account gives too few facts, its document's name among them."""
    text = "。".join(paragraph.text for paragraph in told)
    facts = facts_of(text)
    return facts < 2 and not (facts and NAMED.search(text))


def items_of(told: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the numbered items of an account, each up to the next.

    An account that is itself an item of section six has brothers, which are none of its items.
    """
    is_item = bool(told) and begins_entry(told[0].text) and POINTS.search(told[0].text)
    brothers = _style(told[0].text) if is_item else None
    parts = (part for paragraph in told for part in _cut(paragraph))
    return tuple(
        part for part in parts if begins_entry(part.text) and _style(part.text) != brothers
    )


def facts_of(text: str) -> int:
    """Return how many different facts the text holds: numbers, dates, titles, named channels."""
    sentences = [part for part in re.split(r"[。；]", text) if not _FEE_WORDS.search(part)]
    found: set[str] = set()
    for sentence in sentences:
        found.update(
            sentence[figure.start : figure.end]
            for figure in read_figures(sentence)
            if sentence[figure.start].isdigit() or figure.value > 1
        )
        for pattern in (_DATE, _TITLE, _PROPER):
            found.update(match[0] for match in pattern.finditer(sentence))
    return len(found)


def proves(text: str) -> bool:
    """Return whether an item shows what was done: a number, a date, a title, a link, a channel."""
    told = NAMED.sub("", text)
    return bool(evidence_in(told) or _PROPER.search(told))


def stock_headings(told: Sequence[Passage], unit: str) -> tuple[Passage, ...]:
    """Return the items whose headings fit every unit and year, where no item proves anything."""
    items = items_of(told)
    if any(proves(item.text) for item in items):
        return ()
    stock = tuple(
        item
        for item in items
        if not _TASK.search(heading_of(item))
        and all(word in unit for word in own_words(heading_of(item)))
    )
    return stock if len(stock) > 1 else ()


def heading_of(item: Passage) -> str:
    """Return an item's words up to its first mark."""
    return _CLAUSE.split(item.text)[0]


def _cut(paragraph: Passage) -> Iterator[Passage]:
    """Yield the parts of a list; items between commas or semicolons end with the sentence."""
    is_one_sentence = False
    for part in list_parts(paragraph):
        stop = part.text.find("。")
        yield part.slice(0, stop) if is_one_sentence and stop > 0 else part
        is_one_sentence = part.text.endswith(("；", "，", "：", "、"))


def _is_brother(line: Passage, heading: Passage) -> bool:
    """Return whether a paragraph is the next item of section six, behind that of the heading."""
    are_items = begins_entry(line.text) and begins_entry(heading.text)
    return are_items and _style(line.text) == _style(heading.text)


def _style(text: str) -> str:
    """Return how an item is numbered, its number left out."""
    return _NUMBER.sub("", text[:4])[:1]


def _account(others: Section) -> Iterator[Passage]:
    topic = others.topic("work_points")
    if topic:
        yield from takewhile(lambda line: not _is_brother(line, topic.heading), topic.paragraphs)
        return
    for index, paragraph in enumerate(others.paragraphs):
        if POINTS.search(paragraph.text):
            yield from others.paragraphs[index:]
            return
