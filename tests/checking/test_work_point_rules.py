"""Work points: named by their year, accounted for with evidence, and of this year."""

from __future__ import annotations

import pytest

from assistant.checking.check import check_report
from assistant.checking.example import build_report
from assistant.checking.rule import Example

_FEE = "（一）收取信息处理费情况\n2024年没有收取信息处理费。\n（二）落实年度政务公开工作要点情况\n"
_CODES = ("C-15", "T12", "K01", "K02", "K03", "K04")


def codes(text: str, *, year: int = 2024) -> list[str]:
    report = build_report(Example(sections={"others": _FEE + text}, year=year))
    return [finding.code for finding in check_report(report, select=_CODES).findings]


@pytest.mark.parametrize(
    "text",
    [
        "县里2024年没有印发政务公开工作要点，按省里的要点公开规范性文件4件、图解3件。",
        "云江市2024年政务公开工作要点中由我镇承担的6项都已办结，台账挂在“石桥公开”专栏。",
        "依据《2024年云岭县政务公开工作要点》，一是公布招生片区图3张；二是因县里没有招标，"
        "电子屏推迟到2025年6月；三是4月起每月办一场开放日。",
    ],
)
def test_an_account_with_name_and_evidence_is_left_alone(text: str) -> None:
    assert codes(text) == []


def test_points_without_a_year_are_named_once() -> None:
    assert codes("照着上级政务公开工作要点，办结9项，图解5件，专区1个。") == ["K01"]


def test_points_of_another_year_are_left_to_the_citation_rule() -> None:
    assert codes("对照《云岭县2023年政务公开工作要点》12项任务，完成11项。") == ["C-15"]


def test_an_account_without_any_fact_is_not_told_of_twice() -> None:
    assert codes("认真贯彻落实上级要点精神，各项任务有序推进。") == ["T12"]
    assert codes("《云岭县2024年政务公开工作要点》各项任务全部落实到位。") == ["K02"]


def test_one_item_without_evidence_among_others_is_pointed_out() -> None:
    text = "《云岭县2024年政务公开工作要点》落实如下：一是图解5件；二是持续优化公开流程。"
    assert codes(text) == ["K02"]


def test_three_stock_headings_are_one_finding() -> None:
    text = "对照2024年政务公开工作要点，一是健全工作制度，二是提升公开质量，三是增强服务能力。"
    assert "K04" in codes(text)
    assert "K02" not in codes(text)


def test_other_items_of_section_six_are_no_items_of_the_account() -> None:
    report = build_report(
        Example(
            sections={
                "others": "1.没有收取信息处理费。\n2.2024年政务公开工作要点9项任务完成8项。\n"
                "3.没有其他需要报告的事项。"
            }
        )
    )
    assert check_report(report, select=_CODES).findings == ()


@pytest.mark.parametrize(("year", "expected"), [(2022, []), (2024, ["K03"])])
def test_a_topic_is_only_asked_about_after_its_years(year: int, expected: list[str]) -> None:
    text = (
        f"《云岭县{year}年政务公开工作要点》12项任务完成11项，"
        "围绕助力经济平稳健康发展公开减税信息18条。"
    )
    assert codes(text, year=year) == expected


def test_expired_slogans_are_left_to_the_citation_rules() -> None:
    text = "《云岭县2024年政务公开工作要点》9项任务完成9项，公开疫情防控信息18条。"
    assert codes(text) == []
