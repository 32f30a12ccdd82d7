"""A corpus on disk, opened to be read: a folder of shards that others may be writing to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.corpus.manifest import read_manifest
from assistant.corpus.shard import Shard
from assistant.corpus.shard_files import map_shard, missing_file, verify_shard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.corpus.index import Corpus
    from assistant.corpus.manifest import Manifest, ShardEntry
    from assistant.corpus.match import Source


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report in a store, and how many sentences it has there."""

    source: Source
    sentences: int


@dataclass(frozen=True, slots=True)
class Store:
    """A corpus as it stood when it was opened; what is written later does not change it."""

    folder: Path
    manifest: Manifest
    shards: tuple[Shard, ...]

    def __len__(self) -> int:
        return sum(shard.reports for shard in self.manifest.shards)

    def reports(self) -> Iterator[StoredReport]:
        """Yield every report."""
        for shard in self.shards:
            counts = shard.sentence_counts
            for index in range(len(shard)):
                yield StoredReport(shard.source(index), int(counts[index]))


def open_corpus(folder: Path, *, verify: bool = False) -> Corpus:
    """Return the corpus in a folder; `CorpusError` says why there is none."""
    from assistant.corpus.index import Corpus

    return Corpus(open_store(folder, verify=verify).shards)


def open_store(folder: Path, *, verify: bool = False) -> Store:
    """Return the store in a folder, its files mapped; `CorpusError` says why there is none.

    Of each file the size is held against the manifest; with `verify` the whole content is.
    """
    while True:
        manifest = read_manifest(folder)
        try:
            shards = tuple(_open(folder, entry, verify) for entry in manifest.shards)
        except _GoneError as gone:
            # Whoever writes removes the shards that he replaced: the new manifest knows better.
            if read_manifest(folder).generation == manifest.generation:
                raise missing_file(folder, gone.entry, gone.path) from gone
            continue
        return Store(folder, manifest, shards)


class _GoneError(Exception):
    def __init__(self, entry: ShardEntry, path: str) -> None:
        self.entry, self.path = entry, path
        super().__init__(path)


def _open(folder: Path, entry: ShardEntry, verify: bool) -> Shard:
    try:
        if verify:
            verify_shard(folder, entry)
        return Shard(map_shard(folder, entry))
    except FileNotFoundError as error:
        raise _GoneError(entry, error.filename) from error
