"""Find the sentences of a report that stand in another report, word for word or lightly edited."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from assistant.corpus.align import similarity
from assistant.corpus.candidates import best_of_each, hits_for
from assistant.corpus.changes import changes
from assistant.corpus.common_wording import own_clauses
from assistant.corpus.fingerprints import skeletons_of
from assistant.corpus.kinds import REWORDED, kind_of
from assistant.corpus.kinship import Kin
from assistant.corpus.match import Kept, Match
from assistant.corpus.normalise import NUMBER, Mask, han_length, names_of, stem_of
from assistant.corpus.phrase_wording import says_little, says_other_facts
from assistant.corpus.prose import prose_of
from assistant.corpus.record import Record
from assistant.corpus.regrouping import cut_of
from assistant.corpus.screening import likeness
from assistant.corpus.sources import HashedSentence, SourceReport, SourceSentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from assistant.corpus.candidates import Hits
    from assistant.corpus.fingerprints import Skeletons
    from assistant.corpus.index import Corpus
    from assistant.corpus.match import Change, Source
    from assistant.report.report import Report, Sentence

# How alike a long sentence must be, and a short one, which says too little to be told by. Measured
# on made-up and on published reports: independent sentences on one topic stay below 0.5. What
# resembles the unit's own last report hardly does so by chance.
_ENOUGH = (0.65, 0.8)
_ENOUGH_OF_OWN = (0.56, 0.72)
_SHORT, _LONG = 12, 24
# Two units of one county count what stands in the same columns of the same website: such lists
# resemble each other by themselves.
_LIST_OF_COUNTS = 4
_ENOUGH_OF_A_LIST = 0.9
# Between equally good sources the unit's own earlier report is the likelier one.
_OWN_COMES_FIRST = 0.05

# A report that many sentences point to is compared whole, and so are the unit's own last ones.
_REPORTS_READ, _OWN_READ = 8, 3
# A sentence's best hits, from whatever reports, are compared with it.
_HITS_READ = 2
# What is asked for by itself may stand in so many reports before they are all of one pattern.
_SIMILAR = 40
# From so much of its sentences on, a report is a copy of another one.
_MOSTLY = 0.5
# Of all that was read, so much is aligned: what has most pairs of characters in common, and not
# many fewer than what has the most.
_ALIGNED = 3
_LEAST_LIKENESS, _LEAST_OF_BEST = 0.2, 0.5

# Two sentences that were put together, or made of one, are so much more like it together than
# either is alone, and one of them is so much shorter than it.
_BETTER_TOGETHER = 0.05
_LONGER = 1.25


def find_matches(report: Report, corpus: Corpus) -> tuple[Match, ...]:
    """Return a match for each sentence that stands in the corpus, too, in reading order.

    A report is not compared with itself, nor with later reports of its own unit.
    """
    return tuple(Search(report, corpus).matches())


def needed(clauses: Sequence[str], source_clauses: Sequence[str], *, is_own: bool) -> float:
    """Return how alike two sentences must be to count as one: the shorter, the more."""
    text, source = "".join(clauses), "".join(source_clauses)
    if not is_own and min(text.count(NUMBER), source.count(NUMBER)) >= _LIST_OF_COUNTS:
        return _ENOUGH_OF_A_LIST
    long, short = _ENOUGH_OF_OWN if is_own else _ENOUGH
    length = min(han_length(text), han_length(source))
    shortness = min(1.0, max(0.0, (_LONG - length) / (_LONG - _SHORT)))
    return long + (short - long) * shortness


@dataclass(frozen=True)
class _Asked:
    """A sentence of the report that says enough of its own to be looked for.

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


@dataclass(frozen=True)
class _Found:
    """The source of a sentence, and how alike the two are.

    `start` and `end` tell what of the source's text the sentence was made of, where another was
    made of the rest.
    """

    source: SourceSentence | HashedSentence
    score: float
    is_regrouped: bool = False
    start: int = 0
    end: int | None = None


class Search:
    """One report compared with a corpus."""

    def __init__(self, report: Report, corpus: Corpus) -> None:
        self._report = report
        self._corpus = corpus
        self._kin = Kin(report, corpus.shards)
        self._prose = prose_of(report)
        text = "\n".join(sentence.text for sentence in self._prose)
        self._names = names_of(report.unit) | corpus.names_in(text)
        self._mask = Mask(self._names)
        self._reports: dict[int, SourceReport] = {}

    @property
    def compared_with(self) -> int:
        """Return how many reports there were to compare with."""
        return len(self._corpus) - int(self._kin.left_out.sum())

    @property
    def compared_own(self) -> int:
        """Return how many of these are earlier reports of the unit's own."""
        return int(self._kin.own.sum())

    def earlier(self) -> tuple[Record, ...]:
        """Return the unit's own last reports as the corpus keeps them, the latest first."""
        return tuple(Record(*self._corpus.read(number)) for number in self._own_last())

    def similar(self, text: str) -> tuple[tuple[Source, Kept], ...]:
        """Return the sentences that have most in common with one, formulas or not; texts only."""
        hits = hits_for(skeletons_of([self._mask(text)]), self._corpus, self._kin.left_out)
        best = hits.take(best_of_each(hits, np.zeros(len(self._corpus)), _SIMILAR))
        found = zip(best.report.tolist(), best.place.tolist(), strict=True)
        return tuple(
            (read.source, Kept(read.words[place], read.section(place)))
            for read, place in ((self._read(report), place) for report, place in found)
            if not read.shard.is_hashed
        )

    def matches(self) -> Iterator[Match]:
        """Yield the matches in reading order."""
        asked = self._asked() if self.compared_with else []
        if not asked:
            return
        candidates = self._candidates(asked)
        found = [self._best(one, some) for one, some in zip(asked, candidates, strict=True)]
        self._put_together(asked, candidates, found)
        by_chance = self._by_chance(asked, found)
        for at, (one, source) in enumerate(zip(asked, found, strict=True)):
            if source and at not in by_chance:
                yield self._match(one.sentence, source)

    def _asked(self) -> list[_Asked]:
        """Return the sentences that are neither common wording nor in every third report."""
        masked = self._mask.lines([sentence.text for sentence in self._prose])
        told = [
            _Asked(number, sentence, line, clauses)
            for number, (sentence, line) in enumerate(zip(self._prose, masked, strict=True))
            if (clauses := own_clauses(line))
        ]
        spread = self._corpus.are_widespread([one.masked for one in told])
        return [one for one, is_spread in zip(told, spread, strict=True) if not is_spread]

    def _candidates(self, asked: Sequence[_Asked]) -> list[list[SourceSentence | HashedSentence]]:
        """Return for each sentence what is worth aligning with it, the likest first."""
        skeletons = skeletons_of([one.masked for one in asked])
        hits = hits_for(skeletons, self._corpus, self._kin.left_out)
        votes = hits.votes(len(self._corpus))
        single = hits.take(best_of_each(hits, votes, _HITS_READ))
        pool = [*self._whole(votes), *self._single(single)]
        likest = self._likest(skeletons, pool)
        for number, hashed in self._hashed(single, skeletons):
            likest[number].append(hashed)
        return likest

    def _whole(self, votes: NDArray[np.float64]) -> Iterator[SourceSentence]:
        """Yield the sentences of the reports most voted for, and of the unit's own last ones."""
        voted = np.argsort(-votes, kind="stable")[:_REPORTS_READ]
        for report in dict.fromkeys((*self._own_last(), *voted[votes[voted] > 0].tolist())):
            yield from self._read(report).read_whole()

    def _own_last(self) -> list[int]:
        own = np.flatnonzero(self._kin.own)
        latest: list[int] = own[np.argsort(-self._corpus.years[own], kind="stable")].tolist()
        return latest[:_OWN_READ]

    def _single(self, hits: Hits) -> Iterator[SourceSentence]:
        """Yield the sentences of the hits, but for those of reports that were read whole."""
        whole = frozenset(self._reports)
        places = set(zip(hits.report.tolist(), hits.place.tolist(), strict=True))
        for report, place in sorted(places):
            if report not in whole and not self._read(report).shard.is_hashed:
                yield SourceSentence(self._read(report), place)

    def _likest(
        self, asked: Skeletons, pool: Sequence[SourceSentence]
    ) -> list[list[SourceSentence | HashedSentence]]:
        """Return for each sentence what is most like it at first sight."""
        if not pool:
            return [[] for _ in range(len(asked))]
        others = skeletons_of([each.report.masked(each.place) for each in pool])
        return [[pool[at] for at in _highest(row)] for row in likeness(asked, others)]

    def _hashed(self, hits: Hits, asked: Skeletons) -> Iterator[tuple[int, HashedSentence]]:
        """Yield the hits in shards without text, each with the number of the sentence asked for."""
        hashes = asked.hashes()
        grams, owner = asked.grams()
        columns = (hits.asked, hits.report, hits.place, hits.skeleton)
        for number, report, place, skeleton in zip(*map(np.ndarray.tolist, columns), strict=True):
            read = self._read(report)
            if read.shard.is_hashed:
                own = grams[owner == number]
                yield number, HashedSentence.of(read, place, skeleton, int(hashes[number]), own)

    def _read(self, report: int) -> SourceReport:
        if report not in self._reports:
            self._reports[report] = SourceReport(report, self._corpus, self._names)
        return self._reports[report]

    def _best(
        self, one: _Asked, candidates: Sequence[SourceSentence | HashedSentence]
    ) -> _Found | None:
        """Return the sentence of the corpus that is most like this one, if it is like enough."""
        found = [each for candidate in candidates for each in self._scored(one, candidate)]
        alike = [
            each
            for each in found
            if each.score >= self._needed(one.clauses, each.source)
            and not self._says_other(one.sentence, each.source)
        ]
        return max(alike, key=lambda each: self._preference(one.sentence, each), default=None)

    def _says_other(self, sentence: Sentence, source: SourceSentence | HashedSentence) -> bool:
        """Return whether the two have no more in common than a phrase of our phrasebank."""
        if not isinstance(source, SourceSentence):
            return False
        units = (self._report.unit, source.report.source.unit)
        return says_other_facts(sentence.text, source.text, units)

    def _by_chance(self, asked: Sequence[_Asked], found: Sequence[_Found | None]) -> set[int]:
        """Return the places of phrases that say too little to be a copy by themselves.

        They are copied where most of what says more comes from the same report.
        """
        unit = self._report.unit
        little = {at for at, one in enumerate(asked) if says_little(one.sentence.text, unit)}
        sources = Counter(
            each.source.report.number for at, each in enumerate(found) if each and at not in little
        )
        most = (len(asked) - len(little)) * _MOSTLY
        return {
            at for at in little if (each := found[at]) and sources[each.source.report.number] < most
        }

    def _scored(self, one: _Asked, candidate: SourceSentence | HashedSentence) -> Iterator[_Found]:
        """Yield how alike the two are, and how much more so with the candidate's neighbours."""
        if isinstance(candidate, HashedSentence):
            yield _Found(candidate, candidate.similarity)
            return
        alone = similarity(one.clauses, candidate.clauses) if candidate.clauses else 0.0
        yield _Found(candidate, alone)
        if one.length >= _LONGER * sum(map(len, candidate.clauses)):
            for wider in candidate.with_neighbours():
                together = similarity(one.clauses, wider.clauses) if wider.clauses else 0.0
                if together >= alone + _BETTER_TOGETHER:
                    yield _Found(wider, together, is_regrouped=True)

    def _put_together(
        self,
        asked: Sequence[_Asked],
        candidates: Sequence[Sequence[SourceSentence | HashedSentence]],
        found: list[_Found | None],
    ) -> None:
        """Find the sources of two sentences in a row that were made of one."""
        for at, (one, other) in enumerate(pairwise(asked)):
            if other.number != one.number + 1:
                continue
            alone = max(each.score if each else 0.0 for each in found[at : at + 2])
            whole = dict.fromkeys((*candidates[at], *candidates[at + 1]))
            best = self._made_into(one, other, whole, alone + _BETTER_TOGETHER)
            if best:
                found[at : at + 2] = _cut(best, one.sentence.text, other.sentence.text)

    def _made_into(
        self,
        one: _Asked,
        other: _Asked,
        candidates: Iterable[SourceSentence | HashedSentence],
        least: float,
    ) -> _Found | None:
        """Return what both sentences were made of, if they are so much like it together."""
        clauses = one.clauses + other.clauses
        longer = max(one.length, other.length) * _LONGER
        found = (
            _Found(candidate, similarity(clauses, candidate.clauses), is_regrouped=True)
            for candidate in candidates
            if isinstance(candidate, SourceSentence) and sum(map(len, candidate.clauses)) >= longer
        )
        enough = [
            each for each in found if each.score >= max(least, self._needed(clauses, each.source))
        ]
        return max(enough, key=lambda each: each.score, default=None)

    def _needed(self, clauses: tuple[str, ...], source: SourceSentence | HashedSentence) -> float:
        """Return how alike two sentences must be to count as one: the shorter, the more."""
        is_own = self._is_own(source)
        text = "".join(clauses)
        other = "".join(source.clauses) if isinstance(source, SourceSentence) else text
        if not is_own and min(text.count(NUMBER), other.count(NUMBER)) >= _LIST_OF_COUNTS:
            return _ENOUGH_OF_A_LIST
        long, short = _ENOUGH_OF_OWN if is_own else _ENOUGH
        length = min(han_length(text), han_length(other))
        shortness = min(1.0, max(0.0, (_LONG - length) / (_LONG - _SHORT)))
        return long + (short - long) * shortness

    def _preference(self, sentence: Sentence, found: _Found) -> tuple[float, bool, float, int]:
        """Return what the likeliest of several sources has most of."""
        source = found.source
        told = source.text if isinstance(source, SourceSentence) else ""
        to_the_letter = similarity((sentence.text,), (told,)) if told else 0.0
        year = source.report.source.year or 0
        is_later = year > (self._report.year or year)
        likelier = found.score + _OWN_COMES_FIRST * self._is_own(source)
        return round(likelier, 2), not is_later, to_the_letter, year

    def _is_own(self, source: SourceSentence | HashedSentence) -> bool:
        return bool(self._kin.own[source.report.number])

    def _match(self, sentence: Sentence, found: _Found) -> Match:
        source = found.source
        told = source.words if isinstance(source, SourceSentence) else ""
        kind, changed = self._edit(sentence.text, found)
        return Match(
            sentence=sentence,
            source=source.report.source,
            source_sentence=told,
            source_section=source.report.section(source.place),
            similarity=round(found.score, 2),
            kind=kind,
            is_own=self._is_own(source),
            changes=changed,
        )

    def _edit(self, text: str, found: _Found) -> tuple[str, tuple[Change, ...]]:
        """Return what kind of edit made the sentence, and which words it changed."""
        source = found.source
        if not isinstance(source, SourceSentence):
            # Which of the masked words differ, hashes do not tell.
            return "" if found.score == 1 else REWORDED, ()
        report, said = source.report, source.text[found.start : found.end]
        stems = (stem_of(self._report.unit), stem_of(report.source.unit))
        kind = kind_of(text, said, report.mask, stems, is_regrouped=found.is_regrouped)
        return kind, tuple(_shifted(change, found.start) for change in changes(text, said))


def _cut(found: _Found, one: str, other: str) -> tuple[_Found, _Found]:
    """Return the source of two sentences, for each with the part that it was made of."""
    text = found.source.text if isinstance(found.source, SourceSentence) else ""
    at = cut_of(text, one, other)
    return replace(found, end=at), replace(found, start=at)


def _shifted(change: Change, by: int) -> Change:
    start, end = change.source_start + by, change.source_end + by
    return replace(change, source_start=start, source_end=end)


def _highest(alike: NDArray[np.float64]) -> list[int]:
    """Return the places of what is worth aligning, by how alike it is at first sight."""
    enough = np.flatnonzero(alike >= max(_LEAST_LIKENESS, _LEAST_OF_BEST * alike.max()))
    order: list[int] = enough[np.argsort(-alike[enough], kind="stable")][:_ALIGNED].tolist()
    return order
