"""第二、三、四部分没有表格。

## 检查内容
有“主动公开政府信息情况”“收到和处理政府信息公开申请情况”“政府信息公开行政复议、行政诉讼情况”的标题，
标题下却没有统一格式的表格或表里没有数。只认出一部分格子的，标题下有图片、附件读不出来的，列入“未判断”。

## 为什么
这三部分按统一格式用表格报告，文字不能代替。表格做成图片或附件，读者和统计系统都取不到数。

## 怎么改
贴上统一格式的表格，逐格填数；没有的填0。表格是图片或附件的，改成可以选中的表格。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.unread_parts import no_table, unread_in
from assistant.checking.reading.walk import is_older_than_the_form
from assistant.checking.rule import (
    Certainty,
    Context,
    Example,
    Fault,
    NotAssessed,
    Severity,
)
from assistant.report.cells import Kind, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.form import TableForm
    from assistant.report.passage import Passage
    from assistant.report.report import Report

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号"

_MINIATURE = """\
云岭县青坪乡人民政府2024年政府信息公开工作年度报告
一、总体情况
2024年公开信息19条。
四、政府信息公开行政复议、行政诉讼情况
行政复议\t\t\t\t\t行政诉讼
结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉
0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0
五、存在的主要问题及改进情况
公示栏更新慢，已改为每周五更新。
"""
GOOD = (Example(), Example(text=_MINIATURE))
BAD = (
    Example(text=_MINIATURE.replace("\t", "").replace("000000000000000", "")),
    Example(text=_MINIATURE + "二、主动公开政府信息情况\n见附件。\n"),
)


_FEWEST = 3


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every table section without figures."""
    if is_older_than_the_form(report):
        yield NotAssessed("2019年以前的年报没有统一格式")
        return
    for form in report.form.tables:
        table = report.tables.get(form.key)
        section = report.section(form.section)
        if table and not table.is_complete:
            # The table may use the captions of the other form: 表二 of 2019 beside 表三 of 2021.
            lost = len(table.form.cells) - len(table.cells)
            yield NotAssessed(f"{form.name}有{lost}格认不出来")
        elif not table and section and section.heading:
            yield _absent(report, form, section.heading)


def _absent(report: Report, form: TableForm, heading: Passage) -> Fault | NotAssessed:
    if unread_in(report, form.section):
        return no_table(report, form.key)
    if _has_figures(report, heading):
        return NotAssessed(f"{form.name}认不出来")
    return Fault(
        heading.place(),
        f"“{heading}”下面没有找到表格",
        f"请贴上统一格式的{form.name}并逐格填数；表格是图片或附件的，请换成可以选中的表格",
    )


def _has_figures(report: Report, heading: Passage) -> bool:
    """Return whether numbers stand under a heading, though no table could be made of them."""
    following = (s.heading.block for s in report.sections if s.heading)
    end = min(
        (block for block in following if block > heading.block), default=len(report.document.blocks)
    )
    blocks = enumerate(report.document.blocks[heading.block + 1 : end], heading.block + 1)
    found = (token for index, block in blocks for token in tokens_of(block, index))
    return sum(1 for token in found if token.kind is Kind.NUMBER) >= _FEWEST
