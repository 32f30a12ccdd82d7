"""Let a finding of a checked report stand, or take that back; the decision is saved at once."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.checking.decisions import judge, with_decisions
from assistant.checking.decisions_file import load_decisions, save_decisions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.checking.rule import Decision, Finding
    from assistant.emitters.outcome import CheckedFile


def accept(
    file: CheckedFile, finding: Finding, decisions: Path, reason: str, by: str = ""
) -> CheckedFile:
    """Return the report with the finding accepted, as `decisions` has it from now on.

    `AssistantError` when that file is damaged or cannot be written.
    """
    kept = load_decisions(decisions)
    return _keep(file, decisions, with_decisions(kept, [finding], reason, by, _today()))


def withdraw(file: CheckedFile, finding: Finding, decisions: Path) -> CheckedFile:
    """Return the report without the decision on the finding; raises what `accept` raises."""
    gone = finding.decision.fingerprint if finding.decision else ""
    kept = load_decisions(decisions)
    return _keep(file, decisions, [each for each in kept if each.fingerprint != gone])


def _keep(file: CheckedFile, path: Path, decisions: Sequence[Decision]) -> CheckedFile:
    save_decisions(path, decisions)
    judged = judge(file.result, decisions)
    return replace(file, findings=judged.findings, stale=judged.stale)


def _today() -> datetime.date:
    return datetime.date.today()
