"""现行有效件数与上年接不上。

## 检查内容
表二规章、行政规范性文件：上年年报的“现行有效件数”加今年“本年制发件数”减“本年废止件数”，
是否等于今年的“现行有效件数”。没有上年年报时，只看今年“现行有效”是否比“制发”减“废止”还少。
差了的只询问：到期自动失效、机构改革划转、清理口径变化，都会让数接不上。

## 为什么
现行有效件数是一个存量，一年一年接得下来才可信。

## 怎么改
对照文件清理结果逐件点数。数没有错的，在正文说明原因，如“2件期满自行失效”。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.unread_parts import no_table
from assistant.checking.rule import Certainty, Context, Example, Fault, NotAssessed, Severity
from assistant.report.layout import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from assistant.report.report import Report, ReportTable

SEVERITY = Severity.INFO
CERTAINTY = Certainty.ASK
BASIS = "条例第二十条第（一）项；国办公开办函〔2021〕30号附件表格"


def _documents(issued: int, repealed: int, in_force: int, last: int | None = None) -> Example:
    cells = {"issued": issued, "repealed": repealed, "in_force": in_force}
    before = Example(tables={"disclosure": {"normative.in_force": last or 0}}, year=2023)
    return Example(
        tables={"disclosure": {f"normative.{key}": value for key, value in cells.items()}},
        last_year=None if last is None else before,
    )


GOOD = (
    Example(),
    _documents(2, 1, 6, last=5),
    _documents(3, 3, 0),
    _documents(2, 0, 9),
)
BAD = (
    _documents(0, 0, 3, last=5),
    _documents(2, 1, 5, last=5),
    _documents(3, 1, 1),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield the stocks of rules and documents that do not follow from last year's."""
    now = report.tables.get("disclosure")
    if now is None:
        yield no_table(report, "disclosure")
        return
    last_year = context.last_year
    before = last_year.tables.get("disclosure") if last_year else None
    if last_year and last_year.year and last_year.year + 1 != report.year:
        yield NotAssessed(f"给出的上年报告是{last_year.year}年的")
        before = None
    elif before is None:
        yield NotAssessed("上年报告的表二没有找到" if last_year else "没有上年报告")
    for row in ("regulations", "normative"):
        yield from _row(now, before, row)


def _row(now: ReportTable, before: ReportTable | None, row: str) -> Iterator[Fault]:
    keys = [f"{row}.{column}" for column in ("issued", "repealed", "in_force")]
    issued, repealed, in_force = (now.get(key) for key in keys)
    last = before.get(keys[2]) if before else None
    if issued is None or repealed is None or in_force is None:
        return
    name = now.form.lines(keys[2])[0].caption
    if last is not None and last + issued - repealed != in_force:
        sum_told = _sum(last, issued, repealed)
        yield _fault(
            now,
            keys[2],
            f"{name}上年现行有效{format_number(last)}件，{sum_told}，表二填{format_number(in_force)}件，"
            "差的是不是到期失效或划转的？",
        )
    elif last is None and in_force < issued - repealed:
        yield _fault(
            now,
            keys[2],
            f"{name}本年制发{format_number(issued)}件、废止{format_number(repealed)}件，"
            f"现行有效却只有{format_number(in_force)}件，是不是填错了栏？",
        )


def _sum(last: Decimal, issued: Decimal, repealed: Decimal) -> str:
    formula = "＋".join(map(format_number, (last, issued))) + f"－{format_number(repealed)}"
    return f"加制发减废止应为{format_number(last + issued - repealed)}件（{formula}）"


def _fault(table: ReportTable, key: str, message: str) -> Fault:
    return Fault(
        table.cells[key].place,
        message,
        "请对照文件清理结果点数；数没有错的，在正文说明原因",
        section=table.form.section,
        cell=table.form.cell_name(key),
    )
