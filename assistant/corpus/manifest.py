"""The manifest of a stored corpus: which shards it is made of, and what each file must be."""

from __future__ import annotations

import json
import time
import zlib
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from assistant.errors import CorpusError, OutputError
from assistant.paths import reason, replace_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME = "corpus.json"
_FORMAT = "nianbao.corpus"
_VERSION = 1
# What a user writes for reports whose year is not known, and what their folders are called.
NO_YEAR = "无"
_UNDATED = "undated"
# On Windows a file cannot be replaced while somebody reads it, nor read while it is replaced.
_TRIES = 20
_PAUSE = 0.05


@dataclass(frozen=True, slots=True)
class ArrayFile:
    """What an array's file must be: its size and the CRC-32 of its content."""

    bytes: int
    crc: int


@dataclass(frozen=True, slots=True)
class ShardEntry:
    """A shard as the manifest tells of it; `files` are its array files by the array's name."""

    folder: str
    year: int | None
    reports: int
    files: Mapping[str, ArrayFile]

    @property
    def bytes(self) -> int:
        """Return the size of its files."""
        return sum(file.bytes for file in self.files.values())


@dataclass(frozen=True, slots=True)
class Manifest:
    """The whole of a corpus at one time; `generation` counts the changes made to it."""

    generation: int = 0
    is_hashed: bool = False
    shards: tuple[ShardEntry, ...] = ()


def is_corpus(folder: Path) -> bool:
    """Return whether the folder holds a corpus, in order or not."""
    return (folder / NAME).is_file()


def is_begun(folder: Path) -> bool:
    """Return whether the folder holds a corpus, or what was to become one."""
    if not folder.is_dir():
        return False
    return is_corpus(folder) or any(is_shard_folder(path.name) for path in folder.iterdir())


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest; `CorpusError` says what is wrong with the folder."""
    if not folder.exists():
        raise CorpusError(
            f"{folder}：没有这个比对库；要新建，请运行 nianbao corpus add {folder} 年报或文件夹"
        )
    if not folder.is_dir():
        raise CorpusError(f"{folder}：这是一个文件，比对库是文件夹，请核对路径")
    content = _content(folder)
    try:
        raw = json.loads(content)
        _require_version(folder, raw)
        return _manifest(raw)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CorpusError(
            f"{folder / NAME}：比对库的清单损坏，请从备份恢复整个文件夹；"
            "没有备份的，换一个空文件夹重新添加年报"
        ) from error


def _content(folder: Path) -> bytes:
    path = folder / NAME
    for left in reversed(range(_TRIES)):
        try:
            return path.read_bytes()
        except FileNotFoundError:
            raise CorpusError(_without_manifest(folder)) from None
        except OSError as error:
            if not (isinstance(error, PermissionError) and left):
                raise CorpusError(
                    f"{path}：读不出来（{reason(error)}），请检查有没有读取权限"
                ) from error
            time.sleep(_PAUSE)
    raise AssertionError("the last try returns or raises")


def _without_manifest(folder: Path) -> str:
    """Return what to say of a folder without a manifest: a stranger's, empty, or half-written."""
    if is_begun(folder):
        return f"{folder}：比对库没有建成，上次添加中断了，请重新运行 nianbao corpus add"
    return (
        f"{folder}：这个文件夹不是比对库（里面没有{NAME}），请核对路径；"
        f"要新建，请运行 nianbao corpus add {folder} 年报或文件夹"
    )


def _require_version(folder: Path, raw: Any) -> None:
    if raw["format"] != _FORMAT:
        raise CorpusError(f"{folder / NAME}：这不是比对库的清单，请核对路径")
    if raw["version"] > _VERSION:
        raise CorpusError(
            f"{folder}：比对库是更新的版本建的（格式{raw['version']}，"
            f"这里只认到{_VERSION}），请升级 nianbao 后再用"
        )


def _manifest(raw: Any) -> Manifest:
    """Return what the JSON says; `ValueError` when it is not what was written."""
    if raw.pop("crc") != _crc(raw):
        raise ValueError("the manifest was changed")
    shards = tuple(
        ShardEntry(
            folder=shard["folder"],
            year=shard["year"],
            reports=shard["reports"],
            files={name: ArrayFile(**file) for name, file in shard["files"].items()},
        )
        for shard in raw["shards"]
    )
    return Manifest(raw["generation"], raw["hashed"], shards)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest, and with it the whole corpus, in one step; raise `OutputError`."""
    raw = {
        "format": _FORMAT,
        "version": _VERSION,
        "generation": manifest.generation,
        "hashed": manifest.is_hashed,
        "shards": [asdict(shard) for shard in manifest.shards],
    }
    content = json.dumps({**raw, "crc": _crc(raw)}, ensure_ascii=False, indent=1)
    for left in reversed(range(_TRIES)):
        try:
            return replace_file(folder / NAME, content.encode("utf-8"))
        except OutputError as error:
            if not (isinstance(error.__cause__, PermissionError) and left):
                raise
            time.sleep(_PAUSE)


def _crc(raw: Mapping[str, Any]) -> int:
    return zlib.crc32(json.dumps(raw, sort_keys=True).encode())


def shard_folder(year: int | None, generation: int, serial: int) -> str:
    """Return the name of a shard's folder: 2024-17-1."""
    return f"{year or _UNDATED}-{generation}-{serial}"


def is_shard_folder(name: str) -> bool:
    """Return whether a folder's name is one that `shard_folder` gives."""
    year, *counts = name.split("-")
    return (
        (year == _UNDATED or year.isdecimal())
        and len(counts) == 2
        and all(count.isdecimal() for count in counts)
    )
