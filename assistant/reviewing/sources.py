"""What a report is drafted from, read from the files that were named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.drafting.sources import Sources
from assistant.reviewing.inputs import require_report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.drafting.phrase import Phrasebank


def sources_of(bank: Phrasebank, last_year: Path | None, against: Sequence[str]) -> Sources:
    """Return the sources that are named besides the phrases; `AssistantError` if one is unreadable.

    `against` names corpora, folders and single reports.
    """
    report = require_report(last_year) if last_year else None
    if not against:
        return Sources(bank, report)
    from assistant.corpus.wear import wear_of
    from assistant.reviewing.against import corpus_against

    corpus = corpus_against(against)
    return Sources(bank, report, wear_of(bank.templates, corpus), corpus)
