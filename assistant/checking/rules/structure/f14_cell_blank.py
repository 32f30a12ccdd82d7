"""表格有空格或用“/”代替数字。

## 检查内容
三张表中没有填数，或者只写“/”“-”“无”“未统计”的格子，每张表合起来提示一次。

## 为什么
空格分不清是没有发生还是漏填，汇总时也无法相加。

## 怎么改
没有发生的填0；漏填的补上数字。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.unread_parts import unread_tables
from assistant.checking.rule import Certainty, Context, Example, Fault, NotAssessed, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report, ReportTable, TableCell

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.CERTAIN
BASIS = "国办公开办函〔2021〕30号所附表格；没有发生的填0是通行做法"

GOOD = (Example(), Example(tables={"disclosure": {"normative.in_force": 3}}))
BAD = (
    Example(tables={"disclosure": {"licences": "/"}}),
    Example(tables={"disclosure": {"penalties": "未统计"}}),
    Example(tables={"disputes": {"direct.upheld": "", "reviewed.upheld": "—"}}),
)

_NAMED = 3


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield one fault for every table that has blank cells."""
    yield from unread_tables(report)
    for table in report.tables.values():
        yield from _blank(table)


def _blank(table: ReportTable) -> Iterator[Fault]:
    blank = sorted(_blank_cells(table), key=lambda cell: cell.place.order)
    if not blank:
        return
    names = [table.form.cell_name(cell.key).removeprefix(table.form.name) for cell in blank]
    listed = "、".join(names[:_NAMED]) + ("等" if len(names) > _NAMED else "")
    yield Fault(
        blank[0].place,
        f"{table.form.name}有{len(blank)}格没有填数：{listed}",
        "没有发生的请填0，漏填的请补上数字",
    )


def _blank_cells(table: ReportTable) -> list[TableCell]:
    """Return the blank cells; of a table half read, only those in a row with numbers.

    There the padding behind a caption is easily taken for a row.
    """
    blank = [cell for cell in table.cells.values() if cell.is_blank]
    if table.is_complete:
        return blank
    rows = {(c.place.block, c.place.row) for c in table.cells.values() if c.value is not None}
    return [cell for cell in blank if (cell.place.block, cell.place.row) in rows]
