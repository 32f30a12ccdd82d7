"""`nianbao check`: what is missing, contradictory or copied in finished reports."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from assistant.emitters import FORMATS, emitter_of
from assistant.errors import ExitCode

if TYPE_CHECKING:
    import argparse

    from assistant.emitters.outcome import Outcome

NAME = "check"
ABOUT = "检查年报：缺了什么，哪里前后矛盾，哪里与别的年报雷同"
_LEVELS = ("error", "warning", "info")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "paths", nargs="+", metavar="年报", help="要检查的文件（.txt、.md），或放着它们的文件夹"
    )
    parser.add_argument("--last-year", metavar="文件", help="本单位上年的年报，核对衔接和雷同")
    parser.add_argument(
        "--against",
        action="append",
        default=[],
        metavar="文件或文件夹",
        help="拿来比对雷同的年报，可以写多次",
    )
    parser.add_argument(
        "--select", action="append", default=[], metavar="规则", help="只查这些规则，例如N05,N06"
    )
    parser.add_argument(
        "--ignore", action="append", default=[], metavar="规则", help="不查这些规则"
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="给人看的text（默认），给程序读的json"
    )
    parser.add_argument("-o", "--output", metavar="文件", help="结果写到这个文件")
    parser.add_argument("--force", action="store_true", help="文件已存在时覆盖")
    parser.add_argument(
        "--fail-on",
        choices=(*_LEVELS, "never"),
        default="error",
        help="有这一级或更重的问题时退出码为1：error错误（默认），warning警告，info提示，never从不",
    )


def run(options: argparse.Namespace) -> int:
    """Check every file and write what was found; the exit code tells the worst of it."""
    from assistant.cli.review import review

    outcome = review(
        options.paths,
        last_year=options.last_year,
        against=options.against,
        select=_codes(options.select),
        ignore=_codes(options.ignore),
    )
    _write(outcome, options)
    return _exit_code(outcome, options.fail_on)


def _codes(written: list[str]) -> tuple[str, ...]:
    """Return the codes of options that hold one or several: N05, N05,N06, N05，N06."""
    return tuple(" ".join(written).replace(",", " ").replace("，", " ").split())


def _write(outcome: Outcome, options: argparse.Namespace) -> None:
    import io
    from pathlib import Path

    from assistant.paths import write_new_file

    emit = emitter_of(options.format)
    if not options.output:
        if options.format == "json" and isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        emit(outcome, sys.stdout)
        return
    text = io.StringIO()
    emit(outcome, text)
    write_new_file(Path(options.output), text.getvalue().encode("utf-8"), force=options.force)
    print(f"已写出{options.output}", file=sys.stderr)


def _exit_code(outcome: Outcome, fail_on: str) -> ExitCode:
    """Return the exit code; a file that was not read weighs more than any finding."""
    if outcome.unread:
        return ExitCode.USAGE
    failing = _LEVELS[: _LEVELS.index(fail_on) + 1] if fail_on in _LEVELS else ()
    found = any(outcome.summary[level] for level in failing)
    return ExitCode.FINDINGS if found else ExitCode.CLEAN
