"""Where the rules are found: each module `rules/<family>/<code>_<fault>.py` is one rule."""

from __future__ import annotations

import importlib
import pkgutil
import unicodedata
from functools import cache
from inspect import getdoc
from typing import TYPE_CHECKING

from assistant.checking import rules as rules_package
from assistant.checking.rule import Rule, Threshold
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import ModuleType

# The families in the order of the review handbook; codes are never renumbered.
FAMILIES: Mapping[str, str] = {
    "F": "格式和结构",
    "T": "必备内容",
    "N": "数字",
    "U": "雷同和套用",
    "W": "文字",
    "C": "引用",
    "P": "问题和措施",
    "K": "工作要点",
}
_ORDER = "".join(FAMILIES)
_ONE_DIGIT = Pattern(r"([A-Z])-?(\d)")
_LOOK_ALIKE = str.maketrans("OIL", "011")
_CITATION = Pattern(r"C-?(\d\d)")


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
    return _ORDER.index(code[0]), code


def rules_called(word: str) -> tuple[Rule, ...]:
    """Return the rule with this code, or the rules of this family; nothing for another word.

    Small letters, full-width ones, and C05 for C-05 will do.
    """
    wanted = standard(word)
    return tuple(rule for rule in all_rules() if wanted in (rule.code, rule.code[0]))


def standard(word: str) -> str:
    """Return a code or a family's letter as it is written here: C-05 for ｃ05."""
    written = unicodedata.normalize("NFKC", word).strip().upper()
    return _CITATION.sub(r"C-\1", written)


def unknown_rule(word: str) -> str:
    """Return the sentence on a word that calls no rule, with the code it could have meant."""
    guess = _guess(standard(word))
    hint = f"，是否想写{guess}" if guess else ""
    return f"没有规则{word}{hint}；全部规则见 nianbao rules"


def _guess(word: str) -> str:
    """Return the code that a word is most like, one of the same family where there is any."""
    import difflib

    codes = [rule.code for rule in all_rules()]
    spelt = word[:1] + word[1:].translate(_LOOK_ALIKE)
    number = _ONE_DIGIT.fullmatch(spelt)
    if number:
        spelt = standard(f"{number[1]}0{number[2]}")
    family = [code for code in codes if code[0] == word[:1]]
    for known in (family, codes):
        guesses = difflib.get_close_matches(spelt, known, n=1, cutoff=0.5)
        if guesses:
            return guesses[0]
    return ""


def _modules() -> Iterator[ModuleType]:
    for family in pkgutil.iter_modules(rules_package.__path__, f"{rules_package.__name__}."):
        package = importlib.import_module(family.name)
        for info in pkgutil.iter_modules(package.__path__, f"{family.name}."):
            yield importlib.import_module(info.name)


def _rule(module: ModuleType) -> Rule:
    prefix, _, fault = module.__name__.rpartition(".")[2].partition("_")
    code = _code(prefix)
    return Rule(
        code=code,
        name=fault.replace("_", "-"),
        severity=module.SEVERITY,
        certainty=module.CERTAINTY,
        basis=module.BASIS,
        doc=getdoc(module) or "",
        check=module.check,
        good=module.GOOD,
        bad=module.BAD,
        default=getattr(module, "ENABLED", True),
        thresholds=_thresholds(module, code),
    )


def _thresholds(module: ModuleType, code: str) -> tuple[Threshold, ...]:
    declared: tuple[Threshold, ...] = getattr(module, "THRESHOLDS", ())
    strange = [
        threshold.name for threshold in declared if not threshold.name.startswith(f"{code}.")
    ]
    if strange:
        raise RuntimeError(f"thresholds of {code} belong to another rule: {strange}")
    return declared


def _code(prefix: str) -> str:
    """Return F01 for f01; citation rules carry a hyphen, as in the handbook: C-01."""
    letter, number = prefix[0].upper(), prefix[1:]
    return f"C-{number}" if letter == "C" else f"{letter}{number}"
