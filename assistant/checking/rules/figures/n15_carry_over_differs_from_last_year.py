"""上年结转与上年年报对不上。

## 检查内容
表三“上年结转政府信息公开申请数量”每一栏，是否等于上年年报表三“结转下年度继续办理”的同一栏。
要给出上年的年报才能核对。两行里有一行的分栏加不到总计的，可能是取文字时错了位，改为询问。

## 为什么
去年没有办完、转到今年的，就是今年“上年结转”的那几件。两年对不上，等于有申请凭空多出来或者丢了。

## 怎么改
对照上年台账，查清年底没有办结的是哪几件、各是哪类申请人。今年填错的改今年的表；上年年报有误的，说明情况。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.unread_parts import no_table
from assistant.checking.rule import Certainty, Context, Example, Fault, NotAssessed, Severity
from assistant.report.form import cell_key
from assistant.report.layout import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from assistant.report.report import Report, ReportTable

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.CERTAIN
BASIS = "国办公开办函〔2021〕30号附件“收到和处理政府信息公开申请情况”"


def _carried(this_year: dict[str, int], last_year: dict[str, int], last: int = 2023) -> Example:
    carried_in = {f"carried_in.{who}": value for who, value in this_year.items()}
    settled = {f"granted.{who}": value for who, value in this_year.items()}
    received = {f"received.{who}": value for who, value in last_year.items()}
    carried_out = {f"carried_out.{who}": value for who, value in last_year.items()}
    before = Example(tables={"applications": received | carried_out}, year=last)
    return Example(tables={"applications": carried_in | settled}, last_year=before)


GOOD = (
    Example(),
    _carried({"natural": 2, "commercial": 1}, {"natural": 2, "commercial": 1}),
    _carried({}, {}),
)
BAD = (
    _carried({}, {"natural": 1}),
    _carried({"natural": 3}, {"natural": 2}),
    _carried({"natural": 1}, {"legal_service": 1}),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield one fault for all columns in which the two years do not meet."""
    now = report.tables.get("applications")
    if now is None:
        yield no_table(report, "applications")
        return
    last_year = context.last_year
    before = last_year.tables.get("applications") if last_year else None
    why = _obstacle(report, last_year, now, before)
    if before is None or why:
        yield NotAssessed(why)
        return
    differing = list(_differing(now, before))
    if differing:
        yield _fault(now, before, differing)


def _obstacle(
    report: Report,
    last_year: Report | None,
    now: ReportTable,
    before: ReportTable | None,
) -> str:
    """Return why the two years cannot be compared, or ""."""
    if last_year is None:
        return "没有上年报告"
    if report.year and last_year.year and last_year.year != report.year - 1:
        return f"给出的不是{report.year - 1}年的报告，是{last_year.year}年的"
    if not _column(now, "carried_in"):
        return "表三“上年结转”一行没有认出"
    if before is None or not _column(before, "carried_out"):
        return "上年报告表三“结转下年度继续办理”一行没有认出"
    return ""


def _column(table: ReportTable, row: str) -> dict[str, Decimal]:
    """Return the numbers of a row by column."""
    values = {
        column.key: table.get(cell_key(line, column))
        for line, column in table.form.cells
        if line.key == row
    }
    return {column: value for column, value in values.items() if value is not None}


def _differing(now: ReportTable, before: ReportTable) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Yield the columns that differ with both numbers; the total only where it alone differs."""
    left, right = _column(now, "carried_in"), _column(before, "carried_out")
    found = [
        (column, left[column], right[column])
        for column in left
        if column in right and left[column] != right[column]
    ]
    parts = [item for item in found if item[0] != "total"]
    yield from parts or found


def _fault(
    now: ReportTable, before: ReportTable, differing: Sequence[tuple[str, Decimal, Decimal]]
) -> Fault:
    key = f"carried_in.{differing[0][0]}"
    told = "；".join(
        f"{now.form.lines(f'carried_in.{column}')[1].caption}本年表填{format_number(value)}件，"
        f"上年表结转{format_number(last)}件"
        for column, value, last in differing
    )
    is_doubtful = _is_torn(now, before)
    message = f"表三“上年结转”与上年年报对不上：{told}"
    return Fault(
        now.cells[key].place,
        message + ("，是不是取文字时各格错了位？" if is_doubtful else ""),
        "请对照上年台账查清年底没有办结的申请，改正填错的一年",
        section=now.form.section,
        cell=now.form.cell_name(key),
        severity=Severity.WARNING if is_doubtful else None,
        certainty=Certainty.ASK if is_doubtful else None,
    )


def _is_torn(now: ReportTable, before: ReportTable) -> bool:
    """Return whether the columns of either row miss the row's own total."""
    return any(
        broken.sum.axis == "columns" and broken.equals[0] == total
        for table, total in ((now, "carried_in.total"), (before, "carried_out.total"))
        for broken in table.figures.broken_sums
    )
