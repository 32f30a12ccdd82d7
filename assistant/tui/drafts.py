"""The draft of an interview, composed and checked; the heavy modules load when first asked."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.checking.check import CheckResult
    from assistant.drafting.draft import Draft
    from assistant.drafting.sources import Sources
    from assistant.facts.facts import Facts


class Drafter:
    """Drafts from the sources named, or from our own phrases, loaded when first asked for."""

    def __init__(self, sources: Sources | None = None) -> None:
        self._sources = sources
        self._lock = Lock()

    @property
    def sources(self) -> Sources:
        """Return what is drafted from; `PhrasebankError` if our phrases are damaged."""
        # The thread that warms up and a screen may both be the first to ask.
        with self._lock:
            if self._sources is None:
                self._sources = _own_phrases()
            return self._sources

    def draft(self, facts: Facts) -> Draft:
        """Return the report that `facts` make; raises what `sources` raises."""
        return self.sources.draft(facts)


def _own_phrases() -> Sources:
    from assistant.drafting.phrase_files import load_phrasebank
    from assistant.drafting.sources import Sources

    return Sources(load_phrasebank())


def check_draft(draft: Draft, folder: Path) -> CheckResult:
    """Return what the rules say of `draft`, by the settings that hold for reports in `folder`.

    `AssistantError` lists the faults of a settings file.
    """
    from assistant.checking.check import run_rules
    from assistant.checking.rule import Context
    from assistant.checking.settings_file import settings_for
    from assistant.report.recognise import recognise

    return run_rules(recognise(draft.document()), Context(), settings_for([folder])[folder])
