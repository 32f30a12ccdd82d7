from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.corpus.fingerprints import (
    GRAM,
    distinct,
    hashes_of,
    hashes_within,
    packed,
    skeletons_of,
    unpacked,
)
from assistant.corpus.normalise import bare, han_length

SENTENCE = "“惠农补贴”栏目停更#个月，主要是换岗以后账号没有及时移交"
lines = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=40)


def grams_of(masked: str) -> set[int]:
    return set(skeletons_of([masked]).grams(sampled=1)[0].tolist())


@given(st.lists(lines, max_size=6))
def test_a_skeleton_is_the_sentence_without_its_marks(sentences: list[str]) -> None:
    skeletons = skeletons_of(sentences)
    text = skeletons.codes.tobytes().decode("utf-32-le")
    bounds = skeletons.starts.tolist()
    found = [text[bounds[i] : bounds[i + 1]] for i in range(len(skeletons))]
    assert found == [bare(sentence) for sentence in sentences]
    assert skeletons.han.tolist() == [han_length(bare(sentence)) for sentence in sentences]


@given(st.lists(lines, min_size=1, max_size=6))
def test_a_sentence_has_the_same_hashes_wherever_it_stands(sentences: list[str]) -> None:
    together = skeletons_of(sentences)
    grams, owner = together.grams(sampled=1)
    for number, sentence in enumerate(sentences):
        alone = skeletons_of([sentence])
        assert together.hashes()[number] == alone.hashes()[0]
        assert grams[owner == number].tolist() == alone.grams(sampled=1)[0].tolist()


def test_a_word_does_not_go_on_from_one_sentence_into_the_next() -> None:
    sentences = ["答复咨询的口径更加稳健", "全镇十二个村都换了公开栏"]  # 健全 is no word here
    grams, owner = skeletons_of(sentences).grams(sampled=1)
    for number, sentence in enumerate(sentences):
        assert set(grams[owner == number].tolist()) == grams_of(sentence)


@given(lines)
def test_a_sentence_has_a_gram_for_every_run_of_its_characters(sentence: str) -> None:
    skeleton = bare(sentence)
    runs = {skeleton[at : at + GRAM] for at in range(len(skeleton) - GRAM + 1)}
    assert len(grams_of(sentence)) == len(runs)


def test_sentences_that_differ_in_marks_only_have_one_hash() -> None:
    one, other = skeletons_of([SENTENCE, SENTENCE.replace("，", "").strip("“")]).hashes()
    assert one == other


@pytest.mark.parametrize("changed", [SENTENCE[::-1], SENTENCE[:-1], SENTENCE.replace("换", "轮")])
def test_other_words_have_another_hash(changed: str) -> None:
    one, other = skeletons_of([SENTENCE, changed]).hashes()
    assert one != other


def test_the_same_grams_are_sampled_in_a_draft_and_in_the_corpus() -> None:
    longer = f"据统计，{SENTENCE}，群众反映较多"
    one = set(skeletons_of([SENTENCE]).grams()[0].tolist())
    other = set(skeletons_of([longer]).grams()[0].tolist())
    assert one
    assert one <= other


def test_about_every_third_gram_is_sampled() -> None:
    text = "".join(map(chr, range(0x4E00, 0x6E00)))
    sampled = len(skeletons_of([text]).grams()[0])
    assert 0.3 < sampled / (len(text) - GRAM + 1) < 0.37


def test_a_name_has_the_hash_of_the_same_run_in_a_text() -> None:
    text = "在云岭县石桥镇摆台"
    first, end = np.array([1, 4]), np.array([4, 7])
    assert hashes_within(text, first, end).tolist() == hashes_of(["云岭县", "石桥镇"]).tolist()


def test_pairs_come_out_as_they_went_in() -> None:
    high, low = np.array([0, 7, 2**32 - 1]), np.array([2**32 - 1, 0, 9])
    assert [each.tolist() for each in unpacked(packed(high, low))] == [high.tolist(), low.tolist()]


@given(st.lists(st.integers(0, 2**64 - 1)))
def test_distinct_values_are_sorted_and_there_once(values: list[int]) -> None:
    assert distinct(np.array(values, np.uint64)).tolist() == sorted(set(values))
