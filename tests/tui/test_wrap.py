"""Chinese text is cut into lines as it is printed: 避头尾, numbers whole, nothing lost."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from assistant.report.lines import NOT_AT_END, NOT_AT_START
from assistant.tui.wrap import wrap

_HAN = st.sampled_from("云岭县石桥镇主动公开政府信息条件次")
_MARK = st.sampled_from("，。、；：）》”（《“")
_NUMBER = st.integers(0, 99_999_999).map(str)
_SENTENCE = st.lists(st.one_of(_HAN, _HAN, _HAN, _NUMBER, _MARK), max_size=80).map("".join)
_PLAIN = st.lists(
    st.one_of(_HAN, _NUMBER, st.sampled_from(["办，", "结。", "“网站”", "（三）"])), max_size=60
).map("".join)


@given(_SENTENCE, st.integers(12, 60))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines) == text
    assert all(cell_len(line) <= width for line in lines)


@given(_PLAIN, st.integers(16, 60))
def test_no_line_starts_with_a_closing_mark_or_ends_with_an_opening_one(
    text: str, width: int
) -> None:
    lines = wrap(text, width)
    assert not any(line.startswith(tuple(NOT_AT_START)) for line in lines)
    assert not any(line.endswith(tuple(NOT_AT_END)) for line in lines)


@given(st.lists(st.tuples(_NUMBER, _HAN), max_size=40), st.integers(12, 60))
def test_numbers_stay_whole(pairs: list[tuple[str, str]], width: int) -> None:
    text = "".join(number + unit for number, unit in pairs)
    numbers = [found for line in wrap(text, width) for found in re.findall(r"\d+", line)]
    assert numbers == [number for number, _ in pairs]


def test_a_thousands_separator_and_an_address_stay_whole() -> None:
    assert wrap("共收到1,200件", 10) == ["共收到", "1,200件"]
    assert wrap("网址www.yunling.gov.cn", 18) == ["网址", "www.yunling.gov.cn"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert wrap("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]


def test_each_line_break_starts_a_new_line() -> None:
    assert wrap("一、总体情况\n\n二、", 20) == ["一、总体情况", "", "二、"]
