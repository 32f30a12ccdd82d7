"""The draft of an interview, composed and checked; the heavy modules load when first asked."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.checking.check import CheckResult
    from assistant.drafting.draft import Draft
    from assistant.drafting.phrase import Phrasebank
    from assistant.facts.facts import Facts


@cache
def phrases() -> Phrasebank:
    """Return the phrasebank, loaded once; `PhrasebankError` if it is damaged."""
    from assistant.drafting.phrase_files import load_phrasebank

    return load_phrasebank()


def draft_of(facts: Facts) -> Draft:
    """Return the report that `facts` make, blanks included."""
    from assistant.drafting.compose import compose

    return compose(facts, phrases())


def check_draft(draft: Draft, folder: Path) -> CheckResult:
    """Return what the rules say of `draft`, by the settings that hold for reports in `folder`.

    `AssistantError` lists the faults of a settings file.
    """
    from assistant.checking.check import run_rules
    from assistant.checking.rule import Context
    from assistant.checking.settings_file import settings_for
    from assistant.report.recognise import recognise

    return run_rules(recognise(draft.document()), Context(), settings_for([folder])[folder])
