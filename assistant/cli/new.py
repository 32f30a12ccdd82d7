"""`nianbao new`: a fact file to fill in, every question in it as a comment."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

NAME = "new"
ABOUT = "新建一份事实文件，用界面或编辑器填写"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("facts", metavar="事实文件", help="要新建的文件，例如石桥镇2024.toml")
    parser.add_argument("--force", action="store_true", help="文件已存在时覆盖")


def run(options: argparse.Namespace) -> int:
    """Write the file; `OutputError` when it exists."""
    from pathlib import Path

    from assistant.facts.file import render_fact_file
    from assistant.interview.question import all_fields
    from assistant.paths import write_new_file
    from assistant.report.form import load_form

    path = Path(options.facts)
    text = render_fact_file({}, all_fields(), load_form("2021"))
    write_new_file(path, text.encode("utf-8"), force=options.force)
    print(
        f"已新建{path}。填写：nianbao edit {path}，或用编辑器打开；起草：nianbao draft {path}",
        file=sys.stderr,
    )
    return 0
