"""Running the rules: choosing them, placing and naming what they find."""

from __future__ import annotations

import pytest

from assistant.checking.check import check_report
from assistant.checking.example import build_report
from assistant.checking.rule import Example, Severity
from assistant.errors import AssistantError

_TWICE = Example(sections={"others": "工作工作由党政办负责。\n收费0元。\n工作工作已办完。"})


def test_selected_rules_are_the_only_ones_run() -> None:
    result = check_report(build_report(_TWICE), select=["W03"])
    assert {finding.code for finding in result.findings} == {"W03"}


def test_ignored_rules_are_silent() -> None:
    result = check_report(build_report(_TWICE), ignore=["W03"])
    assert "W03" not in {finding.code for finding in result.findings}


@pytest.mark.parametrize("written", ["w03", "Ｗ03", "W", "w"])
def test_a_code_may_be_written_small_or_wide_and_a_family_by_its_letter(written: str) -> None:
    assert check_report(build_report(_TWICE), select=[written]).findings


def test_the_hyphen_of_a_citation_rule_may_be_left_out() -> None:
    example = Example(sections={"preface": "本报告按照新《条例》编制。"})
    findings = check_report(build_report(example), select=["c05"]).findings
    assert {finding.code for finding in findings} == {"C-05"}


def test_an_unknown_code_names_the_one_it_could_have_meant() -> None:
    report = build_report(Example())
    with pytest.raises(AssistantError, match="没有规则C91，是否想写C-"):
        check_report(report, select=["C91"])
    with pytest.raises(AssistantError, match="没有规则W3，是否想写W03"):
        check_report(report, ignore=["W3"])


def test_findings_tell_section_paragraph_and_offsets() -> None:
    report = build_report(_TWICE)
    finding = check_report(report, select=["W03"]).findings[0]
    assert finding.quote == "工作工作"
    assert finding.where.section == "六、其他需要报告的事项"
    assert (finding.where.start, finding.where.end) == (0, 4)
    assert finding.where.cell is None
    assert finding.name == "words-doubled"


def test_findings_in_the_preface_say_so() -> None:
    example = Example(sections={"preface": "本报告编制工作工作由党政办负责。"})
    finding = check_report(build_report(example), select=["W03"]).findings[0]
    assert finding.where.section == "前言"


def test_a_cell_is_named_in_the_captions_of_the_form() -> None:
    example = Example(tables={"disclosure": {"licences": "/"}})
    finding = check_report(build_report(example), select=["F14"]).findings[0]
    assert finding.where.cell == "表二“行政许可·本年处理决定数量”"
    assert finding.quote == "/"


def test_a_missing_section_has_no_quote_and_names_its_heading() -> None:
    example = Example(
        text="石桥镇2024年政府信息公开工作年度报告\n一、总体情况\n公开信息31条。\n"
        "二、主动公开政府信息情况\n见表。\n三、收到和处理政府信息公开申请情况\n未收到申请。\n"
        "四、政府信息公开行政复议、行政诉讼情况\n没有。\n六、其他需要报告的事项\n没有收费。"
    )
    finding = check_report(build_report(example), select=["F01"]).findings[0]
    assert finding.quote == ""
    assert finding.where.section == "五、存在的主要问题及改进情况"
    assert finding.severity is Severity.ERROR


def test_findings_come_in_reading_order() -> None:
    example = Example(
        sections={
            "preface": "本报告按照新《条例》编制。统计期限为2023年1月1日至2023年12月31日。",
            "others": "工作工作由党政办负责，收取信息处理费0元。",
        }
    )
    result = check_report(build_report(example), select=["W03", "U08", "C-05"])
    assert [finding.code for finding in result.findings] == ["C-05", "U08", "W03"]


def test_fingerprints_tell_identical_hits_apart() -> None:
    findings = check_report(build_report(_TWICE), select=["W03"]).findings
    assert len({finding.fingerprint for finding in findings}) == len(findings) == 2


def test_fingerprints_outlive_a_move_of_the_words() -> None:
    moved = Example(sections={"others": "收费0元。\n\n没有别的事项。工作工作由党政办负责。"})
    first = check_report(build_report(_TWICE), select=["W03"]).findings[0]
    second = check_report(build_report(moved), select=["W03"]).findings[0]
    assert first.fingerprint == second.fingerprint
    assert first.where != second.where


def test_a_rule_that_cannot_judge_says_why() -> None:
    example = Example(
        text="一、总体情况\n公开信息31条。\n二、主动公开政府信息情况\n见表。\n"
        "三、收到和处理政府信息公开申请情况\n未收到申请。"
    )
    result = check_report(build_report(example), select=["U05", "U07"])
    assert result.findings == ()
    assert result.not_assessed == (("U05", "认不出单位层级"), ("U07", "认不出报告年度"))
