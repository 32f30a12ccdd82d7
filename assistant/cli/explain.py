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
        _print_page(found[0])
    else:
        _print_family(found)
    return 0


def _print_page(rule: Rule) -> None:
    from assistant.emitters.terminal import CERTAINTY_WORDS, SEVERITY_WORDS

    print(f"{rule.code} {rule.title}")
    print(f"级别：{SEVERITY_WORDS[rule.severity]}，{CERTAINTY_WORDS[rule.certainty]}")
    print(f"依据：{rule.basis}")
    if not rule.default:
        print(f"平时不查；要查，在设置文件的[rules]下面写 {rule.code} = true")
    page = rule.doc.partition("\n")[2].strip("\n")
    if page:
        print(f"\n{page}")
    if rule.thresholds:
        print("\n## 门槛（可以在设置文件的[thresholds]下面改）")
    for threshold in rule.thresholds:
        limits = f"{threshold.minimum:g}到{threshold.maximum:g}"
        print(f"{threshold.name} = {threshold.default:g}  {threshold.about}（{limits}）")


def _print_family(rules: tuple[Rule, ...]) -> None:
    from assistant.checking.registry import FAMILIES

    letter = rules[0].code[0]
    print(f"{letter} {FAMILIES[letter]}，共{len(rules)}条规则")
    for rule in rules:
        print(f"{rule.code:<5} {rule.title}")
