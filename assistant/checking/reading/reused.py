"""What the rules on reuse have in common: how a copied sentence is reported."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from assistant.checking.rule import Certainty, Related
from assistant.corpus.kinds import COPIED, REWORDED
from assistant.corpus.normalise import han_length
from assistant.corpus.prose import judged_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.corpus.match import Match, Source
    from assistant.report.report import Report

NOTHING_COMPARED = "没有给出比对的年报（--against）"

_MOST_NAMED = 3
_MOSTLY_THE_SAME = 0.8


def likeness(match: Match) -> str:
    """Return in what a sentence is like its source, as the end of a message."""
    if match.kind == COPIED:
        return "一字不差"
    if match.kind == REWORDED:
        alike = "大体相同" if match.similarity >= _MOSTLY_THE_SAME else "相近"
        return f"{alike}（相似度{match.similarity:.2f}）"
    return f"只换了{match.kind.replace('换', '')}"


def section_of(report: Report, match: Match) -> str:
    """Return the heading under which the source stands, in quotation marks."""
    key = match.source_section
    if key == "preface":
        return "前言"
    return f"“{report.form.heading(key)}”" if key else "正文"


def certainty_of(match: Match) -> Certainty:
    """Return whether nothing but masked words differ, or the wording does, too."""
    return Certainty.LIKELY if match.kind == REWORDED else Certainty.CERTAIN


def related(match: Match) -> Related:
    """Return the source of a match, for a finding to point to."""
    source = match.source
    return Related(
        source=source.path or source.title,
        unit=source.unit,
        year=source.year,
        quote=match.source_sentence,
        similarity=match.similarity,
        kind=match.kind,
    )


def title_of(source: Source) -> str:
    """Return what a message calls a report: its unit and year, or its title or path."""
    if not source.unit:
        return f"《{source.title or source.path}》"
    return f"{source.unit}{source.year}年年报" if source.year else f"{source.unit}的年报"


def titles_of(matches: Iterable[Match]) -> str:
    """Return the titles of the sources, the most copied first, at most three of them."""
    titles = [title_of(match.source) for match in matches]
    ranked = sorted(set(titles), key=lambda title: (-titles.count(title), title))
    named = "、".join(ranked[:_MOST_NAMED])
    return f"{named}等{len(ranked)}份年报" if len(ranked) > _MOST_NAMED else named


def longest_of_each_source(matches: Sequence[Match]) -> tuple[Related, ...]:
    """Return the longest copied sentence of each source, at most three of them."""
    longest: dict[str, Match] = {}
    for match in sorted(matches, key=lambda match: -len(match.source_sentence)):
        longest.setdefault(match.source.path or match.source.title, match)
    return tuple(map(related, longest.values()))[:_MOST_NAMED]


def longest_run(report: Report, matches: Iterable[Match]) -> tuple[Match, ...]:
    """Return the longest run of sentences copied, but for masked words, from one report.

    Common wording in between does not end a run.
    """
    by_place = {match.place: match for match in matches if match.kind != REWORDED}
    line = [by_place.get(sentence.passage.place()) for sentence in judged_sentences(report)]
    runs = (
        tuple(match for match in group if match)
        for source, group in groupby(line, key=lambda match: match and match.source)
        if source
    )
    return max(runs, key=run_length, default=())


def run_length(run: Iterable[Match]) -> int:
    """Return how many Han a run of copied sentences has."""
    return sum(han_length(match.sentence.text) for match in run)


def of_kind(matches: Iterable[Match], *, own: bool) -> Iterator[Match]:
    """Yield the matches with the unit's own earlier reports, or those with others."""
    return (match for match in matches if match.is_own == own)
