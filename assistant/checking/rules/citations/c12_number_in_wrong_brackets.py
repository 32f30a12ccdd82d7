"""文号的年份没有用六角括号。

## 检查内容
文号里的年份是不是用六角括号〔〕括起来；方括号、圆括号、方头括号，左右不一样的，没有括号的，都提示。
法院案号用圆括号，不算。

## 为什么
公文格式国家标准规定，文号的年份用六角括号。

## 怎么改
改用六角括号，例如国办公开办函〔2021〕30号。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.reading.occurrences import occurrences, often
from assistant.checking.reading.walk import written
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.reading.occurrences import Occurrence
    from assistant.report.report import Report

SEVERITY = Severity.INFO
CERTAINTY = Certainty.CERTAIN
BASIS = "GB/T 9704—2012《党政机关公文格式》7.2.5"

GOOD = (
    Example(),
    Example(sections={"others": "（2024）云0102行初7号案驳回，收取信息处理费0元。"}),
    Example(sections={"others": "印发通知（2024）后补发3号简报，收取信息处理费0元。"}),
)
BAD = (
    Example(sections={"preface": "按照国办公开办函[2021]30号编制。"}),
    Example(sections={"preface": "按照《要点》（云政办发(2024)12号）编制。"}),
    Example(sections={"preface": "按照云政公开办【2024】第3号的要求编制。"}),
    Example(sections={"preface": "按照国办公开办函〔2021]30号编制。"}),
    Example(sections={"preface": "按照《要点》（云政办发〔202412号）编制。"}),
)

_OPEN, _CLOSE = r"[〔\[［【（{〈《「『<＜]", r"[〕\]］】）}〉》」』>＞]"
_YEAR = rf"{_OPEN}(20\d\d)年?{_CLOSE}"
# 国办函2021年30号 has none at all; 印发2021年3号公告 is no number.
_NUMBER = Pattern(
    rf"(?<![令第])[发函字办文规通秘知厅政委局府公〔](?!〔20\d\d〕){_YEAR}第?\d{{1,4}}号"
    r"|(?<=[政办委局厅党府])[发函](20\d\d)年?第?\d{1,4}号"
)
# 云政办发〔202412号: the other bracket is lost, and with it where the year ends.
_HALF_OPEN = Pattern(r"(?<=[发函字办文规通秘知厅政委局府公])[〔\[［【]20\d{3,7}号")
_BARE_YEAR = Pattern(r"(?<=^[发函])(20\d\d)年?")


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for every number in wrong brackets, the same number once."""
    for hit in occurrences(written(report), _HALF_OPEN):
        yield Fault(
            hit.place,
            f"文号“{hit.text}”的括号不成对，看不出哪几位是年份",
            "请对照原文补全，如〔2024〕12号",
        )
    found: dict[str, list[Occurrence]] = {}
    for hit in occurrences(written(report), _NUMBER):
        found.setdefault(hit.text, []).append(hit)
    for text, hits in found.items():
        right = _BARE_YEAR.sub(r"〔\1〕", re.sub(_YEAR, r"〔\1〕", text))
        yield Fault(
            hits[0].passage.place(hits[0].start + 1, hits[0].end),
            f"文号“{text[1:]}”的年份没有用六角括号{often(len(hits))}",
            f"请改为“{right[1:]}”",
            replacement=right[1:],
        )
