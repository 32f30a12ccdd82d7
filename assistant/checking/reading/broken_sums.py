"""The sums of an official table that do not hold, put into words for a clerk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.unread_parts import no_table
from assistant.checking.rule import Certainty, Fault, NotAssessed, Severity
from assistant.report.form import cell_key
from assistant.report.layout import format_number
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from assistant.report.form import Line, Sum, TableForm
    from assistant.report.report import Report, ReportTable
    from assistant.report.tables import BrokenSum

# More broken sums of one kind than this are one slip in the table, told in one finding.
_MANY = 2
# A long side of a formula leaves its zeros out.
_SHORT_SIDE = 4
_ORNAMENT = Pattern(r"^(?:[一二三四]、|（[一二三四五六七]）|\d\.)|政府信息公开申请数量$|继续办理$")


def broken(report: Report, table_key: str, *sum_ids: str) -> Iterator[Fault | NotAssessed]:
    """Yield the sums called `sum_ids` that do not hold; also what could not be judged."""
    form = report.form.table(table_key)
    table = report.tables.get(table_key)
    if table is None:
        yield no_table(report, table_key)
        return
    totals = [total for total in form.sums if total.id in sum_ids]
    cells = {key for total in totals for key in _cells(form, total)}
    unknown = len(cells - table.figures.values.keys())
    if unknown:
        yield NotAssessed(f"{form.name}有{unknown}格空白或认不出，用到这些格的没有验算")
    ids = [total.id for total in totals]
    found = [item for item in table.figures.broken_sums if item.sum.id in ids]
    if found and _may_be_torn(table, found):
        yield _question(table, found)
        return
    for sum_id in ids:
        yield from _faults(table, [item for item in found if item.sum.id == sum_id])


def sure(table: ReportTable, key: str) -> Decimal | None:
    """Return a total that its parts bear out; None for one that is unknown or does not add up.

    In a flattened table it has to be borne out by a whole row, in a real one it may stand alone.
    """
    row, _ = table.form.lines(key)
    cells = {cell_key(line, column) for line, column in table.form.cells if line.key == row.key}
    if not _is_real(table) and not cells <= table.figures.values.keys():
        return None
    unsound = {item.equals[0] for item in table.figures.broken_sums if item.sum.computes}
    return None if key in unsound else table.get(key)


def _is_real(table: ReportTable) -> bool:
    """Return whether the cells stand in a real table, not in lines of text."""
    return any(cell.place.row is not None for cell in table.cells.values())


def _cells(form: TableForm, total: Sum) -> Iterator[str]:
    """Yield the keys of all cells that the sum takes in, in every line it holds for."""
    members = {*total.parts, *total.equals}
    for row, column in form.cells:
        if (row if total.axis == "rows" else column).key in members:
            yield cell_key(row, column)


def _faults(table: ReportTable, found: Sequence[BrokenSum]) -> Iterator[Fault]:
    name = table.form.name
    causes = _causes(table, found)
    if len(causes) > _MANY:
        lines = "、".join(_line(table, item) for item in causes)
        example = f"“{_line(table, causes[0])}”{_formula(table, causes[0])}"
        yield _fault(table, causes[0], f"{name}有{len(causes)}处对不上（{lines}），其中{example}")
        return
    follow = "，总计随之对不上" if len(causes) < len(found) else ""
    for item in causes:
        message = f"{name}“{_line(table, item)}”对不上：{_formula(table, item)}{follow}"
        yield _fault(table, item, message)


def _causes(table: ReportTable, found: Sequence[BrokenSum]) -> list[BrokenSum]:
    """Return the broken sums without that of the total line, if it only follows from the others."""
    computed = {total.equals[0] for total in table.form.sums if total.computes}
    totals = [item for item in found if _across(table, item).key in computed]
    others = [item for item in found if item not in totals]
    if others and sum(map(_gap, totals)) == sum(map(_gap, others)):
        return others
    return list(found)


def _gap(item: BrokenSum) -> Decimal:
    return item.parts_total - item.equals_total


def _may_be_torn(table: ReportTable, found: Sequence[BrokenSum]) -> bool:
    """Return whether the cells may have changed places when their text was taken from a page.

    Cells of a real table, or those of a row on one line, stand where they belong. Where each cell
    has a line to itself, some may be missing, and even their order is not sure.
    """
    if _is_real(table) or not _is_scattered(table):
        return False
    limit = _MANY if len(table.form.rows) > 1 else 1
    return not table.is_complete or len(found) > limit


def _is_scattered(table: ReportTable) -> bool:
    """Return whether cells of one row stand on lines of their own."""
    blocks: dict[str, set[int]] = {}
    for row, column in table.form.cells:
        cell = table.cells.get(cell_key(row, column))
        if cell:
            blocks.setdefault(row.key, set()).add(cell.place.block)
    return any(len(lines) > 1 for lines in blocks.values())


def _question(table: ReportTable, found: Sequence[BrokenSum]) -> Fault:
    lines = "、".join(_line(table, item) for item in found)
    return _fault(
        table,
        found[0],
        f"{table.form.name}有{len(found)}处对不上（{lines}），是不是取文字时各格错了位？",
        "请先对照原表看各格有没有错位；原表就是这样的，请按台账改正",
        severity=Severity.WARNING,
        certainty=Certainty.ASK,
    )


def _fault(
    table: ReportTable,
    item: BrokenSum,
    message: str,
    suggestion: str = "请对照台账逐格核对，改正填错的数后按公式再算一遍",
    *,
    severity: Severity | None = None,
    certainty: Certainty | None = None,
) -> Fault:
    key = item.equals[0]
    return Fault(
        table.cells[key].place,
        message,
        suggestion,
        section=table.form.section,
        cell=table.form.cell_name(key),
        severity=severity,
        certainty=certainty,
    )


def _across(table: ReportTable, item: BrokenSum) -> Line:
    """Return the row or column that the sum was worked out for."""
    row, column = table.form.lines(item.equals[0])
    return column if item.sum.axis == "rows" else row


def _line(table: ReportTable, item: BrokenSum) -> str:
    """Return what that row or column is called; the group of columns where rows have no name."""
    _, column = table.form.lines(item.equals[0])
    return _bare(_across(table, item).caption) or "·".join(column.path[:-1])


def _formula(table: ReportTable, item: BrokenSum) -> str:
    """Return both sides with their numbers, such as 本年新收3＋上年结转0＝3，总计2，相差1."""
    gap = format_number(abs(_gap(item)))
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
