"""What a store is put together from when it is changed: shards, and which of their reports stay."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.corpus.shard import Shard

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from assistant.corpus.manifest import ShardEntry
    from assistant.corpus.match import Source
    from assistant.corpus.record import Record

    Batch = list[tuple[int | None, Mapping[str, NDArray[Any]]]]
    Flags = NDArray[np.bool_]
    Keys = NDArray[np.uint64]

# A shard joins those newer than it when all of them together have a quarter of its reports or
# more: a year has few shards then, and a report is written anew seldom, however many are added.
_LARGER = 4
# A shard that grows beyond this is left alone, for whoever replaces a report writes it all anew.
_LARGEST = 200_000


def batch_of(records: Iterable[Record]) -> Batch:
    """Return the arrays of a shard for each year of the records: what other processes hand over."""
    by_year: dict[int | None, list[Record]] = {}
    for record in records:
        # The whole path, for a corpus is asked from other folders than it was made in.
        source = replace(record.source, path=os.path.abspath(record.source.path))
        by_year.setdefault(source.year, []).append(replace(record, source=source))
    return [(year, Shard.build(of_year).arrays) for year, of_year in by_year.items()]


class Part:
    """A shard of one year, on disk if it has an `entry`; `kept` tells which reports stay."""

    def __init__(
        self, shard: Shard, *, entry: ShardEntry | None = None, is_new: bool = True
    ) -> None:
        self.shard = shard
        self.entry = entry
        self.is_new = is_new
        self.kept: Flags = np.ones(len(shard), np.bool_)

    def __len__(self) -> int:
        return int(self.kept.sum())

    @property
    def is_whole(self) -> bool:
        """Return whether every report stays."""
        return bool(self.kept.all())

    def dropped(self) -> list[Source]:
        """Return the sources of the reports that go."""
        return [self.shard.source(int(index)) for index in np.flatnonzero(~self.kept)]


def drop_replaced(parts: Sequence[Part]) -> None:
    """Of the reports of one year, keep the last of each unit, and the last from each file."""
    files = _column(parts, "path_key")
    kept = _column(parts, "kept") & ~(_comes_again(files) | _comes_again(_units(parts)))
    ends = np.cumsum([len(part.shard) for part in parts])
    for part, flags in zip(parts, np.split(kept, ends[:-1]), strict=True):
        part.kept = flags


def _column(parts: Sequence[Part], name: str) -> NDArray[Any]:
    columns = [part.kept if name == "kept" else part.shard.arrays[name] for part in parts]
    return np.concatenate(columns)


def _units(parts: Sequence[Part]) -> Keys:
    """Return a number for the unit of each report, 0 where the unit or the year is not known.

    Units of one short name may be two: their whole names tell.
    """
    short = _column(parts, "unit_key") * (_column(parts, "year") > 0)
    alike = _comes_again(short) | _comes_again(short[::-1])[::-1]
    sources = [(part.shard, index) for part in parts for index in range(len(part.shard))]
    numbers: dict[str, int] = {}
    units = np.zeros(len(short), np.uint64)
    for row in np.flatnonzero(alike).tolist():
        shard, index = sources[row]
        units[row] = numbers.setdefault(shard.source(index).unit, len(numbers) + 1)
    return units


def _comes_again(keys: Keys) -> Flags:
    """Return for each key, in the order of time, whether it comes again; 0 never does."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    again = np.zeros(len(keys), np.bool_)
    again[order[:-1]] = (ordered[1:] == ordered[:-1]) & (ordered[:-1] != 0)
    return again


def parts_to_write(parts: Sequence[Part]) -> list[Part]:
    """Return the parts of one year that are to be written as one shard, in their order."""
    due = [part for part in parts if part.entry is None or not part.is_whole]
    reports = sum(map(len, due))
    for part in sorted((part for part in parts if part not in due), key=len):
        if not due or len(part) > _LARGER * reports or len(part) + reports > _LARGEST:
            break
        due.append(part)
        reports += len(part)
    return [part for part in parts if part in due]
