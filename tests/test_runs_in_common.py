"""Runs of 13 characters that drafts have in common, as the benchmark distinctness counts them."""

import pytest

from benchmarks.runs_in_common import RunsInCommon

_SHARED = "甲乙丙丁戊己庚辛壬癸子丑寅"


def test_a_run_of_13_counts_in_both_by_its_share_of_either() -> None:
    runs = RunsInCommon([[(_SHARED, "a")], [(f"{_SHARED}卯辰巳午未申酉戌亥天地玄黄", "b")]])
    assert runs.shares[0, 1] == pytest.approx(1.0)
    assert runs.shares[1, 0] == pytest.approx(0.5)


def test_a_run_of_12_does_not_count() -> None:
    runs = RunsInCommon([[(f"{_SHARED[:12]}一二", "a")], [(f"{_SHARED[:12]}三四", "b")]])
    assert runs.shares.tolist() == [[0, 0], [0, 0]]


def test_no_run_goes_over_a_gap() -> None:
    broken = [(_SHARED[:6], "a"), ("\n", ""), (_SHARED[6:], "a")]
    assert RunsInCommon([broken, broken]).shares.max() == 0


def test_the_worst_run_is_told_whole_with_its_phrases_and_pairs() -> None:
    longer = f"{_SHARED}卯辰"
    drafts = [[("天地", "x"), (longer, "a")], [(longer, "b"), ("玄黄", "y")], [(longer, "b")]]
    worst = RunsInCommon(drafts).worst(5)
    assert [(run.text, run.drafts, run.pairs, run.phrases) for run in worst] == [
        (longer, 3, 3, ("a", "b"))
    ]


def test_what_is_common_is_laid_to_the_phrase_it_comes_from() -> None:
    drafts = [[(_SHARED, "a"), ("天地玄黄", "b")], [(_SHARED, "a"), ("日月盈昃", "c")]]
    assert RunsInCommon(drafts).by_phrase() == pytest.approx({"a": 13 / 17})
