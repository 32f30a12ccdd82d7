"""“总体情况”缺法定子项。

## 检查内容
“总体情况”应写主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面。
先看小标题，小标题没有的再看正文有没有写到。写到而没有单列的，或小标题认不出的，改为询问。

## 为什么
五个方面是统一格式规定的，缺主动公开或依申请公开的年报一般会被退回。

## 怎么改
补写缺的方面；没有发生的，也要写明没有。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.reading.overview import is_empty, words_of_topic
from assistant.checking.reading.walk import after, is_older_than_the_form
from assistant.checking.rule import (
    Certainty,
    Context,
    Example,
    Fault,
    NotAssessed,
    Severity,
)
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.report.form import TopicForm
    from assistant.report.passage import Passage
    from assistant.report.report import Report, Section

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.CERTAIN
BASIS = "国办公开办函〔2021〕30号"

_OTHERS = """\
（三）政府信息管理
废止行政规范性文件1件，发布前审核信息36条。
（四）政府信息公开平台建设
镇政府网站新增“村级财务”栏目。
（五）监督保障
培训1次22人次。
"""
GOOD = (
    Example(),
    Example(
        sections={
            "overview": "一是公开36条信息，主动公开目录修订一次。二是收到公开申请2件，都按期答复。"
            "三是清理规范性文件3件。四是公众号改版，栏目由9个并为6个。五是对各村公示栏考核两次。"
        }
    ),
    Example(
        sections={
            "overview": "（一）主动公开\n公开36条。\n（二）答复群众申请\n受理申请1件，已答复。\n"
            + _OTHERS
        }
    ),
)
BAD = (
    Example(sections={"overview": "（一）主动公开\n主动公开信息36条。\n" + _OTHERS}),
    Example(sections={"overview": "（一）主动公开\n（二）政府信息管理"}),
    Example(
        sections={
            "overview": "（一）主动公开\n主动公开36条。\n（二）依申请公开\n未收到申请。\n"
            "（三）政府信息公开平台建设\n网站新增栏目1个。\n（四）监督保障\n培训1次22人次。"
        }
    ),
)

_GRAVE = {"proactive", "requests"}
# A sub-heading that a page glued to its text: （三）政府信息管理情况2023年，…
_AFTER_MARK = "[）、.．是][^，。；：]{0,8}"
# A text that ends in the middle of a sentence was not pasted whole.
_CUT_OFF = Pattern(r"[^。！？；：”’）》]{40}$")


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for the topics of section one that are nowhere, and one for those unheaded."""
    overview = report.section("overview")
    if is_older_than_the_form(report):
        yield NotAssessed("2019年以前的年报没有统一格式")
        return
    if overview is None or is_empty(overview, context):
        return
    topics = report.form.section("overview").topics
    missing = [topic for topic in topics if not _is_there(overview, topic)]
    unsure = any(topic.key is None for topic in overview.topics) or _is_cut_off(overview)
    absent = [t for t in missing if not unsure and not _is_written_of(overview, t)]
    unheaded = [topic for topic in missing if topic not in absent]
    if absent:
        yield _absent(overview, absent)
    if unheaded:
        yield _unheaded(overview, unheaded)


def _is_there(overview: Section, topic: TopicForm) -> bool:
    """Return whether a sub-heading names the topic, or prose without sub-headings tells of it."""
    if overview.topic(topic.key):
        return True
    names = "|".join(map(re.escape, (topic.title, *topic.aliases)))
    if re.search(f"{_AFTER_MARK}(?:{names})", overview.text):
        return True
    unnamed = "".join(t.heading.text + t.text for t in overview.topics if t.key is None)
    return bool(words_of_topic(topic.key).search(unnamed if overview.topics else overview.text))


def _is_cut_off(overview: Section) -> bool:
    return bool(_CUT_OFF.search(overview.text))


def _is_written_of(overview: Section, topic: TopicForm) -> bool:
    return bool(words_of_topic(topic.key).search(overview.text))


def _absent(overview: Section, topics: Sequence[TopicForm]) -> Fault:
    is_grave = any(topic.key in _GRAVE for topic in topics)
    return Fault(
        after(_last(overview)),
        f"“总体情况”没有写{_named(topics)}",
        "请单列补写，写明本年度的情况；没有发生的写明没有",
        section="overview",
        severity=Severity.ERROR if is_grave else Severity.WARNING,
    )


def _unheaded(overview: Section, topics: Sequence[TopicForm]) -> Fault:
    return Fault(
        after(_last(overview)),
        f"“总体情况”没有单列{_named(topics)}，请确认是否已在别处写到",
        "没有写的请补写；写在别的小标题下的，建议单列",
        section="overview",
        severity=Severity.WARNING,
        certainty=Certainty.ASK,
    )


def _last(overview: Section) -> Passage:
    """Return the last words of section one; a section of bare sub-headings ends with one."""
    return overview.paragraphs[-1] if overview.paragraphs else overview.topics[-1].heading


def _named(topics: Sequence[TopicForm]) -> str:
    return "".join(f"“{topic.title}”" for topic in topics)
