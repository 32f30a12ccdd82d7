"""Find the sentences of a report that stand in another report, word for word or lightly edited."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, TypeGuard

import numpy as np

from assistant.corpus.align import is_list, judge, similarity
from assistant.corpus.candidates import best_of_each, hits_for
from assistant.corpus.changes import changes
from assistant.corpus.common_wording import own_clauses
from assistant.corpus.fingerprints import skeletons_of
from assistant.corpus.kinds import REWORDED, kind_of
from assistant.corpus.kinship import Kin
from assistant.corpus.match import Kept, Match
from assistant.corpus.normalise import Mask, names_of, stem_of
from assistant.corpus.phrase_wording import fixed_length, says_little, says_other_facts
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

# How alike a sentence must be that is known by hashes alone: what resembles the unit's own last
# report hardly does so by chance, and what counts things resembles all that does.
_ENOUGH_HASHED, _ENOUGH_HASHED_OF_OWN, _ENOUGH_OF_HASHED_LIST = 0.8, 0.7, 0.9
# How much surer one is of it, by the logarithm, for each part of likeness beyond that.
_SURER = 25.0
# Between equally good sources the unit's own earlier report is the likelier one.
_OWN_COMES_FIRST = 1

# A report that many sentences point to is compared whole, and so are the unit's own last ones.
_REPORTS_READ, _OWN_READ = 8, 3
# A sentence's best hits, from whatever reports, are compared with it.
_HITS_READ = 6
# What is asked for by itself may stand in so many reports before they are all of one pattern.
_SIMILAR = 40
# From so much of its sentences on, a report is a copy of another one.
_MOSTLY = 0.5
# Of all that was read, so much is aligned: what has most pairs of characters in common, and not
# many fewer than what has the most.
_ALIGNED = 6
_LEAST_LIKENESS, _LEAST_OF_BEST = 0.2, 0.5

# Of two sentences that were put together, or made of one, it is so much surer together than of
# either alone, and one of them is so much shorter than it.
_BETTER_TOGETHER = 1.0
_LONGER = 1.25


def find_matches(report: Report, corpus: Corpus) -> tuple[Match, ...]:
    """Return a match for each sentence that stands in the corpus, too, in reading order.

    A report is not compared with itself, nor with later reports of its own unit.
    """
    return tuple(Search(report, corpus).matches())


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
    """The source of a sentence, how alike the two are, and how sure it is that it is the source.

    `start` and `end` tell what of the source's text the sentence was made of, where another was
    made of the rest.
    """

    source: SourceSentence | HashedSentence
    score: float
    odds: float
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
        """Return the sentence of the corpus that is likeliest to be the source of this one."""
        found = [each for each in candidates if isinstance(each, SourceSentence) and each.clauses]
        alike = [
            *self._alike(one, found),
            *(_found_hashed(each) for each in candidates if self._is_hashed_copy(each, one)),
        ]
        alike = [each for each in alike if not self._says_other(one.sentence, each.source)]
        return max(alike, key=lambda each: self._preference(one.sentence, each), default=None)

    def _alike(self, one: _Asked, candidates: Sequence[SourceSentence]) -> Iterator[_Found]:
        """Yield those of which this sentence is a copy, and those that it is with a neighbour."""
        wider = [
            (at, pair)
            for at, each in enumerate(candidates)
            if one.length >= _LONGER * sum(map(len, each.clauses))
            for pair in each.with_neighbours()
        ]
        sources = [*candidates, *(pair for _, pair in wider)]
        judged = judge(one.clauses, [source.clauses for source in sources])
        least = [-inf] * len(candidates)
        least += [judged[at].odds + _BETTER_TOGETHER for at, _ in wider]
        for at, (source, likeness_, odds) in enumerate(zip(sources, judged, least, strict=True)):
            if likeness_.odds >= odds and likeness_.is_copy(is_own=self._is_own(source)):
                score = similarity(one.clauses, source.clauses)
                yield _Found(source, score, likeness_.odds, is_regrouped=at >= len(candidates))

    def _is_hashed_copy(
        self, source: SourceSentence | HashedSentence, one: _Asked
    ) -> TypeGuard[HashedSentence]:
        if not isinstance(source, HashedSentence):
            return False
        if is_list(one.clauses):
            return source.similarity >= _ENOUGH_OF_HASHED_LIST
        enough = _ENOUGH_HASHED_OF_OWN if self._is_own(source) else _ENOUGH_HASHED
        return source.similarity >= enough

    def _says_other(self, sentence: Sentence, source: SourceSentence | HashedSentence) -> bool:
        """Return whether the two have no more in common than a phrase of our phrasebank.

        Hashes do not tell the facts that a source filled in, so a phrase is no copy of them.
        """
        if not isinstance(source, SourceSentence):
            return fixed_length(sentence.text) > 0
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
            alone = max(each.odds if each else -inf for each in found[at : at + 2])
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
        """Return what both sentences were made of, if that is so much surer of them together."""
        clauses = one.clauses + other.clauses
        longer = max(one.length, other.length) * _LONGER
        sources = [
            each
            for each in candidates
            if isinstance(each, SourceSentence) and sum(map(len, each.clauses)) >= longer
        ]
        judged = judge(clauses, [source.clauses for source in sources])
        enough = [
            (likeness_.odds, at)
            for at, likeness_ in enumerate(judged)
            if likeness_.odds >= least and likeness_.is_copy(is_own=self._is_own(sources[at]))
        ]
        if not enough:
            return None
        odds, at = max(enough)
        score = similarity(clauses, sources[at].clauses)
        return _Found(sources[at], score, odds, is_regrouped=True)

    def _preference(self, sentence: Sentence, found: _Found) -> tuple[float, bool, float, int]:
        """Return what the likeliest of several sources has most of."""
        source = found.source
        told = source.text if isinstance(source, SourceSentence) else ""
        to_the_letter = similarity((sentence.text,), (told,)) if told else 0.0
        year = source.report.source.year or 0
        is_later = year > (self._report.year or year)
        likelier = round(found.odds) + _OWN_COMES_FIRST * self._is_own(source)
        return likelier, not is_later, to_the_letter, year

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


def _found_hashed(source: HashedSentence) -> _Found:
    odds = _SURER * (source.similarity - _ENOUGH_HASHED)
    return _Found(source, source.similarity, odds)


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
