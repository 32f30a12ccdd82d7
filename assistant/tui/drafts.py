"""The draft of an interview, composed and checked; the heavy modules load when first asked."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


def check_draft(draft: Draft) -> CheckResult:
    """Return what the rules say of `draft`."""
    from assistant.checking.check import check_report
    from assistant.report.recognise import recognise

    return check_report(recognise(draft.document()))
