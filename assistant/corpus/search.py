"""Find the sentences of a report that stand in another report, word for word or lightly edited."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from assistant.corpus.asked import asked_of
from assistant.corpus.edit import Edit, UnknownEdit
from assistant.corpus.judging import Judging
from assistant.corpus.kinship import Kin
from assistant.corpus.match import Match
from assistant.corpus.normalise import Mask, names_of, stem_of
from assistant.corpus.phrase_wording import MOSTLY, says_little
from assistant.corpus.prose import prose_of
from assistant.corpus.record import Record
from assistant.corpus.regrouping import put_together
from assistant.corpus.retrieval import Retrieval
from assistant.corpus.sources import SourceSentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.corpus.asked import Asked
    from assistant.corpus.index import Corpus
    from assistant.corpus.judging import Found
    from assistant.corpus.match import Kept, Source
    from assistant.report.report import Report


def find_matches(report: Report, corpus: Corpus) -> tuple[Match, ...]:
    """Return a match for each sentence that stands in the corpus, too, in reading order.

    A report is not compared with itself, nor with later reports of its own unit.
    """
    return tuple(Search(report, corpus).matches())


class Search:
    """One report compared with a corpus."""

    def __init__(self, report: Report, corpus: Corpus) -> None:
        self._report = report
        self._corpus = corpus
        self._kin = Kin(report, corpus.shards)
        self._prose = prose_of(report)
        text = "\n".join(sentence.text for sentence in self._prose)
        names = names_of(report.unit) | corpus.names_in(text)
        self._mask = Mask(names)
        self._retrieval = Retrieval(corpus, self._kin, self._mask)

    @property
    def compared_with(self) -> int:
        """Return how many reports there were to compare with."""
        return len(self._corpus) - int(self._kin.left_out.sum())

    @property
    def compared_own(self) -> int:
        """Return how many of these are earlier reports of the unit's own."""
        return int(self._kin.own.sum())

    @property
    def keeps_words(self) -> bool:
        """Return whether the corpus keeps the sentences of some report, not hashes alone."""
        return not all(shard.is_hashed for shard in self._corpus.shards)

    def earlier(self) -> tuple[Record, ...]:
        """Return the unit's own last reports as the corpus keeps them, the latest first."""
        own = self._retrieval.own_last()
        return tuple(Record(*self._corpus.read(number)) for number in own)

    def similar(self, text: str) -> tuple[tuple[Source, Kept], ...]:
        """Return the sentences that have most in common with one, formulas or not; texts only."""
        return self._retrieval.similar(self._mask(text))

    def matches(self) -> Iterator[Match]:
        """Yield the matches in reading order."""
        if not self.compared_with:
            return
        asked = asked_of(self._prose, self._mask, self._corpus)
        for one, found in zip(asked, self._found(asked), strict=True):
            if found:
                yield self._match(one, found)

    def _found(self, asked: Sequence[Asked]) -> list[Found | None]:
        """Return the source of each sentence that has one."""
        if not asked:
            return []
        candidates = self._retrieval.candidates([one.masked for one in asked])
        judging = Judging(self._report, self._kin, self._retrieval.votes)
        alone = judging.best(asked, candidates)
        found = put_together(asked, candidates, alone, judging)
        by_chance = self._by_chance(asked, found)
        return [None if at in by_chance else each for at, each in enumerate(found)]

    def _by_chance(self, asked: Sequence[Asked], found: Sequence[Found | None]) -> set[int]:
        """Return the places of phrases that say too little to be a copy by themselves.

        They are copied where most of what says more comes from the same report.
        """
        unit = self._report.unit
        little = {at for at, one in enumerate(asked) if says_little(one.sentence.text, unit)}
        sources = Counter(
            each.source.report.number for at, each in enumerate(found) if each and at not in little
        )
        most = (len(asked) - len(little)) * MOSTLY
        return {
            at for at in little if (each := found[at]) and sources[each.source.report.number] < most
        }

    def _match(self, one: Asked, found: Found) -> Match:
        source = found.source
        return Match(
            sentence=one.sentence,
            source=source.report.source,
            source_sentence=source.words if isinstance(source, SourceSentence) else "",
            source_section=source.report.section(source.place),
            similarity=round(found.similarity, 2),
            is_own=bool(self._kin.own[source.report.number]),
            edit=self._edit(one.sentence.text, found),
        )

    def _edit(self, text: str, found: Found) -> Edit | UnknownEdit:
        source = found.source
        if not isinstance(source, SourceSentence):
            return UnknownEdit(is_masked_alike=found.similarity == 1)
        stems = (stem_of(self._report.unit), stem_of(source.report.source.unit))
        mask, start, end = source.report.mask, found.start, found.end
        return Edit(text, source.text, mask, stems, found.is_regrouped, start, end)
