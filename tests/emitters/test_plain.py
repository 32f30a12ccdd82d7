"""Text cut for a terminal: nothing lost, nothing too wide, marks where they belong."""

from __future__ import annotations

from unicodedata import category

from hypothesis import given
from hypothesis import strategies as st

from assistant.emitters.plain import clean, shorten, width, wrap

_TEXT = st.text("石桥镇主动公开政府信息，。；：（）“”《》2024 abc%", max_size=200)


@given(_TEXT, st.integers(20, 80))
def test_nothing_is_lost_but_space_at_a_line_end(text: str, columns: int) -> None:
    assert "".join(wrap(text, columns)).replace(" ", "") == text.replace(" ", "")


@given(st.text("石桥镇主动公开", max_size=200), st.integers(2, 80))
def test_no_line_is_too_wide(text: str, columns: int) -> None:
    assert all(width(line) <= columns for line in wrap(text, columns))


@given(_TEXT, st.integers(20, 80))
def test_no_line_begins_with_a_closing_mark(text: str, columns: int) -> None:
    for line in wrap(text, columns)[1:]:
        assert not line.startswith(tuple("，。；：）》”"))


def test_a_number_stays_whole() -> None:
    assert wrap("全年公开1234567条", 12) == ["全年公开", "1234567条"]


def test_no_columns_is_no_limit() -> None:
    assert wrap("石桥镇" * 100, 0) == ["石桥镇" * 100]


@given(st.text(max_size=100))
def test_clean_text_holds_nothing_that_acts(text: str) -> None:
    assert not {"Cc", "Cf", "Cs", "Zl", "Zp"} & {category(character) for character in clean(text)}


@given(st.text(max_size=300), st.integers(10, 100))
def test_a_shortened_text_keeps_both_ends(text: str, longest: int) -> None:
    short = shorten(text, longest)
    assert len(short) <= max(longest, 0)
    assert short[:2] == text[:2]
    assert short[-2:] == text[-2:]
