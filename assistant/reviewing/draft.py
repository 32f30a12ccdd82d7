"""Check a draft by what its report will be checked by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.comparison import compared
from assistant.checking.decisions_file import load_decisions
from assistant.checking.draft_decisions import draft_decisions_file
from assistant.checking.settings_file import settings_for
from assistant.report.recognise import recognise
from assistant.reviewing.review import checked

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.corpus.index import Corpus
    from assistant.drafting.draft import Draft
    from assistant.drafting.sources import Sources
    from assistant.emitters.outcome import CheckedFile


def check_draft(draft: Draft, facts: Path, sources: Sources) -> CheckedFile:
    """Return what the rules say of the draft of the fact file `facts`.

    It is compared with what it was drafted from; the settings are those of the fact file's folder.
    `AssistantError` lists the faults of a settings file, or of what was accepted before.
    """
    report = recognise(draft.document())
    context = compared(report, _compared_with(sources), sources.last_year)
    settings = settings_for([facts.parent])[facts.parent]
    decided = load_decisions(draft_decisions_file(facts))
    return checked("", report, context, settings, decided)


def _compared_with(sources: Sources) -> Corpus | None:
    """Return the reports that were named, last year's among them, or None."""
    if sources.last_year is None:
        return sources.corpus
    from assistant.corpus.index import Corpus  # numpy is only paid for by a comparison
    from assistant.corpus.record import record_of
    from assistant.corpus.shard import Shard

    named = sources.corpus.shards if sources.corpus else ()
    return Corpus([*named, Shard.build([record_of(sources.last_year)])])
