"""2021年及以后的年报仍用旧表。

## 检查内容
报告年度在2021年及以后，表二还有“本年新制作数量”“上一年项目数量”“政府集中采购”等2019年试行格式的栏目。

## 为什么
2021年9月起施行新格式，表二的栏目全部换过，旧表的数对不上新的口径。

## 怎么改
换用国办公开办函〔2021〕30号所附的表格，按新栏目重新填数。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.unread_parts import unread_tables
from assistant.checking.rule import Certainty, Context, Example, Fault, NotAssessed, Severity
from assistant.report.cells import caption_key
from assistant.report.form import load_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report, ReportTable

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.CERTAIN
BASIS = "国办公开办函〔2021〕30号"

_TABLE = """\
云岭县水务局{year}年政府信息公开工作年度报告
一、总体情况
{year}年公开信息71条。
二、主动公开政府信息情况
第二十条第（一）项
信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量
规章\t0\t0\t0
规范性文件\t1\t1\t4
"""
GOOD = (Example(), Example(text=_TABLE.format(year=2020)))
BAD = (Example(text=_TABLE.format(year=2022)),)

_NEW_SINCE = 2021


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield one fault for every table that holds captions of the old form."""
    yield from unread_tables(report)
    if report.form.id != "2019":
        return
    if report.year is None:
        yield NotAssessed("认不出报告年度")
        return
    if report.year >= _NEW_SINCE:
        for table in report.tables.values():
            yield from _old(table)


def _old(table: ReportTable) -> Iterator[Fault]:
    markers = {caption_key(marker) for marker in load_form("2019").markers}
    found = [caption for caption in table.captions if caption_key(caption.text) in markers]
    if not found:
        return
    names = "、".join(dict.fromkeys(f"“{caption}”" for caption in found))
    yield Fault(
        found[0].place(),
        f"{table.form.name}还用着2019年试行格式的栏目：{names}",
        "请换用国办公开办函〔2021〕30号所附的表格，按新栏目重新填数",
        cell=table.form.name,
    )
