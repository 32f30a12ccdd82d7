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
    from assistant.corpus.overlap.result import Cluster, Member, Overlap, Pair

ORDERS = {
    Order.YEAR: "按年份",
    Order.DATE: "按落款日期",
    Order.UNKNOWN: "先后不明",
}
OWN, FOREIGN, UNNAMED = "本单位历年", "不同单位", "没有写明单位"


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


def relation_of(pair: Pair, overlap: Overlap) -> str:
    """Return what the units of two reports are to each other, where both name theirs."""
    if pair.is_own:
        return OWN
    units = (overlap.members[side.report].source.unit for side in (pair.earlier, pair.later))
    return FOREIGN if all(units) else UNNAMED


def extent_of(cluster: Cluster, overlap: Overlap) -> str:
    """Return how many reports a cluster has, of how many units, and how many pairs join them."""
    units = (short_name(overlap.members[report].source.unit) for report in cluster.reports)
    told = len(set(filter(None, units)))
    of_units = f"{told}家单位，" if told else ""
    return f"{len(cluster.reports)}份，{of_units}{cluster.pairs}对"


def kinds_of(pair: Pair) -> str:
    """Return how the shared sentences were changed, and how many: 照搬9、换数字3."""
    return "、".join(f"{kind}{count}" for kind, count in pair.kinds.items())


def percent(share: float) -> str:
    """Return a share in whole percent; only all of it is 100%, and only nothing 0%."""
    if 0 < share < 1:
        share = min(0.99, max(0.01, share))
    return f"{share:.0%}"
