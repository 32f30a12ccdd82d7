"""审核、保密写了制度，没有写数。

## 检查内容
“政府信息管理”写了审核、三审三校、保密审查、排查清理的，有没有一个数：审了几条、退回几条、查了几次、清理了几条。
“未发生失泄密”也算。没有写审核的不提示。

## 为什么
“严格三审三校”哪家都能写，审了多少、拦下多少才是本单位的情况。

## 怎么改
写全年审核、退回、更正的条数，或排查次数和发现的问题，例如“全年审核稿件210条，退回9条，更正2条”。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.topic_told import has_number, overview_sentences, told_of
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report

SEVERITY = Severity.INFO
CERTAINTY = Certainty.ASK
BASIS = "条例第十七条：发布前审查"


def _says(text: str) -> Example:
    return Example(
        sections={
            "overview": "（一）主动公开\n主动公开36条。\n（二）依申请公开\n未收到申请。\n"
            f"（三）政府信息管理\n未制发行政规范性文件。{text}\n"
            "（四）平台建设\n专栏1个。\n（五）监督保障\n培训1次。"
        }
    )


GOOD = (
    Example(),
    _says("上网前审稿210条，退回9条。"),
    _says("保密审查没有发现问题，未发生失泄密事件。"),
    _says("栏目按主题并为9个。"),
    _says("全年送审信息101条，退回修改5条。失效的历史信息本年未作清理。"),
)
BAD = (
    _says("严格执行三审三校制度。"),
    _says("坚持先审后发，谁审核谁负责，确保信息安全。"),
    _says("定期清理过期信息，落实保密审查。"),
    _says("所有信息经站所负责人、分管领导层层把关后发布。"),
)

_CHECK = Pattern(
    r"(?<!合法性)审核|(?<!合法性)(?<!公平竞争)(?<!备案)审查|审校|三审|层层把关|把[好严牢紧]?[^，。；]{0,8}关|先审|逐级审签|审签|审批把|初审|复审|校对|校核|排查|脱敏|清理|保密|泄密|送审|退回修改|回查"
)
_NONE = Pattern(
    r"(?:未|没有|无|零)[^，。；]{0,10}(?:泄密|问题|差错|失误|违规|隐患|事件|事故)|零差错|零泄密"
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a question when checks are spoken of, and none of them is counted."""
    told = told_of(report, context, "management")
    if told is None:
        return
    spoken = next((s for s in told.sentences if _CHECK.search(s.text)), None)
    checks = [s.text for s in overview_sentences(report) if _CHECK.search(s.text)]
    if spoken is None or any(has_number(text) or _NONE.search(text) for text in checks):
        return
    yield Fault(
        spoken.passage.place(),
        "审核、保密只写了制度，有没有审核条数、退回条数或排查次数？",
        "请写一两个数，例如发布前审核几条、退回修改几条、排查几次",
    )
