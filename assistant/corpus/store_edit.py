"""Change a corpus on disk: all that is to change at once, or nothing at all.

New shards are written beside the old ones; replacing the manifest makes them the corpus, and only
then the old ones go. Whatever happens on the way, the folder holds the corpus as it was before or
as it is afterwards.
"""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from assistant.corpus.manifest import (
    NAME,
    Manifest,
    ShardEntry,
    is_corpus,
    is_shard_folder,
    read_manifest,
    shard_folder,
    write_manifest,
)
from assistant.corpus.shard import Shard
from assistant.corpus.shard_files import NewShard, map_shard, missing_file, sync_folder
from assistant.corpus.shard_merging import merge
from assistant.corpus.store_parts import Part, drop_replaced, parts_to_write
from assistant.errors import CorpusError, OutputError
from assistant.paths import reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from assistant.corpus.match import Source
    from assistant.corpus.store_parts import Batch

_LOCK = "corpus.lock"
_SECONDS_TO_WAIT = 5.0
# So many reports wait in memory to be written: some 100 MB.
_MOST_WAITING = 20_000


@contextlib.contextmanager
def edit_store(folder: Path, *, create: bool = False) -> Iterator[StoreEdit]:
    """Return the store in a folder to be changed, which nobody else may do meanwhile.

    What is not committed leaves no trace. With `create` there need not be a store yet.
    """
    is_new = create and not folder.exists()
    try:
        if create and _is_free(folder):
            folder.mkdir(parents=True, exist_ok=True)
        else:
            read_manifest(folder)
        with _locked(folder, is_new=is_new):
            edit = StoreEdit(folder, read_manifest(folder) if is_corpus(folder) else Manifest())
            try:
                yield edit
            finally:
                edit.close()
    except OSError as error:
        raise OutputError(f"{folder}：无法写入（{reason(error)}），比对库没有改动") from error


def _is_free(folder: Path) -> bool:
    """Return whether a store may be made here; `CorpusError` where other files lie."""
    if is_corpus(folder) or (folder.exists() and not folder.is_dir()):
        return False
    if folder.exists() and not all(_is_ours(path.name) for path in folder.iterdir()):
        raise CorpusError(f"{folder}：文件夹里有别的文件，比对库要单独放，请换一个空文件夹")
    return True


def _is_ours(name: str) -> bool:
    return name == _LOCK or name.startswith(".") or is_shard_folder(name)


@contextlib.contextmanager
def _locked(folder: Path, *, is_new: bool) -> Iterator[None]:
    from filelock import FileLock, Timeout

    lock = FileLock(folder / _LOCK, timeout=_SECONDS_TO_WAIT)
    try:
        lock.acquire()
    except Timeout as error:
        raise CorpusError(f"{folder}：另一个程序正在改这个比对库，请等它做完再试") from error
    try:
        yield
    finally:
        lock.release()
        if not is_corpus(folder):
            _clear(folder, is_new=is_new)


def _clear(folder: Path, *, is_new: bool) -> None:
    """Leave a folder in which no store came about as it was; one that is new goes again."""
    with contextlib.suppress(OSError):
        (folder / _LOCK).unlink(missing_ok=True)
        if is_new:
            folder.rmdir()


@dataclass(frozen=True, slots=True)
class Change:
    """What adding came to: `twice` are reports of which a later one was added at the same time."""

    added: int
    replaced: int
    twice: tuple[Source, ...]


class StoreEdit:
    """A store and what is to become of it."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self._folder = folder
        self._generation = manifest.generation + 1
        self._is_hashed = manifest.is_hashed
        self._untouched = list(manifest.shards)
        self._years: dict[int | None, list[Part]] = {}
        self._made: list[Path] = []
        _sweep(folder, manifest)

    @property
    def years(self) -> set[int | None]:
        """Return the years of which there are reports."""
        return {entry.year for entry in self._untouched} | set(self._years)

    def hash_all(self) -> None:
        """Let the store, which is empty yet, hold no text."""
        self._is_hashed = True

    def add(self, batch: Batch) -> None:
        """Add reports; they replace those of the same unit and year, or of the same file."""
        for year, arrays in batch:
            self.put(year, Shard(arrays))
        waiting = {year: sum(map(len, _waiting(parts))) for year, parts in self._years.items()}
        if sum(waiting.values()) >= _MOST_WAITING:
            self._write_waiting(max(waiting, key=lambda year: waiting[year]))

    def put(self, year: int | None, shard: Shard) -> None:
        """Add a shard, all of whose reports are of one year."""
        to_be_hashed = self._is_hashed and not shard.is_hashed
        self._parts(year).append(Part(shard.hashed() if to_be_hashed else shard))

    def sources(self, years: Iterable[int | None]) -> Iterator[Source]:
        """Yield what the reports of some years are."""
        for part in self._parts_of(years):
            yield from map(part.shard.source, range(len(part.shard)))

    def remove(
        self, is_gone: Callable[[Source], bool], years: Iterable[int | None]
    ) -> list[Source]:
        """Remove reports of some years; return what they were."""
        gone = []
        for part in self._parts_of(years):
            for index in range(len(part.shard)):
                source = part.shard.source(index)
                if is_gone(source):
                    part.kept[index] = False
                    gone.append(source)
        return gone

    def remove_year(self, year: int | None) -> int:
        """Remove a year without a look at its files, which may be damaged; return how many."""
        gone = [entry for entry in self._untouched if entry.year == year]
        self._untouched = [entry for entry in self._untouched if entry.year != year]
        return sum(entry.reports for entry in gone)

    def commit(self) -> Change:
        """Make it the store; return what came of it."""
        for parts in self._years.values():
            drop_replaced(parts)
        change = self._change()
        entries = [entry for year in self._years for entry in self._written(year)]
        entries = sorted([*self._untouched, *entries], key=_by_year)
        manifest = Manifest(self._generation, self._is_hashed, tuple(entries))
        sync_folder(self._folder)
        write_manifest(self._folder, manifest)
        self._made.clear()
        self.close()
        # Before the old shards go, the new manifest has to be on the disk for good; where that is
        # not certain they stay until the next change.
        with contextlib.suppress(OSError):
            sync_folder(self._folder)
            _sweep(self._folder, manifest)
        return change

    def close(self) -> None:
        """Let go of every file, and remove those that became no part of the store."""
        self._years.clear()
        for folder in self._made:
            shutil.rmtree(folder, ignore_errors=True)

    def _change(self) -> Change:
        parts = [part for parts in self._years.values() for part in parts]
        new = [part for part in parts if part.is_new]
        replaced = sum(int((~part.kept).sum()) for part in parts if not part.is_new)
        twice = tuple(source for part in new for source in part.dropped())
        return Change(sum(map(len, new)) - replaced, replaced, twice)

    def _parts(self, year: int | None) -> list[Part]:
        """Return the parts of a year, those of the store among them."""
        if year not in self._years:
            entries = [entry for entry in self._untouched if entry.year == year]
            self._untouched = [entry for entry in self._untouched if entry.year != year]
            self._years[year] = [Part(self._open(e), entry=e, is_new=False) for e in entries]
        return self._years[year]

    def _parts_of(self, years: Iterable[int | None]) -> Iterator[Part]:
        return (part for year in years for part in self._parts(year))

    def _open(self, entry: ShardEntry) -> Shard:
        try:
            return Shard(map_shard(self._folder, entry))
        except FileNotFoundError as error:
            raise missing_file(self._folder, entry, error.filename) from error

    def _write_waiting(self, year: int | None) -> None:
        """Write what waits of a year as a shard, which the store gets or that is merged later."""
        waiting = _waiting(self._years[year])
        entry = self._write(year, waiting)
        written = [part for part in self._years[year] if part not in waiting]
        self._years[year] = [*written, Part(self._open(entry), entry=entry)]

    def _written(self, year: int | None) -> Iterator[ShardEntry]:
        """Yield the entries of a year, after writing what changed in it."""
        parts = self._years[year]
        due = parts_to_write(parts)
        yield from (part.entry for part in parts if part.entry and part not in due)
        if any(map(len, due)):
            yield self._write(year, due)

    def _write(self, year: int | None, parts: Sequence[Part]) -> ShardEntry:
        folder = self._free_folder(year)
        self._made.append(folder)
        new = NewShard(folder)
        merge([part.shard for part in parts], new.make, [part.kept for part in parts])
        return ShardEntry(folder.name, year, sum(map(len, parts)), new.seal())

    def _free_folder(self, year: int | None) -> Path:
        """Return a folder that does not exist: one that is in use could not be swept away."""
        names = (shard_folder(year, self._generation, serial) for serial in count(1))
        return next(path for name in names if not (path := self._folder / name).exists())


def _waiting(parts: Sequence[Part]) -> list[Part]:
    return [part for part in parts if part.entry is None]


def _by_year(entry: ShardEntry) -> tuple[bool, int, int]:
    """Return what entries are sorted by: the year, those without one last, the largest first."""
    return entry.year is None, entry.year or 0, -entry.reports


def _sweep(folder: Path, manifest: Manifest) -> None:
    """Remove what an interrupted change left, and shards that were replaced.

    What somebody on Windows still reads cannot be removed; the next change tries again.
    """
    current = {entry.folder for entry in manifest.shards}
    for path in list(folder.iterdir()):
        if is_shard_folder(path.name) and path.name not in current:
            shutil.rmtree(path, ignore_errors=True)
        elif path.name.startswith(f".{NAME}."):
            with contextlib.suppress(OSError):
                path.unlink()
