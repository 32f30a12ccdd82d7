"""A report's own prose, and how much of it is common wording, copied, or its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.corpus.common_wording import is_common, own_clauses
from assistant.corpus.normalise import Mask, names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus.match import Match
    from assistant.report.report import Report, Sentence


def prose_of(report: Report) -> tuple[Sentence, ...]:
    """Return the sentences of the preface and of every section that is no table."""
    tables = {table.section for table in report.form.tables}
    return tuple(s for s in report.sentences if s.section not in tables)


def judged_sentences(report: Report) -> tuple[Sentence, ...]:
    """Return the sentences that say enough, besides common wording, to tell a copy by."""
    mask = Mask(names_of(report.unit))
    return tuple(s for s in prose_of(report) if own_clauses(mask(s.text)))


def shares(report: Report, matches: Sequence[Match]) -> dict[str, float]:
    """Return which part of the prose's characters is what; the parts make 1.

    Each sentence counts once: as common wording, as copied from the unit's own earlier reports,
    as copied from other units, or as the report's own. One that is too short to be judged counts
    with the sentence that it leads to.
    """
    lengths = _lengths(report, matches)
    total = sum(lengths.values()) or 1
    parts = {key: round(lengths[key] / total, 4) for key in ("common", "last_year", "others")}
    parts["phrasebank"] = 0.0
    return {**parts, "own": round(1 - sum(parts.values()), 4)}


def copied_length(report: Report, matches: Sequence[Match], *, own: bool) -> tuple[int, int]:
    """Return how many characters are copied, from own or from other reports, and out of how many.

    Common wording counts on neither side.
    """
    lengths = _lengths(report, matches)
    said = sum(lengths.values()) - lengths["common"]
    return lengths["last_year" if own else "others"], said


def _lengths(report: Report, matches: Sequence[Match]) -> dict[str, int]:
    origin = {match.place: "last_year" if match.is_own else "others" for match in matches}
    mask = Mask(names_of(report.unit))
    lengths = dict.fromkeys(("common", "last_year", "others", "own"), 0)
    following = "own"
    for sentence in reversed(prose_of(report)):
        masked = mask(sentence.text)
        key = origin.get(sentence.passage.place())
        if is_common(masked):
            key = "common"
        elif key or own_clauses(masked):
            following = key = key or "own"
        lengths[key or following] += len(sentence.text)
    return lengths
