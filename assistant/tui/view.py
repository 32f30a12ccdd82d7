"""Which findings are looked at: of what weight, of which family, those accepted or not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.checking.rule import Finding

ALL = ""
SEVERITY, FAMILY, ACCEPTED = "severity", "family", "accepted"


@dataclass(frozen=True, slots=True)
class View:
    """What is listed, "" standing for all; `current` is the fingerprint under the cursor."""

    severity: str = ALL
    family: str = ALL
    shows_accepted: bool = False
    current: str = ""

    def of(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings to be listed."""
        # The interview keeps a view, and opens without waiting for the rules.
        from assistant.checking.rule import Status

        return [
            finding
            for finding in findings
            if self.severity in (ALL, finding.severity)
            and self.family in (ALL, finding.code[0])
            and (self.shows_accepted or finding.status is Status.NEW)
        ]

    def choice(self, kind: str) -> str:
        """Return what is chosen of a kind: severity or family."""
        return self.severity if kind == SEVERITY else self.family

    def choosing(self, kind: str, value: str) -> View:
        """Return the view with `value` chosen."""
        if kind == SEVERITY:
            return replace(self, severity=value)
        return replace(self, family=value)
