"""This year against last year: words of growth, what was carried over, what is in force."""

from __future__ import annotations

import pytest

from assistant.checking.rule import Certainty, Example, Severity
from tests.checking.little_reports import COUNTY, TOWN, Cells, check, found, report_of

NONE: Cells = {}
RECEIVED = {"received.natural": 28, "granted.natural": 28}


def before(unit: str = TOWN, *, applications: Cells = NONE, disclosure: Cells = NONE) -> Example:
    return report_of(
        proactive="主动公开政府信息120条。组织培训2次。",
        unit=unit,
        year=2023,
        applications=applications,
        disclosure=disclosure,
    )


def messages(text: str, last_year: Example | None = None, unit: str = TOWN) -> list[str]:
    example = report_of(proactive=text, last_year=last_year, unit=unit)
    return [finding.message for finding in found(example, "N14")]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("收到公开申请17件，较上年减少13件（上年28件）。", "减少11件（39.3%）"),
        ("收到公开申请36件，同比上升20%（2023年为32件）。", "增加4件（12.5%）"),
        ("受理公开申请45件，较2023年的30件增长了40%。", "增加15件（50%）"),
        ("2024年公开信息2010条，去年1800条，同比增长15%。", "增加210条（11.7%）"),
        ("公开政策文件21件，比上年多6件，增幅50%。", "增加6件（40%）"),
        ("发布解读12篇，较上年的15篇增加3篇。", "减少3篇（20%）"),
        ("办件量从去年的100件降到80件，同比下降25%。", "减少20件（20%）"),
        ("发布信息三十条，比上年（二十条）增加五条。", "增加10条（50%）"),
    ],
)
def test_a_comparison_is_worked_out_from_the_sentence(text: str, right: str) -> None:
    (message,) = messages(text)
    assert f"应是{right}" in message


@pytest.mark.parametrize(
    "text",
    [
        "公开信息318条，比上年多23条，上年是295条。",
        "公开120条，比上年减少10条，其中网站减少8条、公众号减少2条。",
        "2022年收到6件，2023年收到8件，2024年收到9件，比上年增加1件。",
        "受理公开申请45件，申请量同比增长6.54%，2023年结转申请7件。",
        "公开信息318条，阅读量比上年增加3.2万次。",
        "公开120条，较上年（126条）略有减少。",
        "收到公开申请100余件，比上年（80件）增加90件。",
        "网站、公众号公开20条、30条，同比分别增长5%、10%（上年18条）。",
    ],
)
def test_a_comparison_that_holds_or_cannot_be_told_is_left_alone(text: str) -> None:
    assert messages(text) == []


def test_last_years_number_is_looked_up_in_last_years_report() -> None:
    assert messages("主动公开政府信息150条，比去年增加40条。", before())
    assert not messages("主动公开政府信息150条，比去年增加30条。", before())
    assert messages("组织培训2次，比去年增加1次。", before())


def test_applications_are_looked_up_in_last_years_table() -> None:
    last_year = before(applications=RECEIVED)
    assert messages("收到公开申请35件，同比增长20%。", last_year)
    assert not messages("收到公开申请35件，同比增长25%。", last_year)


def test_a_county_is_asked_whether_both_years_cover_the_same_units() -> None:
    last_year = before(COUNTY)
    example = report_of(
        proactive="主动公开政府信息150条，同比下降10%。", last_year=last_year, unit=COUNTY
    )
    assert [f.certainty for f in found(example, "N14")] == [Certainty.ASK]


def test_without_last_years_report_it_says_what_was_not_checked() -> None:
    result = check(report_of(proactive="公开信息150条，同比增长10%。"), "N14", "N15", "N16")
    assert dict(result.not_assessed) == {
        "N14": "没有上年报告，与上年相比的1处没有核对",
        "N15": "没有上年报告",
        "N16": "没有上年报告",
    }


# ── N15, N16: what lasts from year to year ──────────────────


def carried(now: Cells, then: Cells) -> Example:
    return report_of(applications=now, last_year=before(applications=then))


def test_columns_that_do_not_meet_are_told_in_one_finding() -> None:
    now = {"carried_in.natural": 1, "granted.natural": 1}
    then = {"received.commercial": 2, "carried_out.commercial": 2}
    (finding,) = found(carried(now, then), "N15")
    assert finding.where.cell == "表三“二、上年结转政府信息公开申请数量·自然人”"
    assert "自然人本年表填1件，上年表结转0件" in finding.message
    assert "商业企业本年表填0件，上年表结转2件" in finding.message


def test_a_row_that_misses_its_own_total_is_only_asked_about() -> None:
    now = {"carried_in.natural": 1, "carried_in.total": 0, "granted.natural": 1}
    (finding,) = found(carried(now, {}), "N15")
    assert (finding.severity, finding.certainty) == (Severity.WARNING, Certainty.ASK)


def test_a_report_of_another_year_is_not_last_years() -> None:
    older = report_of(year=2021, disclosure={"normative.in_force": 9})
    result = check(report_of(last_year=older), "N15", "N16")
    assert dict(result.not_assessed) == {
        "N15": "给出的不是2023年的报告，是2021年的",
        "N16": "给出的上年报告是2021年的",
    }
    assert not result.findings


def test_a_stock_that_does_not_follow_is_asked_about_with_the_sum() -> None:
    example = report_of(
        disclosure={"normative.issued": 2, "normative.repealed": 1, "normative.in_force": 5},
        last_year=before(disclosure={"normative.in_force": 5}),
    )
    (finding,) = found(example, "N16")
    assert "应为6件（5＋2－1），表二填5件" in finding.message
