"""The draft of an interview; the heavy modules load when first asked for."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from assistant.errors import AssistantError

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.drafting.draft import Draft
    from assistant.drafting.remembered import Remembered
    from assistant.drafting.sources import Sources
    from assistant.facts.facts import Facts


class Drafter:
    """Drafts from the sources given, or else from our own phrases and what `facts` names.

    The latter are loaded when first asked for; `told` says then what could not be used of them.
    """

    def __init__(self, sources: Sources | None = None, facts: Path | None = None) -> None:
        self._given = sources
        self._facts = facts
        self._sources = sources
        self.told: tuple[str, ...] = ()
        self._lock = Lock()
        self._past: Remembered | None = None

    def of(self, facts: Path) -> Drafter:
        """Return the drafter for another fact file, from the same sources if any were given."""
        return Drafter(self._given, facts)

    @property
    def sources(self) -> Sources:
        """Return what is drafted from; `PhrasebankError` if our phrases are damaged."""
        # The thread that warms up and a screen may both be the first to ask.
        with self._lock:
            if self._sources is None:
                self._sources = self._load()
            return self._sources

    def _load(self) -> Sources:
        from assistant.drafting.phrase_files import load_phrasebank
        from assistant.drafting.sources import Sources
        from assistant.facts.sources import NamedSources, sources_named_in
        from assistant.reviewing.sources import sources_of

        bank = load_phrasebank()
        named = sources_named_in(self._facts) if self._facts else NamedSources()
        self.told = tuple(
            f"事实文件里写的上年年报或比对库“{name}”没有找到，起草、检查时没有用它"
            for name in named.missing
        )
        try:
            return sources_of(bank, named.last_year, list(map(str, named.against)))
        except AssistantError as error:
            self.told += (f"{error}。起草、检查时没有用事实文件里写的上年年报和比对库",)
            return Sources(bank)

    def draft(self, facts: Facts) -> Draft:
        """Return the report that `facts` make; raises what `sources` raises."""
        return self.sources.draft(facts)

    def redraft(self, facts: Facts) -> Draft:
        """Return what `draft` returns, at once where few facts have changed; for one thread."""
        from assistant.drafting.remembered import Remembered

        self._past = self._past or Remembered()
        return self.sources.draft(facts, self._past)
