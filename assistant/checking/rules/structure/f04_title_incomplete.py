"""标题不完整。

## 检查内容
标题应写明单位、年份和“政府信息公开工作年度报告”。分两行写的标题合起来看。单位写简称的不提示。

## 为什么
年报长期挂网，标题缺了单位或年份，就分不清是哪家、哪年的报告。

## 怎么改
标题写成“单位全称＋年份＋政府信息公开工作年度报告”，例如“云岭县石桥镇人民政府2024年政府信息公开工作年度报告”。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.document import Paragraph
from assistant.report.passage import HAN
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号"

_BODY = """
一、总体情况
2024年主动公开政府信息58条。
二、主动公开政府信息情况
没有制发规范性文件。
三、收到和处理政府信息公开申请情况
2024年未收到申请。
"""
GOOD = (
    Example(),
    Example(text="望江街道办事处\n2024年度政府信息公开工作年度报告" + _BODY),
    Example(text="望江街道2024年政府信息公开工作年度报告" + _BODY),
)
BAD = (
    Example(text="石桥镇信息公开工作报告" + _BODY),
    Example(text="石桥镇2024年政府信息公开年度报告" + _BODY),
    Example(text="云岭县水务局政府信息公开工作年度报告" + _BODY),
    Example(text="2024年政府信息公开工作年度报告" + _BODY),
    Example(text="云岭县青坪乡人民政府2024年信息公开工作年度报告" + _BODY),
)

_YEAR = Pattern(r"(?:20\d\d|二[〇○零][一二三]\D)年?度?|\d{2,4}年")
# A year may stand within the name: 政府信息公开工作2024年度报告. Its place is marked, or
# 人民政府2024年信息公开 would read as 政府信息公开.
_NAME = Pattern(r"政府信息公开§?工作(?:§?的?年度|§)报告")
_LOOSE_NAME = Pattern(r"(?:政府|政务)*(?:信息|政务)公开.*|关于|[的《》“”\W_]")

_LONGEST, _ONE_LINE = 70, 30


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield one fault that names everything the title lacks."""
    if report.title is None:
        yield Fault(
            None,
            "没有找到标题",
            "请确认文稿有标题；没有的，请补上“单位全称＋年份＋政府信息公开工作年度报告”",
            certainty=Certainty.ASK,
        )
        return
    lacking = min((_lacking(text) for text in _readings(report)), key=len)
    if lacking:
        yield Fault(
            report.title.place(),
            f"标题“{report.title}”{'，'.join(lacking)}",
            "请写成“单位全称＋年份＋政府信息公开工作年度报告”",
        )


def _readings(report: Report) -> Iterator[str]:
    """Yield every way to read the title: with the lines above it, and as the page repeats it."""
    title = report.title
    if title is None:
        return
    yield title.text
    lines = [
        re.sub(r"\s", "", block.text) if isinstance(block, Paragraph) else ""
        for block in report.document.blocks[: title.block]
    ]
    yield from (line for line in lines if len(line) <= _LONGEST and _NAME.search(line))
    above = ""
    for line in reversed(lines[-2:]):
        if not 2 <= len(line) <= _ONE_LINE or re.search(r"[。，：:；>]", line):
            return
        above = line + above
        yield above + title.text


def _lacking(title: str) -> list[str]:
    lacking = []
    if not re.search(rf"{HAN}{{2}}", _LOOSE_NAME.sub("", _YEAR.sub("", title))):
        lacking.append("没有写单位")
    if not _YEAR.search(title):
        lacking.append("没有写年份")
    if not any(_NAME.search(reading) for reading in (title, _YEAR.sub("§", title))):
        lacking.append("没有写全“政府信息公开工作年度报告”")
    return lacking
