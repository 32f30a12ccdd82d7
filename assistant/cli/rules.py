"""`nianbao rules`: every rule on a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

NAME = "rules"
ABOUT = "列出全部检查规则"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments: there are none."""


def run(options: argparse.Namespace) -> int:
    """Print code, severity and title of each rule."""
    from assistant.checking.registry import all_rules
    from assistant.emitters.terminal import SEVERITY_WORDS

    for rule in all_rules():
        print(f"{rule.code:<5} {SEVERITY_WORDS[rule.severity]}  {rule.title}")
    return 0
