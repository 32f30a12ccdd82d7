"""`nianbao rules`: every rule on a line, whether it is on, and who decided so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.cli.options import add_selection, codes
from assistant.errors import AssistantError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from assistant.checking.rule import Threshold
    from assistant.checking.settings import RuleState, Settings

NAME = "rules"
ABOUT = "列出全部检查规则，开着还是关着"
SCHEMA = "nianbao.rules/1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "path",
        nargs="?",
        default=".",
        metavar="年报",
        help="看对这份年报（或文件夹）起作用的设置，默认当前文件夹",
    )
    parser.add_argument("--where", action="store_true", help="写明开关、级别和门槛是哪里定的")
    add_selection(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="给人看的text（默认），给程序读的json",
    )


def run(options: argparse.Namespace) -> int:
    """Print the state of every rule."""
    from pathlib import Path

    from assistant.checking.settings_file import settings_for

    path = Path(options.path)
    if not path.exists():
        raise AssistantError(f"{path}：没有这个文件或文件夹")
    folder = path if path.is_dir() else path.parent
    settings = settings_for([folder], codes(options.select), codes(options.ignore))[folder]
    if options.format == "json":
        _print_json(settings)
        return 0
    for state in settings.states:
        print(rule_line(state) + (_where(state) if options.where else ""))
        if options.where:
            for threshold in state.rule.thresholds:
                print(f"      {_threshold_line(threshold, settings)}")
    return 0


def rule_line(state: RuleState) -> str:
    """Return code, state, severity, certainty and title of a rule."""
    from assistant.emitters.terminal import CERTAINTY_WORDS, SEVERITY_WORDS

    rule = state.rule
    certainty = CERTAINTY_WORDS[rule.certainty]
    room = " " * (6 - 2 * len(certainty))
    switch = "开" if state.is_on else "关"
    severity = SEVERITY_WORDS[state.severity]
    return f"{rule.code:<5} {switch}  {severity}  {certainty}{room}  {rule.title}"


def _where(state: RuleState) -> str:
    return f"  〔开关：{state.decided_by}；级别：{state.graded_by}〕"


def _threshold_line(threshold: Threshold, settings: Settings) -> str:
    value, source = settings.threshold(threshold)
    return (
        f"{threshold.name} = {value:g}  {threshold.about}"
        f"  〔{source}；可以写{threshold.minimum:g}到{threshold.maximum:g}〕"
    )


def _print_json(settings: Settings) -> None:
    import io
    import json
    import sys

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    rules = [_rule(state, settings) for state in settings.states]
    print(json.dumps({"schema": SCHEMA, "rules": rules}, ensure_ascii=False, indent=2))


def _rule(state: RuleState, settings: Settings) -> dict[str, Any]:
    rule = state.rule
    return {
        "code": rule.code,
        "name": rule.name,
        "title": rule.title,
        "enabled": state.is_on,
        "severity": state.severity.value,
        "certainty": rule.certainty.value,
        "decided_by": {"enabled": state.decided_by, "severity": state.graded_by},
        "thresholds": list(_thresholds(state, settings)),
    }


def _thresholds(state: RuleState, settings: Settings) -> Iterator[dict[str, Any]]:
    for threshold in state.rule.thresholds:
        value, source = settings.threshold(threshold)
        yield {
            "name": threshold.name,
            "value": value,
            "default": threshold.default,
            "minimum": threshold.minimum,
            "maximum": threshold.maximum,
            "about": threshold.about,
            "decided_by": source,
        }
