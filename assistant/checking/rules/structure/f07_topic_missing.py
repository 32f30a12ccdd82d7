"""“总体情况”缺法定子项。

## 检查内容
“总体情况”应写主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面。
先看小标题，小标题没有的再看正文有没有写到。写到而没有单列的，或小标题认不出的，改为询问。

## 为什么
五个方面是条例第五十条和统一格式规定的，缺主动公开或依申请公开的年报一般会被退回。

## 怎么改
补写缺的方面；没有发生的，也要写明没有。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.overview import is_empty, words_of_topic
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.form import TopicForm
    from assistant.report.report import Report, Section

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.CERTAIN
BASIS = "条例第五十条；国办公开办函〔2021〕30号"

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
            "overview": "（一）主动公开\n公开36条。\n（二）答复群众申请\n受理公开申请1件，已答复。\n"
            + _OTHERS
        }
    ),
)
BAD = (
    Example(sections={"overview": "（一）主动公开\n主动公开信息36条。\n" + _OTHERS}),
    Example(
        sections={
            "overview": "（一）主动公开\n主动公开36条。\n（二）依申请公开\n未收到申请。\n"
            "（三）政府信息公开平台建设\n网站新增栏目1个。\n（四）监督保障\n培训1次22人次。"
        }
    ),
)

_GRAVE = ("proactive", "requests")


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for every topic of section one that is neither headed nor written of."""
    overview = report.section("overview")
    if overview is None or is_empty(overview):
        return
    for topic in report.form.section("overview").topics:
        if overview.topic(topic.key) is None:
            yield from _missing(overview, topic)


def _missing(overview: Section, topic: TopicForm) -> Iterator[Fault]:
    words = words_of_topic(topic.key)
    unnamed = "".join(t.heading.text + t.text for t in overview.topics if t.key is None)
    if words.search(unnamed if overview.topics else overview.text):
        return
    yield _fault(overview, topic, ask=bool(unnamed or words.search(overview.text)))


def _fault(overview: Section, topic: TopicForm, *, ask: bool) -> Fault:
    at_end = overview.paragraphs[-1] if overview.paragraphs else None
    message = f"“总体情况”没有写“{topic.title}”"
    if ask:
        message = f"“总体情况”没有单列“{topic.title}”，请确认是否已在别处写到"
    return Fault(
        at_end.place(len(at_end)) if at_end else None,
        message,
        f"请单列“{topic.title}”，写明本年度的情况；没有发生的写明没有",
        section="overview",
        severity=Severity.ERROR if topic.key in _GRAVE and not ask else Severity.WARNING,
        certainty=Certainty.ASK if ask else Certainty.CERTAIN,
    )
