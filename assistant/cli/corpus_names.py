"""Which reports of a corpus a user means: by unit, in full or in short, by file, by year."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from assistant.corpus.manifest import NO_YEAR
from assistant.corpus.normalise import short_name
from assistant.emitters.plain import clean
from assistant.errors import AssistantError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from assistant.corpus.match import Source

_SHOWN = 8


def call(source: Source) -> str:
    """Return what to call a report: its unit and year, or its file where no unit is known."""
    return clean(f"{source.unit}{call_year(source.year)}" if source.unit else source.path)


def call_year(year: int | None) -> str:
    """Return the year in words."""
    return f"{year}年" if year else "没有年份"


def chosen_years(written: str | None, known: Collection[int | None]) -> list[int | None]:
    """Return the years that are meant, all if none was written; the error tells which there are."""
    ordered = sorted(known, key=lambda year: (year is None, year))
    if written is None:
        return ordered
    year = None if written == NO_YEAR else _year(written)
    if year not in known:
        there_are = "、".join(map(call_year, ordered))
        cure = f"现有的是：{there_are}" if there_are else "库是空的"
        raise AssistantError(f"库里没有{call_year(year)}的年报，{cure}")
    return [year]


def _year(written: str) -> int:
    digits = written.removesuffix("年")
    if len(digits) != 4 or not digits.isdecimal():
        raise AssistantError(f"--year 写的是{written}，要写四位年份，例如2023；没有年份的写“无”")
    return int(digits)


def reports_named(name: str, sources: Sequence[Source]) -> list[Source]:
    """Return the reports that a name means; `AssistantError` when there are none, or two units."""
    found = _by_file(name, sources) or _by_unit(name, sources)
    if not found:
        raise AssistantError(f"库里没有{name}的年报{_nearest(name, sources)}")
    return found


def _by_file(name: str, sources: Sequence[Source]) -> list[Source]:
    """Return the reports from the file, or from the folder."""
    whole = os.path.abspath(name)
    inside = os.path.join(whole, "")
    return [s for s in sources if s.path == whole or s.path.startswith(inside)]


def _by_unit(name: str, sources: Sequence[Source]) -> list[Source]:
    units = {source.unit for source in sources if source.unit}
    short = short_name(name)
    found = (
        {name} & units
        or {unit for unit in units if short_name(unit) == short}
        or {unit for unit in units if name in unit}
    )
    if len(found) > 1:
        raise AssistantError(f"{name}指的单位有{len(found)}个，请写全称：{_listed(found)}")
    return [source for source in sources if source.unit in found]


def _nearest(name: str, sources: Sequence[Source]) -> str:
    import difflib

    units = {short_name(source.unit): source.unit for source in sources if source.unit}
    like = difflib.get_close_matches(short_name(name), units, n=3, cutoff=0.5)
    return f"，是否想写：{_listed(units[short] for short in like)}" if like else ""


def _listed(units: Iterable[str]) -> str:
    ordered = sorted(units)
    more = f"……共{len(ordered)}个" if len(ordered) > _SHOWN else ""
    return "、".join(map(clean, ordered[:_SHOWN])) + more
