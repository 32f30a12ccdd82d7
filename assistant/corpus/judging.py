"""Which sentence of the corpus one of a report was taken from, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from math import inf, log1p
from typing import TYPE_CHECKING, TypeGuard

from assistant.corpus.align import is_list, judge, similarity
from assistant.corpus.counts import are_other_counts
from assistant.corpus.phrase_wording import fixed_length, says_other_facts
from assistant.corpus.sources import HashedSentence, SourceSentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.corpus.align import Likeness
    from assistant.corpus.asked import Asked
    from assistant.corpus.kinship import Kin
    from assistant.corpus.retrieval import Candidate, Votes
    from assistant.report.report import Report

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
    """The source of a sentence, or of two in a row by `clauses`, and the log odds that it is.

    `start` and `end` tell what of the source's text the sentence was made of, where another was
    made of the rest.
    """

    source: Candidate
    clauses: tuple[str, ...]
    odds: float
    is_regrouped: bool = False
    start: int = 0
    end: int | None = None

    @property
    def similarity(self) -> float:
        """Return how alike the two are, from 0 to 1; of hashes it is guessed."""
        if isinstance(self.source, HashedSentence):
            return self.source.similarity
        return similarity(self.clauses, self.source.clauses)


@dataclass(frozen=True)
class _Pair:
    """A sentence and what may be its source; two sentences of the corpus must beat `narrower`.

    That is the place of one of them among the sentence's pairs.
    """

    source: SourceSentence
    narrower: int | None = None


@dataclass(frozen=True)
class Judging:
    """Judges sources for a report's sentences; `votes` say how much of it stands in each report."""

    report: Report
    kin: Kin
    votes: Votes

    def best(
        self, asked: Sequence[Asked], candidates: Sequence[Sequence[Candidate]]
    ) -> list[Found | None]:
        """Return for each sentence the one of the corpus that is likeliest to be its source."""
        pairs = [_pairs(one, some) for one, some in zip(asked, candidates, strict=True)]
        judged = _judged([one.clauses for one in asked], [[p.source for p in own] for own in pairs])
        return [
            self._likeliest(
                one,
                [
                    *self._alike(one, own, likenesses),
                    *(_found_hashed(each, one) for each in some if self._is_hashed_copy(each, one)),
                ],
            )
            for one, own, some, likenesses in zip(asked, pairs, candidates, judged, strict=True)
        ]

    def made_of_one(
        self, rows: Sequence[tuple[Asked, Asked]], candidates: Sequence[Iterable[Candidate]]
    ) -> list[Found | None]:
        """Return for each two sentences in a row what both were made of, whatever each is alone."""
        sources = [list(_longer(*row, some)) for row, some in zip(rows, candidates, strict=True)]
        clauses = [one.clauses + other.clauses for one, other in rows]
        found = []
        for both, own, judged in zip(clauses, sources, _judged(clauses, sources), strict=True):
            copies = [
                Found(source, both, likeness.odds, is_regrouped=True)
                for source, likeness in zip(own, judged, strict=True)
                if likeness.is_copy(is_own=self.is_own(source))
            ]
            found.append(max(copies, key=lambda each: each.odds, default=None))
        return found

    def is_own(self, source: Candidate) -> bool:
        """Return whether a sentence is of the unit's own earlier report."""
        return bool(self.kin.own[source.report.number])

    def _alike(
        self, one: Asked, pairs: Sequence[_Pair], judged: Sequence[Likeness]
    ) -> Iterator[Found]:
        """Yield those of which this sentence is a copy, and those that it is with a neighbour."""
        for pair, likeness in zip(pairs, judged, strict=True):
            at = pair.narrower
            least = -inf if at is None else judged[at].odds + BETTER_TOGETHER
            if likeness.odds >= least and likeness.is_copy(is_own=self.is_own(pair.source)):
                yield Found(pair.source, one.clauses, likeness.odds, is_regrouped=at is not None)

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

    def _likeliest(self, one: Asked, found: Sequence[Found]) -> Found | None:
        """Return the likeliest of several sources; of those as likely, the likest to the letter."""
        told = [each for each in found if not self._says_other(one, each.source)]
        if not told:
            return None
        most = max(map(self._likelihood, told))
        likeliest = [each for each in told if self._likelihood(each) == most]
        if len(likeliest) == 1:
            return likeliest[0]
        return max(likeliest, key=lambda each: (_to_the_letter(one, each.source), _year(each)))

    def _likelihood(self, found: Found) -> tuple[int, bool]:
        """Return how likely a source is, in whole steps, and whether it could be at all by date."""
        is_later = _year(found) > (self.report.year or _year(found))
        likelier = found.odds + _OWN_COMES_FIRST * self.is_own(found.source)
        if not is_later:
            likelier += _VOTED_FOR * log1p(self.votes[found.source.report.number])
        return round(likelier), not is_later


def _judged(
    clauses: Sequence[tuple[str, ...]], sources: Sequence[Sequence[SourceSentence]]
) -> Iterator[list[Likeness]]:
    """Yield how sure each source of each sentence is, by its clauses; all are judged at once."""
    told = zip(clauses, sources, strict=True)
    judged = iter(judge([(own, source.clauses) for own, some in told for source in some]))
    return (list(islice(judged, len(some))) for some in sources)


def _pairs(one: Asked, candidates: Iterable[Candidate]) -> list[_Pair]:
    """Return a sentence's pairs: each candidate, and a short one with its neighbours."""
    alone = [each for each in candidates if isinstance(each, SourceSentence) and each.clauses]
    return [
        *map(_Pair, alone),
        *(
            _Pair(wider, at)
            for at, each in enumerate(alone)
            if one.length >= _LONGER * each.length
            for wider in each.with_neighbours()
        ),
    ]


def _longer(one: Asked, other: Asked, candidates: Iterable[Candidate]) -> Iterator[SourceSentence]:
    """Yield the candidates that are so much longer than either sentence."""
    longer = max(one.length, other.length) * _LONGER
    for each in candidates:
        if isinstance(each, SourceSentence) and each.length >= longer:
            yield each


def _to_the_letter(one: Asked, source: Candidate) -> float:
    told = source.text if isinstance(source, SourceSentence) else ""
    return similarity((one.sentence.text,), (told,)) if told else 0.0


def _year(found: Found) -> int:
    return found.source.report.source.year or 0


def _found_hashed(source: HashedSentence, one: Asked) -> Found:
    return Found(source, one.clauses, _SURER * (source.similarity - _ENOUGH_HASHED))
