"""From what the user named to reports: folders and patterns spread, files read and recognised."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import AssistantError, UnreadableFileError
from assistant.readers import SUFFIXES, read_document
from assistant.report.recognise import recognise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.report.report import Report

# Formats in which reports are kept, too: one that lies in a folder is named, not passed over.
_REPORT_SUFFIXES = SUFFIXES | {".rtf", ".odt"}
# Browsers put the pictures, scripts and frames of a page that they save into such a folder.
_PAGE_FOLDERS = ("_files", ".files")


def find_files(names: Sequence[str], copies: Path | None = None) -> list[Path]:
    """Return the files that the names stand for, each once: a folder's in order of their names.

    A pattern is spread here, for Windows' shells leave it as it is. A name that stands for
    nothing is returned as a path, so that reading it says what is wrong. What lies in the folder
    of annotated `copies`, inside one that was named, is no report to be read.
    """
    found = [path for name in names for path in _named(name, copies)]
    # To follow every link that leads to a file takes as long as to read it: once for a folder.
    folders = {path.parent for path in found}
    real_folder = {folder: os.path.realpath(folder) for folder in folders}
    by_place = {_real(path, real_folder[path.parent]): path for path in reversed(found)}
    return list(by_place.values())[::-1]


def _real(path: Path, folder: str) -> str:
    """Return the file that a path names, whatever links lead to it; `folder` is where it lies."""
    return os.path.realpath(path) if os.path.islink(path) else os.path.join(folder, path.name)


def _named(name: str, copies: Path | None) -> Iterator[Path]:
    path = Path(name)
    if path.is_dir():
        yield from _folder(path, copies)
    elif not path.exists() and glob.has_magic(name):
        yield from _pattern(name)
    else:
        yield path


def _folder(folder: Path, copies: Path | None) -> list[Path]:
    """Return the folder's reports; hidden files and the traces of open documents are none."""
    left_out = os.path.realpath(copies) if copies else ""
    if os.path.realpath(folder) == left_out:
        left_out = ""
    found = [
        Path(inside, name)
        for inside, folders, names in os.walk(folder)
        if not left_out or not _is_inside(os.path.realpath(inside), left_out)
        for name in _reports_among(names, folders)
        if os.path.isfile(os.path.join(inside, name))
    ]
    if not found:
        raise AssistantError(f"{folder}：文件夹里没有年报（Word 文件、网页、PDF、OFD、.md、.txt）")
    return sorted(found, key=lambda path: path.parts)


def _is_inside(place: str, folder: str) -> bool:
    return place == folder or place.startswith(os.path.join(folder, ""))


def _reports_among(names: Sequence[str], folders: list[str]) -> Iterator[str]:
    """Yield the names that reports have; folders that hold none are taken out of `folders`."""
    folders[:] = [folder for folder in folders if not _is_no_report(folder)]
    for name in names:
        if os.path.splitext(name)[1].lower() in _REPORT_SUFFIXES and not _is_no_report(name):
            yield name


def _is_no_report(part: str) -> bool:
    return part.startswith((".", "~$")) or part.endswith(_PAGE_FOLDERS)


def _pattern(name: str) -> list[Path]:
    found = sorted(Path(match) for match in glob.glob(name, recursive=True))
    if not found:
        raise AssistantError(f"{name}：没有符合的文件")
    return found


def read_report(path: Path) -> Report:
    """Return the report in the file; `AssistantError` says why there is none, without the path."""
    return recognise(read_document(path))


def require_report(path: Path) -> Report:
    """Return the report in a file that the work cannot go on without; the error names it."""
    try:
        return read_report(path)
    except AssistantError as error:
        raise UnreadableFileError(f"{path}：{error}") from error
