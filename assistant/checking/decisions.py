"""A reviewer's decisions on findings, kept in a file beside the draft and found again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from assistant.checking.registry import rules_called
from assistant.checking.rule import Decision, Finding, Status
from assistant.report.passage import fold
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from assistant.checking.check import CheckResult

SHORTEST_PREFIX = 6
# What an edited finding has to keep of its words, its sentence and its heading, of 100.
_LIKE = 60
# A heading stays the same with another number before it.
_SAME_SECTION = 80
_HEX = Pattern(r"[0-9a-f]+")


def decide(finding: Finding, reason: str, by: str, date: datetime.date) -> Decision:
    """Return the decision to let a finding stand."""
    return Decision(
        fingerprint=finding.fingerprint,
        code=finding.code,
        section=finding.where.section or "",
        cell=finding.where.cell or "",
        quote=finding.quote,
        context=finding.context,
        message=finding.message,
        reason=reason,
        by=by,
        date=date,
    )


def with_decisions(
    kept: Sequence[Decision],
    findings: Sequence[Finding],
    reason: str,
    by: str,
    date: datetime.date,
) -> list[Decision]:
    """Return the decisions with one on each finding, in place of those that it had before."""
    replaced = {finding.decision.fingerprint for finding in findings if finding.decision}
    replaced.update(finding.fingerprint for finding in findings)
    left = [decision for decision in kept if decision.fingerprint not in replaced]
    return [*left, *dict.fromkeys(decide(finding, reason, by, date) for finding in findings)]


class Judged(NamedTuple):
    """Findings with what was decided on them; `stale` are the decisions whose finding is gone."""

    findings: tuple[Finding, ...]
    stale: tuple[Decision, ...]


def judge(result: CheckResult, decisions: Sequence[Decision]) -> Judged:
    """Return the findings, those accepted marked, and those accepted in other words.

    Whatever was decided on them before, these decisions alone count.
    A decision on a rule that was not run, or that could not judge, is not stale.
    """
    by_fingerprint = {decision.fingerprint: decision for decision in decisions}
    findings = [_decided(f, by_fingerprint.get(f.fingerprint)) for f in result.findings]
    found = {finding.fingerprint for finding in findings}
    gone = [decision for decision in decisions if decision.fingerprint not in found]
    if gone:
        reworded = _reworded(gone, [f for f in findings if f.decision is None])
        findings = [replace(f, decision=reworded.get(f.fingerprint, f.decision)) for f in findings]
        met = {decision.fingerprint for decision in reworded.values()}
        gone = [decision for decision in gone if decision.fingerprint not in met]
    stale = tuple(d for d in gone if d.code in result.judged or not rules_called(d.code))
    return Judged(tuple(findings), stale)


def _decided(finding: Finding, decision: Decision | None) -> Finding:
    """Return the finding accepted, unless what it is held against has other figures by now."""
    if decision is None:
        return replace(finding, decision=None, status=Status.NEW)
    is_as_said = finding.place is None or decision.message == finding.message
    return replace(finding, decision=decision, status=Status.ACCEPTED if is_as_said else Status.NEW)


def _reworded(gone: Sequence[Decision], findings: Sequence[Finding]) -> dict[str, Decision]:
    """Return the lost decisions by the fingerprint of the finding that each is most like."""
    pairs = sorted(
        (
            (likeness, decision, finding)
            for decision in gone
            for finding in findings
            if (likeness := _likeness(decision, finding))
        ),
        key=lambda pair: -pair[0],
    )
    met: dict[str, Decision] = {}
    for _, decision, finding in pairs:
        if finding.fingerprint not in met and decision not in met.values():
            met[finding.fingerprint] = decision
    return met


def _likeness(decision: Decision, finding: Finding) -> float:
    """Return how like the finding is to the one decided on; 0 if it is another."""
    if decision.code != finding.code or decision.cell != (finding.where.cell or ""):
        return 0
    parts = tuple(_parts(decision, finding))
    return sum(parts) if min(parts) >= _LIKE else 0


def _parts(decision: Decision, finding: Finding) -> Iterator[float]:
    from rapidfuzz.fuzz import ratio  # only paid for where a decision has lost its finding

    if not finding.quote or not decision.quote:
        section = ratio(decision.section, finding.where.section or "")
        yield section if section >= _SAME_SECTION else 0
        yield ratio(decision.message, finding.message)
        yield 0 if finding.quote or decision.quote else 100
        return
    # A figure's cell has its name to be known by.
    is_cell = bool(decision.cell) and not decision.context
    yield 100 if is_cell else ratio(fold(decision.quote), fold(finding.quote))
    yield ratio(decision.context, finding.context)


Named = TypeVar("Named", Finding, Decision)


def with_prefix(prefix: str, named: Sequence[Named]) -> list[Named]:
    """Return those whose fingerprint begins with `prefix`; nothing for one that is too short."""
    written = prefix.strip("[]【】〔〕 ").lower()
    if len(written) < SHORTEST_PREFIX or not _HEX.fullmatch(written):
        return []
    return [item for item in named if item.fingerprint.startswith(written)]
