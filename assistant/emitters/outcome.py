"""What one run of the checker came to: every file with its findings, and what was not read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.checking.check import CheckResult
from assistant.checking.rule import Severity, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.checking.rule import Decision, Finding
    from assistant.checking.second_round import SecondRound
    from assistant.corpus.prose import Shares
    from assistant.report.report import Report


@dataclass(frozen=True)
class CheckedFile:
    """A report with what was found in it.

    `not_assessed` holds (code, why) of rules that could not judge; `shares` tells which part of
    the text is whose, and is None when the report was compared with nothing; `stale` are the
    decisions whose finding is gone; `ran` holds the codes of all rules that were run;
    `second_round` compares the findings with those of an earlier draft, if there was one.
    """

    path: str
    report: Report
    findings: tuple[Finding, ...]
    not_assessed: tuple[tuple[str, str], ...] = ()
    shares: Shares | None = None
    stale: tuple[Decision, ...] = ()
    ran: frozenset[str] = frozenset()
    second_round: SecondRound | None = None

    @property
    def result(self) -> CheckResult:
        """Return what the rules came to."""
        return CheckResult(self.findings, self.not_assessed, self.ran)

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what to say of how the file was read."""
        return self.report.document.notes

    @property
    def open(self) -> tuple[Finding, ...]:
        """Return the findings that still wait for somebody."""
        return tuple(finding for finding in self.findings if finding.status is Status.NEW)

    @property
    def accepted(self) -> tuple[Finding, ...]:
        """Return the findings that a reviewer lets stand."""
        return tuple(finding for finding in self.findings if finding.status is Status.ACCEPTED)

    def line(self, finding: Finding) -> int | None:
        """Return the line of the file where a finding stands; None without lines or place."""
        return self.report.document.line(finding.place) if finding.place else None


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that was not checked, and why."""

    path: str
    why: str


@dataclass(frozen=True)
class Outcome:
    """All files of one run, in the order in which they were named."""

    files: tuple[CheckedFile, ...]
    unread: tuple[Unread, ...] = ()

    @cached_property
    def summary(self) -> dict[str, int]:
        """Return how many findings of each severity are open, the gravest first."""
        return count_by_severity(finding for file in self.files for finding in file.open)


def count_by_severity(findings: Iterable[Finding]) -> dict[str, int]:
    """Return the number of findings of each severity, those without any as well."""
    counted = Counter(finding.severity for finding in findings)
    return {severity.value: counted[severity] for severity in Severity}
