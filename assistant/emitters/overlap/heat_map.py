"""The shares of all pairs as a square of coloured cells, reports or units on both sides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.corpus.normalise import short_name
from assistant.emitters.overlap.naming import percent
from assistant.emitters.plain import shorten, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from assistant.corpus.overlap.result import Overlap, Pair, Side
    from assistant.emitters.overlap.naming import Names

# The names of so many reports can be read on one page; of more, their units are shown, and of more
# of these, the ones that share most.
_MOST = 64
# From these shares on a cell is darker; 6 colours in all.
STEPS = (0.0, 0.1, 0.2, 0.35, 0.5, 0.75)
# A cell is as large as a page that is not scrolled has room for, within these bounds.
_ROOM, _NARROWEST, _WIDEST, _HOLDS_A_NUMBER = 960, 15, 28, 24
# Labels are set in letters of 12: half of a Han is a column.
_HALF_A_HAN, _GAP, _LONGEST_LABEL = 6.2, 12, 14


@dataclass(frozen=True, slots=True)
class Cell:
    """Which share of the row's own prose the column has, too; `pair` is its number in the list."""

    row: int
    column: int
    share: float
    told: str
    pair: int | None

    @property
    def step(self) -> int:
        """Return how dark the cell is."""
        return sum(self.share >= step for step in STEPS) - 1

    @property
    def shown(self) -> str:
        """Return the share as it is written into the cell."""
        return percent(self.share)


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The cells that are not empty; `labels` name rows and columns alike."""

    labels: Sequence[str]
    cells: Sequence[Cell]
    is_of_units: bool
    left_out: int

    @property
    def size(self) -> int:
        """Return how wide and high a cell is."""
        return max(_NARROWEST, min(_WIDEST, _ROOM // max(1, len(self.labels))))

    @property
    def shows_shares(self) -> bool:
        """Return whether there is room for a number in a cell."""
        return self.size >= _HOLDS_A_NUMBER

    @property
    def margin(self) -> int:
        """Return how much room the labels have: no more than the longest of them needs."""
        longest = max(map(width, self.short_labels), default=0)
        return round(longest * _HALF_A_HAN) + _GAP

    @property
    def extent(self) -> int:
        """Return how wide and high the whole is."""
        return self.margin + len(self.labels) * self.size + 1

    @property
    def short_labels(self) -> Sequence[str]:
        """Return the labels in the room there is."""
        return [shorten(label, _LONGEST_LABEL) for label in self.labels]


def heat_map(overlap: Overlap, names: Names, linked: int) -> HeatMap:
    """Return the map of all pairs that share enough, what belongs together side by side.

    The first pairs, so many as are `linked`, can be looked up further down on the page.
    """
    reports = _in_order(overlap)
    is_of_units = len(reports) > _MOST
    label = {report: names[report] for report in reports}
    if is_of_units:
        label |= _units(overlap, reports)
    largest = _largest_shares(overlap, label)
    drawn = set(sorted(largest, key=lambda name: -largest[name])[:_MOST])
    labels = [name for name in dict.fromkeys(label.values()) if name in drawn]
    place = {name: number for number, name in enumerate(labels)}
    cells = _largest(_cells(overlap, names, lambda report: place.get(label[report]), linked))
    return HeatMap(labels, cells, is_of_units, len(largest) - len(labels))


def _units(overlap: Overlap, reports: Sequence[int]) -> dict[int, str]:
    """Return the unit of each report that names one, its short name where only one has it."""
    units = {report: overlap.members[report].source.unit for report in reports}
    counts = Counter(map(short_name, set(units.values())))
    return {
        report: short_name(unit) if counts[short_name(unit)] == 1 else unit
        for report, unit in units.items()
        if unit
    }


def _largest_shares(overlap: Overlap, label: Mapping[int, str]) -> dict[str, float]:
    """Return the largest share in any pair of what has a label."""
    largest: dict[str, float] = {}
    for pair in overlap.pairs:
        for side in (pair.earlier, pair.later):
            name = label[side.report]
            largest[name] = max(largest.get(name, 0.0), pair.share)
    return largest


def _in_order(overlap: Overlap) -> list[int]:
    """Return the reports of all pairs: clusters first, then by unit and year."""
    cluster_of = {
        report: number
        for number, cluster in enumerate(overlap.clusters)
        for report in cluster.reports
    }
    reports = {side.report for pair in overlap.pairs for side in (pair.earlier, pair.later)}

    def place(report: int) -> tuple[int, str, int, int]:
        source = overlap.members[report].source
        cluster = cluster_of.get(report, len(overlap.clusters))
        return cluster, source.unit, source.year or 0, report

    return sorted(reports, key=place)


def _cells(
    overlap: Overlap, names: Names, place_of: Callable[[int], int | None], linked: int
) -> Iterator[Cell]:
    """Yield two cells for each pair, one for either report's share."""
    for number, pair in enumerate(overlap.pairs, 1):
        listed = number if number <= linked else None
        for side, other in ((pair.earlier, pair.later), (pair.later, pair.earlier)):
            row, column = place_of(side.report), place_of(other.report)
            if row is not None and column is not None and side.share > 0:
                yield Cell(row, column, side.share, _told(pair, side, other, names), listed)


def _told(pair: Pair, side: Side, other: Side, names: Names) -> str:
    one, another = names[side.report], names[other.report]
    return f"{one}有{side.sentences}句与{another}共有，占自写内容的{percent(side.share)}"


def _largest(cells: Iterator[Cell]) -> list[Cell]:
    """Return the cell with the largest share at each place, row by row."""
    best: dict[tuple[int, int], Cell] = {}
    for cell in cells:
        at = (cell.row, cell.column)
        if at not in best or best[at].share < cell.share:
            best[at] = cell
    return [best[at] for at in sorted(best)]
