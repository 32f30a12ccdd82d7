"""What a report is drafted from besides its facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.drafting.compose import compose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.corpus.index import Corpus
    from assistant.corpus.wear import Wear
    from assistant.drafting.draft import Draft
    from assistant.drafting.phrase import Phrasebank
    from assistant.drafting.remembered import Remembered
    from assistant.facts.facts import Facts
    from assistant.report.report import Report


@dataclass(frozen=True)
class Sources:
    """The phrases, the unit's last report, and how worn each phrase is, by its id.

    `corpus` holds the reports that the wear was told by, which the draft is compared with, too.
    """

    bank: Phrasebank
    last_year: Report | None = None
    wear: Mapping[str, Wear] = field(default_factory=dict)
    corpus: Corpus | None = None

    def draft(self, facts: Facts, past: Remembered | None = None) -> Draft:
        """Return the report that `facts` make, blanks included; faster with a `past`."""
        return compose(facts, self.bank, last_year=self.last_year, wear=self.wear, past=past)
