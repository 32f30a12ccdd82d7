"""A report's own prose, and how much of it is common wording, copied, or its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.corpus.common_wording import is_common, own_clauses
from assistant.corpus.normalise import Mask, names_of
from assistant.report.provenance import fixed_lengths

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.corpus.match import Match
    from assistant.report.passage import Passage
    from assistant.report.report import Report, Sentence

_PARTS = ("common", "last_year", "others", "phrasebank", "own")


@dataclass(frozen=True, slots=True, eq=False)
class Shares(Mapping[str, float]):
    """Which part of a report's prose comes from where, each part once; the parts make 1.

    `lengths` tells how many characters each part has. What is common wording is so wherever else
    it stands, too; what is copied is so even where it is made with a phrase of the phrasebank.
    """

    lengths: Mapping[str, int]

    @property
    def total(self) -> int:
        """Return how many characters the prose has."""
        return sum(self.lengths.values())

    def __getitem__(self, part: str) -> float:
        if part == _PARTS[-1]:
            return round(1 - sum(self[other] for other in _PARTS[:-1]), 4)
        return round(self.lengths[part] / (self.total or 1), 4)

    def __iter__(self) -> Iterator[str]:
        return iter(_PARTS)

    def __len__(self) -> int:
        return len(_PARTS)


def prose_of(report: Report) -> tuple[Sentence, ...]:
    """Return the sentences of the preface and of every section that is no table."""
    tables = _sections_of_tables(report)
    return tuple(s for s in report.sentences if s.section not in tables)


def prose_paragraphs(report: Report) -> Iterator[tuple[str | None, Sequence[Passage]]]:
    """Yield the section and the paragraphs of what `prose_of` returns the sentences of."""
    tables = _sections_of_tables(report)
    for section, paragraphs in report.prose:
        if section not in tables:
            yield section, paragraphs


def _sections_of_tables(report: Report) -> set[str]:
    return {table.section for table in report.form.tables}


def judged_sentences(report: Report) -> tuple[Sentence, ...]:
    """Return the sentences that say enough, besides common wording, to tell a copy by."""
    mask = Mask(names_of(report.unit))
    return tuple(s for s in prose_of(report) if own_clauses(mask(s.text)))


def shares(report: Report, matches: Sequence[Match]) -> Shares:
    """Return which part of the prose is common wording, copied, the phrasebank's, or its own.

    Each sentence counts once: as common wording, as copied from the unit's own earlier reports,
    as copied from other units, or as the report's own; of its own sentences, the fixed words of
    a phrase are the phrasebank's and the facts in it are not, which a drafted file tells itself.
    A sentence that is too short to be judged counts with the one that it leads to.
    """
    from assistant.corpus.phrase_wording import fixed_length  # reads the phrases: not for a rule

    told = fixed_lengths(report.document.drafted)
    lengths = dict.fromkeys(_PARTS, 0)
    for sentence, origin in _origins(report, matches):
        fixed = 0
        if origin == "own":
            known = told.get(sentence.text)
            fixed = fixed_length(sentence.text) if known is None else known
        lengths["phrasebank"] += fixed
        lengths[origin] += len(sentence.text) - fixed
    return Shares(lengths)


def copied_length(report: Report, matches: Sequence[Match], *, own: bool) -> tuple[int, int]:
    """Return how many characters are copied, from own or from other reports, and out of how many.

    Common wording counts on neither side.
    """
    lengths = dict.fromkeys(_PARTS, 0)
    for sentence, origin in _origins(report, matches):
        lengths[origin] += len(sentence.text)
    said = sum(lengths.values()) - lengths["common"]
    return lengths["last_year" if own else "others"], said


def _origins(report: Report, matches: Sequence[Match]) -> Iterator[tuple[Sentence, str]]:
    """Yield every sentence, the last one first, with where it comes from."""
    copied = {match.place: "last_year" if match.is_own else "others" for match in matches}
    mask = Mask(names_of(report.unit))
    following = "own"
    for sentence in reversed(prose_of(report)):
        masked = mask(sentence.text)
        origin = copied.get(sentence.passage.place())
        if is_common(masked):
            yield sentence, "common"
            continue
        if origin or own_clauses(masked):
            following = origin or "own"
        yield sentence, origin or following
