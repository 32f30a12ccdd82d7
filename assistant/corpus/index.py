"""The reports to compare with: shards, asked as if they were one."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.corpus.fingerprints import distinct, skeletons_of
from assistant.corpus.match import Kept
from assistant.corpus.names import names_in
from assistant.corpus.record import record_of
from assistant.corpus.shard import Shard

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from assistant.corpus.match import Source
    from assistant.report.report import Report

# A sentence in this many units' reports, and in this share of them, is common wording; what stands
# in so many is, however many units there are.
_SPREAD_UNITS = 5
_SPREAD_SHARE = 0.3
_SPREAD_ANYWHERE = 500


def units_to_be_common(units: int) -> float:
    """Return how many of so many units must have a sentence for it to be common wording."""
    return max(_SPREAD_UNITS, min(_SPREAD_SHARE * units, _SPREAD_ANYWHERE))


class Corpus:
    """Reports to find reuse in, numbered from 0 through all shards; it is only read."""

    def __init__(self, shards: Iterable[Shard]) -> None:
        self.shards: Sequence[Shard] = tuple(shard for shard in shards if len(shard))
        self.starts: NDArray[np.int64] = np.cumsum([0, *map(len, self.shards)])
        self._starts: list[int] = self.starts.tolist()

    @classmethod
    def of(cls, reports: Iterable[Report]) -> Corpus:
        """Return a corpus of the reports."""
        return cls([Shard.build(map(record_of, reports))])

    def __len__(self) -> int:
        return int(self.starts[-1])

    def shard_of(self, report: int) -> tuple[Shard, int]:
        """Return the shard that a report is in, and its number there."""
        at = bisect_right(self._starts, report) - 1
        return self.shards[at], report - self._starts[at]

    def read(self, report: int) -> tuple[Source, tuple[Kept, ...]]:
        """Return where a report comes from, and its sentences; none when they are hashed."""
        shard, number = self.shard_of(report)
        source, words = shard.read(number)
        return source, tuple(map(Kept, words, shard.sections(number)))

    @cached_property
    def years(self) -> NDArray[np.int16]:
        """Return each report's year, 0 for none."""
        return np.concatenate([shard.arrays["year"] for shard in self.shards])

    @cached_property
    def unit_count(self) -> int:
        """Return how many units there are, told by their short names."""
        units = (shard.arrays["units"] for shard in self.shards)
        return len(distinct(np.concatenate([np.zeros(0, np.uint64), *units])))

    def names_in(self, text: str) -> frozenset[str]:
        """Return the names of the corpus's units, and of places above them, that `text` holds."""
        return names_in(text, self.shards)

    def is_widespread(self, masked: str) -> bool:
        """Return whether so many units have this sentence that none can have copied it."""
        return bool(self.are_widespread([masked])[0])

    def are_widespread(self, masked: Sequence[str]) -> list[bool]:
        """Return of each masked sentence whether it is widespread."""
        hashes = skeletons_of(masked).hashes()
        places = np.array([shard.numbers_of(hashes) for shard in self.shards], np.int64)
        places = places.reshape(len(self.shards), len(masked))
        return [self._is_spread(places[:, number].tolist()) for number in range(len(masked))]

    def _is_spread(self, numbers: Sequence[int]) -> bool:
        """Return whether a skeleton, given by its number in each shard, is widespread."""
        found = [
            shard.occurrences(number)
            for shard, number in zip(self.shards, numbers, strict=True)
            if number >= 0
        ]
        if sum(map(len, found)) < _SPREAD_UNITS:
            return False
        needed = units_to_be_common(self.unit_count)
        if sum(map(len, found)) < needed:
            return False
        keys = [self._units(*each) for each in zip(self.shards, numbers, strict=True)]
        return len(distinct(np.concatenate(keys))) >= needed

    def _units(self, shard: Shard, number: int) -> NDArray[Any]:
        """Return the units, by their hash, whose reports have a skeleton."""
        if number < 0:
            return np.zeros(0, np.uint64)
        return shard.arrays["unit_key"][shard.reports_of(shard.occurrences(number))]
