"""Run the rules over a report and turn what they yield into findings."""

from __future__ import annotations

import difflib
import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.checking.registry import all_rules, rule_order
from assistant.checking.rule import Context, Fault, Finding, NotAssessed
from assistant.checking.whereabouts import Whereabouts
from assistant.errors import AssistantError
from assistant.report.passage import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from assistant.checking.rule import Rule
    from assistant.report.report import Report

_NOTHING_ELSE = Context()


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What the rules found, in reading order, and which of them could not judge: (code, why)."""

    findings: tuple[Finding, ...]
    not_assessed: tuple[tuple[str, str], ...]


def check_report(
    report: Report,
    context: Context = _NOTHING_ELSE,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> CheckResult:
    """Return what every rule says of the report; `select` and `ignore` name rules by code.

    An unknown code raises `AssistantError`, which names the one it could have meant.
    """
    yielded = [
        (rule, item) for rule in _chosen(select, ignore) for item in rule.check(report, context)
    ]
    faults = [(rule, item) for rule, item in yielded if isinstance(item, Fault)]
    not_assessed = dict.fromkeys(
        (rule.code, item.why) for rule, item in yielded if isinstance(item, NotAssessed)
    )
    return CheckResult(tuple(_findings(report, faults)), tuple(not_assessed))


def _chosen(select: Collection[str], ignore: Collection[str]) -> tuple[Rule, ...]:
    known = {rule.code: rule for rule in all_rules()}
    wanted = {_known_code(code, known) for code in select} or set(known)
    wanted -= {_known_code(code, known) for code in ignore}
    return tuple(rule for code, rule in known.items() if code in wanted)


def _known_code(code: str, known: Collection[str]) -> str:
    if code.upper() in known:
        return code.upper()
    guesses = difflib.get_close_matches(code.upper(), known, n=1, cutoff=0.5)
    hint = f"，是否想写{guesses[0]}" if guesses else ""
    raise AssistantError(f"没有规则{code}{hint}；全部规则见 nianbao rules")


def _findings(report: Report, faults: list[tuple[Rule, Fault]]) -> Iterator[Finding]:
    whereabouts = Whereabouts(report)
    ordered = sorted(
        faults, key=lambda pair: (whereabouts.order(pair[1]), rule_order(pair[0].code))
    )
    seen: Counter[str] = Counter()
    for rule, fault in ordered:
        quote = report.document.quote(fault.place) if fault.place else ""
        where = whereabouts.where(fault)
        identity = "\n".join((rule.code, fold(quote) or fault.message, where.cell or ""))
        seen[identity] += 1
        yield Finding(
            code=rule.code,
            name=rule.name,
            severity=fault.severity or rule.severity,
            certainty=fault.certainty or rule.certainty,
            message=fault.message,
            quote=quote,
            where=where,
            related=fault.related,
            suggestion=fault.suggestion,
            basis=rule.basis,
            fingerprint=_digest(f"{identity}\n{seen[identity]}"),
            place=fault.place,
        )


def _digest(text: str) -> str:
    """Return a short name for `text` that lasts: a decision on a finding is kept under it."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
