"""A passage reads cleanly and still knows where each of its characters stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.report.passage import fold, read_passage


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("2024 年 1 月 1 日", "2024年1月1日"),
        ("规章 2 0 11", "规章2 0 11"),
        ("２０２４年，收到１２件", "2024年，收到12件"),
        ("⺠生⻅闻⻓⻔⻛", "民生见闻长门风"),
        ("⼈⺠政府", "人民政府"),
        ("⼋⺝⼆⼗⺜", "八月二十日"),
        ("公开147条,其中网站98条;公众号49条", "公开147条，其中网站98条；公众号49条"),
        ("收费(单位:万元)", "收费（单位：万元）"),
        ("http://www.example.gov.cn/a,b", "http://www.example.gov.cn/a,b"),
        ("1,200条", "1,200条"),
        ("年\u3000度\u200b报告", "年度报告"),
        ("", ""),
    ],
)
def test_text_is_folded(raw: str, folded: str) -> None:
    assert fold(raw) == folded


def test_a_place_gives_back_the_words_as_they_stand() -> None:
    raw = "  霄 云  2024 年共收到 3 件。"
    passage = read_passage(raw, 4)
    start = passage.text.index("2024年")
    place = passage.place(start, start + 5)
    assert (place.block, raw[place.start : place.end]) == (4, "2024 年")


def test_a_slice_keeps_its_place() -> None:
    raw = "一、 总体 情况"
    part = read_passage(raw, 0).slice(2).strip()
    place = part.place()
    assert raw[place.start : place.end] == "总体 情况"


@given(st.text(alphabet="年12 \u3000，,;（(⺠政a.\t", max_size=40))
def test_every_character_keeps_its_place(raw: str) -> None:
    passage = read_passage(raw, 0)
    assert len(passage.offsets) == len(passage.text)
    assert list(passage.offsets) == sorted(set(passage.offsets))
    for character, offset in zip(passage.text, passage.offsets, strict=True):
        assert fold(raw[offset]) in (character, "") or character in "，；（） "
