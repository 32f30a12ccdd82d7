"""What another report is to a report: itself, an earlier or later one of its unit, or foreign."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

import numpy as np

from assistant.corpus.names import runs_in
from assistant.corpus.normalise import short_name
from assistant.corpus.prose import prose_of
from assistant.corpus.shard_building import folded, name_keys, path_key, place_name
from assistant.report.units import superiors_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from numpy.typing import NDArray

    from assistant.corpus.match import Source
    from assistant.corpus.shard import Shard
    from assistant.report.report import Report

    Flags = NDArray[np.bool_]

_NONE = np.zeros(0, np.bool_)


class Kinship(Enum):
    """What a report of the corpus is to the report that is checked."""

    ITSELF = auto()
    EARLIER = auto()
    LATER = auto()
    FOREIGN = auto()


class Kin:
    """The reports of a corpus that are of the unit whose report is checked, or are that report.

    `own` and `left_out` tell for each report, numbered through all shards, whether it is an
    earlier one of the unit, and whether it is the report itself or a later one.
    """

    def __init__(self, report: Report, shards: Sequence[Shard]) -> None:
        self._report = report
        self._texts = [sentence.text for sentence in prose_of(report)]
        self._path_key = path_key(report.document.path)
        self._unit_key = name_keys([short_name(report.unit)])[0]
        flags = [self._of_shard(shard) for shard in shards]
        self.own: Flags = np.concatenate([_NONE, *(own for own, _ in flags)])
        self.left_out: Flags = np.concatenate([_NONE, *(left_out for _, left_out in flags)])

    def _of_shard(self, shard: Shard) -> tuple[Flags, Flags]:
        own = np.zeros(len(shard), np.bool_)
        left_out = np.zeros(len(shard), np.bool_)
        if self._path_key:
            left_out |= shard.arrays["path_key"] == self._path_key
        for number in np.flatnonzero(self._may_be_kin(shard) & ~left_out).tolist():
            kind = self._kinship(*shard.read(number))
            own[number] = kind is Kinship.EARLIER
            left_out[number] = kind in (Kinship.ITSELF, Kinship.LATER)
        return own, left_out

    def _may_be_kin(self, shard: Shard) -> Flags:
        """Return which reports have the unit's name; for one without a name, its text decides."""
        if not self._report.unit:
            return self._are_named(shard.arrays["place_key"])
        of_unit: Flags = shard.arrays["unit_key"] == self._unit_key
        if shard.is_hashed:
            return of_unit
        nameless: Flags = shard.arrays["unit_key"] == 0
        return of_unit | nameless

    def _are_named(self, places: NDArray[Any]) -> Flags:
        """Return which places may be named in the report, a few that are not among them."""
        return np.isin(places, runs_in("\n".join(self._texts)))

    def _kinship(self, source: Source, sentences: Sequence[str]) -> Kinship:
        """Return what a report is; an own one without a year counts as earlier."""
        texts = folded(sentences)
        if not self._is_same_unit(source.unit, texts):
            return Kinship.FOREIGN
        year = self._report.year
        if year is None or source.year is None:
            return Kinship.ITSELF if self._texts == list(texts) else Kinship.EARLIER
        if year == source.year:
            return Kinship.ITSELF
        return Kinship.EARLIER if source.year < year else Kinship.LATER

    def _is_same_unit(self, other: str, texts: Sequence[str]) -> bool:
        """Return whether both are of one unit; a report that names none is told by its text."""
        unit = self._report.unit
        if not unit or not other:
            name = place_name(unit or other)
            nameless = texts if unit else self._texts
            return bool(name) and any(name in text for text in nameless)
        return are_one_unit(unit, other)


def are_one_unit(unit: str, other: str) -> bool:
    """Return whether two names are of one unit; either may leave out places above it."""
    above, above_other = set(superiors_of(unit)), set(superiors_of(other))
    return short_name(unit) == short_name(other) and (above <= above_other or above_other <= above)
