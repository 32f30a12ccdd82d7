"""Reports that belong together, and sentences that many of them have."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from assistant.corpus.fingerprints import packed
from assistant.corpus.kinship import are_one_unit
from assistant.corpus.overlap.direction import first_of
from assistant.corpus.overlap.engines.rows import runs
from assistant.corpus.overlap.result import Cluster, Spread, Versions
from assistant.corpus.overlap.statements import units_having

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.corpus.overlap.engines.rows import Column
    from assistant.corpus.overlap.statements import Statements

# Two reports are a pair; from here on they are a cluster, and a sentence is spread.
_FEWEST = 3
# Comes after every year.
_NO_YEAR = 9999


def clusters_of(pairs: Iterable[tuple[int, int]]) -> tuple[Cluster, ...]:
    """Return the groups of reports that these pairs join directly or by others, largest first."""
    leader: dict[int, int] = {}
    edges = list(pairs)

    def led_by(report: int) -> int:
        while leader.setdefault(report, report) != report:
            leader[report] = leader[leader[report]]
            report = leader[report]
        return report

    for one, other in edges:
        first, second = sorted((led_by(one), led_by(other)))
        leader[second] = first
    members: dict[int, list[int]] = defaultdict(list)
    for report in sorted(leader):
        members[led_by(report)].append(report)
    counts: dict[int, int] = defaultdict(int)
    for one, _ in edges:
        counts[led_by(one)] += 1
    found = [
        Cluster(tuple(group), counts[head])
        for head, group in members.items()
        if len(group) >= _FEWEST
    ]
    return tuple(sorted(found, key=lambda cluster: (-len(cluster.reports), cluster.reports)))


def most_spread(statements: Statements, top: int) -> Iterator[Spread]:
    """Yield the sentences that most units have, at least three, word for word or nearly."""
    having = units_having(statements.wording, statements.unit[statements.report])
    order = np.argsort(statements.wording, kind="stable")
    starts, counts = runs(statements.wording[order])
    ranked = np.lexsort((np.arange(len(having)), -counts, -having))
    ranked = ranked[having[ranked] >= _FEWEST][:top]
    for wording in ranked.tolist():
        places = order[starts[wording] : starts[wording] + counts[wording]]
        yield _spread(statements, np.sort(places), int(having[wording]))


def _spread(statements: Statements, places: Column, units: int) -> Spread:
    reports = np.unique(statements.report[places])
    years = statements.corpus.years[statements.report[places]]
    is_common = bool(statements.common[places[0]])
    earliest = None if is_common else first_of([statements.source(r) for r in reports.tolist()])
    shown = int(places[np.lexsort((places, np.where(years > 0, years, _NO_YEAR)))[0]])
    if earliest is not None:
        shown = int(places[statements.report[places] == reports[earliest]][0])
    return Spread(
        kept=statements.statement(shown).kept,
        report=int(statements.report[shown]),
        reports=len(reports),
        units=units,
        years=tuple(int(year) for year in np.unique(years[years > 0])),
        is_common=is_common,
        is_earliest=earliest is not None,
    )


def versions_among(statements: Statements) -> Iterator[Versions]:
    """Yield the reports that are of one unit and one year."""
    years = statements.corpus.years
    keys = packed(statements.unit, years.astype(np.int64))
    order = np.argsort(keys, kind="stable")
    starts, counts = runs(keys[order])
    for start, count in zip(starts[counts > 1].tolist(), counts[counts > 1].tolist(), strict=True):
        group = order[start : start + count].tolist()
        if years[group[0]] > 0:
            yield from _of_one_unit(statements, group)


def _of_one_unit(statements: Statements, group: list[int]) -> Iterator[Versions]:
    """Yield the reports of a group whose units are the same, and not only called the same."""
    first, *rest = group
    unit = statements.source(first).unit
    same = [report for report in rest if are_one_unit(unit, statements.source(report).unit)]
    if same:
        yield Versions((first, *same))
    others = [report for report in rest if report not in same]
    if len(others) > 1:
        yield from _of_one_unit(statements, others)
