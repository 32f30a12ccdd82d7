"""Which sentence of the corpus one of a report was taken from, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, log1p
from typing import TYPE_CHECKING, TypeGuard

from assistant.corpus.align import is_list, judge, similarity
from assistant.corpus.counts import are_other_counts
from assistant.corpus.phrase_wording import fixed_length, says_other_facts
from assistant.corpus.sources import HashedSentence, SourceSentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.corpus.asked import Asked
    from assistant.corpus.kinship import Kin
    from assistant.corpus.retrieval import Candidate, Votes
    from assistant.report.report import Report, Sentence

# How alike a sentence must be that is known by hashes alone: what resembles the unit's own last
# report hardly does so by chance, and what counts things resembles all that does.
_ENOUGH_HASHED, _ENOUGH_HASHED_OF_OWN, _ENOUGH_OF_HASHED_LIST = 0.8, 0.7, 0.9
# How much surer one is of it, by the logarithm, for each part of likeness beyond that.
_SURER = 25.0
# Between equally good sources the unit's own earlier report is the likelier one, and one that more
# of the report stands in.
_OWN_COMES_FIRST, _VOTED_FOR = 1.0, 4.0
# Of two sentences that were put together, or made of one, it is so much surer together than of
# either alone, and one of them is so much shorter than it.
BETTER_TOGETHER = 1.0
_LONGER = 1.25


@dataclass(frozen=True)
class Found:
    """The source of a sentence, how alike the two are, and the log odds that it is the source.

    `start` and `end` tell what of the source's text the sentence was made of, where another was
    made of the rest.
    """

    source: Candidate
    score: float
    odds: float
    is_regrouped: bool = False
    start: int = 0
    end: int | None = None


@dataclass(frozen=True)
class Judging:
    """Judges sources for a report's sentences; `votes` say how much of it stands in each report."""

    report: Report
    kin: Kin
    votes: Votes

    def best(self, one: Asked, candidates: Sequence[Candidate]) -> Found | None:
        """Return the sentence of the corpus that is likeliest to be the source of this one."""
        told = [each for each in candidates if isinstance(each, SourceSentence) and each.clauses]
        alike = [
            *self._alike(one, told),
            *(_found_hashed(each) for each in candidates if self._is_hashed_copy(each, one)),
        ]
        alike = [each for each in alike if not self._says_other(one, each.source)]
        return max(alike, key=lambda each: self._preference(one.sentence, each), default=None)

    def made_into(
        self, one: Asked, other: Asked, candidates: Iterable[Candidate], least: float
    ) -> Found | None:
        """Return what both sentences were made of, if its odds are `least` or better."""
        clauses = one.clauses + other.clauses
        longer = max(one.length, other.length) * _LONGER
        sources = [
            each
            for each in candidates
            if isinstance(each, SourceSentence) and each.length >= longer
        ]
        judged = judge(clauses, [source.clauses for source in sources])
        enough = [
            (likeness.odds, at)
            for at, likeness in enumerate(judged)
            if likeness.odds >= least and likeness.is_copy(is_own=self.is_own(sources[at]))
        ]
        if not enough:
            return None
        odds, at = max(enough)
        score = similarity(clauses, sources[at].clauses)
        return Found(sources[at], score, odds, is_regrouped=True)

    def is_own(self, source: Candidate) -> bool:
        """Return whether a sentence is of the unit's own earlier report."""
        return bool(self.kin.own[source.report.number])

    def _alike(self, one: Asked, candidates: Sequence[SourceSentence]) -> Iterator[Found]:
        """Yield those of which this sentence is a copy, and those that it is with a neighbour."""
        wider = [
            (at, pair)
            for at, each in enumerate(candidates)
            if one.length >= _LONGER * each.length
            for pair in each.with_neighbours()
        ]
        sources = [*candidates, *(pair for _, pair in wider)]
        judged = judge(one.clauses, [source.clauses for source in sources])
        least = [-inf] * len(candidates)
        least += [judged[at].odds + BETTER_TOGETHER for at, _ in wider]
        for at, (source, likeness, odds) in enumerate(zip(sources, judged, least, strict=True)):
            if likeness.odds >= odds and likeness.is_copy(is_own=self.is_own(source)):
                score = similarity(one.clauses, source.clauses)
                yield Found(source, score, likeness.odds, is_regrouped=at >= len(candidates))

    def _is_hashed_copy(self, source: Candidate, one: Asked) -> TypeGuard[HashedSentence]:
        if not isinstance(source, HashedSentence):
            return False
        if is_list(one.clauses):
            return source.similarity >= _ENOUGH_OF_HASHED_LIST
        enough = _ENOUGH_HASHED_OF_OWN if self.is_own(source) else _ENOUGH_HASHED
        return source.similarity >= enough

    def _says_other(self, one: Asked, source: Candidate) -> bool:
        """Return whether the two have no more in common than any two reports may have.

        So it is with a phrase of our phrasebank, filled in otherwise, and with other counts of the
        same things. Hashes do not tell what a source filled in, so a phrase is no copy of them.
        """
        text = one.sentence.text
        if not isinstance(source, SourceSentence):
            return fixed_length(text) > 0
        if are_other_counts(text, source.text):
            return True
        return says_other_facts(text, source.text, (self.report.unit, source.report.source.unit))

    def _preference(self, sentence: Sentence, found: Found) -> tuple[float, bool, float, int]:
        """Return what the likeliest of several sources has most of."""
        source = found.source
        told = source.text if isinstance(source, SourceSentence) else ""
        to_the_letter = similarity((sentence.text,), (told,)) if told else 0.0
        year = source.report.source.year or 0
        is_later = year > (self.report.year or year)
        likelier = found.odds + _OWN_COMES_FIRST * self.is_own(source)
        if not is_later:
            likelier += _VOTED_FOR * log1p(self.votes[source.report.number])
        return round(likelier), not is_later, to_the_letter, year


def _found_hashed(source: HashedSentence) -> Found:
    odds = _SURER * (source.similarity - _ENOUGH_HASHED)
    return Found(source, source.similarity, odds)
