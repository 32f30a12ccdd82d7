"""The words that an expression cannot do without, and that nothing is missed for want of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.report.needs import could_match, needs_of


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("收到申请|受理", [[("收到申请",)], [("受理",)]]),
        ("(?:检索|复制)费", [[("检索", "复制"), ("费",)]]),
        ("政府?门户", [[("政",), ("门户",)]]),
        ("甲(?:乙|丙)?丁", [[("甲",), ("丁",)]]),
        ("(?:甲|乙){0,2}丙", [[("丙",)]]),
        ("(?<!不)公开(?!为)", [[("公开",)]]),
        ("(?<=收到)申请(?=表)", [[("收到",), ("申请",), ("表",)]]),
        (r"20\d\d年[度]?", [[("20",), ("年",)]]),
        (r"\u4e00甲|\x41乙", [[("甲",)], [("乙",)]]),
        ("[甲乙]{2,14}丙{1,3}", [[("丙",)]]),
    ],
)
def test_needed_are_the_words_that_are_not_optional(
    pattern: str, needs: list[list[tuple[str, ...]]]
) -> None:
    assert needs_of(pattern) == needs


@pytest.mark.parametrize(
    "pattern", ["[甲乙]+", "甲|.*", "(?:甲|乙)?", r"\d", "甲*", "(?i)abc|甲", "(?:甲)(?(1)乙|丙)"]
)
def test_where_words_do_not_tell_any_text_could_match(pattern: str) -> None:
    assert could_match(needs_of(pattern), "")


def test_a_text_needs_every_word_of_one_alternative() -> None:
    needs = needs_of("收到(?:申请|来信)|受理")
    assert could_match(needs, "年内收到来信3封")
    assert could_match(needs, "受理3件")
    assert not could_match(needs, "收到3件")


_SOURCES = (
    "(?:收到|接到)的?[^，。]{0,4}申请(?!表)|受理",
    r"(?P<year>20\d\d)年?(?:度|全年)?[度底]?",
    "(?:(?<=公)开|(?:甲|乙(?:丙|丁)?){1,2})(?:戊|己)*庚",
    r"[〔\[]?(?:\d{1,3}|[一二三]+)[、.．]{2}|a\.b?c+",
)


@settings(max_examples=50)
@given(st.sampled_from(_SOURCES).flatmap(lambda s: st.tuples(st.just(s), st.from_regex(s))))
def test_what_matches_holds_the_needed_words(found: tuple[str, str]) -> None:
    source, text = found
    assert re.search(source, text)
    assert could_match(needs_of(source), text)
