"""The draft of an interview; the heavy modules load when first asked for."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft
    from assistant.drafting.remembered import Remembered
    from assistant.drafting.sources import Sources
    from assistant.facts.facts import Facts


class Drafter:
    """Drafts from the sources named, or from our own phrases, loaded when first asked for."""

    def __init__(self, sources: Sources | None = None) -> None:
        self._sources = sources
        self._lock = Lock()
        self._past: Remembered | None = None

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

    def redraft(self, facts: Facts) -> Draft:
        """Return what `draft` returns, at once where few facts have changed; for one thread."""
        from assistant.drafting.remembered import Remembered

        self._past = self._past or Remembered()
        return self.sources.draft(facts, self._past)


def _own_phrases() -> Sources:
    from assistant.drafting.phrase_files import load_phrasebank
    from assistant.drafting.sources import Sources

    return Sources(load_phrasebank())
