"""A rule's page: what it checks, why, and how what it finds is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.emitters.terminal import CERTAINTY_WORDS, SEVERITY_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.rule import Rule


def rule_page(rule: Rule) -> str:
    """Return the page of a rule, its code and title on the first line."""
    return "\n".join(_lines(rule))


def _lines(rule: Rule) -> Iterator[str]:
    yield f"{rule.code} {rule.title}"
    yield f"级别：{SEVERITY_WORDS[rule.severity]}，{CERTAINTY_WORDS[rule.certainty]}"
    yield f"依据：{rule.basis}"
    if not rule.default:
        yield f"平时不查；要查，在设置文件的[rules]下面写 {rule.code} = true"
    page = rule.doc.partition("\n")[2].strip("\n")
    if page:
        yield f"\n{page}"
    if rule.thresholds:
        yield "\n## 门槛（可以在设置文件的[thresholds]下面改）"
    for threshold in rule.thresholds:
        limits = f"{threshold.minimum:g}到{threshold.maximum:g}"
        yield f"{threshold.name} = {threshold.default:g}  {threshold.about}（{limits}）"
