"""Find the sentences of a report that stand in another report, word for word or lightly edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.corpus.align import similarity
from assistant.corpus.common_wording import own_clauses
from assistant.corpus.kinds import kind_of
from assistant.corpus.kinship import Kinship, kinship
from assistant.corpus.match import Match, Source
from assistant.corpus.normalise import NUMBER, Mask, han_length, names_of, stem_of
from assistant.corpus.prose import prose_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.corpus.index import Corpus, Entry
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
        kin = [kinship(report, other) for other in corpus.reports]
        self._own = frozenset(i for i, kind in enumerate(kin) if kind is Kinship.EARLIER)
        self._left_out = frozenset(
            i for i, kind in enumerate(kin) if kind in (Kinship.ITSELF, Kinship.LATER)
        )
        text = "\n".join(sentence.text for sentence in prose_of(report))
        self._names = names_of(report.unit) | {name for name in corpus.names if name in text}
        self._mask = Mask(self._names)

    @property
    def compared_with(self) -> int:
        """Return how many reports there were to compare with."""
        return len(self._corpus) - len(self._left_out)

    @property
    def compared_own(self) -> int:
        """Return how many of these are earlier reports of the unit's own."""
        return len(self._own)

    def matches(self) -> Iterator[Match]:
        """Yield the matches in reading order."""
        for sentence in prose_of(self._report):
            found = self._best(sentence, self._mask(sentence.text))
            if found:
                yield self._match(sentence, *found)

    def _best(self, sentence: Sentence, masked: str) -> tuple[Entry, float] | None:
        """Return the sentence of the corpus that is most like this one, if it is like enough."""
        clauses = own_clauses(masked)
        if not clauses or self._corpus.is_widespread(masked):
            return None
        scored = [
            (entry, similarity(clauses, entry.clauses))
            for entry in self._corpus.candidates(masked, but=self._left_out)
            if entry.clauses
        ]
        alike = [(e, score) for e, score in scored if score >= self._needed(clauses, e)]
        return max(alike, key=lambda found: self._preference(sentence, *found), default=None)

    def _kind(self, text: str, source_text: str, source_unit: str) -> str:
        mask = Mask(self._names | names_of(source_unit))
        stems = (stem_of(self._report.unit), stem_of(source_unit))
        return kind_of(text, source_text, mask, stems)

    def _needed(self, clauses: tuple[str, ...], entry: Entry) -> float:
        """Return how alike two sentences must be to count as one: the shorter, the more."""
        is_own = entry.report in self._own
        text, source = "".join(clauses), "".join(entry.clauses)
        if not is_own and min(text.count(NUMBER), source.count(NUMBER)) >= _LIST_OF_COUNTS:
            return _ENOUGH_OF_A_LIST
        long, short = _ENOUGH_OF_OWN if is_own else _ENOUGH
        length = min(han_length(text), han_length(source))
        shortness = min(1.0, max(0.0, (_LONG - length) / (_LONG - _SHORT)))
        return long + (short - long) * shortness

    def _preference(
        self, sentence: Sentence, entry: Entry, score: float
    ) -> tuple[float, bool, float, int]:
        """Return what the likeliest of several sources has most of."""
        is_own = entry.report in self._own
        to_the_letter = similarity((sentence.text,), (entry.sentence.text,))
        year = self._corpus.reports[entry.report].year or 0
        is_later = year > (self._report.year or year)
        return round(score + _OWN_COMES_FIRST * is_own, 2), not is_later, to_the_letter, year

    def _match(self, sentence: Sentence, entry: Entry, score: float) -> Match:
        source = self._corpus.reports[entry.report]
        return Match(
            sentence=sentence,
            source=Source(
                path=source.document.path,
                title=source.title.text if source.title else "",
                unit=source.unit,
                year=source.year,
            ),
            source_sentence=source.document.quote(entry.sentence.passage.place()),
            source_section=entry.sentence.section,
            similarity=round(score, 2),
            kind=self._kind(sentence.text, entry.sentence.text, source.unit),
            is_own=entry.report in self._own,
        )
