"""Compare every report of a corpus with every other: who shares what with whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np

from assistant.corpus.overlap.alike import shares_of
from assistant.corpus.overlap.details import Details
from assistant.corpus.overlap.direction import order_of
from assistant.corpus.overlap.engines.rows import COARSE, FINE
from assistant.corpus.overlap.groups import clusters_of, most_spread, versions_among
from assistant.corpus.overlap.kin import of_one_unit
from assistant.corpus.overlap.reading import read_pairs
from assistant.corpus.overlap.result import Member, Overlap, Pair, Side
from assistant.corpus.overlap.statements import gather

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from assistant.corpus.index import Corpus
    from assistant.corpus.overlap.alike import Alike, Shares
    from assistant.corpus.overlap.engines import Engine
    from assistant.corpus.overlap.engines.rows import Column, ReportPairs, Sampling
    from assistant.corpus.overlap.result import Spread, Versions
    from assistant.corpus.overlap.statements import Statements

Told: TypeAlias = "Callable[[str, int, int], None]"

# A county's reports of some years are compared closely; of a whole province, nobody can read more
# than what was copied nearly word for word.
_COUNTY = 2000
_CLUSTER_SHARE = 0.3
# So many of the most spread sentences are told.
_SPREAD = 100
# Of more pairs of reports than that, those are read that may share most.
_READ = 50_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which pairs are wanted: from which share on, how many of them, own ones or foreign ones.

    `top` is None for all of them.
    """

    share: float = 0.1
    top: int | None = 50
    only: Literal["own", "foreign"] | None = None

    @property
    def cluster_share(self) -> float:
        """Return from which share on reports are put into one cluster."""
        return max(_CLUSTER_SHARE, self.share)


def sampling_for(corpus: Corpus) -> Sampling:
    """Return how closely so many reports are compared."""
    return FINE if len(corpus) <= _COUNTY else COARSE


def compare_all(
    corpus: Corpus, engine: Engine, sampling: Sampling, wanted: Wanted, told: Told
) -> Overlap:
    """Return who shares what with whom; `told` hears what is done, how far, and out of how much."""
    statements = gather(corpus, engine, sampling, lambda *at: told("读取", *at))
    told("查找相同的片段", 0, 0)
    counts = engine.count(statements.sentences(), wanted.share)
    read = _read(statements, engine, counts.pairs, wanted, told)
    pairs = tuple(read.pairs(statements, wanted))
    spread = tuple(most_spread(statements, _SPREAD))
    versions = tuple(versions_among(statements))
    return Overlap(
        compared=len(corpus),
        units=len(np.unique(statements.unit)),
        members=_members(statements, _named(pairs, spread, versions)),
        candidate_sentences=counts.sentence_pairs,
        candidate_reports=counts.report_pairs,
        unread=read.unread,
        pairs=pairs,
        listed=pairs[: wanted.top],
        clusters=clusters_of(
            (pair.earlier.report, pair.later.report)
            for pair in pairs
            if pair.share >= wanted.cluster_share
        ),
        spread=spread,
        versions=versions,
        left_out=len(np.unique(statements.wording[statements.common])),
        share=wanted.share,
        cluster_share=wanted.cluster_share,
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """The pairs of reports that were read, in order, and which of their sentences are alike."""

    reports: ReportPairs
    is_own: Column
    alike: Alike
    shares: Shares
    unread: int

    def pairs(self, statements: Statements, wanted: Wanted) -> Iterator[Pair]:
        """Yield the pairs that share enough, the first of them with what they share."""
        details = Details(statements, self.alike)
        larger = self.shares.larger
        ranked = np.lexsort((np.arange(len(larger)), -larger))
        ranked = ranked[(larger[ranked] >= wanted.share) & (larger[ranked] > 0)]
        for place, number in enumerate(ranked.tolist()):
            pair = self._pair(statements, number)
            is_listed = wanted.top is None or place < wanted.top
            yield details.told(pair, number) if is_listed else pair

    def _pair(self, statements: Statements, number: int) -> Pair:
        one, other = (
            Side(
                int(report[number]),
                int(self.shares.sentences[side][number]),
                int(self.shares.length[side][number]),
                float(self.shares.share[side][number]),
            )
            for side, report in enumerate((self.reports.one, self.reports.other))
        )
        order, is_turned = order_of(*(statements.source(side.report) for side in (one, other)))
        earlier, later = (other, one) if is_turned else (one, other)
        return Pair(earlier, later, bool(self.is_own[number]), order)


def _read(
    statements: Statements, engine: Engine, found: ReportPairs, wanted: Wanted, told: Told
) -> _Read:
    """Read the pairs of reports that may share enough, no more than can be read."""
    said = statements.sentences().said()
    reports, is_own = _wanted_ones(statements, found, wanted)
    likeliest = np.sort(_likeliest(reports, said)[:_READ])
    chosen, is_own = reports.take(likeliest), is_own[likeliest]
    candidates = engine.sentence_pairs(chosen)
    alike = read_pairs(statements, chosen, is_own, candidates, lambda *at: told("逐句核对", *at))
    shares = shares_of(alike, chosen, statements.length, said)
    return _Read(chosen, is_own, alike, shares, len(reports) - len(chosen))


def _wanted_ones(
    statements: Statements, found: ReportPairs, wanted: Wanted
) -> tuple[ReportPairs, Column]:
    """Return the pairs that are asked for, and which are of one unit.

    Two reports of one unit and one year are two versions of one report.
    """
    years = statements.corpus.years
    is_own = of_one_unit(statements, found.one, found.other)
    year, other_year = years[found.one], years[found.other]
    asked = ~(is_own & (year == other_year) & (year > 0))
    if wanted.only:
        asked &= is_own == (wanted.only == "own")
    return found.take(asked), is_own[asked]


def _likeliest(reports: ReportPairs, said: Column) -> Column:
    """Return the numbers of the pairs, those that may share most first."""
    may_share = np.maximum(
        reports.length_one / said[reports.one], reports.length_other / said[reports.other]
    )
    return np.lexsort((np.arange(len(reports)), -may_share))


def _named(
    pairs: Iterable[Pair], spread: Iterable[Spread], versions: Iterable[Versions]
) -> set[int]:
    """Return the reports that are spoken of."""
    return {
        *(side.report for pair in pairs for side in (pair.earlier, pair.later)),
        *(sentence.report for sentence in spread),
        *(report for group in versions for report in group.reports),
    }


def _members(statements: Statements, named: Iterable[int]) -> dict[int, Member]:
    kept = statements.sentences().kept()
    reports, lengths = statements.report[kept], statements.length[kept]
    counts = np.bincount(reports, minlength=len(statements.corpus))
    said = np.bincount(reports, weights=lengths, minlength=len(statements.corpus))
    return {
        report: Member(statements.source(report), int(counts[report]), int(said[report]))
        for report in sorted(named)
    }
