"""The sums of an official table that do not hold, put into words for a clerk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.rule import Fault, NotAssessed
from assistant.report.form import cell_key
from assistant.report.layout import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from assistant.report.form import Sum, TableForm
    from assistant.report.report import Report, ReportTable
    from assistant.report.tables import BrokenSum

# More broken sums of one kind than this are one slip in the table, told in one finding.
_MANY = 2
# A long side of a formula leaves its zeros out.
_SHORT_SIDE = 4
_ORNAMENT = re.compile(
    r"^(?:[一二三四]、|（[一二三四五六七]）|\d\.)|政府信息公开申请数量$|继续办理$"
)


def broken(report: Report, table_key: str, *sum_ids: str) -> Iterator[Fault | NotAssessed]:
    """Yield the sums called `sum_ids` that do not hold; also what could not be judged."""
    form = report.form.table(table_key)
    table = report.tables.get(table_key)
    if table is None:
        yield NotAssessed(f"{form.name}没有找到")
        return
    totals = [total for total in form.sums if total.id in sum_ids]
    cells = {key for total in totals for key in _cells(form, total)}
    unknown = len(cells - table.figures.values.keys())
    if unknown:
        yield NotAssessed(f"{form.name}有{unknown}格空白或认不出，用到这些格的没有验算")
    for total in totals:
        found = [item for item in table.figures.broken_sums() if item.sum.id == total.id]
        yield from _faults(table, found)


def _cells(form: TableForm, total: Sum) -> Iterator[str]:
    """Yield the keys of all cells that the sum takes in, in every line it holds for."""
    members = {*total.parts, *total.equals}
    for row, column in form.cells:
        if (row if total.axis == "rows" else column).key in members:
            yield cell_key(row, column)


def _faults(table: ReportTable, found: Sequence[BrokenSum]) -> Iterator[Fault]:
    name = table.form.name
    if len(found) <= _MANY:
        for item in found:
            yield _fault(
                table, item, f"{name}“{_line(table, item)}”对不上：{_formula(table, item)}"
            )
        return
    lines = "、".join(_line(table, item) for item in found)
    example = f"“{_line(table, found[0])}”{_formula(table, found[0])}"
    yield _fault(table, found[0], f"{name}有{len(found)}处对不上（{lines}），其中{example}")


def _fault(table: ReportTable, item: BrokenSum, message: str) -> Fault:
    key = item.equals[0]
    return Fault(
        table.cells[key].place,
        message,
        "请对照台账逐格核对，改正填错的数后按公式再算一遍",
        section=table.form.section,
        cell=table.form.cell_name(key),
    )


def _line(table: ReportTable, item: BrokenSum) -> str:
    """Return the caption of the row or column that the sum was worked out for."""
    row, column = table.form.lines(item.equals[0])
    across = column if item.sum.axis == "rows" else row
    return _bare(across.caption) or "·".join(column.path[:-1])


def _formula(table: ReportTable, item: BrokenSum) -> str:
    """Return both sides with their numbers, such as 本年新收3＋上年结转0＝3，总计2，相差1."""
    gap = format_number(abs(item.parts_total - item.equals_total))
    left = _side(table, item.parts, item, item.parts_total)
    right = _side(table, item.equals, item, item.equals_total)
    return f"{left}，{right}，相差{gap}"


def _side(table: ReportTable, keys: Sequence[str], item: BrokenSum, total: Decimal) -> str:
    values = [(key, table.figures.values[key]) for key in keys]
    is_long = len(values) > _SHORT_SIDE
    members = "＋".join(
        f"{_member(table, key, item)}{format_number(value)}"
        for key, value in values
        if value or not is_long
    )
    if is_long:
        return f"分项合计{format_number(total)}" + (f"（{members}）" if members else "")
    return f"{members}＝{format_number(total)}" if len(values) > 1 else members


def _member(table: ReportTable, key: str, item: BrokenSum) -> str:
    row, column = table.form.lines(key)
    return _bare((row if item.sum.axis == "rows" else column).caption)


def _bare(caption: str) -> str:
    """Return a caption without its number and without what every caption of its kind says."""
    return _ORNAMENT.sub("", caption).partition("（")[0]
