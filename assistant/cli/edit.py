"""`nianbao edit`, and `nianbao` alone: the terminal UI."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from assistant.cli.draft_sources import add_draft_sources, are_named, draft_sources
from assistant.errors import AssistantError

if TYPE_CHECKING:
    import argparse

NAME = "edit"
ABOUT = "在界面里填写事实文件"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "facts",
        nargs="?",
        metavar="事实文件",
        help="要填写的文件，还没有就新建；不写这一项，从开始画面选",
    )
    add_draft_sources(parser)


def run(options: argparse.Namespace) -> int:
    """Open the UI on the fact file, or on the start screen without one."""
    if not _has_screen():
        raise AssistantError(
            "界面要在终端窗口里打开。没有终端时：nianbao new 新建事实文件，"
            "用编辑器填好，再用 nianbao draft 起草"
        )
    from pathlib import Path

    from assistant.tui import app

    path = Path(options.facts) if options.facts else None
    app.run(path, draft_sources(options) if are_named(options) else None)
    return 0


def _has_screen() -> bool:
    """Tell whether there is a terminal, or a browser, which Textual's server names a driver for."""
    return "TEXTUAL_DRIVER" in os.environ or (sys.stdin.isatty() and sys.stdout.isatty())


# What `nianbao` alone stands for: the start screen, and our own phrases.
WITHOUT_FILE: dict[str, object] = {
    "run": run,
    "facts": None,
    "last_year": None,
    "against": [],
    "phrasebank": None,
}
