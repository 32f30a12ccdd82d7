"""The filters that phrases may use, and how a value is printed: Chinese official style.

GB/T 15835: statistics in Arabic numerals, no space between digits and Han characters.
GB/T 15834: no 、 between parts that stand in “” or 《》.

    number          1234, 59.5
    months          [6, 7, 8, 9] or "6-9" → 6月至9月; text that is no list of months stays as it is
    date            2025年1月20日
    join_names      A、B和C; “A”“B”和“C”
    quote           “…”; “ ” inside become ‘ ’; each item of a list by itself
    percent_of(x)   12 of 32 → 37.5%; unknown while x is 0
    difference(x)   how much more or less, without sign: 12 and 9 → 3
    counts(unit)    补贴救助46条、通知公告37条: records by their name and count
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from assistant.facts.value import clean_text
from assistant.report.layout import format_number

Filter = Callable[..., object]

_RANGE = re.compile(r"(\d{1,2})月?(?:\s*[-~－—–至到]+\s*(\d{1,2})月?)?")
_CLOSED = ("”", "》")


def show(value: object) -> str:
    """Return a fact as it is printed where no filter says how."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return format_number(value)
    if isinstance(value, datetime.date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, tuple | list):
        return _chain([show(item) for item in value])
    return str(value)


def number(value: object) -> str:
    """Return a number without grouping, exponent or trailing zeros."""
    return show(value)


def date(value: object) -> str:
    """Return a date as 2025年1月20日."""
    return show(value)


def months(value: object) -> str:
    """Return months as people say them: three and more in a row as 6月至8月."""
    parts = value if isinstance(value, tuple | list) else re.split(r"[、，,；;和]", str(value))
    ranges = [_RANGE.fullmatch(clean_text(str(part))) for part in parts]
    found = {
        month
        for match in ranges
        if match
        for month in range(int(match[1]), int(match[2] or match[1]) + 1)
    }
    if None in ranges or not found or not found <= set(range(1, 13)):
        return show(value)
    return "、".join(_spoken(run) for run in _runs(sorted(found)))


def join_names(value: object) -> str:
    """Return a list as A、B和C; anything else as it is."""
    if not isinstance(value, tuple | list) or len(value) < 2:
        return show(value)
    return f"{_chain([show(item) for item in value[:-1]])}和{show(value[-1])}"


def quote(value: object) -> object:
    """Return text in “”, and of a list each item."""
    if isinstance(value, tuple | list):
        return tuple(quote(item) for item in value)
    text = show(value)
    if text.startswith("“") and text.endswith("”") and text.count("“") == 1:
        return text
    return f"“{text.translate(str.maketrans('“”', '‘’'))}”"


def percent_of(value: object, total: object) -> str | None:
    """Return the share of `total` with at most one decimal, or None for a total of 0."""
    part, whole = Decimal(str(value)), Decimal(str(total))
    if not whole:
        return None
    share = (part * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{format_number(share)}%"


def difference(value: object, other: object) -> Decimal:
    """Return how far two numbers lie apart."""
    return abs(Decimal(str(value)) - Decimal(str(other)))


def counts(value: object, unit: object) -> str | None:
    """Return records as 补贴救助46条、通知公告37条, or None when one lacks its name or count."""
    records = value if isinstance(value, tuple | list) else ()
    pairs = [(record.get("name"), record.get("count")) for record in records]
    if not pairs or any(part is None for pair in pairs for part in pair):
        return None
    return "、".join(f"{show(name)}{show(count)}{show(unit)}" for name, count in pairs)


def _chain(parts: list[str]) -> str:
    chained = ""
    for part in parts:
        chained += ("" if not chained or chained.endswith(_CLOSED) else "、") + part
    return chained


def _runs(numbers: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for value in numbers:
        if runs and value == runs[-1][-1] + 1:
            runs[-1].append(value)
        else:
            runs.append([value])
    return runs


def _spoken(run: list[int]) -> str:
    if len(run) > 2:
        return f"{run[0]}月至{run[-1]}月"
    return "、".join(f"{month}月" for month in run)


FILTERS: dict[str, Filter] = {
    "number": number,
    "months": months,
    "date": date,
    "join_names": join_names,
    "quote": quote,
    "percent_of": percent_of,
    "difference": difference,
    "counts": counts,
}
# Those that work out a number nobody told; false where the facts contradict one another.
COMPUTING = frozenset({"percent_of", "difference"})
