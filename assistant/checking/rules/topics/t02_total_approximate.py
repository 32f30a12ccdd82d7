"""主动公开的总数是约数。

## 检查内容
主动公开政府信息的总数是不是“90余条”“近300条”“约200条”“数十条”一类约数。
以万计的总数只作提示；“1633余条”一类精确数带“余”的由N18来说。

## 为什么
公开了多少条，系统里数得出来。写约数，与分项和上年都没法核对。

## 怎么改
从网站后台和新媒体账号导出条数，写成确数。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.published import published
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.reading.published import Published
    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：内容应准确"


def _says(text: str) -> Example:
    rest = "（二）依申请公开\n未收到申请。\n（五）监督保障\n培训1次22人次。"
    return Example(sections={"overview": f"（一）主动公开\n{text}\n{rest}"})


GOOD = (
    Example(),
    _says("主动公开政府信息93条，其中网站61条、公众号32条，总阅读量近2万次。"),
    _says("全年共公开信息1204条，其中公众号发布信息近400条。"),
    _says("主动公开政府信息1633余条。"),
    _says("每月公开信息不少于10条，全年主动公开信息146条。"),
)
BAD = (
    _says("全年主动公开政府信息90余条。"),
    _says("2024年，通过县政府网站公开各类信息近300条，内容包括通知公告、财政预决算等。"),
    _says("主动公开政府信息约200条，其中网站公开信息123条、公众号公开信息80条。"),
    _says("今年以来累计发布政务信息数百条。"),
    _says("主动公开信息200条左右。"),
    _says("通过县政府网站大约公开政府信息150条。"),
)

# 大约公开政府信息130条: the doubt stands before the verb.
_ABOUT_AHEAD = Pattern(r"(?:大约|大概|大致|约|估计|估算|粗略统计)[^，。；：\d]{0,16}$")
_EXACT_AND_MORE = Pattern(r"[1-9]余")
_TENS_OF_THOUSANDS = 10_000


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault when the total of what was published is only approximate."""
    found = list(published(report))
    if not found or any(p.is_total and not _is_approximate(p) for p in found):
        return
    first = found[0]
    if not _is_approximate(first) or _EXACT_AND_MORE.search(first.words):
        return
    is_large = first.figure.value >= _TENS_OF_THOUSANDS
    yield Fault(
        first.place,
        f"主动公开的总数“{first.words}”是约数",
        "请按网站后台和新媒体账号的记录写成确数",
        severity=Severity.INFO if is_large else None,
    )


def _is_approximate(told: Published) -> bool:
    before = told.sentence.text[: told.figure.start]
    return told.figure.is_approximate or bool(_ABOUT_AHEAD.search(before))
