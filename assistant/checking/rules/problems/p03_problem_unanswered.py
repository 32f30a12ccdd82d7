"""问题没有对应的改进措施。

## 检查内容
第五部分的每个问题，有没有同一主题的措施：更新慢要有管时限、报送的措施，形式单一要有管渠道、载体的措施。
主题和用词写在 phrasebank/knowledge/topics.toml。“加强领导”只算回应“不够重视”。
主题认得准、又没有任何措施沾边的才断言，其余的改为询问。上年问题的整改情况不算问题也不算措施。

## 为什么
问题和措施各写各的，读者看不出问题怎么解决，评议时按“改进情况不实”扣分。

## 怎么改
给每个问题写一条针对它的措施，次序与问题相同；或删去没有打算解决的空泛问题。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.knowledge import load_knowledge
from assistant.checking.problem_list import read_problem_list
from assistant.checking.problem_topics import measure_topics, problem_topics
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.problem_list import Entry, ProblemList
    from assistant.checking.problem_topics import ProblemTopic
    from assistant.report.report import Report

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.LIKELY
BASIS = "条例第五十条第四项"

GOOD = (
    Example(),
    Example(
        sections={
            "problems": "一是“涉农补贴”栏目更新不及时。二是只靠网站，渠道单一。"
            "改进措施：一是站所每月5日前报送。二是赶集日设摊发放公开单页。"
        }
    ),
    Example(
        sections={
            "problems": "（一）解读只有文字。改进：每季度做一件图解。\n"
            "（二）信息员兼职多、变动频繁。改进：设AB岗，办理交接清单。"
        }
    ),
    Example(
        sections={
            "problems": "2023年年报提出的“解读形式单一”已改，全年图解5件。\n"
            "2024年的问题：答复文书不规范。下一步，请法制科审核答复。"
        }
    ),
)
BAD = (
    Example(
        sections={
            "problems": "一是信息更新速度慢。二是公开形式单一。"
            "改进措施：一是加强组织领导，列入议事日程。二是增设村级公开栏。"
        }
    ),
    Example(
        sections={
            "problems": "（一）存在的问题\n政策解读偏少，群众看不懂。\n"
            "（二）改进措施\n将政务公开纳入考核，压实责任。"
        }
    ),
)

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_TELLING = 24


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for every problem that no measure answers."""
    section = report.section("problems")
    listed = read_problem_list(section, report.year) if section else None
    if listed is None or not listed.measures:
        return
    for problem in listed.problems:
        about = problem_topics(problem.text)
        if about:
            yield from _judged(problem, about, listed)


def _judged(
    problem: Entry, about: tuple[ProblemTopic, ...], listed: ProblemList
) -> Iterator[Fault]:
    measures = "。".join(entry.text for entry in listed.measures)
    names = measure_topics(measures)
    if any(topic.answered_by & names for topic in about) or _shares_words(problem.text, measures):
        return
    # A measure in words that no topic knows may be the one that answers.
    has_unknown = any(not measure_topics(entry.text) for entry in listed.measures)
    is_vague = has_unknown or all(topic.weak.search(measures) for topic in about)
    head = problem.sentences[0]
    problem_told = f"问题“{_shortened(head.text)}”（{'、'.join(topic.name for topic in about)}）"
    if is_vague:
        message = f"{problem_told}没有认出对应的措施，请确认哪一条是针对它的"
    else:
        message = f"{problem_told}没有对应的改进措施"
    yield Fault(
        head.place(),
        message,
        "请写一条针对这个问题的措施，写明谁、做什么、什么时候完成",
        severity=Severity.WARNING if is_vague else None,
        certainty=Certainty.ASK if is_vague else None,
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _TELLING else f"{text[:_TELLING]}……"


def _shares_words(problem: str, measures: str) -> bool:
    """Return whether a measure takes up a word of the problem's own, whatever the topics say."""
    return bool(_telling_words(problem) & _telling_words(measures))


def _telling_words(text: str) -> frozenset[str]:
    found = (word for word in words(text) if len(word) > 1 and _HAN.fullmatch(word))
    return frozenset(found) - frozenset(load_knowledge("topics")["everyday"])
