"""Small reports for tests of the rules: an overview of two topics, some table cells."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.checking.check import CheckResult, check_report
from assistant.checking.example import build_context, build_report
from assistant.checking.rule import Example, Finding

TOWN = "云岭县石桥镇人民政府"
COUNTY = "云岭县人民政府"
BUREAU = "云岭县水务局"
TITLE = f"{TOWN}2024年政府信息公开工作年度报告"

Cells = Mapping[str, int | str]


def report_of(
    requests: str = "未收到政府信息公开申请。",
    *,
    proactive: str = "主动公开政府信息30条。",
    unit: str = TOWN,
    others: str = "没有收取信息处理费。\n2024年政务公开工作要点12项完成11项。",
    last_year: Example | None = None,
    year: int = 2024,
    **tables: Cells,
) -> Example:
    """Return a report with this prose in its first section, and these cells in its tables."""
    prose = f"（一）主动公开\n{proactive}\n（二）依申请公开\n{requests}"
    sections = {"overview": prose, "others": others}
    return Example(sections, tables, unit, year, last_year=last_year)


def check(example: Example, *codes: str) -> CheckResult:
    """Return what the rules called `codes` say of an example."""
    return check_report(build_report(example), build_context(example), select=codes)


def found(example: Example, *codes: str) -> list[Finding]:
    """Return what the rules called `codes` find in an example."""
    return list(check(example, *codes).findings)
