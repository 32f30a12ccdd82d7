"""Run the rules over a report and turn what they yield into findings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from assistant.checking.fingerprint import Fingerprints
from assistant.checking.registry import rule_order
from assistant.checking.rule import Context, Fault, Finding, NotAssessed
from assistant.checking.settings import chosen_rules
from assistant.checking.whereabouts import Whereabouts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from assistant.checking.settings import RuleState, Settings
    from assistant.report.report import Report

_NOTHING_ELSE = Context()


class CheckResult(NamedTuple):
    """What the rules found, in reading order, and which of them could not judge: (code, why).

    `ran` holds the codes of all rules that were run.
    """

    findings: tuple[Finding, ...]
    not_assessed: tuple[tuple[str, str], ...]
    ran: frozenset[str] = frozenset()

    @property
    def judged(self) -> frozenset[str]:
        """Return the codes of the rules whose silence means that there is nothing."""
        return self.ran - {code for code, _ in self.not_assessed}


def check_report(
    report: Report,
    context: Context = _NOTHING_ELSE,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> CheckResult:
    """Return what the rules say of the report; `select` and `ignore` name codes and families.

    An unknown code raises `AssistantError`, which names the one it could have meant.
    """
    return run_rules(report, context, chosen_rules(select, ignore))


def run_rules(report: Report, context: Context, settings: Settings) -> CheckResult:
    """Return what the rules that `settings` switch on say of the report."""
    known = replace(context, thresholds={**context.thresholds, **settings.thresholds})
    yielded = [
        (state, item) for state in settings.running for item in state.rule.check(report, known)
    ]
    faults = [(state, item) for state, item in yielded if isinstance(item, Fault)]
    not_assessed = dict.fromkeys(
        (state.rule.code, item.why) for state, item in yielded if isinstance(item, NotAssessed)
    )
    ran = frozenset(state.rule.code for state in settings.running)
    return CheckResult(tuple(_findings(report, faults)), tuple(not_assessed), ran)


def _findings(report: Report, faults: list[tuple[RuleState, Fault]]) -> Iterator[Finding]:
    whereabouts, fingerprints = Whereabouts(report), Fingerprints(report)
    ordered = sorted(
        faults, key=lambda pair: (whereabouts.order(pair[1]), rule_order(pair[0].rule.code))
    )
    for state, fault in ordered:
        rule, where = state.rule, whereabouts.where(fault)
        yield Finding(
            code=rule.code,
            name=rule.name,
            severity=state.severity_of(fault),
            certainty=fault.certainty or rule.certainty,
            message=fault.message,
            quote=report.document.quote(fault.place) if fault.place else "",
            where=where,
            related=fault.related,
            suggestion=fault.suggestion,
            basis=rule.basis,
            fingerprint=fingerprints.next(rule, fault, where.cell),
            place=fault.place,
            context=fingerprints.context(fault.place),
            replacement=fault.replacement,
        )
