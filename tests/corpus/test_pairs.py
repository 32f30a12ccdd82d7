"""True copies, edited as people edit them, and sentences on one topic written independently."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.corpus.pairs import Pair, Pairs, compare, is_found

if TYPE_CHECKING:
    from tests.corpus.conftest import MakeReport

PAIRS = Pairs.of("pairs.toml")
COPIES = [*PAIRS.foreign("copy"), *PAIRS.own("copy")]
INDEPENDENT = [*PAIRS.foreign("independent"), *PAIRS.own("independent")]

each_copy = pytest.mark.parametrize("pair", COPIES, ids=lambda pair: pair.what)
each_independent = pytest.mark.parametrize("pair", INDEPENDENT, ids=lambda pair: pair.what)


@each_copy
def test_an_edited_copy_is_found(make_report: MakeReport, pair: Pair) -> None:
    assert is_found(compare(make_report, [pair]), pair)


@each_copy
def test_it_is_told_what_was_done_to_a_copy(make_report: MakeReport, pair: Pair) -> None:
    assert tuple(match.kind for match in compare(make_report, [pair])) == pair.kinds


@each_independent
def test_sentences_on_one_topic_are_no_copies(make_report: MakeReport, pair: Pair) -> None:
    assert compare(make_report, [pair]) == ()


def test_none_of_the_independent_sentences_is_called_a_copy_of_another(
    make_report: MakeReport,
) -> None:
    assert compare(make_report, PAIRS.foreign("independent")) == ()


def test_what_is_copied_from_a_long_report_is_traced_to_its_own_sentence(
    make_report: MakeReport,
) -> None:
    pairs = PAIRS.foreign("copy")
    source_of = {text: pair for pair in pairs for text in pair.ours.split("。")}
    strays = {
        match.sentence.text: match.source_sentence
        for match in compare(make_report, pairs)
        if match.source_sentence not in source_of[match.sentence.text].sources()
    }
    assert strays == {}
