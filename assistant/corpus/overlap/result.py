"""What comparing every report with every other brought to light."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.corpus.match import Kept, Source


class Order(Enum):
    """How it is known which of two reports is the earlier one."""

    YEAR = "year"
    DATE = "date"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Member:
    """A report that was compared: `sentences` and `length` (in characters) are its own prose.

    Own prose is without common wording, places and numbers being masked.
    """

    source: Source
    sentences: int
    length: int


@dataclass(frozen=True, slots=True)
class Side:
    """One report of a pair: how many of its sentences and characters the other has, too.

    `share` is these characters' share of the report's own prose: 1 for identical reports.
    """

    report: int
    sentences: int
    length: int
    share: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of the later report and the one of the earlier that it is like."""

    earlier: Kept
    later: Kept
    similarity: float
    kind: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports that share sentences.

    Where `order` is unknown, `earlier` is only the one that was read first. `kinds` counts the
    later report's shared sentences; `evidence` shows the longest of them.
    """

    earlier: Side
    later: Side
    is_own: bool
    order: Order
    kinds: Mapping[str, int] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()

    @property
    def share(self) -> float:
        """Return the larger of the two shares."""
        return max(self.earlier.share, self.later.share)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Reports of which each shares much with another of them: `pairs` is how often."""

    reports: tuple[int, ...]
    pairs: int


@dataclass(frozen=True, slots=True)
class Spread:
    """A sentence that stands in many reports, but for years, numbers and names.

    `kept` is how it stands in `report`, which `is_earliest` where it is known to be so. What
    `is_common` stands in so many units that it was left out of the pairs.
    """

    kept: Kept
    report: int
    reports: int
    units: int
    years: tuple[int, ...]
    is_common: bool
    is_earliest: bool


@dataclass(frozen=True, slots=True)
class Versions:
    """Reports of one unit and year, which are not compared with each other."""

    reports: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Who shares what with whom, the largest share first.

    `members` holds the reports that are named anywhere, by their number. `candidates` are the
    pairs of reports and of sentences that share fingerprints, before any was read; `unread` counts
    the pairs of reports that may share enough, but were too many to be read. `listed` are the first
    of the `pairs`, with kinds and evidence. `left_out` counts the sentences that too many units
    have.
    """

    compared: int
    units: int
    members: Mapping[int, Member]
    candidate_sentences: int
    candidate_reports: int
    unread: int
    pairs: tuple[Pair, ...]
    listed: tuple[Pair, ...]
    clusters: tuple[Cluster, ...]
    spread: tuple[Spread, ...]
    versions: tuple[Versions, ...]
    left_out: int
    share: float
    cluster_share: float
