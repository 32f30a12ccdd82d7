"""表格里的数填得不对。

## 检查内容
三张表的数字格里有没有负数、带正负号的数、小数、文字。行政事业性收费以万元为单位，可以有小数。
空白格和“/”“-”另由F14检查。

## 为什么
表格要逐级汇总，格子里只能是0或正整数；“＋19”“3件”这样的内容汇总时会读错。

## 怎么改
只填数字；要说明的话写到正文里。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.unread_parts import unread_tables
from assistant.checking.rule import Certainty, Context, Example, Fault, NotAssessed, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report, ReportTable, TableCell

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.CERTAIN
BASIS = "国办公开办函〔2021〕30号附件表格"

GOOD = (
    Example(),
    Example(tables={"disclosure": {"charges": "199.43", "licences": "1,208"}}),
    Example(tables={"disclosure": {"licences": "3.0"}}),
)
BAD = (
    Example(tables={"disclosure": {"licences": "＋19"}}),
    Example(tables={"disclosure": {"penalties": "-3"}}),
    Example(tables={"disclosure": {"licences": "12.5"}}),
    Example(tables={"disclosure": {"normative.issued": "3件"}}),
    Example(tables={"disclosure": {"penalties": "80余"}}),
)

# More cells than this with the same fault are told in one finding.
_MANY = 3
_NUMBER = Pattern(r"(?P<sign>[-+])?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?P<fraction>\.\d+)?")


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield the cells that hold something else than a count."""
    yield from unread_tables(report)
    for table in report.tables.values():
        faulty = [(cell, why) for cell in table.cells.values() if (why := _fault_of(table, cell))]
        names = "、".join(f"“{cell.raw}”" for cell, _ in faulty[:_MANY])
        for cell, why in faulty[:1] if len(faulty) > _MANY else faulty:
            many = f"，本表这样的格共{len(faulty)}个，如{names}" if len(faulty) > _MANY else ""
            yield Fault(
                cell.place,
                f"{table.form.cell_name(cell.key)}填的是“{cell.raw}”，{why}{many}",
                "请只填0或正整数；说明文字移到正文",
                section=table.form.section,
                cell=table.form.cell_name(cell.key),
            )


def _fault_of(table: ReportTable, cell: TableCell) -> str:
    """Return what is wrong with a cell, or "" for a count or a blank."""
    if cell.is_blank or cell.is_unanswered:
        return ""
    match = _NUMBER.fullmatch(cell.raw.strip())
    if not match:
        return "不是数字" if cell.value is None else "数字以外还有文字"
    row, column = table.form.lines(cell.key)
    if match["sign"] and not (row.signed or column.signed):
        return "带了正负号"
    has_decimals = row.decimals or column.decimals
    if cell.value is not None and cell.value % 1 and not has_decimals:
        return "不是整数"
    return ""
