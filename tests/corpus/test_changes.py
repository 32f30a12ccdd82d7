from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.corpus.changes import changes, describe

SOURCE = "2023年由分管领导检查公开栏9次，问题当场整改，并记入台账"


def edits(text: str, source: str = SOURCE) -> list[tuple[str, str]]:
    """Return what the source says and what the text says in its place, change by change."""
    return [
        (source[each.source_start : each.source_end], text[each.start : each.end])
        for each in changes(text, source)
    ]


def line(text: str, source: str = SOURCE) -> str:
    return describe(changes(text, source), text, source)


def test_a_sentence_taken_word_for_word_has_no_changes() -> None:
    assert edits(SOURCE) == []


@pytest.mark.parametrize(
    "text",
    [
        "一是2023年由分管领导检查公开栏9次，问题当场整改，并记入台账",
        "2023年，由分管领导检查公开栏9次；问题当场整改、并记入台账",
        "2023年由分管领导检查公开栏九次，问题当场整改，并记入台账",
        "2023年度由分管领导检查公开栏9次，问题当场整改，并记入台账",
    ],
)
def test_marks_enumerators_and_the_writing_of_numbers_are_no_change(text: str) -> None:
    assert edits(text) == []


def test_words_are_shown_whole() -> None:
    assert edits("2023年由分管领导抽查公开栏9次，问题当场改正，并记入台账") == [
        ("检查", "抽查"),
        ("整改", "改正"),
    ]


def test_numbers_and_years_are_shown_whole_and_each_for_itself() -> None:
    assert edits("2024年由分管领导检查公开栏11次，问题当场整改，并记入台账") == [
        ("2023", "2024"),
        ("9", "11"),
    ]


def test_dates_are_shown_number_by_number() -> None:
    assert edits("2024年9月3日换栏", "2023年6月12日换栏") == [
        ("2023", "2024"),
        ("6", "9"),
        ("12", "3"),
    ]


def test_a_name_behind_a_year_is_not_torn() -> None:
    assert edits("2024年云岭县网站改版", "2023年望川县网站改版")[1] == ("望川县", "云岭县")


def test_我乡_and_我镇_are_one_word_each() -> None:
    assert edits("我镇公开栏漏雨", "我乡公开栏漏雨") == [("我乡", "我镇")]


def test_changes_that_one_character_parts_are_shown_as_one() -> None:
    assert edits("发现群众的疑问再答复", "发现村民的意见再答复") == [("村民的意见", "群众的疑问")]


def test_changes_in_two_clauses_are_two() -> None:
    assert edits("群众看不懂，还是要问", "群众看不明白，仍旧要问") == [
        ("明白", "懂"),
        ("仍旧", "还是"),
    ]


def test_an_added_clause_has_no_marks_around_it_and_a_place_in_the_source() -> None:
    text = f"{SOURCE}，做到件件有回音"
    (change,) = changes(text, SOURCE)
    assert text[change.start : change.end] == "做到件件有回音"
    assert change.source_start == change.source_end == len(SOURCE)


def test_a_clause_left_out_has_a_place_in_the_text() -> None:
    text = "2023年由分管领导检查公开栏9次，并记入台账"
    (change,) = changes(text, SOURCE)
    assert SOURCE[change.source_start : change.source_end] == "问题当场整改"
    assert text[: change.start] == "2023年由分管领导检查公开栏9次，"[: change.start]
    assert change.start == change.end


def test_a_moved_clause_is_one_change_that_says_the_same_on_both_sides() -> None:
    text = "更换也不按时，公开栏设得偏，老年人看不清"
    source = "公开栏设得偏，老年人看不清，更换也不按时"
    (change,) = changes(text, source)
    assert (text[change.start : change.end], change.start) == ("更换也不按时", 0)
    assert source[change.source_start : change.source_end] == "更换也不按时"


def test_a_clause_reworded_on_the_way_is_one_change_too() -> None:
    text = "为凑条数发了很多转载稿，考核指标偏重数量"
    source = "考核指标偏重数量，为凑条数发了不少转载稿"
    assert edits(text, source) == [("为凑条数发了不少转载稿", "为凑条数发了很多转载稿")]


@pytest.mark.parametrize(
    ("text", "source", "told"),
    [
        (SOURCE, SOURCE, ""),
        ("2024年查了11次", "2023年查了9次", "2023→2024，9→11"),
        ("信息员每月来报，做到件件有回音", "信息员每月来报", "加“做到件件有回音”"),
        ("信息员来报", "信息员每月来报", "删“每月”"),
        ("点开的人少，解读稿难懂", "解读稿难懂，点开的人少", "“点开的人少”换了位置"),
        ("开了3次会，1月1次、5月2次、9月6次、11月8次", "开了4次会，2月3次、6月4次、8月7次、12月9次",
         "4→3，2→1，3→1，6→5等9处"),
    ],
)  # fmt: skip
def test_changes_are_told_in_a_line(text: str, source: str, told: str) -> None:
    assert line(text, source) == told


def test_a_quotation_mark_is_not_parted_from_what_it_opens() -> None:
    assert edits("“惠农补贴”栏目更新慢", "更新慢") == [("", "“惠农补贴”栏目")]
    assert edits("新设“惠农补贴”", "") == [("", "新设“惠农补贴”")]


def test_the_same_change_is_told_once() -> None:
    assert line("我镇的干部说我镇好", "我乡的干部说我乡好") == "我乡→我镇"


def test_long_words_are_shortened_and_quotation_marks_nested() -> None:
    told = line("公开栏漏雨，“惠农补贴”栏目停了四个月没有人接手更新", "公开栏漏雨")
    assert told == "加“‘惠农补贴’栏目停了四个……”"


_WORDS = st.lists(
    st.sampled_from(
        ["公开栏", "2023年", "9次", "，", "检查", "我乡", "的", "“", "”", "群众", "三件"]
    )
).map("".join)


@given(_WORDS, _WORDS)
def test_ranges_lie_in_both_texts_and_no_two_overlap(text: str, source: str) -> None:
    found = changes(text, source)
    assert all(0 <= each.start <= each.end <= len(text) for each in found)
    assert all(0 <= each.source_start <= each.source_end <= len(source) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(_WORDS, _WORDS)
def test_what_is_outside_the_changes_says_the_same_on_both_sides(text: str, source: str) -> None:
    found = changes(text, source)
    ours = _without([(each.start, each.end) for each in found], text)
    theirs = _without([(each.source_start, each.source_end) for each in found], source)
    assert changes(ours, theirs) == ()


def _without(ranges: list[tuple[int, int]], text: str) -> str:
    for start, end in sorted(ranges, reverse=True):
        text = text[:start] + text[end:]
    return text
