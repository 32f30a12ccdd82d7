"""标题的序号不连续或重新起头。

## 检查内容
一级标题有序号时，序号应从“一”起逐个加一。序号与该部分在统一格式中的序号相同的，不重复提示。
各标题都不编号的，不提示。
一个部分里的（一）（二）（三）也应逐个加一，重新从（一）起的另算一组。

## 为什么
序号断开或重复，读者无法判断是漏了一部分还是编错了号。

## 怎么改
按实际次序重新编号。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.headings import numbering_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.passage import Passage
    from assistant.report.report import Report, Section

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.CERTAIN
BASIS = "国办公开办函〔2021〕30号"

_MINIATURE = """\
青坪乡人民政府2023年政府信息公开工作年度报告
一、总体情况
2023年主动公开政府信息26条。
二、主动公开政府信息情况
没有制发规范性文件。
三、收到和处理政府信息公开申请情况
2023年未收到申请。
五、存在的主要问题及改进情况
公示栏两个月没有换，已换。
"""
_PROBLEM = "（一）存在的问题\n公示栏两个月没有换。"
GOOD = (
    Example(),
    # 改进情况里另起的一组（一）（二）。
    Example(
        sections={"problems": f"{_PROBLEM}\n（二）改进情况\n（一）5月起核对。\n（二）9月补发。"}
    ),
    # 缺第四部分，但各部分的序号都是对的。
    Example(text=_MINIATURE),
    Example(
        text=_MINIATURE.replace("一、", "")
        .replace("二、", "")
        .replace("三、", "")
        .replace("五、", "")
    ),
)
BAD = (
    Example(text=_MINIATURE.replace("二、主动", "一、主动")),
    Example(text=_MINIATURE.replace("三、收到", "五、收到")),
    Example(sections={"problems": f"{_PROBLEM}\n（三）改进情况\n5月起公示栏逐月核对。"}),
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for every level-one heading whose number does not follow."""
    previous = 0
    for section in report.sections:
        ordinal = _ordinal(section.heading)
        if section.heading is None or ordinal == 0:
            continue
        official = report.form.ordinal(section.key) if section.key else ""
        if ordinal not in (previous + 1, _HAN.find(official) + 1 if official else 0):
            yield _fault(section.heading, previous)
        previous = ordinal
    for section in report.sections:
        yield from _items(section)


def _items(section: Section) -> Iterator[Fault]:
    """Yield the first bracketed number of a section that neither follows nor begins anew."""
    headings = (topic.heading for topic in section.topics)
    previous = 0
    for passage in sorted((*headings, *section.paragraphs), key=lambda text: text.place().order):
        numbering = numbering_of(passage.text)
        if not numbering or numbering.style != "bracket":
            continue
        if numbering.ordinal not in (previous + 1, 1):
            yield _wrong_item(passage.slice(0, numbering.end), previous)
            return
        previous = numbering.ordinal


def _wrong_item(number: Passage, previous: int) -> Fault:
    before = f"上一个是（{_HAN[previous - 1]}）" if previous else "前面没有（一）"
    return Fault(
        number.place(),
        f"“{number}”的序号接不上，{before}",
        "请核对是漏了一段还是编错了号",
        severity=Severity.WARNING,
        certainty=Certainty.LIKELY,
    )


_HAN = "一二三四五六七八九十"


def _ordinal(heading: Passage | None) -> int:
    """Return a heading's number, 0 when it has none."""
    numbering = numbering_of(heading.text) if heading else None
    return numbering.ordinal if numbering else 0


def _fault(heading: Passage, previous: int) -> Fault:
    before = f"上一个一级标题的序号是“{_HAN[previous - 1]}”" if previous else "它是第一个一级标题"
    expected = _HAN[previous] if previous < len(_HAN) else "下一个数"
    return Fault(
        heading.place(),
        f"“{heading}”的序号接不上：{before}，这里应是“{expected}”",
        "请按次序重新编号",
    )
