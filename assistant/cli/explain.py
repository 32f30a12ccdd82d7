"""`nianbao explain`: the page of one rule, or the rules of one family."""

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
    parser.add_argument("code", metavar="规则", help="规则的代码，例如N05；只写字母列出整类，例如N")


def run(options: argparse.Namespace) -> int:
    """Print the rule's page, or a family's rules; `AssistantError` for a code of neither."""
    from assistant.checking.registry import rules_called, standard, unknown_rule

    found = rules_called(options.code)
    if not found:
        raise AssistantError(unknown_rule(options.code))
    if standard(options.code) == found[0].code:
        from assistant.emitters.rule_page import rule_page

        print(rule_page(found[0]))
    else:
        _print_family(found)
    return 0


def _print_family(rules: tuple[Rule, ...]) -> None:
    from assistant.checking.registry import FAMILIES

    letter = rules[0].code[0]
    print(f"{letter} {FAMILIES[letter]}，共{len(rules)}条规则")
    for rule in rules:
        print(f"{rule.code:<5} {rule.title}")
