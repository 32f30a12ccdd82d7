"""问题没有对应的改进措施。

## 检查内容
第五部分的每个问题，有没有同一主题的措施：更新慢要有管时限、报送的措施，形式单一要有管渠道、载体的措施。
主题和用词写在 phrasebank/knowledge/topics.toml。“加强领导”只算回应“不够重视”。
一问一答写的，只看紧跟着的措施；两处逐条对应的，已经回应了别的问题的措施不重复算。
主题认得准、又没有任何措施沾边的才断言，其余的改为询问。上年问题的整改情况不算问题也不算措施。

## 为什么
问题和措施各写各的，读者看不出问题怎么解决，评议时按“改进情况不实”扣分。

## 怎么改
给每个问题写一条针对它的措施，次序与问题相同；或删去没有打算解决的空泛问题。
"""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from assistant.checking.reading.follow_up import telling_words
from assistant.checking.reading.problem_list import read_problem_list, shortened
from assistant.checking.reading.problem_topics import measure_topics, problem_topics
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.reading.problem_list import Entry, ProblemList
    from assistant.checking.reading.problem_topics import ProblemTopic
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


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for every problem that no measure answers."""
    section = report.section("problems")
    listed = read_problem_list(section, report.year) if section else None
    if listed is None or not listed.measures:
        return
    own = _own_measures(listed)
    for index, problem in enumerate(listed.problems):
        yield from _judged(problem, listed.measures, own[index])


def _own_measures(listed: ProblemList) -> tuple[tuple[Entry, ...], ...]:
    """Return the measures that each problem may count on.

    Where each problem is followed by its own measures, these; where two lists run side by side,
    all but those that answer the problem beside them.
    """
    problems, measures = listed.problems, listed.measures
    between = [
        tuple(entry for entry in measures if start < _order(entry) < stop)
        for start, stop in pairwise([*map(_order, problems), (inf,)])
    ]
    if len(problems) > 1 and all(between):
        return tuple(between)
    if len(problems) != len(measures) or not all(entry.is_numbered for entry in measures):
        return (measures,) * len(problems)
    pairs = list(zip(problems, measures, strict=True))
    free = [measure for problem, measure in pairs if not _answers(problem, (measure,))]
    return tuple((measure, *free) for measure in measures)


def _order(entry: Entry) -> tuple[float, ...]:
    place = entry.sentences[0].place()
    return (place.block, place.start)


def _answers(problem: Entry, measures: tuple[Entry, ...]) -> bool:
    """Return whether a measure is on a topic that answers, or takes up the problem's words."""
    told = "。".join(entry.text for entry in measures)
    names = measure_topics(told)
    about = problem_topics(problem.text)
    return any(topic.answered_by & names for topic in about) or _shares_words(problem.text, told)


def _judged(problem: Entry, measures: tuple[Entry, ...], own: tuple[Entry, ...]) -> Iterator[Fault]:
    about = problem_topics(problem.text)
    if _answers(problem, own) or (not about and own == measures):
        return
    told = "。".join(entry.text for entry in own)
    # A measure in words that no topic knows may be the one that answers.
    has_unknown = any(not measure_topics(entry.text) for entry in own)
    is_vague = has_unknown or all(topic.weak.search(told) for topic in about)
    # Perhaps the measure of another problem is meant for this one, too.
    is_remote = not about or (own != measures and _answers(problem, measures))
    severity = Severity.INFO if is_remote else Severity.WARNING
    yield _fault(problem, about, severity if is_remote or is_vague else None)


def _fault(problem: Entry, about: tuple[ProblemTopic, ...], doubtful: Severity | None) -> Fault:
    head = problem.sentences[0]
    topics = f"（{'、'.join(topic.name for topic in about)}）" if about else ""
    told = f"问题“{shortened(head.text)}”{topics}"
    if doubtful:
        message = f"{told}没有认出对应的措施，请确认哪一条是针对它的"
    else:
        message = f"{told}没有对应的改进措施"
    return Fault(
        head.place(),
        message,
        "请写一条针对这个问题的措施，写明谁、做什么、什么时候完成",
        severity=doubtful,
        certainty=Certainty.ASK if doubtful else None,
    )


def _shares_words(problem: str, measures: str) -> bool:
    """Return whether a measure takes up a word of the problem's own, whatever the topics say."""
    return bool(telling_words(problem) & telling_words(measures))
