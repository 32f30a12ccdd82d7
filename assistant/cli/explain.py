"""`nianbao explain`: the page of one rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import AssistantError

if TYPE_CHECKING:
    import argparse

    from assistant.checking.rule import Rule

NAME = "explain"
ABOUT = "说明一条规则：检查什么，为什么，怎么改"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("code", metavar="规则", help="规则的代码，例如N05")


def run(options: argparse.Namespace) -> int:
    """Print the rule's page; `AssistantError` for a code that no rule has."""
    from assistant.emitters.terminal import SEVERITY_WORDS

    rule = _rule(options.code)
    print(f"{rule.code} {rule.title}")
    print(f"级别：{SEVERITY_WORDS[rule.severity]}")
    print(f"依据：{rule.basis}")
    page = rule.doc.partition("\n")[2].strip("\n")
    if page:
        print(f"\n{page}")
    return 0


def _rule(code: str) -> Rule:
    import difflib

    from assistant.checking.registry import all_rules

    known = {rule.code: rule for rule in all_rules()}
    rule = known.get(code.upper())
    if rule:
        return rule
    guesses = difflib.get_close_matches(code.upper(), known, n=1, cutoff=0.5)
    hint = f"，是否想写{guesses[0]}" if guesses else ""
    raise AssistantError(f"没有规则{code}{hint}；全部规则见 nianbao rules")
