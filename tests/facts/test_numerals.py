"""Numbers as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.numerals import read_number, spell_number


@given(st.integers(0, 10**12 - 1))
def test_a_spelt_number_reads_back_as_itself(value: int) -> None:
    assert read_number(spell_number(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("３０", "30"),
        ("1,200", "1200"),
        ("１，２００", "1200"),
        ("1.2万", "12000"),
        ("三十", "30"),
        ("三十二", "32"),
        ("两百", "200"),
        ("一十二", "12"),
        ("叁拾贰", "32"),
        ("一千零三", "1003"),
        ("两万零五十", "20050"),
        ("〇", "0"),
        ("-3", "-3"),
        ("1.5亿", "150000000"),
    ],
)
def test_every_way_of_writing_a_number_is_understood(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "三十多", "一百二", "1,20", "12.", "1e9", "十万万一", "9" * 13]
)
def test_what_is_no_plain_number_is_refused(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("value", "spelt"),
    [
        (10, "十"),
        (110, "一百一十"),
        (1001, "一千零一"),
        (100010, "十万零一十"),
        (11000, "一万一千"),
    ],
)
def test_numbers_are_spelt_as_in_official_prose(value: int, spelt: str) -> None:
    assert spell_number(value) == spelt
