"""主动公开的总数没有分项。

## 检查内容
写了主动公开的总数以后，有没有按渠道或类别分出两项以上的数。总数不到10条的不提示；
只写了一个渠道，或只列类别名称没有条数的，只作提示。

## 为什么
只有一个总数，看不出发在哪里、公开的是什么，也没有办法核对。

## 怎么改
按渠道或类别列出条数，例如“网站98条、公众号49条”，加起来等于总数。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.published import (
    ITEM_UNITS,
    Published,
    published,
    told_of_publishing,
)
from assistant.checking.reading.walk import is_older_than_the_form
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.figures import read_figures
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report, Sentence

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：总体情况包括主动公开"


def _says(text: str) -> Example:
    rest = "（二）依申请公开\n未收到申请。\n（五）监督保障\n培训1次22人次。"
    return Example(sections={"overview": f"（一）主动公开\n{text}\n{rest}"})


GOOD = (
    Example(),
    _says("主动公开政府信息147条，网站、公众号各占98条和49条。"),
    _says("全年主动公开政府信息36条：惠农补贴12条，财政预决算4条，通知公告20条。"),
    _says("全年主动公开政府信息6条。"),
    _says("全年主动公开政府信息52条，比上年多5条，网站31条、公众号21条。"),
    _says("2024年没有主动公开信息。"),
)
BAD = (
    _says("2024年主动公开政府信息147条。"),
    _says("全年公开信息213条，公开率和及时率都达到要求。"),
    _says("通过县政府网站主动公开政府信息30条。"),
    _says("主动公开政府信息52条，比上年的47条多5条，增长10.6%。"),
    _says("主动公开政府信息52条，公布受益的318户。"),
    _says("主动公开政府信息52条。发布解读9篇，其中图解4篇、视频5篇。"),
    _says("主动公开政府信息52条，主要是机构职能、财政预决算和通知公告。"),
)

# So few items need no division.
_FEW = 10
_DATES = Pattern(r"20\d\d年度?|\d+月(?:\d+日)?|[〔\[]20\d\d[〕\]]\d*号?|第\d+")
# What is counted beside items, and what only compares the total with another year's.
_NO_ITEMS = Pattern(r"\d+(?:\.\d+)?(?:万|亿)?(?:元|户|家|人次?|名|亩|公里|平方米)")
_COMPARED = Pattern(
    r"[（，](?:同比|环比|(?:较|比|与)(?:20\d\d年|上年|去年|上一年))[^。；）]*?(?=[。；）]|，(?!增|减|下|上|降|升|多|少)|$)"
)
# Sentences on other things that are published beside the items and counted apart from them.
_BESIDE = Pattern(
    r"^[^。]{0,12}(?:解读|会议议题|议题|新闻发布会|例行发布|访谈|开放日|征集|来信|留言)"
)
# In a section without sub-headings these sentences are on its other topics.
_OTHER_TOPIC = Pattern(r"申请|复议|诉讼|制发|废止|审[查核]|考核|评议|培训|[专兼]职|追[究责]")
# 行政处罚决定公示12条 and 项目审核信息9条 are parts all the same.
_TOLD_APART = Pattern(r"[^，。；、]*(?:公[开示布]|信息|类)[^，。；、]{0,6}\d+条")
_NUMBER = Pattern(r"\d+(?:\.\d+)?")
_NAMED = Pattern(
    r"(?:通过|在|利用|依托)[^，。；]{0,20}(?:网站?|平台|公众号|专栏|公开栏|公示栏|微博|抖音)"
    r"|(?:包括|涉及|涵盖|主要[是为有]|内容[为有]|其中)[^。；]{0,40}、"
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault when the total published is not divided by channel or kind."""
    found = list(published(report))
    if not found or is_older_than_the_form(report):
        return
    total = next((p for p in found if p.is_total), found[0])
    if total.figure.value < _FEW:
        return
    told = told_of_publishing(report)
    own, rest = total.sentence, [s for s in told if s is not total.sentence and _may_divide(s)]
    others = _numbers(own, has_heading=True) - 1
    others += sum(_numbers(s, has_heading=s.topic == "proactive") for s in rest)
    if others < 2:
        yield _undivided(total, others, "".join(sentence.text for sentence in told))


def _may_divide(sentence: Sentence) -> bool:
    """Return whether the numbers of a sentence may be parts of the total."""
    if _BESIDE.match(sentence.text):
        return False
    return bool(sentence.topic) or not _OTHER_TOPIC.search(_TOLD_APART.sub("", sentence.text))


def _numbers(sentence: Sentence, *, has_heading: bool) -> int:
    """Return how many numbers a sentence gives; where it may be on platforms, counts of items."""
    figures = list(read_figures(sentence.text))
    if not has_heading:
        return sum(1 for figure in figures if figure.unit in ITEM_UNITS)
    spelt = sum(1 for figure in figures if not sentence.text[figure.start].isdigit())
    return spelt + len(_NUMBER.findall(_bare(sentence.text)))


def _bare(text: str) -> str:
    """Return a sentence without the numbers that divide no total."""
    for pattern in (_DATES, _COMPARED, _NO_ITEMS):
        text = pattern.sub("", text)
    return text


def _undivided(total: Published, others: int, text: str) -> Fault:
    is_named = others == 1 or bool(_NAMED.search(text))
    missing = "只分出一项" if others == 1 else "没有按渠道或类别分项"
    return Fault(
        total.place,
        f"主动公开的总数“{total.words}”{missing}",
        "请按渠道或类别列出两项以上的条数，加起来等于总数；确实只有一个渠道的，按类别分",
        severity=Severity.INFO if is_named else None,
        certainty=Certainty.ASK if is_named else None,
    )
