"""A shard's arrays on disk: written whole, mapped into memory, and held against the manifest."""

from __future__ import annotations

import errno
import os
import zlib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.corpus.manifest import NO_YEAR, ArrayFile
from assistant.errors import CorpusError
from assistant.paths import reason

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assistant.corpus.manifest import ShardEntry

_CHUNK = 1 << 20
_SYNCED_AT_ONCE = 8


class NewShard:
    """A shard's folder as it is written: its arrays are made, filled, and at last sealed."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        self._arrays: dict[str, np.ndarray[Any, Any]] = {}

    def make(self, name: str, dtype: Any, length: int) -> np.ndarray[Any, Any]:
        """Return an array to fill, which is a file of its own."""
        path = self._path(name)
        array = np.lib.format.open_memmap(path, mode="w+", dtype=dtype, shape=(length,))
        _reserve(path)
        self._arrays[name] = array
        return np.asarray(array)

    def save(self, arrays: Mapping[str, np.ndarray[Any, Any]]) -> None:
        """Write arrays that are at hand."""
        for name, array in arrays.items():
            self.make(name, array.dtype, len(array))[:] = array

    def seal(self) -> Mapping[str, ArrayFile]:
        """Return what each file must be from now on, all of it safely on the disk."""
        if os.name != "posix":
            # Elsewhere a file's own sync knows nothing of what was written to its mapping.
            for array in self._arrays.values():
                array.flush()  # type: ignore[attr-defined]
        names = list(self._arrays)
        # A mapped file cannot be removed on Windows.
        self._arrays.clear()
        # Disks take what is to be synced at once in one go, and most of the time is waiting.
        with ThreadPoolExecutor(_SYNCED_AT_ONCE) as pool:
            files = dict(zip(names, pool.map(_synced, map(self._path, names)), strict=True))
        sync_folder(self._folder)
        return files

    def _path(self, name: str) -> Path:
        return array_path(self._folder, name)


def array_path(folder: Path, name: str) -> Path:
    """Return the file of one array."""
    return folder / f"{name}.npy"


def _reserve(path: Path) -> None:
    """Claim the file's room now: a disk that is full when a mapped page is written is fatal."""
    if hasattr(os, "posix_fallocate"):
        with path.open("r+b") as file:
            os.posix_fallocate(file.fileno(), 0, path.stat().st_size)


def _synced(path: Path) -> ArrayFile:
    with path.open("r+b") as file:
        os.fsync(file.fileno())
    return _file_as_it_is(path)


def sync_folder(folder: Path) -> None:
    """Put the names in a folder on the disk, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network drives sync files only.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def _file_as_it_is(path: Path) -> ArrayFile:
    crc = size = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            crc = zlib.crc32(chunk, crc)
            size += len(chunk)
    return ArrayFile(size, crc)


def map_shard(corpus: Path, entry: ShardEntry) -> dict[str, np.ndarray[Any, Any]]:
    """Return the shard's arrays, mapped; `FileNotFoundError` when a file is gone."""
    return {name: _mapped(corpus, entry, name) for name in entry.files}


def _mapped(corpus: Path, entry: ShardEntry, name: str) -> np.ndarray[Any, Any]:
    path = array_path(corpus / entry.folder, name)
    try:
        if path.stat().st_size != entry.files[name].bytes:
            raise _damaged(corpus, entry, path, "大小不对")
        # The base class, for indexing a memmap costs several times as much.
        return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))
    except FileNotFoundError:
        raise
    except OSError as error:
        raise CorpusError(f"{path}：读不出来（{reason(error)}），请检查磁盘和权限") from error
    except ValueError as error:
        raise _damaged(corpus, entry, path, "不是数组文件") from error


def verify_shard(corpus: Path, entry: ShardEntry) -> None:
    """Read the shard's files whole; `CorpusError` when one is not what was written."""
    for name, expected in entry.files.items():
        path = array_path(corpus / entry.folder, name)
        try:
            found = _file_as_it_is(path)
        except FileNotFoundError:
            raise
        except OSError as error:
            raise CorpusError(f"{path}：读不出来（{reason(error)}），请检查磁盘和权限") from error
        if found != expected:
            raise _damaged(corpus, entry, path, "内容与清单不符")


def missing_file(corpus: Path, entry: ShardEntry, path: str) -> CorpusError:
    """Return the error for a file that the manifest names and that is not there."""
    return _damaged(corpus, entry, path, "文件不见了")


def _damaged(corpus: Path, entry: ShardEntry, path: Path | str, how: str) -> CorpusError:
    reports = f"{entry.year}年的年报" if entry.year else "没有年份的年报"
    return CorpusError(
        f"{path}：比对库的文件损坏（{how}）。请先运行 "
        f"nianbao corpus remove {corpus} --year {entry.year or NO_YEAR}，再重新添加{reports}"
    )
