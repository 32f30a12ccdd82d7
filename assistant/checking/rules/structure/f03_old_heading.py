"""沿用旧格式的标题。

## 检查内容
一级标题有没有用2019年以前的写法，例如工作思路、机构建设、目录编制、附表。
收费及减免由C-08来说，概述、不予公开、咨询投诉、支出由C-09来说；格式和旧格式都没有的标题由F01来说。
词表在 phrasebank/knowledge/old_headings.toml。

## 为什么
统一格式只有六个部分。旧标题留着，多半是套了多年前的稿子，里面的内容也要跟着核对。

## 怎么改
把内容并入统一格式的相应部分，删去旧标题。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.miniature import MINIATURE
from assistant.checking.reading.old_headings import old_heading
from assistant.checking.reading.walk import is_older_than_the_form
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

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号"

GOOD = (
    Example(),
    Example(text=MINIATURE),
    Example(text=MINIATURE.replace("五、存在的主要问题及改进情况", "五、存在问题及下一步打算")),
    Example(text=MINIATURE + "七、联系人\n党政办公室。\n"),
    Example(text=MINIATURE + "七、收费及减免情况\n没有收费。\n"),
)
BAD = (
    Example(text=MINIATURE + "七、2025年工作思路\n按月更新水质公告。\n"),
    Example(text=MINIATURE + "七、机构建设和人员情况\n专职1人。\n"),
    Example(text=MINIATURE + "七、政府信息公开目录编制情况\n目录修订一次。\n"),
    Example(text=MINIATURE + "七、附表\n见局网站。\n"),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every level-one heading of the old structure."""
    if is_older_than_the_form(report):
        yield NotAssessed("2019年以前的年报没有统一格式")
        return
    for section in report.sections:
        if section.key is not None or section.heading is None:
            continue
        old = old_heading(section.heading.text)
        if old and old.code == "F03":
            yield Fault(
                section.heading.place(),
                f"标题“{section.heading}”是旧格式常见的写法，统一格式没有这一部分",
                f"请把内容并入{old.into}，删去这个标题",
            )
