"""Typed answers: every usual way of writing is understood, the rest is explained."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.facts import Field, FieldKind, Value
from assistant.interview.answer import AnswerError, parse_answer, show_answer
from assistant.interview.question import all_fields

COUNT = Field("proactive.total", "公开总数", FieldKind.COUNT, unit="条", example="30")
MONEY = Field("disclosure.charges", "收费", FieldKind.AMOUNT, unit="万元")
FEE = Field("fees.amount", "信息处理费", FieldKind.AMOUNT, unit="元")
DATE = Field("report.date", "发布日期", FieldKind.DATE)
YEAR = Field("report.year", "报告年度", FieldKind.YEAR)
FLAG = Field("x.flag", "是否开放", FieldKind.FLAG)
CHOICE = Field("unit.level", "层级", FieldKind.CHOICE, choices=("镇", "乡", "街道"))
TEXTS = Field("unit.places", "下辖村", FieldKind.TEXTS)
NOTE = Field("x.note", "说明", FieldKind.PARAGRAPH)


def refused(field: Field, raw: str) -> str:
    with pytest.raises(AnswerError) as caught:
        parse_answer(field, raw)
    return str(caught.value)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("30", 30),
        ("３０", 30),
        (" 30 ", 30),
        ("1,200", 1200),
        ("１，２００", 1200),
        ("1.2万", 12000),
        ("三十", 30),
        ("三十二", 32),
        ("30条", 30),
        ("30 条", 30),
        ("三十二条", 32),
        ("0", 0),
        ("零", 0),
    ],
)
def test_a_count_is_understood_however_it_is_written(raw: str, value: int) -> None:
    assert parse_answer(COUNT, raw) == value


@pytest.mark.parametrize("raw", ["", "  ", "\u3000", "\u200b"])
@pytest.mark.parametrize("field", [COUNT, DATE, FLAG, TEXTS, NOTE])
def test_a_blank_is_no_answer(field: Field, raw: str) -> None:
    assert parse_answer(field, raw) is None


def test_a_refused_count_says_what_was_typed_what_is_wanted_and_an_example() -> None:
    assert refused(COUNT, "三十多") == ("填的是“三十多”，这里要准确的整数（条），不写约数，例如30")
    assert refused(COUNT, "没数") == "填的是“没数”，这里要整数（条），例如30"


@pytest.mark.parametrize("raw", ["三十多", "约30", "1633余", "近百", "30条左右"])
def test_no_approximate_number_is_taken(raw: str) -> None:
    assert "不写约数" in refused(COUNT, raw)


def test_another_unit_is_not_mistaken_for_the_right_one() -> None:
    assert "以条计的整数" in refused(COUNT, "30件")
    assert "以万元计的数字" in refused(MONEY, "12000元")


def test_a_unit_of_ten_thousand_may_be_repeated_in_part() -> None:
    assert parse_answer(MONEY, "1.2万") == Decimal("1.2")
    assert parse_answer(MONEY, "1.2万元") == Decimal("1.2")
    assert parse_answer(FEE, "1.2万元") == Decimal(12000)


@pytest.mark.parametrize(
    "raw", ["2025-01-20", "2025年1月20日", "2025.1.20", "20250120", "２０２５／１／２０"]
)
def test_a_date_is_understood_however_it_is_written(raw: str) -> None:
    assert parse_answer(DATE, raw) == datetime.date(2025, 1, 20)


def test_a_date_that_does_not_exist_is_refused() -> None:
    assert refused(DATE, "2025-02-29") == "填的是“2025-02-29”，这里要日历上有的日期，例如2025-01-20"
    assert "这里要日期" in refused(DATE, "1月20日")


def test_a_year_may_carry_its_measure_word() -> None:
    assert parse_answer(YEAR, "2024年度") == 2024
    assert "四位数的年份" in refused(YEAR, "24年")


@pytest.mark.parametrize("raw", ["是", "有", "y", "Y", "1"])
def test_yes_in_many_words(raw: str) -> None:
    assert parse_answer(FLAG, raw) is True


@pytest.mark.parametrize("raw", ["否", "无", "没有", "n", "0", "０"])
def test_no_in_many_words(raw: str) -> None:
    assert parse_answer(FLAG, raw) is False


def test_a_choice_is_made_by_word_or_number() -> None:
    assert parse_answer(CHOICE, "街道") == "街道"
    assert parse_answer(CHOICE, "２") == "乡"
    assert refused(CHOICE, "村") == "填的是“村”，这里要“镇”“乡”“街道”中的一个"
    assert "中的一个" in refused(CHOICE, "4")


@pytest.mark.parametrize(
    "raw", ["河湾村、柳树村", "河湾村，柳树村", "河湾村；柳树村", "河湾村\n\n柳树村"]
)
def test_a_list_is_split_at_any_usual_mark(raw: str) -> None:
    assert parse_answer(TEXTS, raw) == ("河湾村", "柳树村")


def test_text_is_kept_whatever_it_holds() -> None:
    assert parse_answer(NOTE, "{{ x }} <b>&\n{% for %}") == "{{ x }} <b>&\n{% for %}"


def test_a_list_of_records_shows_how_many_there_are() -> None:
    records = Field("problems", "问题", FieldKind.RECORDS, fields=(NOTE,))
    assert show_answer(records, ({"note": "甲"}, {"note": "乙"})) == "2条"
    assert show_answer(COUNT, None) == ""


words = st.text("河湾村柳树ab1", min_size=1)


@given(
    st.one_of(
        st.tuples(st.just(COUNT), st.integers(0, 10**11)),
        st.tuples(st.just(MONEY), st.decimals(0, 10**6, places=3)),
        st.tuples(st.just(DATE), st.dates()),
        st.tuples(st.just(FLAG), st.booleans()),
        st.tuples(st.just(CHOICE), st.sampled_from(CHOICE.choices)),
        st.tuples(st.just(TEXTS), st.lists(words, min_size=1).map(tuple)),
    )
)
def test_what_is_shown_reads_back_as_the_same_value(answer: tuple[Field, Value]) -> None:
    field, value = answer
    assert parse_answer(field, show_answer(field, value)) == value


@pytest.mark.parametrize(
    ("key", "raw", "kept"),
    [
        ("report.url", "www.yunling.gov.cn", "www.yunling.gov.cn"),
        ("report.url", "yunling.gov.cn/zwgk/nianbao/", "yunling.gov.cn/zwgk/nianbao/"),
        ("report.url", "https：//www．yunling.gov.cn", "https://www.yunling.gov.cn"),
        ("unit.postcode", "６３０５１２", "630512"),
        ("unit.phone", "0599－6120016", "0599-6120016"),
    ],
)
def test_an_address_is_kept_as_typed_but_in_plain_characters(key: str, raw: str, kept: str) -> None:
    field = next(field for field in all_fields() if field.key == key)
    assert parse_answer(field, raw) == kept


@pytest.mark.parametrize("raw", ["县政府网站", "见县政府网.政府信息公开", "3.5"])
def test_words_are_no_web_address(raw: str) -> None:
    field = next(field for field in all_fields() if field.key == "report.url")
    assert "例如https://" in refused(field, raw)
