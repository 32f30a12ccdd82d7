"""Where the rules are found: each module `rules/<family>/<code>_<fault>.py` is one rule."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from inspect import getdoc
from typing import TYPE_CHECKING

from assistant.checking import rules as rules_package
from assistant.checking.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

# The families in the order of the review handbook; codes are never renumbered.
_FAMILIES = "FTNUWCPK"


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, ordered by family, then by code."""
    found: dict[str, Rule] = {}
    for module in _modules():
        rule = _rule(module)
        if rule.code in found:
            raise RuntimeError(f"two rules are called {rule.code}: {module.__name__}")
        found[rule.code] = rule
    return tuple(sorted(found.values(), key=lambda rule: rule_order(rule.code)))


def rule_order(code: str) -> tuple[int, str]:
    """Return what codes are sorted by: the family's place in the handbook, then the number."""
    return _FAMILIES.index(code[0]), code


def _modules() -> Iterator[ModuleType]:
    for family in pkgutil.iter_modules(rules_package.__path__, f"{rules_package.__name__}."):
        package = importlib.import_module(family.name)
        for info in pkgutil.iter_modules(package.__path__, f"{family.name}."):
            yield importlib.import_module(info.name)


def _rule(module: ModuleType) -> Rule:
    prefix, _, fault = module.__name__.rpartition(".")[2].partition("_")
    return Rule(
        code=_code(prefix),
        name=fault.replace("_", "-"),
        severity=module.SEVERITY,
        certainty=module.CERTAINTY,
        basis=module.BASIS,
        doc=getdoc(module) or "",
        check=module.check,
        good=module.GOOD,
        bad=module.BAD,
    )


def _code(prefix: str) -> str:
    """Return F01 for f01; citation rules carry a hyphen, as in the handbook: C-01."""
    letter, number = prefix[0].upper(), prefix[1:]
    return f"C-{number}" if letter == "C" else f"{letter}{number}"
