from __future__ import annotations

import pytest

from assistant.corpus.kinds import kind_of
from assistant.corpus.normalise import Mask, names_of

OURS, THEIRS = "云岭县石桥镇人民政府", "云岭县青坪乡人民政府"
SOURCE = "2023年我乡在12个村设了公开栏"


def kind(sentence: str, source: str = SOURCE, *, is_regrouped: bool = False) -> str:
    mask = Mask(names_of(OURS) | names_of(THEIRS))
    return kind_of(sentence, source, mask, ("石桥", "青坪"), is_regrouped=is_regrouped)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2023年我乡在12个村设了公开栏", "照搬"),
        ("一是2023年，我乡在12个村设了公开栏", "照搬"),
        ("2023年我乡在十二个村设了公开栏", "照搬"),
        ("2024年我乡在12个村设了公开栏", "换年份"),
        ("2023年我乡在15个村设了公开栏", "换数字"),
        ("2023年我乡在十五个村设了公开栏", "换数字"),
        ("2023年我镇在12个村设了公开栏", "换名称"),
        ("2024年石桥镇在15个村设了公开栏", "换年份、换数字、换名称"),
        ("2023年我乡在12个村添了公开栏", "改写"),
        ("2024年我镇在15个村添了公开栏", "换年份、换数字、换名称、改写"),
        ("2023年我乡在12个村设了公开栏和意见箱", "增删"),
        ("我乡在12个村设了公开栏", "增删"),
        ("2024年我镇在12个村设了公开栏和意见箱", "换年份、换名称、增删"),
    ],
)
def test_a_kind_tells_all_that_was_changed(sentence: str, expected: str) -> None:
    assert kind(sentence) == expected


def test_an_account_named_after_the_place_is_another_name_not_another_wording() -> None:
    assert kind("“石桥发布”每周推送一次", "“青坪发布”每周推送一次") == "换名称"


def test_a_name_that_was_left_in_is_no_other_wording() -> None:
    assert kind("“青坪发布”每周推送3次", "“青坪发布”每周推送2次") == "换数字"


def test_a_post_named_after_the_level_is_another_name_not_another_wording() -> None:
    assert kind("镇长每月听一次汇报", "乡长每月听一次汇报") == "换名称"


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("由本单位主要负责人答复", "由本部门主要负责人答复"),
        ("我单位主要负责人答复", "本机关主要负责人答复"),
    ],
)
def test_what_any_unit_calls_itself_is_no_other_name(sentence: str, source: str) -> None:
    assert kind(sentence, source) == "改写"


def test_年度_for_年_is_no_rewording() -> None:
    assert kind("2024年度我乡在12个村设了公开栏") == "换年份"


def test_a_number_in_a_clause_that_was_left_out_is_no_new_number() -> None:
    assert kind("公开栏换了新的", "公开栏换了新的，花了3000元") == "增删"


def test_a_name_in_a_clause_that_was_added_is_no_new_name() -> None:
    assert kind("公开栏换了新的，石桥镇出钱", "公开栏换了新的") == "增删"


def test_clauses_in_another_order_are_not_added_or_left_out() -> None:
    source = "公开栏设得偏，字印得小，老年人看不清"
    assert kind("老年人看不清，公开栏设得偏，字印得小", source) == "语序调整"


def test_a_clause_moved_with_another_number_has_a_new_number() -> None:
    source = "组织培训4次，请司法所逐份点评答复稿"
    assert kind("请司法所逐份点评答复稿，组织培训3次", source) == "换数字、语序调整"


def test_a_clause_moved_in_other_words_is_reworded_too() -> None:
    source = "考核指标偏重数量，为凑条数发了不少转载稿"
    assert kind("为凑条数发了很多转载稿，考核指标偏重数量", source) == "改写、语序调整"


def test_a_particle_put_in_beside_other_edits_is_not_told() -> None:
    assert kind("由分管领导抽查了公开栏", "由分管领导检查公开栏") == "改写"


def test_a_particle_alone_is_told() -> None:
    assert kind("由分管领导检查了公开栏", "由分管领导检查公开栏") == "增删"


def test_a_particle_beside_another_number_is_told_for_more_than_the_number_differs() -> None:
    assert kind("检查了公开栏11次", "检查公开栏9次") == "换数字、增删"


def test_a_particle_for_another_is_a_rewording() -> None:
    assert kind("名单由村里公布", "名单从村里公布") == "改写"


def test_a_word_that_a_syllable_was_added_to_is_not_replaced() -> None:
    assert kind("自己制作的图解偏少", "自己制作的图解少") == "增删"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [(SOURCE, "合并拆分"), ("2024年我乡在12个村设了公开栏", "换年份、合并拆分")],
)
def test_what_was_put_together_or_cut_in_two_is_told_last(sentence: str, expected: str) -> None:
    assert kind(sentence, is_regrouped=True) == expected
