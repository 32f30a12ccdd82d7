"""Asks for a file: where a new one is to be saved, or which one to open."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Input

from assistant.tui.screens.dialog import AskingDialog
from assistant.tui.widgets.editors import LineEditor
from assistant.tui.widgets.key_bar import KeyBar
from assistant.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult

SUFFIX = ".toml"
_QUOTES = "\"“”' "


class PathScreen(AskingDialog[Path | None]):
    """Gives the path typed: of a file that is not there yet or, with `existing`, of one that is."""

    def __init__(self, title: str, text: str, path: Path, *, existing: bool = False) -> None:
        super().__init__()
        self._title, self._text, self._path, self._existing = title, text, path, existing

    def compose(self) -> ComposeResult:
        """Lay out the field with the path proposed."""
        with Vertical(classes="box"):
            yield Prose(self._title, classes="title")
            yield Prose(self._text, classes="text")
            yield LineEditor(proposed(self._path), "文件的完整路径")
            yield from self.confirm_or_return()
        yield KeyBar()

    def answer(self) -> tuple[Path | None, str]:
        """Return the path, and why it cannot be had."""
        path = typed_path(unproposed(self.query_one(Input).value, proposed(self._path)))
        return path, self._fault(path)

    def _fault(self, path: Path | None) -> str:
        if path is None:
            return "还没有填文件名"
        if self._existing:
            return "" if path.is_file() else f"没有这个文件：{path}，请核对路径"
        if not path.parent.is_dir():
            return f"没有这个文件夹：{path.parent}，请先建好，或换一个文件夹"
        return f"文件已存在：{path.name}，请换一个名字" if path.exists() else ""


def proposed(path: Path) -> str:
    """Return the path as it is put into a field: a folder with the mark that a name follows."""
    return f"{path}{os.sep}" if path.is_dir() and path.name else str(path)


def unproposed(raw: str, prompt: str) -> str:
    """Return what was typed; a whole path that was pasted behind the `prompt` is the answer.

    Explorer copies a path with quotation marks around it.
    """
    behind = raw.strip().removeprefix(prompt).strip(_QUOTES)
    return behind if prompt and Path(behind).is_absolute() else raw.strip().strip(_QUOTES)


def typed_path(raw: str) -> Path | None:
    """Return the path typed, with .toml added where no suffix stands; None for nothing."""
    if not raw:
        return None
    path = Path(raw).expanduser()
    return path if path.suffix else path.with_suffix(SUFFIX)


def free_path(folder: Path, stem: str, suffix: str = SUFFIX) -> Path:
    """Return `stem` in `folder`, numbered where the name is taken."""
    path, number = folder / f"{stem}{suffix}", 2
    while path.exists():
        path, number = folder / f"{stem}{number}{suffix}", number + 1
    return path
