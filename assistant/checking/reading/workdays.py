"""Working days, counted by the holiday table of the phrasebank and the user's own."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.checking.knowledge import load_knowledge
from assistant.errors import AssistantError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_SATURDAY = 5
_DAY = timedelta(days=1)


class UnknownYearError(AssistantError):
    """A day lies in a year that no holiday table holds."""


class Holidays(NamedTuple):
    """The days off and the weekend days worked in the years that the table holds whole."""

    years: frozenset[int]
    off: frozenset[date]
    worked: frozenset[date]

    def is_working_day(self, day: date) -> bool:
        """Return whether offices work on `day`; `UnknownYearError` outside the table's years."""
        if day.year not in self.years:
            raise UnknownYearError(f"节假日表没有{day.year}年")
        return day in self.worked or (day.weekday() < _SATURDAY and day not in self.off)

    def working_days_after(self, day: date, count: int) -> date:
        """Return the last of the `count` working days that follow `day`, itself not counted."""
        while count:
            day += _DAY
            count -= self.is_working_day(day)
        return day

    def working_days_between(self, first: date, last: date) -> int:
        """Return how many working days lie after `first`, up to and including `last`."""
        days = (first + _DAY * passed for passed in range(1, (last - first).days + 1))
        return sum(map(self.is_working_day, days))


def holidays() -> Holidays:
    """Return the phrasebank's table together with the one in the user's settings, if any."""
    return _merged(user_table())


def user_table() -> Path:
    """Return where the user's own holiday table is looked for."""
    from platformdirs import user_config_path  # 23 ms, and only this rule needs it

    return user_config_path("nianbao", appauthor=False) / "holidays.toml"


def read_table(path: Path) -> Mapping[str, Any]:
    """Return what a user's table holds, nothing when there is none; `AssistantError` if damaged."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise AssistantError(f"{path}：节假日表读不出来（{error}），请改正或删去") from error


@cache
def _merged(own: Path) -> Holidays:
    tables = (load_knowledge("holidays"), read_table(own))
    entries = [entry for table in tables for entry in table.get("holiday", ())]
    try:
        return Holidays(
            frozenset(int(year) for table in tables for year in table.get("years", ())),
            frozenset(day for entry in entries for day in _days(entry["from"], entry["to"])),
            frozenset(day for entry in entries for day in entry.get("work", ())),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise AssistantError(
            f"{own}：节假日表填得不对（{error}），每项要有 from 和 to，日期写成2027-01-01"
        ) from error


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += _DAY
