"""`nianbao accept`: let a finding stand, with a reason that is kept beside the report."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from assistant.cli.options import add_comparison
from assistant.errors import AssistantError

if TYPE_CHECKING:
    import argparse
    import datetime
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.checking.decisions import Named
    from assistant.checking.rule import Decision, Finding
    from assistant.emitters.outcome import CheckedFile

NAME = "accept"
ABOUT = "认可一处问题，写明理由，以后检查不再计数"
_SHOWN = 12


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("report", metavar="年报", help="检查过的那份年报")
    parser.add_argument(
        "fingerprints", nargs="*", metavar="编号", help="检查结果里方括号中的编号，至少写前6位"
    )
    parser.add_argument("--reason", metavar="理由", help="为什么可以这样写，必须写")
    parser.add_argument("--by", default="", metavar="姓名", help="谁认可的")
    parser.add_argument("--date", metavar="日期", help="认可的日期，例如2025-01-20，默认今天")
    parser.add_argument("--list", action="store_true", help="列出这份年报已有的认可")
    parser.add_argument(
        "--remove", action="append", default=[], metavar="编号", help="删去一条认可，可以写多次"
    )
    parser.add_argument(
        "--decisions", metavar="文件", help="认可记在这份年报（或这个.toml）名下，改了名的稿子用"
    )
    add_comparison(parser)


def run(options: argparse.Namespace) -> int:
    """Keep, list or remove decisions; `AssistantError` for a number that nothing has."""
    from pathlib import Path

    from assistant.checking.decisions_file import decisions_file, load_decisions

    asked = (bool(options.fingerprints), options.list, bool(options.remove))
    if sum(asked) != 1:
        raise AssistantError("要认可请写编号和 --reason；或者用 --list 列出，用 --remove 编号 删去")
    path = decisions_file(Path(options.decisions or options.report))
    kept = load_decisions(path)
    if options.list:
        _list(path, kept)
    elif options.remove:
        _remove(path, kept, options.remove)
    else:
        _accept(path, kept, options)
    return 0


def _list(path: Path, kept: Sequence[Decision]) -> None:
    from assistant.emitters.terminal import decision_line

    for decision in kept:
        print(decision_line(decision))
    if not kept:
        print(f"还没有认可：{path}", file=sys.stderr)


def _remove(path: Path, kept: Sequence[Decision], numbers: Sequence[str]) -> None:
    from assistant.checking.decisions_file import save_decisions

    removed = [_the_one(number, kept, "认可").fingerprint for number in numbers]
    save_decisions(path, [decision for decision in kept if decision.fingerprint not in removed])
    print(f"已删去{len(set(removed))}条认可：{path}", file=sys.stderr)


def _accept(path: Path, kept: Sequence[Decision], options: argparse.Namespace) -> None:
    """Keep a decision on each finding; one that it was accepted under before is replaced."""
    from assistant.checking.decisions import with_decisions
    from assistant.checking.decisions_file import save_decisions

    reason = (options.reason or "").strip()
    if not reason:
        raise AssistantError('请用 --reason 写明理由，例如 --reason "县里统一口径"')
    date = _date(options.date)
    findings = _checked(options).findings
    accepted = [_the_one(number, findings, "问题") for number in options.fingerprints]
    save_decisions(path, with_decisions(kept, accepted, reason, options.by, date))
    print(f"已认可{len(set(accepted))}处，记在{path}", file=sys.stderr)


def _date(written: str | None) -> datetime.date:
    import datetime

    if not written:
        return datetime.date.today()
    try:
        return datetime.date.fromisoformat(written)
    except ValueError:
        raise AssistantError(f"--date 写的是{written}，要写成年-月-日，例如2025-01-20") from None


def _checked(options: argparse.Namespace) -> CheckedFile:
    """Return the report with its findings; `AssistantError` if it is not one, or cannot be read."""
    from assistant.checking.registry import all_rules
    from assistant.reviewing.review import review

    outcome = review(
        [options.report],
        last_year=options.last_year,
        against=options.against,
        # The finding may come from a rule that is off but for --select.
        select=[rule.code for rule in all_rules()],
        decisions=options.decisions,
    )
    for unread in outcome.unread:
        raise AssistantError(f"{unread.path}：{unread.why}")
    if len(outcome.files) != 1:
        raise AssistantError(
            f"一次只认可一份年报里的问题，{options.report}有{len(outcome.files)}份"
        )
    return outcome.files[0]


def _the_one(number: str, named: Sequence[Named], what: str) -> Named:
    """Return the finding or decision with this number; the error tells which there are."""
    from assistant.checking.decisions import SHORTEST_PREFIX, with_prefix

    found = with_prefix(number, named)
    if len(found) == 1:
        return found[0]
    if found:
        raise AssistantError(f"编号{number}有{len(found)}处，请多写几位：\n{_lines(found)}")
    if len(number.strip("[]")) < SHORTEST_PREFIX:
        raise AssistantError(f"编号{number}太短，至少写前{SHORTEST_PREFIX}位")
    if not named:
        raise AssistantError(f"没有编号是{number}的{what}，这份年报没有{what}")
    raise AssistantError(
        f"没有编号是{number}的{what}，是否想写：\n{_lines(_nearest(number, named))}"
    )


def _nearest(number: str, named: Sequence[Named]) -> list[Named]:
    """Return those with a number much like this one, or else the first ones."""
    import difflib

    names = {item.fingerprint[: len(number)]: item for item in named}
    like = difflib.get_close_matches(number.lower(), names, n=3, cutoff=0.7)
    return [names[name] for name in like] or list(named[:_SHOWN])


def _lines(items: Sequence[Finding | Decision]) -> str:
    from assistant.checking.rule import Decision
    from assistant.emitters.terminal import decision_line, finding_line

    return "\n".join(
        f"  {decision_line(item) if isinstance(item, Decision) else finding_line(item)}"
        for item in items
    )
