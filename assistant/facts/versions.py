"""The last versions of a fact file, kept beside it: what stood in it before it was saved over."""

from __future__ import annotations

import contextlib
import datetime
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.errors import OutputError
from assistant.paths import behind_links, reason, remove_leftovers, replace_file

if TYPE_CHECKING:
    from pathlib import Path

KEPT = 20
_FOLDER = ".nianbao"
# Local time; as names sort, so do the times.
_NAME = "%Y-%m-%d_%H-%M-%S"
_SECOND = datetime.timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Version:
    """A fact file as it stood until `time`; a copy of it in the old place brings it back."""

    path: Path
    time: datetime.datetime


def folder_of(path: Path) -> Path:
    """Return the folder that keeps the versions of the fact file `path`, and its lock."""
    real = behind_links(path)
    return real.parent / _FOLDER / real.name


def make_folder(path: Path) -> Path:
    """Make the folder of the fact file `path`, out of sight; `OSError` where that cannot be."""
    folder = folder_of(path)
    if not folder.is_dir():
        # The folder of the fact file itself may be gone: it is not made anew.
        folder.parent.mkdir(exist_ok=True)
        _hide(folder.parent)
        folder.mkdir(exist_ok=True)
    return folder


def _hide(folder: Path) -> None:
    """Hide a folder on Windows, where the dot before its name does not."""
    if sys.platform == "win32":
        import ctypes

        hidden = 2  # FILE_ATTRIBUTE_HIDDEN
        ctypes.windll.kernel32.SetFileAttributesW(str(folder), hidden)


def versions_of(path: Path) -> list[Version]:
    """Return the versions of the fact file `path`, the newest first."""
    try:
        files = list(folder_of(path).glob(f"*{path.suffix}"))
    except OSError:
        return []
    found = (_version(file) for file in sorted(files, reverse=True))
    return [version for version in found if version]


def _version(file: Path) -> Version | None:
    """Return the version in a file that is named as we name them."""
    try:
        return Version(file, datetime.datetime.strptime(file.stem, _NAME))
    except ValueError:
        return None


def keep_version(path: Path, content: bytes, *, spared: Version | None = None) -> Version:
    """Keep `content` as a version of the fact file `path`; `OutputError` where it cannot be.

    What the newest version holds already is not kept twice. Of more than the last 20 the oldest
    go, but for `spared`.
    """
    before = versions_of(path)
    if before and _holds(before[0], content):
        return before[0]
    kept = _write(path, content, before[0].time if before else None)
    old = [version for version in reversed(before) if version != spared]
    for version in old[: max(0, len(before) + 1 - KEPT)]:
        with contextlib.suppress(OSError):
            version.path.unlink()
    return kept


def _holds(version: Version, content: bytes) -> bool:
    with contextlib.suppress(OSError):
        return version.path.read_bytes() == content
    return False


def _write(path: Path, content: bytes, newest: datetime.datetime | None) -> Version:
    try:
        folder = make_folder(path)
    except OSError as error:
        raise OutputError(f"{folder_of(path)}：无法写入（{reason(error)}）") from error
    time = datetime.datetime.now().replace(microsecond=0)
    if newest and time <= newest:
        # Twice within a second, or the clock was put back: the order is kept.
        time = newest + _SECOND
    version = Version(folder / f"{time.strftime(_NAME)}{path.suffix}", time)
    replace_file(version.path, content)
    return version


def remove_unfinished(path: Path) -> None:
    """Remove what a program that was ended while saving left of `path` and of its versions."""
    remove_leftovers(behind_links(path))
    with contextlib.suppress(OSError):
        for file in folder_of(path).glob(".*.tmp"):
            file.unlink()
