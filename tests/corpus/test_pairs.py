"""True copies, edited as people edit them, and sentences on one topic written independently."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.corpus.index import Corpus
from assistant.corpus.search import find_matches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.corpus.match import Match
    from tests.corpus.conftest import MakeReport

_PAIRS = tomllib.loads(Path(__file__).with_name("pairs.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Pair:
    """A sentence (or two) of a report of 2023 and one of a report of 2024."""

    what: str
    their_unit: str
    our_unit: str
    theirs: str
    ours: str
    kinds: tuple[str, ...]

    def sources(self) -> tuple[str, ...]:
        """Return what may be named as the source: a sentence of theirs, or two together."""
        return (*self.theirs.split("。"), self.theirs)


def pair(entry: dict[str, Any]) -> Pair:
    between = _PAIRS["between"][entry.get("between", "towns")]
    return Pair(
        entry["what"],
        between["theirs"],
        between["ours"],
        entry["theirs"],
        entry["ours"],
        tuple(entry.get("kind", "").split("；")),
    )


def own(entry: dict[str, Any]) -> Pair:
    """Return the pair as if the unit had taken the sentence from its own last report."""
    given = pair(entry)
    swap = _PAIRS["between"][entry.get("between", "towns")]["swap"]
    theirs = reduce(lambda text, names: text.replace(*names), swap, given.theirs)
    left = (kind.replace("换名称", "").replace("、、", "、").strip("、") for kind in given.kinds)
    kinds = tuple(kind or "照搬" for kind in left)
    return replace(
        given,
        what=f"{given.what}（本单位）",
        their_unit=given.our_unit,
        theirs=theirs,
        kinds=kinds,
    )


def both_ways(entries: list[dict[str, Any]]) -> list[Pair]:
    """Return each pair as taken from another unit and as taken from the unit's own report."""
    return [*map(pair, entries), *(own(entry) for entry in entries if entry.get("own", True))]


COPIES = both_ways(_PAIRS["copy"])
INDEPENDENT = both_ways(_PAIRS["independent"])

# Year, figures, words and a clause changed at once: not told yet from another sentence.
_NOT_FOUND_YET = "换年换数换词加分句"
_not_yet = pytest.mark.xfail(strict=True, reason="too much was changed at once")

each_copy = pytest.mark.parametrize(
    "pair",
    [
        pytest.param(pair, id=pair.what, marks=[_not_yet] * (pair.what == _NOT_FOUND_YET))
        for pair in COPIES
    ],
)
each_independent = pytest.mark.parametrize("pair", INDEPENDENT, ids=lambda pair: pair.what)


def compare(make_report: MakeReport, pairs: Iterable[Pair]) -> tuple[Match, ...]:
    """Return what a report with our sentences has in common with one that has theirs."""
    pairs = list(pairs)
    theirs = "。".join(pair.theirs for pair in pairs)
    ours = "。".join(pair.ours for pair in pairs)
    other = make_report(f"{theirs}。", unit=pairs[0].their_unit, year=2023, path="他.txt")
    report = make_report(f"{ours}。", unit=pairs[0].our_unit, path="我.txt")
    return find_matches(report, Corpus.of([other]))


@each_copy
def test_an_edited_copy_is_found(make_report: MakeReport, pair: Pair) -> None:
    matches = compare(make_report, [pair])
    assert [match.sentence.text for match in matches] == pair.ours.split("。")
    assert {match.source_sentence for match in matches} <= set(pair.sources())


@each_copy
def test_it_is_told_what_was_done_to_a_copy(make_report: MakeReport, pair: Pair) -> None:
    assert tuple(match.kind for match in compare(make_report, [pair])) == pair.kinds


@each_independent
def test_sentences_on_one_topic_are_no_copies(make_report: MakeReport, pair: Pair) -> None:
    assert compare(make_report, [pair]) == ()


def test_none_of_the_independent_sentences_is_called_a_copy_of_another(
    make_report: MakeReport,
) -> None:
    assert compare(make_report, map(pair, _PAIRS["independent"])) == ()


def test_what_is_copied_from_a_long_report_is_traced_to_its_own_sentence(
    make_report: MakeReport,
) -> None:
    pairs = [pair(entry) for entry in _PAIRS["copy"]]
    source_of = {text: pair for pair in pairs for text in pair.ours.split("。")}
    strays = {
        match.sentence.text: match.source_sentence
        for match in compare(make_report, pairs)
        if match.source_sentence not in source_of[match.sentence.text].sources()
    }
    assert strays == {}
