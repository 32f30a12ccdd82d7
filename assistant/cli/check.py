"""`nianbao check`: what is missing, contradictory or copied in finished reports."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from assistant.cli.annotation import add_annotation, annotate_files
from assistant.cli.options import add_comparison, add_selection, codes
from assistant.emitters import FORMATS, emitter_of
from assistant.errors import AssistantError, ExitCode

if TYPE_CHECKING:
    import argparse

    from assistant.emitters.outcome import Outcome

NAME = "check"
ABOUT = "检查年报：缺了什么，哪里前后矛盾，哪里与别的年报雷同"
_LEVELS = ("error", "warning", "info")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="年报",
        help="要检查的文件（Word、网页、PDF、OFD、.md、.txt），或放着它们的文件夹",
    )
    add_comparison(parser)
    add_selection(parser)
    parser.add_argument(
        "--decisions", metavar="文件", help="改了名的稿子，用这份年报（或这个.toml）里记下的认可"
    )
    parser.add_argument(
        "--previous",
        metavar="上一稿",
        help="退回修改后再查：给出上一稿，或当时 --format json 写出的结果，"
        "分清哪些已改好、哪些还在、哪些是新的；单位在批注里的答复一并列出",
    )
    parser.add_argument("--show-accepted", action="store_true", help="已认可的问题也列出来")
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="给人看的text（默认）、html（一个网页），给程序读的json",
    )
    parser.add_argument("-o", "--output", metavar="文件", help="结果写到这个文件")
    add_annotation(parser)
    parser.add_argument("--force", action="store_true", help="文件已存在时覆盖")
    parser.add_argument(
        "--fail-on",
        choices=(*_LEVELS, "never"),
        default="error",
        help="有这一级或更重的问题时退出码为1：error错误（默认），warning警告，info提示，never从不",
    )


def run(options: argparse.Namespace) -> int:
    """Check every file and write what was found; the exit code tells the worst of it."""
    from pathlib import Path

    from assistant.reviewing.review import review

    _require_decisions(options.decisions)
    outcome = review(
        options.paths,
        last_year=options.last_year,
        against=options.against,
        select=codes(options.select),
        ignore=codes(options.ignore),
        decisions=options.decisions,
        previous=options.previous,
        copies=Path(options.annotate) if options.annotate else None,
    )
    is_annotated = not options.annotate or annotate_files(outcome, options)
    _write(outcome, options)
    _tell_stale(outcome)
    return _exit_code(outcome, options.fail_on) if is_annotated else ExitCode.USAGE


def _require_decisions(named: str | None) -> None:
    """Raise `AssistantError` when the decisions that were named are not there."""
    from pathlib import Path

    from assistant.checking.decisions_file import decisions_file

    if named and not decisions_file(Path(named)).exists():
        raise AssistantError(
            f"{decisions_file(Path(named))}：没有这个文件，{named}还没有认可过问题"
        )


def _write(outcome: Outcome, options: argparse.Namespace) -> None:
    import io
    from pathlib import Path

    from assistant.paths import write_new_file

    emit = emitter_of(options.format, show_accepted=options.show_accepted)
    if not options.output:
        if options.format == "json" and isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        emit(outcome, sys.stdout)
        return
    text = io.StringIO()
    emit(outcome, text)
    write_new_file(Path(options.output), text.getvalue().encode("utf-8"), force=options.force)
    print(f"已写出{options.output}", file=sys.stderr)


def _tell_stale(outcome: Outcome) -> None:
    """Name on stderr the decisions whose finding is gone; nothing drops them but the reviewer."""
    from assistant.emitters.plain import clean
    from assistant.emitters.terminal import decision_line

    for file in outcome.files:
        if file.stale:
            print(
                f"{clean(file.path)}：有{len(file.stale)}条认可找不到对应的问题了，"
                "确已改好的请用 nianbao accept 年报 --remove 编号 删去",
                file=sys.stderr,
            )
        for decision in file.stale:
            print(f"  {decision_line(decision)}", file=sys.stderr)


def _exit_code(outcome: Outcome, fail_on: str) -> ExitCode:
    """Return the exit code; a file that was not read weighs more than any finding."""
    if outcome.unread:
        return ExitCode.USAGE
    failing = _LEVELS[: _LEVELS.index(fail_on) + 1] if fail_on in _LEVELS else ()
    found = any(outcome.summary[level] for level in failing)
    return ExitCode.FINDINGS if found else ExitCode.CLEAN
