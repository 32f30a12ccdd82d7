"""Answers that contradict one another are told, and nothing else is."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from assistant.facts.facts import load_facts, read_facts
from assistant.interview.contradictions import against_last_year, contradictions
from assistant.interview.question import all_fields, load_questions
from assistant.interview.session import Interview, SectionState
from assistant.reviewing.inputs import require_report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.facts.facts import Facts

SAMPLES = sorted((Path(__file__).parents[2] / "samples" / "facts").glob("*.toml"))
LAST_YEAR = Path(__file__).parents[2] / "samples" / "reports" / "石桥镇2024.txt"
CHANNELS = {"website": 106, "wechat": 41, "other_media": 0, "boards": 16, "press": 0}
WAYS = {"in_person": 1, "by_post": 0, "online": 2, "by_fax": 0}


def interview(
    level: str = "镇", /, *, report: Mapping[str, object] = MappingProxyType({}), **tables: object
) -> Interview:
    """Return the interview of 云岭县石桥镇 for 2024 with these answers besides."""
    unit = {"name": "云岭县石桥镇人民政府", "level": level}
    raw = {"unit": unit, "report": {"year": 2024, **report}, **tables}
    return Interview(load_questions(), read_facts(raw, all_fields()))


def told(
    level: str = "镇", /, *, report: Mapping[str, object] = MappingProxyType({}), **tables: object
) -> list[str]:
    """Return what contradicts what in the answers of that interview."""
    return [one.facts for one in interview(level, report=report, **tables).contradictions]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_of_the_samples_nothing_is_told(path: Path) -> None:
    assert not Interview(load_questions(), load_facts(path, all_fields())).contradictions


# ── channels and total ──


def test_channels_that_do_not_come_to_the_total_are_told_with_both_numbers() -> None:
    assert told(proactive={"total": 160, **CHANNELS}) == [
        "各渠道首发条数相加是163条，主动公开政府信息总数160条，相差3条"
    ]
    assert told(proactive={"total": 170, **CHANNELS}) == [
        "各渠道首发条数相加是163条，主动公开政府信息总数170条，相差7条"
    ]


def test_channels_told_so_far_that_exceed_the_total_are_told_already() -> None:
    assert told(proactive={"total": 90, "website": 106}) == [
        "各渠道首发条数已填的相加有106条，多于主动公开政府信息总数90条"
    ]


@pytest.mark.parametrize(
    "answers",
    [
        {"total": 163, **CHANNELS},
        {"total": 170, **CHANNELS, "boards": ""},
        {"total": 0, "website": 0, "wechat": 0, "other_media": 0, "boards": 0, "press": 0},
        {"total": 163},
        dict(CHANNELS),
    ],
    ids=["equal", "one not answered yet", "all are 0", "no parts", "no total"],
)
def test_channels_are_left_alone_while_they_fit_or_are_not_all_told(
    answers: dict[str, object],
) -> None:
    assert told(proactive=answers) == []


def test_a_gazette_that_is_not_asked_for_is_not_waited_for_and_a_blank_one_is() -> None:
    answers = {"total": 170, **CHANNELS}
    assert len(told("镇", proactive=answers)) == 1
    assert told("县级政府", proactive=answers) == []
    assert told("县级政府", proactive={**answers, "gazette": 7}) == []
    assert len(told("县级政府", proactive={**answers, "gazette": 0})) == 1


# ── kinds of what was published ──


def test_kinds_that_do_not_come_to_the_total_are_told() -> None:
    kinds = [{"name": "政策文件", "count": 22}, {"name": "其他", "count": 40}]
    assert told(proactive={"total": 60, "categories": kinds}) == [
        "各类别条数相加是62条，主动公开政府信息总数60条，相差2条"
    ]


@pytest.mark.parametrize(
    "kinds",
    [
        [{"name": "政策文件", "count": 22}, {"name": "其他", "count": 38}],
        [{"name": "政策文件", "count": 22}, {"name": "其他"}],
        [],
    ],
    ids=["equal", "one without a count", "confirmed that there are none"],
)
def test_kinds_are_left_alone_while_they_fit_or_are_not_all_told(kinds: list[object]) -> None:
    assert told(proactive={"total": 60, "categories": kinds}) == []


# ── a part and its whole ──


@pytest.mark.parametrize(
    ("section", "answers", "said"),
    [
        (
            "proactive",
            {"enquiries": 26, "enquiries_answered": 28},
            "已答复群众留言咨询件数28件，多于收到群众留言咨询件数26件",
        ),
        (
            "supervision",
            {"public_appraisal": "已开展", "ballots": 120, "satisfied": 131},
            "社会评议满意份数131份，多于社会评议有效份数120份",
        ),
        (
            "supervision",
            {"trainings": 2, "trainees": 0},
            "自办培训次数2次，多于自办培训人次0人次",
        ),
        (
            "others",
            {"proposals": 4, "proposals_settled": 3, "proposals_public": 4},
            "公开建议提案答复件数4件，多于已答复建议提案件数3件",
        ),
        (
            "management",
            {"reviewed": 7, "returned": 8},
            "审核退回修改条数8条，多于全年审核信息条数7条",
        ),
    ],
)
def test_a_part_that_exceeds_its_whole_is_told(
    section: str, answers: dict[str, object], said: str
) -> None:
    assert told(**{section: answers}) == [said]


@pytest.mark.parametrize(
    ("section", "answers"),
    [
        ("proactive", {"enquiries": 26, "enquiries_answered": 26}),
        ("proactive", {"enquiries": 26, "enquiries_answered": 0}),
        ("proactive", {"enquiries": 26}),
        ("proactive", {"enquiries": 0, "enquiries_answered": 5}),
        ("supervision", {"public_appraisal": "未开展", "ballots": 120, "satisfied": 131}),
        ("supervision", {"trainings": 0, "trainees": 9}),
    ],
    ids=["all", "none", "blank", "not asked after 0", "not asked for", "no trainings"],
)
def test_a_part_is_left_alone_while_it_fits_or_does_not_count(
    section: str, answers: dict[str, object]
) -> None:
    assert told(**{section: answers}) == []


def test_a_key_area_of_more_than_the_total_is_told_by_its_number() -> None:
    areas = [
        {"name": "惠农补贴", "count": 29, "evidence": "涉及农户587户"},
        {"name": "社会救助", "count": 71, "evidence": "按季张贴"},
    ]
    assert told(proactive={"total": 60, "areas": areas}) == [
        "重点领域公开第2条的条数71条，多于主动公开政府信息总数60条"
    ]
    assert told(proactive={"total": 71, "areas": areas}) == []


# ── applications and table ──


def test_applications_by_way_of_handing_in_are_held_against_the_table() -> None:
    table = {"received": {"natural": 4}, "granted": {"natural": 4}, "rest": 0}
    assert told(applications=table, requests=WAYS) == [
        "各种方式提交的申请相加是3件，表三本年新收总计4件，相差1件"
    ]
    assert told(applications=table, requests={**WAYS, "by_fax": 1}) == []
    assert told(applications=table, requests={**WAYS, "by_fax": ""}) == []
    assert told(applications={"rest": 0}, requests=WAYS) == []


@pytest.mark.parametrize(("settled", "apart"), [(3, 1), (1, 1)])
def test_applications_come_in_and_go_out_alike(settled: int, apart: int) -> None:
    table = {"received": {"natural": 2}, "granted": {"natural": settled}, "rest": 0}
    assert told(applications=table) == [
        f"表三办理结果总计与结转下年度相加是{settled}件，表三本年新收与上年结转合计2件，相差{apart}件"
    ]


@pytest.mark.parametrize(
    "cells",
    [
        {"granted": {"natural": 2}, "rest": 0},
        {"granted": {"natural": 3}, "carried_in": {"natural": 1}, "rest": 0},
        {"granted": {"natural": 1}, "carried_out": {"natural": 1}, "rest": 0},
        {"granted": {"natural": 1}},
    ],
    ids=["all settled", "one of last year's", "one left for next year", "not all told"],
)
def test_applications_that_fit_are_left_alone(cells: dict[str, object]) -> None:
    assert told(applications={"received": {"natural": 2}, **cells}) == []


def test_titles_are_counted_against_the_table() -> None:
    titles = ["《石桥镇小型水利设施管护办法》"]
    table = {"normative": {"issued": 2}, "rest": 0}
    assert told(disclosure=table, management={"normative_titles": titles}) == [
        "年内制发的行政规范性文件名称1件，表二规范性文件本年制发件数2件"
    ]
    assert told(disclosure=table, management={"normative_titles": [*titles, "《乙》"]}) == []
    assert told(disclosure=table) == []


# ── days and years ──


def test_days_out_of_order_and_out_of_the_year_are_told() -> None:
    dates = {"period_from": "2024-12-01", "period_to": "2024-03-15", "period_reason": "撤并"}
    assert told(report=dates) == ["统计起始日期2024年12月1日，晚于统计截止日期2024年3月15日"]
    assert told(report={"planned_date": "2024-01-20"}) == [
        "计划发布日期是2024年1月20日，早于2025年"
    ]
    assert told(requests={"guide_updated": "2023-06-18"}) == [
        "政府信息公开指南更新日期是2023年6月18日，不是2024年"
    ]
    assert told(work_points={"title": "云岭县2023年政务公开工作要点"}) == [
        "当年政务公开工作要点名称是“云岭县2023年政务公开工作要点”，不是2024年"
    ]


def test_days_in_order_and_titles_without_a_year_are_left_alone() -> None:
    dates = {"period_from": "2024-03-15", "period_to": "2024-12-31", "period_reason": "新设"}
    assert told(report={**dates, "planned_date": "2025-01-20"}) == []
    assert told(report={"period_from": "2024-03-15", "period_reason": "新设"}) == []
    assert told(requests={"guide_updated": ""}) == []
    for title in (
        "云岭县政务公开工作要点",
        "云岭县2024年政务公开工作要点",
        "云岭县2023—2024年要点",
    ):
        assert told(work_points={"title": title}) == []


def test_without_a_year_no_date_is_doubted() -> None:
    facts = interview(requests={"guide_updated": "2023-06-18"}).facts.without("report.year")
    assert contradictions(facts) == ()


# ── what is asked only ──


def test_what_may_be_right_is_asked_and_leaves_the_section_as_it_is() -> None:
    asked = interview(
        platform={"checks": 4, "check_problems": 7, "check_fixed": 7, "dead_links": 9}
    )
    (doubt,) = asked.contradictions
    assert not doubt.is_certain
    assert doubt.message == (
        "清除错链条数9条，多于平台检查发现问题数7个，错链是不是没有算进问题数？"
    )
    assert asked.state("platform") is not SectionState.FAULTY


def test_accounts_gone_in_a_year_with_posts_are_asked_about() -> None:
    posted = {**CHANNELS, "total": 163}
    assert told(proactive=posted, platform={"accounts": 1}) == []
    (said,) = told(proactive=posted, platform={"accounts": 0})
    assert said.startswith("在用的政务新媒体账号是0个")


# ── in the interview ──


def test_a_section_is_faulty_until_its_answers_agree() -> None:
    answers = {"total": 160, **CHANNELS, "categories": []}
    wrong = interview(proactive=answers)
    assert wrong.state("proactive") is SectionState.FAULTY
    mended = wrong.answer("proactive.total", "163")
    assert mended.state("proactive") is not SectionState.FAULTY


def test_it_is_told_at_the_total_and_below_its_parts() -> None:
    wrong = interview(proactive={"total": 160, **CHANNELS})
    (told,) = wrong.doubts("proactive.total")
    assert "相差3条；同一条信息只算首次发布的渠道" in told.message
    assert wrong.doubts("proactive.press") == (told,)
    assert wrong.doubts("proactive.website") == ()


def test_what_contradicts_a_table_is_told_at_the_question_beside_it() -> None:
    table = {"received": {"natural": 4}, "granted": {"natural": 4}, "rest": 0}
    wrong = interview(applications=table, requests=WAYS)
    assert wrong.doubts("requests.by_fax")
    assert wrong.state("requests") is SectionState.FAULTY
    assert wrong.state("applications") is SectionState.COMPLETE


# ── last year's report ──


def _next_year(**answers: Mapping[str, object]) -> Facts:
    """Return the facts of the year after the sample report's, which counts no applications."""
    report = {"year": 2025, "has_last_report": True}
    return interview(report=report, **answers).effective_facts()


def test_last_years_figures_are_held_against_last_years_report() -> None:
    last_year = require_report(LAST_YEAR)
    (wrong,) = against_last_year(_next_year(requests={"last_received": 4}), last_year)
    assert wrong.message == (
        "上年新收申请件数填的是4件，上年年报表三第一项总计是0件；请照上年年报改"
    )
    (asked,) = against_last_year(_next_year(proactive={"last_total": 138}), last_year)
    assert asked.message == (
        "上年主动公开政府信息总数填的是138条，上年年报第一部分是163条，为什么不同？"
    )


def test_last_years_figures_that_agree_or_are_blank_are_left_alone() -> None:
    last_year = require_report(LAST_YEAR)
    same = _next_year(requests={"last_received": 0}, proactive={"last_total": 163})
    assert against_last_year(same, last_year) == ()
    assert against_last_year(_next_year(), last_year) == ()


def test_a_report_of_another_year_is_no_measure() -> None:
    facts = _next_year(requests={"last_received": 4}).with_value("report.year", 2026)
    assert against_last_year(facts, require_report(LAST_YEAR)) == ()
