"""`nianbao new`: a fact file to fill in, every question in it as a comment."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from assistant.cli.figures import add_figures_option, with_figures
from assistant.cli.work_points import add_work_points_option, with_work_points

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from assistant.facts.facts import Facts
    from assistant.interview.carry_over import Carried, Raw

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

    from assistant.facts.cells import form_for
    from assistant.facts.facts import read_facts
    from assistant.facts.file import render_fact_file
    from assistant.interview.carry_over import nested
    from assistant.interview.question import all_fields
    from assistant.paths import write_new_file

    path = Path(options.facts)
    carried = _carried(options.last_year) if options.last_year else ()
    facts = read_facts(nested(carried), all_fields())
    told = list(_lines(carried, facts))
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


def _carried(last_year: str) -> tuple[Carried, ...]:
    """Return what can be taken from last year's report, each with where it stood."""
    from pathlib import Path

    from assistant.checking.reading.problem_list import read_problem_list, shortened
    from assistant.cli.inputs import require_report
    from assistant.interview.carry_over import carried_over

    report = require_report(Path(last_year))
    section = report.section("problems")
    problems = read_problem_list(section, report.year).problems if section else ()
    return carried_over(
        report, [shortened(_name_of(entry.sentences[0].text)) for entry in problems]
    )


def _name_of(problem: str) -> str:
    """Return what a problem may be called: its first clause that says more than who found it."""
    from assistant.corpus.normalise import without_enumerator

    clauses = without_enumerator(problem).split("，")
    return next((one for one in clauses if not _FOUND_BY.fullmatch(one)), clauses[0])


_FOUND_BY = re.compile(r".{0,12}(?:发现|反映|指出|提到|提出|查明|看到|通报|得知|显示)|.{0,5}")


def _lines(carried: Sequence[Carried], facts: Facts) -> Iterator[str]:
    """Yield what was taken from where, a line each; cells of 0 are only counted."""
    from assistant.interview.scope import Scope

    zeros = [one for one in carried if one.value == 0 and one.value is not False]
    for one in carried:
        if one not in zeros:
            label = Scope(facts).label(one.path)
            yield f"{label}：{_shown(one.value)}（上年年报{one.place}）"
    if zeros:
        yield f"另有{len(zeros)}个上年的数是0（上年年报表三）"


def _shown(value: Raw) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "；".join("、".join(one.values()) if isinstance(one, dict) else one for one in value)
    return str(value)
