"""How reports, sections and shares are called where people read of overlaps."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.corpus.normalise import short_name
from assistant.corpus.overlap.result import Order
from assistant.emitters.plain import clean
from assistant.report.form import form_of_year

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.corpus.match import Kept, Source
    from assistant.corpus.overlap.result import Member

ORDERS = {
    Order.YEAR: "按年份",
    Order.DATE: "按落款日期",
    Order.UNKNOWN: "先后不明",
}


class Names:
    """What the reports are called: as short as it can be without two being called the same."""

    def __init__(self, members: Mapping[int, Member]) -> None:
        self._names: dict[int, str] = {}
        unnamed = {number: member.source for number, member in members.items()}
        for call in (_short, _whole, _with_file):
            called = {number: call(source) for number, source in unnamed.items()}
            counts = Counter(called.values())
            self._names |= called
            unnamed = {n: source for n, source in unnamed.items() if counts[called[n]] > 1}

    def __getitem__(self, report: int) -> str:
        return self._names[report]


def _short(source: Source) -> str:
    return _dated(short_name(source.unit), source) if source.unit else _with_file(source)


def _whole(source: Source) -> str:
    return _dated(source.unit, source) if source.unit else _with_file(source)


def _with_file(source: Source) -> str:
    name = Path(source.path).name or source.title or "没有写明单位的年报"
    return f"{_dated(source.unit, source)}（{clean(name)}）" if source.unit else clean(name)


def _dated(unit: str, source: Source) -> str:
    return clean(f"{unit}{source.year}年" if source.year else f"{unit}（没有年份）")


@cache
def _heading(section: str, year: int) -> str:
    if section == "preface":
        return "前言"
    form = form_of_year(year)
    known = any(each.key == section for each in form.sections)
    return form.heading(section) if known else section


def section_name(kept: Kept, source: Source) -> str:
    """Return the heading of the section that a sentence stands in, or nothing."""
    return _heading(kept.section, source.year or 0) if kept.section else ""


def percent(share: float) -> str:
    """Return a share in whole percent; only all of it is 100%, and only nothing 0%."""
    if 0 < share < 1:
        share = min(0.99, max(0.01, share))
    return f"{share:.0%}"
