"""How sentences become a paragraph."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import DraftSentence
from assistant.drafting.prose import listed, tidy, without_repeated_subject


def _item(*texts: str) -> tuple[DraftSentence, ...]:
    return tuple(DraftSentence(text, "test") for text in texts)


def _joined(*items: tuple[DraftSentence, ...]) -> str:
    return "".join(sentence.text for sentence in listed(items))


def _one_subject(*texts: str) -> str:
    sentences = without_repeated_subject(_item(*texts), ("我镇", "镇政府"), 2024)
    return "".join(sentence.text for sentence in sentences)


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("全年公开 163 条 。", "全年公开163条。"),
        ("原因是信息员换岗。，名单没有交接。", "原因是信息员换岗，名单没有交接。"),
        ("自然人2件、商业企业1件、。", "自然人2件、商业企业1件。"),
        ("就水渠改线征求意见", "就水渠改线征求意见。"),
        ("开设Open Day专题。", "开设Open Day专题。"),
        ("他问：“什么时候公布？”", "他问：“什么时候公布？”"),
    ],
)
def test_a_rendered_sentence_is_tidied(raw: str, printed: str) -> None:
    assert tidy(raw) == printed


def test_two_items_are_numbered_and_parted_by_semicolons() -> None:
    assert _joined(_item("栏目停更。"), _item("公开栏太少。")) == "一是栏目停更；二是公开栏太少。"


def test_a_single_item_bears_no_number() -> None:
    assert _joined(_item("栏目停更。")) == "栏目停更。"


def test_items_of_several_sentences_keep_their_full_stops() -> None:
    text = _joined(_item("栏目停更。", "已补发。"), _item("公开栏太少。"))
    assert text == "一是栏目停更。已补发。二是公开栏太少。"


def test_an_item_with_a_full_stop_inside_makes_no_semicolons() -> None:
    assert _joined(_item("停更。已补发。"), _item("太少。")) == "一是停更。已补发。二是太少。"


def test_items_beyond_ten_are_not_numbered() -> None:
    assert _joined(*[_item("补齐一项。")] * 11) == "补齐一项。" * 11


def test_the_subject_stands_once() -> None:
    assert _one_subject("我镇公开163条。", "我镇退回8条。") == "我镇公开163条。退回8条。"


def test_the_unit_called_by_another_name_is_the_same_subject() -> None:
    assert _one_subject("我镇公开163条。", "镇政府退回8条。") == "我镇公开163条。退回8条。"


def test_the_year_goes_with_the_subject_when_it_was_said() -> None:
    assert _one_subject("2024年我镇公开163条。", "2024年，我镇培训2次。").endswith(
        "163条。培训2次。"
    )


def test_a_year_not_said_before_stays_with_its_subject() -> None:
    texts = ("我镇公开163条。", "2024年，我镇培训2次。")
    assert _one_subject(*texts) == "".join(texts)


def test_a_subject_that_others_cling_to_stays() -> None:
    texts = ("我镇公开163条。", "我镇的公开栏有12个。")
    assert _one_subject(*texts) == "".join(texts)


def test_a_mention_that_was_no_subject_does_not_count() -> None:
    texts = ("涉及我镇的任务有6项。", "我镇完成5项。")
    assert _one_subject(*texts) == "".join(texts)


def test_the_subject_of_a_later_clause_counts() -> None:
    assert _one_subject("合并计算，我镇公开163条。", "我镇退回8条。").endswith("163条。退回8条。")


def test_the_first_mention_stays_wherever_it_comes() -> None:
    texts = ("全年公开163条。", "我镇退回8条。")
    assert _one_subject(*texts) == "".join(texts)
