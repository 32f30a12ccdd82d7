"""The lists behind the rules on names, fields and phrases: every pattern compiles and is used."""

from __future__ import annotations

import re
from datetime import date

import pytest

from assistant.checking.knowledge import load_knowledge, pattern
from assistant.report.places import areas_called


def test_every_pattern_of_the_lists_compiles() -> None:
    names, fields = load_knowledge("names"), load_knowledge("fields_of_work")
    for source in (*names["before"], *names["after"], *fields["own_to_bureau"]):
        assert pattern(source).compile()
    for field in fields["field"]:
        assert pattern(field["units"]).compile()
        for saying in fields["sayings"]:
            assert pattern(saying.replace("{}", field["field"])).compile().groups == 1


def test_every_worn_out_phrase_has_a_name_of_its_own_and_matches_no_nothing() -> None:
    phrases = load_knowledge("worn_out")["phrase"]
    assert len({phrase["name"] for phrase in phrases}) == len(phrases)
    for phrase in phrases:
        assert not pattern(phrase["pattern"]).search("")


@pytest.mark.parametrize(
    "text",
    [
        "一件件补齐了补贴名单",
        "公开信息147条，其中网站98条",
        "政府信息公开申请由党政办当日登记",
        "县政府网站、微信公众号和村级公开栏同日更新",
    ],
)
def test_plain_facts_hold_no_worn_out_phrase(text: str) -> None:
    for phrase in load_knowledge("worn_out")["phrase"]:
        assert not pattern(phrase["pattern"]).search(text), phrase["name"]


def test_ordinary_words_that_are_no_places_end_like_places() -> None:
    for name in load_knowledge("names")["ordinary"]:
        assert re.search(r"(?:街道|镇|乡|县|区|市)$", name)


def test_holidays_are_written_in_order_and_worked_days_are_weekends() -> None:
    table = load_knowledge("holidays")
    starts = [entry["from"] for entry in table["holiday"]]
    assert starts == sorted(starts)
    for entry in table["holiday"]:
        assert isinstance(entry["from"], date)
        assert entry["from"] <= entry["to"]
        assert entry["from"].year in table["years"]
        assert all(day.weekday() >= 5 for day in entry["work"])


def test_the_list_of_places_holds_every_level() -> None:
    for name, length in (("山东省", 2), ("济宁市", 4), ("金乡县", 6), ("尚志市", 6)):
        assert [len(code) for code in areas_called(name)] == [length]
