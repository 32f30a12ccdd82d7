"""Every number in prose is read with what it counts, whose it is and for which period."""

from __future__ import annotations

import pytest

from assistant.checking.example import build_report
from assistant.checking.reading.scope import Period, Whose
from assistant.checking.reading.statements import Statement, statements
from assistant.checking.rule import Certainty, Severity
from tests.checking.little_reports import BUREAU, COUNTY, TOWN, found, report_of


def first(text: str, unit: str = TOWN) -> Statement:
    return statements(build_report(report_of(proactive=text, unit=unit)))[0]


def counts(text: str) -> list[str]:
    report = build_report(report_of("没有。", proactive=text, others="没有。"))
    return [s.counts for s in statements(report) if s.sentence.section == "overview"]


@pytest.mark.parametrize(
    "text",
    [
        "2024年主动公开政府信息147条。",
        "全年共公开各类政府信息147条。",
        "我镇累计发布政府信息147条。",
        "石桥镇共主动公开147条政府信息。",
    ],
)
def test_one_quantity_counts_the_same_however_it_is_put(text: str) -> None:
    assert counts(text) == ["公开政府信息"]


def test_a_part_counts_what_its_total_counts() -> None:
    text = "公开政府信息147条，其中政府网站98条、“石桥发布”微信公众号49条。"
    assert counts(text) == ["公开政府信息", "网站公开政府信息", "“石桥发布”公众号公开政府信息"]


def test_a_channel_named_before_the_comma_belongs_to_the_number() -> None:
    assert counts("通过政府网站，主动公开政府信息98条。") == ["网站公开政府信息"]


@pytest.mark.parametrize(
    ("text", "unit", "whose"),
    [
        ("全县公开信息98条。", COUNTY, Whose.WHOLE),
        ("县政府办公室公开信息98条。", COUNTY, Whose.OWN),
        ("本级公开信息98条。", COUNTY, Whose.OWN),
        ("下属单位公开信息98条。", BUREAU, Whose.OTHER),
        ("公开信息98条。", TOWN, Whose.UNSAID),
    ],
)
def test_the_sentence_tells_whose_a_number_is(text: str, unit: str, whose: Whose) -> None:
    assert first(text, unit).whose is whose


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("公开信息98条。", Period.YEAR),
        ("2024年以来，公开信息98条。", Period.YEAR),
        ("2023年公开信息98条。", Period.ANOTHER),
        ("去年公开信息98条。", Period.ANOTHER),
        ("上半年公开信息98条。", Period.PART),
        ("3月公开信息98条。", Period.PART),
        ("建站以来公开信息98条。", Period.CUMULATIVE),
        ("近三年公开信息98条。", Period.CUMULATIVE),
    ],
)
def test_the_sentence_tells_for_which_period_a_number_is(text: str, period: Period) -> None:
    assert first(text).period is period


def test_a_change_against_last_year_is_no_number_of_its_own() -> None:
    _, change = statements(build_report(report_of(proactive="公开信息98条，比上年多12条。")))[:2]
    assert change.is_change
    assert not change.is_this_years


def test_rates_are_no_statements() -> None:
    assert counts("公开信息98条，公开率100%。") == ["公开信息"]


# ── N12: one quantity, two numbers ──────────────────────────


def twice(one: str, other: str, unit: str = TOWN) -> list[tuple[Severity, Certainty]]:
    example = report_of(proactive=f"{one}\n{other}", unit=unit)
    return [(finding.severity, finding.certainty) for finding in found(example, "N12")]


SURE = [(Severity.ERROR, Certainty.LIKELY)]
ASKED = [(Severity.WARNING, Certainty.ASK)]


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("我镇公开政府信息318条。", "本年度累计主动公开政府信息381条，无泄密。", SURE),
        ("公开政府信息318条，其中政府网站98条。", "政府网站全年发布政府信息89条。", SURE),
        ("公开政府信息318条。", "本级公开政府信息200条。", ASKED),
        ("配备专职人员1名。", "配备专职人员2名。", ASKED),
        ("公开政府信息318条。", "上半年公开政府信息200条。", []),
        ("公开政府信息318条。", "石桥镇站所公开政府信息200条。", []),
        ("针对防汛公开政府信息31条。", "针对征地公开政府信息20条。", []),
        ("召开会议2次研究预算。", "召开会议3次研究补贴。", []),
        ("公开政府信息近300条。", "公开政府信息318条。", []),
    ],
)
def test_two_numbers_contradict_only_where_scope_and_period_agree(
    one: str, other: str, said: list[tuple[Severity, Certainty]]
) -> None:
    assert twice(one, other) == said


def test_a_county_is_asked_for_its_scope_and_never_accused() -> None:
    assert twice("公开政府信息9800条。", "公开政府信息730条。", COUNTY) == ASKED
    assert twice("全县公开政府信息9800条。", "县政府办公室公开政府信息730条。", COUNTY) == []


def test_three_numbers_of_which_one_is_the_sum_are_total_and_parts() -> None:
    text = "公开政府信息50条。\n公开政府信息30条。\n公开政府信息20条。"
    assert not found(report_of(proactive=text), "N12")


def test_some_received_and_none_received_is_told_though_the_table_bears_one_out() -> None:
    cells = {"received.natural": 2, "granted.natural": 2}
    example = report_of("收到公开申请2件。未收到公开申请，没有收费。", applications=cells)
    assert [f.quote for f in found(example, "N07", "N12")] == ["未收到公开申请"]
