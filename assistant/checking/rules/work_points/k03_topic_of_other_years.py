"""写了往年的要点主题。

## 检查内容
“总体情况”和第六部分里，有没有只在前几年的工作要点里出现过的任务，例如2022年的“助力保持社会和谐稳定”。
主题、用词和年份写在 phrasebank/knowledge/work_points/topics.toml。
疫情防控、“六稳”“六保”、脱贫攻坚等过时的提法由C-18检查，这里不重复。

## 为什么
各年的要点任务不同，写了往年的任务，可能是整段沿用了旧稿。

## 怎么改
照当年要点的条目重写；这项工作当年确实还在做的，写明做了什么、多少件。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.knowledge import any_of, load_knowledge
from assistant.checking.rule import (
    Certainty,
    Context,
    Example,
    Fault,
    NotAssessed,
    Severity,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report

SEVERITY = Severity.INFO
CERTAINTY = Certainty.ASK
BASIS = "年度政务公开工作要点"

_FEE = "2024年没有收取信息处理费。"


def _says(text: str, year: int = 2024) -> Example:
    return Example(sections={"others": f"{_FEE}\n{text}"}, year=year)


GOOD = (
    Example(),
    _says("落实《云岭县2022年政务公开工作要点》，围绕助力经济平稳健康发展公开减税信息18条。", 2022),
    _says("落实《云岭县2024年政务公开工作要点》，公开“十五五”规划编制的征求意见稿1份。"),
    _says("2021年归集的“十四五”规划4件已经移到新栏目。"),
)
BAD = (
    _says("落实2024年政务公开工作要点，着眼稳定社会预期，加强政策解读。"),
    _says("围绕助力经济平稳健康发展、助力保持社会和谐稳定，公开信息52条。"),
    _says("推进决策、执行、管理、服务、结果“五公开”，完成历史规划归集整理。"),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for each topic whose years are past, where it first stands."""
    if report.year is None:
        yield NotAssessed("认不出报告年度")
        return
    told = [s for s in report.sentences if s.section in ("overview", "others")]
    for topic in load_knowledge("work_points/topics")["topic"]:
        if report.year <= topic["until"]:
            continue
        words, unless = any_of(topic["words"]), any_of(topic.get("unless", ()))
        for sentence in told:
            found = words.search(sentence.text)
            if found and not unless.search(sentence.text):
                yield Fault(
                    sentence.passage.place(*found.span()),
                    f"“{found[0].strip('“”')}”是{topic['source']}，是否沿用了旧稿？",
                    f"请照{report.year}年要点的条目改写；当年确实还在做的，写明做了什么、多少件",
                )
                break
