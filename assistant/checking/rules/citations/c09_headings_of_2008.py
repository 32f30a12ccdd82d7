"""一级标题沿用2008年的写法。

## 检查内容
一级标题有没有概述、不予公开情况、咨询投诉情况、支出情况。收费及减免由C-08来说，别的旧标题由F03来说。
词表在 phrasebank/knowledge/old_headings.toml。

## 为什么
这是2008年条例时期的结构，现在的统一格式只有六个部分。

## 怎么改
“概述”改为“总体情况”；不予公开写进第三部分的表，其余的删去。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.miniature import MINIATURE
from assistant.checking.reading.old_headings import old_heading
from assistant.checking.reading.walk import is_older_than_the_form
from assistant.checking.rule import Certainty, Context, Example, Fault, NotAssessed, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号"

GOOD = (
    Example(),
    Example(text=MINIATURE),
    Example(text=MINIATURE.replace("一、总体情况", "一、政府信息公开工作总体情况")),
    Example(text=MINIATURE + "七、工作思路\n按月更新水质公告。\n"),
    Example(text=MINIATURE.replace("2024年", "2015年").replace("总体情况", "概述")),
)
BAD = (
    Example(text=MINIATURE.replace("一、总体情况", "一、概述")),
    Example(text=MINIATURE + "七、不予公开政府信息的情况\n没有。\n"),
    Example(text=MINIATURE + "七、群众咨询、投诉情况\n全年接听电话9次。\n"),
    Example(text=MINIATURE + "七、政府信息公开支出情况\n没有支出。\n"),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every level-one heading of the structure of 2008."""
    if is_older_than_the_form(report):
        yield NotAssessed("2019年以前的年报没有统一格式")
        return
    for section in report.sections:
        if section.heading is None or section.key not in (None, "overview"):
            continue
        old = old_heading(section.heading.text)
        if old and old.code == "C-09":
            is_overview = section.key == "overview"
            yield Fault(
                section.heading.place(),
                f"标题“{section.heading}”是2008年的写法，统一格式没有这一部分",
                "请改为“一、总体情况”" if is_overview else "请把内容并入六个部分，删去这个标题",
            )
