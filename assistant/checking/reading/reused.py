"""What the rules on reuse have in common: how a copied sentence is reported."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.checking.rule import Certainty, Related
from assistant.corpus.change import Change
from assistant.corpus.normalise import han_length, names_of, stem_of
from assistant.corpus.prose import judged_sentences
from assistant.report.passage import fold, read_passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.checking.rule import Context
    from assistant.corpus.match import Match, Source
    from assistant.report.passage import Passage
    from assistant.report.report import Report

_NOTHING_GIVEN = "没有给出比对的年报（--against）"
_NOTHING_LEFT = "给出的年报里没有可以比对的：本稿自己和本单位往后年度的不算"

_MOST_NAMED = 3
_MOSTLY_THE_SAME, _PARTLY_THE_SAME = 0.8, 0.6
_BETWEEN_KINDS = "、"
_SWAPPED = "换"


def nothing_compared(context: Context) -> str:
    """Return why there is nothing to compare a report with, or ""."""
    if context.compared_with is None:
        return _NOTHING_GIVEN
    return "" if context.compared_with else _NOTHING_LEFT


def likeness(match: Match) -> str:
    """Return in what a sentence is like its source, as the end of a message."""
    from assistant.corpus.kinds import COPIED, EXTENDED, REGROUPED, REORDERED  # not for one report

    if not match.source_sentence:
        return "雷同，比对库不含原文"
    if match.kind == COPIED:
        return "一字不差"
    swapped = [k.removeprefix(_SWAPPED) for k in _kinds(match) if k.startswith(_SWAPPED)]
    named = _BETWEEN_KINDS.join(swapped)
    if is_verbatim(match):
        return f"只换了{named}"
    edits = {EXTENDED: "有增删", REORDERED: "调整了语序", REGROUPED: "有合并或拆分"}
    done = [f"换了{named}"] if named else []
    done += [words for kind, words in edits.items() if kind in _kinds(match)]
    return f"{'，'.join([_alike(match.similarity), *done])}（相似度{match.similarity:.2f}）"


def _alike(similarity: float) -> str:
    if similarity >= _MOSTLY_THE_SAME:
        return "大体相同"
    return "相近" if similarity >= _PARTLY_THE_SAME else "有一部分相同"


def is_verbatim(match: Match) -> bool:
    """Return whether nothing but years, numbers and names differ."""
    from assistant.corpus.kinds import COPIED

    return all(kind == COPIED or kind.startswith(_SWAPPED) for kind in _kinds(match))


def _kinds(match: Match) -> list[str]:
    return [kind for kind in match.kind.split(_BETWEEN_KINDS) if kind]


def section_of(report: Report, key: str | None) -> str:
    """Return what a message calls the section that a source stands in, headings in quotes."""
    heading = heading_of(report, key)
    return f"“{heading}”" if heading[1:2] == "、" else heading or "正文"


def heading_of(report: Report, key: str | None) -> str:
    """Return the heading of a section, "" for one that the form does not know."""
    return "前言" if key == "preface" else report.form.heading(key) if key else ""


def certainty_of(match: Match) -> Certainty:
    """Return whether nothing but masked words differ, or the wording does, too.

    Whether the wording of a source is like enough that is known by hashes alone, is asked.
    """
    if not match.source_sentence and match.kind:
        return Certainty.ASK
    return Certainty.CERTAIN if is_verbatim(match) else Certainty.LIKELY


def name_left(report: Report, match: Match) -> str:
    """Return the name of the source's unit or place that a copied sentence still holds, or ""."""
    own = names_of(report.unit)
    theirs = {name for name in names_of(match.source.unit) if name[-1:] in _PLACE_ENDS}
    theirs |= {match.source.unit, stem_of(match.source.unit)} - {""}
    source = fold(match.source_sentence) or match.sentence.text
    left = (
        name
        for name in sorted(theirs, key=lambda name: (-len(name), name))
        if name in match.sentence.text and name in source
    )
    return next((name for name in left if not any(name in ours for ours in own)), "")


_PLACE_ENDS = frozenset("镇乡道县区市旗州盟省")


def related(report: Report, match: Match) -> Related:
    """Return the source of a match, for a finding to point to."""
    source = match.source
    return Related(
        source=source.path or source.title,
        unit=source.unit,
        year=source.year,
        quote=match.source_sentence,
        similarity=match.similarity,
        kind=match.kind,
        section=heading_of(report, match.source_section),
        changes=tuple(_changes(match)),
    )


def _changes(match: Match) -> Iterator[Change]:
    """Yield what was changed, counted in the words as both reports print them."""
    own, source = match.sentence.passage, read_passage(match.source_sentence, 0)
    for change in match.changes:
        start, end = _as_printed(own, change.start, change.end)
        source_start, source_end = _as_printed(source, change.source_start, change.source_end)
        begin = own.offsets[0]
        yield Change(start - begin, end - begin, source_start, source_end)


def _as_printed(passage: Passage, start: int, end: int) -> tuple[int, int]:
    offsets = passage.offsets
    if start < end:
        return offsets[start], offsets[end - 1] + 1
    at = offsets[start] if start < len(offsets) else offsets[-1] + 1
    return at, at


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


def longest_of_each_source(report: Report, matches: Sequence[Match]) -> tuple[Related, ...]:
    """Return the longest copied sentence of each source, at most three of them."""
    longest: dict[Source, Match] = {}
    for match in sorted(matches, key=lambda match: -len(match.sentence.text)):
        longest.setdefault(match.source, match)
    found = [related(report, match) for match in longest.values()][:_MOST_NAMED]
    # The finding they go with quotes nothing, so that there is nothing to be marked in it.
    return tuple(replace(source, changes=()) for source in found)


def longest_run(report: Report, matches: Iterable[Match]) -> tuple[Match, ...]:
    """Return the longest run of sentences copied, but for masked words, from one report.

    Common wording in between does not end a run.
    """
    by_place = {match.place: match for match in matches if is_verbatim(match)}
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
