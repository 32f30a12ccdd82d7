"""Dates as reports write them, and ranges: 2024年12月31日, 2024-1-20, 二〇二五年一月二十日."""

from __future__ import annotations

import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator


class WrittenDate(NamedTuple):
    """A date as it stands in a text: what it leaves out is None, as the year in 3月5日."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None

    @property
    def date(self) -> datetime.date | None:
        """Return the day it means; None when it leaves something out, or no calendar has it."""
        return self.in_year(self.year) if self.year else None

    @property
    def is_impossible(self) -> bool:
        """Return whether no year has such a day: 13月5日, 2月30日; or this year has not."""
        return self.in_year(self.year or 2024, self.day or 1) is None

    def in_year(self, year: int, day: int | None = None) -> datetime.date | None:
        """Return the day it means in `year`, whatever year it names; None if there is none."""
        chosen = self.day if day is None else day
        if chosen is None:
            return None
        try:
            return datetime.date(year, self.month, chosen)
        except ValueError:
            return None


_HAN = "〇○零Oo一二三四五六七八九十廿卅"
_YEAR = r"(?P<year>(?<!\d)(?:19|20)\d\d|[一二][〇○零Oo九一二三四五六七八]{3})"
_NUMBER = rf"(?:\d{{1,2}}(?!\d)|[{_HAN[5:]}]{{1,3}})"
_DATE = Pattern(
    rf"(?:{_YEAR}年)?(?<![\d{_HAN[5:]}])(?P<month>{_NUMBER})月(?:份)?(?:(?P<day>{_NUMBER})[日号])?"
    r"|(?P<y>(?<![\d/.])(?:19|20)\d\d)(?P<mark>[-/.])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})"
    r"(?!\d|(?P=mark)\d)"
)
# 十 alone makes tens: 十一, 二十, 三十一.
_DIGITS = {
    **dict(zip("一二三四五六七八九", range(1, 10), strict=True)),
    **dict.fromkeys("〇○零Oo", 0),
}


def written_dates(text: str) -> Iterator[WrittenDate]:
    """Yield every date in `text`, folded as rules read it, left to right."""
    for match in _DATE.finditer(text):
        year = match["year"] or match["y"]
        yield WrittenDate(
            match.start(),
            match.end(),
            _year(year) if year else None,
            _number(match["month"] or match["m"]),
            _number(match["day"] or match["d"]) if match["day"] or match["d"] else None,
        )


def _year(text: str) -> int:
    return int(text) if text.isdigit() else int("".join(str(_DIGITS[one]) for one in text))


def _number(text: str) -> int:
    """Return what 7, 07, 七, 十七, 二十七 or 廿七 stands for."""
    if text.isdigit():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int("".join(str(_DIGITS[one]) for one in text))
    return 10 * (_DIGITS.get(tens, 1) if tens else 1) + (_DIGITS.get(ones, 0) if ones else 0)


_FROM_TO = Pattern(r"(?:日|起|始|开始|起始)?[，]?(?:至|到|止|[-—－~～–―]+)(?:次年|本年|当年|同年)?")


def written_ranges(text: str) -> Iterator[tuple[WrittenDate, WrittenDate]]:
    """Yield the pairs of dates that are written as from … to …."""
    for first, last in pairwise(written_dates(text)):
        if _FROM_TO.fullmatch(text[first.end : last.start]):
            yield first, last
