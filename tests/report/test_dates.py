"""Dates in prose: every way of writing them, ranges, and what no calendar has."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.report.dates import written_dates, written_ranges


def days(text: str) -> list[date | None]:
    return [found.date for found in written_dates(text)]


@pytest.mark.parametrize(
    "text",
    [
        "2025年1月20日",
        "2025年01月20号",
        "2025-01-20",
        "2025.1.20",
        "2025/1/20",
        "二〇二五年一月二十日",
        "二零二五年一月廿日",
        "二○二五年一月二十日",
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert days(f"（{text}）") == [date(2025, 1, 20)]


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_what_is_written_with_chinese_numerals_is_the_day_meant(day: date) -> None:
    digits = "〇一二三四五六七八九"
    year = "".join(digits[int(digit)] for digit in str(day.year))
    text = f"{year}年{_numeral(day.month)}月{_numeral(day.day)}日"
    assert days(text) == [day]


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    if not tens:
        return digits[ones]
    return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")


def test_a_date_without_year_or_day_says_which_is_left_out() -> None:
    month, day = written_dates("2024年5月整改，6月3日完成")
    assert (month.year, month.month, month.day) == (2024, 5, None)
    assert (day.year, day.month, day.day) == (None, 6, 3)
    assert month.date is None
    assert day.in_year(2024) == date(2024, 6, 3)


def test_a_day_that_no_calendar_has_is_impossible() -> None:
    assert [found.is_impossible for found in written_dates("2月30日、13月1日、2023年2月29日")] == [
        True,
        True,
        True,
    ]
    assert not next(written_dates("2月29日")).is_impossible


def test_versions_months_counted_and_long_numbers_are_no_dates() -> None:
    assert days("版本2024.1.20.3，历时十二个月，编号120241月5日") == []


def test_a_date_stands_where_it_is_written() -> None:
    text = "报告于2025年1月20日公布"
    found = next(written_dates(text))
    assert text[found.start : found.end] == "2025年1月20日"


@pytest.mark.parametrize(
    "text",
    [
        "自2024年1月1日起至2024年12月31日止",
        "2024年1月1日—2024年12月31日",
        "从2024年1月1日开始，到2024年12月31日",
        "2024.1.1-2024.12.31",
    ],
)
def test_a_range_has_two_ends(text: str) -> None:
    ((first, last),) = written_ranges(text)
    assert (first.date, last.date) == (date(2024, 1, 1), date(2024, 12, 31))


def test_two_dates_side_by_side_are_no_range() -> None:
    assert list(written_ranges("2024年3月5日、2024年9月6日各开会一次")) == []
