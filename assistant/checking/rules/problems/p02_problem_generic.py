"""问题写得空泛。

## 检查内容
第五部分的每个问题里有没有一处事实：数字、月份、栏目名或文件名、村和站所的名称、哪方面的信息、出了什么事。
一处也没有的，再看用词：全是“更新不及时”“形式单一”“有待加强”这类各地通用的话，才断言空泛
（全部问题都这样为错误，只有一部分为警告）；还有别的词的，只询问。
通用的词列在 phrasebank/knowledge/hollow.toml。

## 为什么
“更新不够及时”放进哪个镇的报告都可以，看不出本单位查过什么，也无从检查改没改。

## 怎么改
写出哪个栏目、几月到几月、多少条、谁发现的、原因出在哪一环，至少两样。
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from assistant.checking.reading.facts_told import has_fact, own_words
from assistant.checking.reading.problem_list import read_problem_list, shortened
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.reading.problem_list import Entry
    from assistant.report.report import Report

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.LIKELY
BASIS = "条例第五十条第四项；国办公开办函〔2021〕30号（不得敷衍塞责）"

_MEASURES = "\n下一步，党政办每月5日前核对一次栏目更新日期。"


def _says(text: str) -> Example:
    return Example(sections={"problems": text + _MEASURES})


GOOD = (
    Example(),
    _says("存在的问题：一是“涉农补贴”栏目更新不及时。二是两名信息员先后调离，账号停用到9月。"),
    _says("（一）存在的问题\n1.7月以后救助名单没有公布。\n2.茶坪村的公示栏被遮挡，村民看不到。"),
    _says("栏目更新不及时。其中“财政信息”停在3月。"),
    _says("一是更新不及时。\n低保名单5月以后没有换过，是包村干部抽查时看到的。"),
)
BAD = (
    _says("一是信息更新不够及时。二是公开形式单一。"),
    _says("（一）存在的问题\n信息公开内容不够全面，群众知晓率有待提高。"),
    _says("我镇公开工作主要存在队伍力量薄弱、业务水平不高等问题。"),
    _says("首先，“惠农补贴”栏目6月至9月没有更新。其次，工作人员学习不够深入。"),
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for every problem that tells no fact."""
    section = report.section("problems")
    if section is None:
        return
    problems = read_problem_list(section, report.year).problems
    bare = [problem for problem in problems if problem in set(_without_facts(problems))]
    for problem in bare:
        yield _fault(problem, report, is_alone=len(bare) < len(problems))


def _without_facts(problems: tuple[Entry, ...]) -> Iterator[Entry]:
    """Yield the problems without a fact; sentences of one paragraph explain each other."""
    for _, group in groupby(enumerate(problems), _paragraph):
        entries = [entry for _, entry in group]
        if not any(has_fact(entry.text) for entry in entries):
            yield from entries


def _paragraph(numbered: tuple[int, Entry]) -> tuple[int, int]:
    index, entry = numbered
    return (-1, index) if entry.is_numbered else (entry.sentences[0].block, -1)


def _fault(problem: Entry, report: Report, *, is_alone: bool) -> Fault:
    head = problem.sentences[0]
    own = {word for word in own_words(problem.text) if word not in report.unit}
    told = f"问题“{shortened(head.text)}”"
    suggestion = "请写明哪个栏目或哪件事、几月、多少条、怎么发现的，没有这些事实的问题不要写"
    if own:
        return Fault(
            head.place(),
            f"{told}没有写数字、时间或栏目名称，能不能再具体些？",
            suggestion,
            severity=Severity.INFO,
            certainty=Certainty.ASK,
        )
    return Fault(
        head.place(),
        f"{told}没有一处事实，换成别的单位也成立",
        suggestion,
        severity=Severity.WARNING if is_alone else None,
    )
