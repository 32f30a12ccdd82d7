"""`nianbao new`: a fact file to fill in, every question in it as a comment."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from assistant.cli.figures import add_figures_option, with_figures
from assistant.cli.work_points import add_work_points_option, with_work_points

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from assistant.checking.next_year import Begun

NAME = "new"
ABOUT = "新建一份事实文件，用界面或编辑器填写"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("facts", metavar="事实文件", help="要新建的文件，例如石桥镇2024.toml")
    parser.add_argument(
        "--from",
        dest="last_year",
        metavar="上年年报",
        help="从本单位上年的年报带出名称、联系方式、结转数和写过的问题；本年的数一律重新填",
    )
    add_figures_option(parser)
    add_work_points_option(parser)
    parser.add_argument("--force", action="store_true", help="文件已存在时覆盖")


def run(options: argparse.Namespace) -> int:
    """Write the file; `OutputError` when it exists."""
    from pathlib import Path

    from assistant.checking.next_year import Begun
    from assistant.facts.cells import form_for
    from assistant.facts.facts import Facts
    from assistant.facts.file import render_fact_file
    from assistant.interview.question import all_fields
    from assistant.paths import write_new_file

    path = Path(options.facts)
    begun = (
        _begun(options.last_year, path) if options.last_year else Begun(Facts(fields=all_fields()))
    )
    facts, told = begun.facts, list(begun.told)
    if options.figures:
        facts, from_figures = with_figures(facts, options.figures)
        told += from_figures
    if options.work_points:
        facts, from_list = with_work_points(facts, options.work_points)
        told += from_list
    text = render_fact_file(facts.told(), facts.fields, form_for(facts.year))
    write_new_file(path, text.encode("utf-8"), force=options.force)
    for line in told:
        print(line, file=sys.stderr)
    print(
        f"已新建{path}。填写：nianbao edit {path}，或用编辑器打开；起草：nianbao draft {path}",
        file=sys.stderr,
    )
    return 0


def _begun(last_year: str, facts_file: Path) -> Begun:
    """Return what last year's report tells, and where it is, for drafting and checking."""
    from dataclasses import replace
    from pathlib import Path

    from assistant.checking.next_year import begun_from
    from assistant.facts.sources import LAST_YEAR, named_from
    from assistant.reviewing.inputs import require_report

    begun = begun_from(require_report(Path(last_year)))
    name = named_from(facts_file, Path(last_year))
    told = f"[sources]里记下了上年年报{name}，起草、检查都与它比较"
    return replace(begun, facts=begun.facts.with_value(LAST_YEAR, name), told=(*begun.told, told))
