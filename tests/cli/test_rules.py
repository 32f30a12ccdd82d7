"""`nianbao rules`, and the settings files that decide what it and `nianbao check` do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assistant.checking.registry import all_rules
from assistant.writers.text import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.drafting.draft import Draft
    from tests.conftest import RunCli


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a settings file."""
    settings = 'schema = 1\nignore = ["W"]\n[severity]\nN10 = "info"\n'
    (tmp_path / "nianbao.toml").write_text(settings, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def report(draft: Draft, folder: Path) -> Path:
    """A report in which the parts of a total exceed it, and a word stands twice."""
    path = folder / "石桥镇2024.txt"
    text = text_of(draft).replace("公众号49条", "公众号94条").replace("没有收取", "没有没有收取")
    path.write_text(text, encoding="utf-8")
    return path


def line_of(code: str, out: str) -> str:
    return next(line for line in out.splitlines() if line.startswith(code))


def test_every_rule_has_a_line_with_state_severity_certainty_and_title(run_cli: RunCli) -> None:
    lines = [line.split(maxsplit=4) for line in run_cli("rules").out.splitlines()]
    assert [line[0] for line in lines] == [rule.code for rule in all_rules()]
    assert {line[1] for line in lines} <= {"开", "关"}
    assert {line[2] for line in lines} == {"错误", "警告", "提示"}
    assert {line[3] for line in lines} <= {"确定", "很可能", "请核对"}
    assert [line[4] for line in lines] == [rule.title for rule in all_rules()]


def test_where_names_the_file_or_option_that_decided(run_cli: RunCli, folder: Path) -> None:
    out = run_cli("rules", "--where", "--ignore", "N01").out
    project = f"项目设置（{folder / 'nianbao.toml'}）"
    assert line_of("N01", out).endswith("〔开关：命令行；级别：默认〕")
    assert line_of("W03", out).endswith(f"〔开关：{project}；级别：默认〕")
    assert line_of("N10", out).endswith(f"〔开关：默认；级别：{project}〕")
    assert line_of("N10", out).startswith("N10   开  提示")
    assert "\n      U01.serious = 0.6  " in out


def test_the_settings_of_another_folder_can_be_looked_at(
    run_cli: RunCli, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("别处")
    (elsewhere / "nianbao.toml").write_text('schema = 1\nignore = ["N"]\n', encoding="utf-8")
    assert "  关  " in line_of("N10", run_cli("rules", elsewhere).out)
    assert run_cli("rules", elsewhere / "没有.txt").code == 2


def test_programs_are_told_as_much(run_cli: RunCli, folder: Path) -> None:
    document = json.loads(run_cli("rules", "--format", "json").out)
    assert document["schema"] == "nianbao.rules/1"
    rules = {rule["code"]: rule for rule in document["rules"]}
    assert list(rules) == [rule.code for rule in all_rules()]
    project = f"项目设置（{folder / 'nianbao.toml'}）"
    assert rules["N10"]["severity"] == "info"
    assert rules["N10"]["decided_by"] == {"enabled": "默认", "severity": project}
    assert rules["W03"]["enabled"] is False
    assert {t["name"]: t["value"] for t in rules["U01"]["thresholds"]} == {
        "U01.noteworthy": 0.35,
        "U01.serious": 0.6,
    }


def test_check_goes_by_the_settings_and_says_so(run_cli: RunCli, report: Path) -> None:
    ran = run_cli("check", report, "--format", "json")
    findings = json.loads(ran.out)["files"][0]["findings"]
    assert not [finding for finding in findings if finding["code"].startswith("W")]
    assert {f["severity"] for f in findings if f["code"] == "N10"} == {"info"}
    assert ran.err == f"使用项目设置（{report.parent / 'nianbao.toml'}）\n"


def test_the_command_line_outweighs_the_settings(run_cli: RunCli, report: Path) -> None:
    out = run_cli("check", report, "--select", "W03", "--format", "json").out
    assert {f["code"] for f in json.loads(out)["files"][0]["findings"]} == {"W03"}


def test_a_fault_in_the_settings_stops_the_check(run_cli: RunCli, report: Path) -> None:
    settings = report.parent / "nianbao.toml"
    settings.write_text('schema = 1\nignor = ["W"]\n', encoding="utf-8")
    ran = run_cli("check", report)
    assert (ran.code, ran.out) == (2, "")
    assert f"{settings}：没有“ignor”这一项，是否想写ignore" in ran.err


def test_checking_with_no_rule_at_all_is_no_pass(run_cli: RunCli, report: Path) -> None:
    ran = run_cli("check", report, "--select", "N05", "--ignore", "N05")
    assert ran.code == 2
    assert "一条规则也不会查" in ran.err
