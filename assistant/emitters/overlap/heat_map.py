"""The shares of all pairs as a square of coloured cells, reports or units on both sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.emitters.overlap.naming import percent
from assistant.emitters.plain import shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.corpus.overlap.result import Overlap, Pair, Side
    from assistant.emitters.overlap.naming import Names

# So many reports can be told apart on one page; of more, their units are shown.
_MOST = 120
# From these shares on a cell is darker; 6 colours in all.
STEPS = (0.0, 0.1, 0.2, 0.35, 0.5, 0.75)
# A cell is as large as a page that is not scrolled has room for, within these bounds.
_ROOM, _NARROWEST, _WIDEST, _HOLDS_A_NUMBER = 960, 12, 28, 24
_LABEL, _LONGEST_LABEL = 170, 13


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
        """Return how much room the labels have."""
        return _LABEL

    @property
    def extent(self) -> int:
        """Return how wide and high the whole is."""
        return self.margin + len(self.labels) * self.size + 1

    @property
    def short_labels(self) -> Sequence[str]:
        """Return the labels in the room there is."""
        return [shorten(label, _LONGEST_LABEL) for label in self.labels]


def heat_map(overlap: Overlap, names: Names) -> HeatMap:
    """Return the map of all pairs that share enough, what belongs together side by side."""
    reports = _in_order(overlap)
    is_of_units = len(reports) > _MOST
    if is_of_units:
        label = {report: overlap.members[report].source.unit or names[report] for report in reports}
    else:
        label = {report: names[report] for report in reports}
    labels = list(dict.fromkeys(label.values()))
    kept = {name: place for place, name in enumerate(labels[:_MOST])}
    cells = _largest(_cells(overlap, names, lambda report: kept.get(label[report])))
    return HeatMap(labels[:_MOST], cells, is_of_units, len(labels) - len(kept))


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


def _cells(overlap: Overlap, names: Names, place_of: Callable[[int], int | None]) -> Iterator[Cell]:
    """Yield two cells for each pair, one for either report's share."""
    for number, pair in enumerate(overlap.pairs, 1):
        listed = number if number <= len(overlap.listed) else None
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
