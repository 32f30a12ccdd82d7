"""没有规章制定权的单位填了规章。

## 检查内容
表二“规章”一行的制发、废止、现行有效件数。县、乡镇、街道、县级部门和派出机构都应是0；
市级以上的部门改为询问：部门起草、政府制定的规章不算部门的。
哪些层级可以制定规章，见 phrasebank/knowledge/levels.toml。

## 为什么
规章只能由国务院部门、省级政府和设区的市、自治州政府制定，别的单位填了数，多半是把行政规范性文件填错了行。

## 怎么改
规章一行改为0；数字属于行政规范性文件的，移到下一行。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.unread_parts import no_table
from assistant.checking.rule import (
    Certainty,
    Context,
    Example,
    Fault,
    NotAssessed,
    Severity,
)
from assistant.report.form import cell_key
from assistant.report.layout import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report, ReportTable

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.CERTAIN
BASIS = "立法法关于部门规章、地方政府规章的规定"

GOOD = (
    Example(),
    Example(tables={"disclosure": {"normative.in_force": 6}}),
    Example(unit="云江市人民政府", tables={"disclosure": {"regulations.in_force": 12}}),
)
BAD = (
    Example(tables={"disclosure": {"regulations.in_force": 6}}),
    Example(unit="云岭县水务局", tables={"disclosure": {"regulations.issued": 1}}),
    Example(unit="云江市自然资源局", tables={"disclosure": {"regulations.in_force": 3}}),
)

_CELLS = tuple(f"regulations.{column}" for column in ("issued", "repealed", "in_force"))
# Departments that work under a government which may make regulations.
_NEAR_MAKERS = frozenset({"市级部门", "部门", "管委会"})


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield one fault for the regulations of a unit that cannot make any."""
    table = report.tables.get("disclosure")
    if table is None:
        yield no_table(report, "disclosure")
    elif report.level is None:
        yield NotAssessed("认不出单位层级")
    elif not {cell_key(*lines) for lines in table.form.cells}.issuperset(_CELLS):
        yield NotAssessed("2019年格式的表二不报制发件数")
    elif not report.level.makes_rules:
        yield from _impossible(report, table, report.level.name)


def _impossible(report: Report, table: ReportTable, level: str) -> Iterator[Fault]:
    filled = [
        (key, cell)
        for key, cell in table.cells.items()
        if key in _CELLS and cell.value and cell.value > 0
    ]
    if not filled:
        return
    told = "、".join(
        f"{table.form.lines(key)[1].caption}{format_number(cell.value)}"
        for key, cell in filled
        if cell.value is not None
    )
    asks = level in _NEAR_MAKERS or not table.is_complete
    yield Fault(
        filled[0][1].place,
        f"表二“规章”填了{told}，{_objection(level, asks=asks)}",
        "请核对：数字属于行政规范性文件的移到“行政规范性文件”一行，“规章”填0",
        cell=table.form.cell_name(filled[0][0]),
        severity=Severity.WARNING if asks else None,
        certainty=Certainty.ASK if asks else None,
    )


def _objection(level: str, *, asks: bool) -> str:
    if asks:
        return "本单位没有规章制定权，是否填错了行，或计入了由政府制定的规章？"
    return f"{level}不能制定规章"
