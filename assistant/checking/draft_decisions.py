"""What was accepted in a draft: kept beside its fact file, for a draft has no file of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.decisions_file import beside, decisions_file, load_decisions, save_decisions

if TYPE_CHECKING:
    from pathlib import Path

# By whom a finding was accepted before there was a file to review.
DRAFTER = "起草人"


def draft_decisions_file(facts: Path) -> Path:
    """Return where the decisions on the draft of a fact file are kept."""
    return beside(facts)


def carry_decisions(facts: Path, report: Path) -> None:
    """Let what was accepted in the draft hold for the report written from it.

    Decisions that others made on that file stay; those carried over before are replaced.
    `AssistantError` when one of the files is damaged or cannot be written.
    """
    path = decisions_file(report)
    before = load_decisions(path)
    others = [decision for decision in before if decision.by != DRAFTER]
    known = {decision.fingerprint for decision in others}
    own = load_decisions(draft_decisions_file(facts))
    carried = [*others, *(decision for decision in own if decision.fingerprint not in known)]
    if carried != list(before):
        save_decisions(path, carried)
