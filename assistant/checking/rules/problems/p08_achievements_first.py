"""写问题之前先写成绩。

## 检查内容
第五部分第一个问题之前，有没有“做了大量工作”“取得一定成绩”一类的话。

## 为什么
第五部分要写的是问题和改进情况，成绩在第一部分已经写过；先扬后抑的开头各地都一样，也占篇幅。

## 怎么改
删去这句，直接写查出了哪几个问题、怎么查出来的。
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from assistant.checking.knowledge import any_of, load_knowledge
from assistant.checking.reading.problem_list import speaks_of_last_year
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.pattern import Pattern
from assistant.report.report import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.passage import Passage
    from assistant.report.report import Report

SEVERITY = Severity.INFO
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：第五部分报告存在的主要问题及改进情况"

_REST = "一是“惠农补贴”栏目6月至9月没有更新。\n下一步，党政办每月5日前核对更新日期。"


def _says(text: str) -> Example:
    return Example(sections={"problems": text + _REST})


GOOD = (
    Example(),
    _says("2024年县里季度抽查和群众来电指出的问题有："),
    _says("2023年年报提出的“解读单一”已解决，全年图解5件，成效有数可查。\n2024年的问题："),
    Example(sections={"problems": f"{_REST}4月以来两次抽查都没有超期，取得了初步成效。"}),
)
BAD = (
    _says("我镇在公开工作中做了大量工作，取得了一定的成绩，但与上级的要求还有差距，主要表现在："),
    _says("2024年，全镇政府信息公开工作稳步推进，成效明显。但仍存在以下不足："),
    _says("一年来，在县委、县政府领导下，各项公开任务圆满完成。\n存在的问题："),
)

# From here on a sentence turns to what is wanting.
_TURN = Pattern(r"但|然而|不过|存在|还有|仍有|尚有|[一1]是|（一）|1[.、]|首先")


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for the first words of praise that stand before the first problem."""
    section = report.section("problems")
    if section is None:
        return
    praise = any_of(load_knowledge("praise")["achievements"])
    for sentence in chain.from_iterable(map(split_sentences, section.paragraphs)):
        turn = _TURN.search(sentence.text)
        found = praise.search(sentence.text[: turn.start() if turn else None])
        is_follow_up = speaks_of_last_year(sentence.text, report.year)
        if found and not is_follow_up:
            yield _fault(sentence)
        if found or turn or is_follow_up:
            return


def _fault(sentence: Passage) -> Fault:
    return Fault(
        sentence.place(),
        "第五部分先写了成绩，再写问题",
        "请删去成绩，直接写查出的问题；成绩写在第一部分",
    )
