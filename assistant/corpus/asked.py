"""The sentences of a report that say enough of their own to be looked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.corpus.common_wording import own_clauses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus.index import Corpus
    from assistant.corpus.normalise import Mask
    from assistant.report.report import Sentence


@dataclass(frozen=True)
class Asked:
    """A sentence that is looked for: masked, and the clauses of it that are no common wording.

    `number` counts the sentences of the report's prose.
    """

    number: int
    sentence: Sentence
    masked: str
    clauses: tuple[str, ...]

    @cached_property
    def length(self) -> int:
        """Return how many characters it has besides common wording."""
        return sum(map(len, self.clauses))


def asked_of(prose: Sequence[Sentence], mask: Mask, corpus: Corpus) -> list[Asked]:
    """Return the sentences that are neither common wording nor in every third report."""
    masked = mask.lines([sentence.text for sentence in prose])
    told = [
        Asked(number, sentence, line, clauses)
        for number, (sentence, line) in enumerate(zip(prose, masked, strict=True))
        if (clauses := own_clauses(line))
    ]
    spread = corpus.are_widespread([one.masked for one in told])
    return [one for one, is_spread in zip(told, spread, strict=True) if not is_spread]
