"""A draft that comes back: which findings of the round before are gone, and which still stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.checking.decisions import judge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.checking.check import CheckResult
    from assistant.checking.rule import Decision, Finding


@dataclass(frozen=True, slots=True)
class Answer:
    """What the unit did about a comment in Word: what it wrote, by author; marked as resolved."""

    replies: tuple[tuple[str, str], ...] = ()
    is_resolved: bool = False


@dataclass(frozen=True, slots=True)
class SecondRound:
    """How findings stand to those of the round before, which are kept as decisions are.

    `still` are the earlier ones by the fingerprint that each has now, also in other words; `gone`
    are those that were mended. `answers` are the unit's, by the earlier finding's fingerprint.
    """

    still: Mapping[str, Decision]
    gone: tuple[Decision, ...]
    answers: Mapping[str, Answer] = field(default_factory=dict)

    def is_new(self, finding: Finding) -> bool:
        """Return whether nobody was told of the finding before."""
        return finding.fingerprint not in self.still

    def answer(self, finding: Finding) -> Answer | None:
        """Return what the unit answered the last time, or None."""
        earlier = self.still.get(finding.fingerprint)
        return self.answers.get(earlier.fingerprint) if earlier else None


def second_round(
    earlier: Sequence[Decision], result: CheckResult, answers: Mapping[str, Answer]
) -> SecondRound:
    """Return how the findings of `result` stand to the `earlier` ones.

    An earlier finding whose rule was not run now, or could not judge, is not said to be gone.
    """
    judged = judge(result, earlier)
    still = {finding.fingerprint: finding.decision for finding in judged.findings}
    return SecondRound(
        {key: decision for key, decision in still.items() if decision}, judged.stale, answers
    )
