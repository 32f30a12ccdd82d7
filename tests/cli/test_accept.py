"""`nianbao accept`: what a reviewer lets stand is no longer counted, and never lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from assistant.writers.text import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.drafting.draft import Draft
    from tests.conftest import RunCli

TOTAL = "147条，其中政府网站98条、公众号94条"


@pytest.fixture
def report(draft: Draft, tmp_path: Path) -> Path:
    """A report in which the parts of a total exceed it."""
    path = tmp_path / "石桥镇2024.txt"
    path.write_text(text_of(draft).replace("公众号49条", "公众号94条"), encoding="utf-8")
    return path


def side_file(report: Path) -> Path:
    return report.with_name(f"{report.name}.认可.toml")


def edit(report: Path, old: str, new: str) -> None:
    text = report.read_text(encoding="utf-8")
    assert old in text
    report.write_text(text.replace(old, new), encoding="utf-8")


def check(run_cli: RunCli, report: Path, *options: object) -> dict[str, Any]:
    """Return what a check of rule N10 alone says of the report."""
    out = run_cli("check", report, "--select", "N10", "--format", "json", *options).out
    document: dict[str, Any] = json.loads(out)
    return document


def finding(run_cli: RunCli, report: Path, *options: object) -> dict[str, Any]:
    (only,) = check(run_cli, report, *options)["files"][0]["findings"]
    assert isinstance(only, dict)
    return only


@pytest.fixture
def fingerprint(run_cli: RunCli, report: Path) -> str:
    return str(finding(run_cli, report)["fingerprint"])


@pytest.fixture
def accepted(run_cli: RunCli, report: Path, fingerprint: str) -> str:
    """The fingerprint of the finding, accepted by its first figures as the text output shows it."""
    ran = run_cli(
        "accept", report, fingerprint[:8],
        "--reason", "一条信息两处发", "--by", "王某", "--date", "2025-01-20",
    )  # fmt: skip
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"已认可1处，记在{side_file(report)}\n"
    return fingerprint


def test_the_text_output_shows_the_number_to_accept_by(
    run_cli: RunCli, report: Path, fingerprint: str
) -> None:
    out = run_cli("check", report, "--select", "N10").out
    (head,) = [line for line in out.splitlines() if "N10" in line]
    assert head.endswith(f"  一、总体情况  [{fingerprint[:8]}]")


def test_what_was_accepted_is_neither_counted_nor_a_failure(
    run_cli: RunCli, report: Path, accepted: str
) -> None:
    document = check(run_cli, report)
    found = document["files"][0]["findings"][0]
    assert (found["status"], found["decision"]["reason"]) == ("accepted", "一条信息两处发")
    assert document["summary"] == {"error": 0, "warning": 0, "info": 0}
    ran = run_cli("check", report, "--select", "N10")
    assert ran.code == 0
    assert "问题都已认可，共1处" in ran.out
    assert TOTAL not in ran.out
    assert TOTAL in run_cli("check", report, "--select", "N10", "--show-accepted").out


def test_it_outlives_another_version_in_which_the_text_has_moved(
    run_cli: RunCli, report: Path, accepted: str
) -> None:
    edit(report, "一、总体情况", "一、总体情况\n公开工作由党政办承办，站所配合。")
    assert finding(run_cli, report)["status"] == "accepted"


def test_an_edited_sentence_is_to_be_confirmed_again_and_then_replaces_the_old_one(
    run_cli: RunCli, report: Path, accepted: str
) -> None:
    edit(report, "公众号94条", "微信公众号94条")
    found = finding(run_cli, report)
    assert (found["status"], found["decision"]["fingerprint"]) == ("new", accepted)
    ran = run_cli("check", report, "--select", "N10")
    assert ran.code == 1
    assert (
        "认可过，但文字已改，请重新确认。当时的理由：一条信息两处发（王某，2025-01-20）" in ran.out
    )
    assert run_cli("accept", report, found["fingerprint"], "--reason", "同上").code == 0
    assert finding(run_cli, report)["status"] == "accepted"
    listed = run_cli("accept", report, "--list").out
    assert listed.count("N10") == 1
    assert found["fingerprint"][:8] in listed


def test_a_decision_whose_finding_is_gone_is_told_and_kept(
    run_cli: RunCli, report: Path, accepted: str
) -> None:
    edit(report, "公众号94条", "公众号49条")
    ran = run_cli("check", report, "--select", "N10", "--format", "json")
    (stale,) = json.loads(ran.out)["files"][0]["stale_decisions"]
    assert (stale["fingerprint"], stale["reason"]) == (accepted, "一条信息两处发")
    assert f"{report}：有1条认可找不到对应的问题了" in ran.err
    assert f"  [{accepted[:8]}]  N10  一、总体情况  “{TOTAL}”  理由：一条信息两处发" in ran.err
    assert side_file(report).exists()
    assert "找不到" not in run_cli("check", report, "--ignore", "N10").err


def test_a_decision_can_be_taken_back(run_cli: RunCli, report: Path, accepted: str) -> None:
    ran = run_cli("accept", report, "--remove", accepted[:6])
    assert (ran.code, ran.err) == (0, f"已删去1条认可：{side_file(report)}\n")
    assert not side_file(report).exists()
    assert finding(run_cli, report)["status"] == "new"


def test_a_copy_under_another_name_can_go_by_the_decisions_of_the_first(
    run_cli: RunCli, report: Path, accepted: str
) -> None:
    copy = report.with_name("石桥镇2024-修改稿.txt")
    copy.write_bytes(report.read_bytes())
    assert finding(run_cli, copy)["status"] == "new"
    assert finding(run_cli, copy, "--decisions", report)["status"] == "accepted"
    assert finding(run_cli, copy, "--decisions", side_file(report))["status"] == "accepted"
    missing = run_cli("check", report, "--decisions", copy)
    assert missing.code == 2
    assert "还没有认可过问题" in missing.err


def test_decisions_of_another_file_belong_to_one_report(
    run_cli: RunCli, report: Path, accepted: str
) -> None:
    report.with_name("青坪乡2024.txt").write_bytes(report.read_bytes())
    ran = run_cli("check", report.parent, "--decisions", report)
    assert ran.code == 2
    assert "--decisions 一次只配一份年报，这里有2份" in ran.err


def test_several_findings_can_be_accepted_at_once(run_cli: RunCli, report: Path) -> None:
    findings = json.loads(run_cli("check", report, "--format", "json").out)["files"][0]["findings"]
    numbers = [found["fingerprint"] for found in findings[:3]]
    ran = run_cli("accept", report, *numbers, "--reason", "已核对")
    assert ran.err.startswith("已认可3处")
    assert len(run_cli("accept", report, "--list").out.splitlines()) == 3


def test_a_finding_of_a_rule_that_is_off_can_be_accepted(run_cli: RunCli, report: Path) -> None:
    number = finding(run_cli, report)["fingerprint"]
    settings = report.with_name("nianbao.toml")
    settings.write_text('schema = 1\nignore = ["N"]\n', encoding="utf-8")
    assert run_cli("accept", report, number, "--reason", "已核对").code == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "要认可请写编号和 --reason"),
        (("abcdef12", "--list"), "要认可请写编号和 --reason"),
        (("abcdef12",), "请用 --reason 写明理由"),
        (("abcdef12", "--reason", "　"), "请用 --reason 写明理由"),
        (("abc", "--reason", "已核对"), "编号abc太短，至少写前6位"),
        (("abcdef12", "--reason", "已核对", "--date", "1月20日"), "--date 写的是1月20日"),
        (("--remove", "abcdef12"), "这份年报没有认可"),
    ],
)
def test_wrong_use_changes_nothing(
    run_cli: RunCli, report: Path, options: tuple[str, ...], said: str
) -> None:
    ran = run_cli("accept", report, *options)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert not side_file(report).exists()


def test_a_misspelt_number_is_answered_with_those_it_could_be(
    run_cli: RunCli, report: Path, fingerprint: str
) -> None:
    wrong = ("0" if fingerprint[0] != "0" else "1") + fingerprint[1:8]
    ran = run_cli("accept", report, wrong, "--reason", "已核对")
    assert ran.code == 2
    assert f"没有编号是{wrong}的问题，是否想写：\n  [{fingerprint[:8]}]  N10" in ran.err


def test_a_damaged_decisions_file_keeps_its_report_from_passing(
    run_cli: RunCli, report: Path, accepted: str
) -> None:
    other = report.with_name("青坪乡2024.txt")
    other.write_bytes(report.read_bytes())
    side_file(report).write_text("schema = 1\n[[decision]\n", encoding="utf-8")
    ran = run_cli("check", report, other, "--format", "json")
    document = json.loads(ran.out)
    assert ran.code == 2
    assert [unread["path"] for unread in document["unread"]] == [str(report)]
    assert f"{side_file(report)}：第2行" in document["unread"][0]["why"]
    assert [file["path"] for file in document["files"]] == [str(other)]


def test_what_is_no_report_has_nothing_to_accept(run_cli: RunCli, tmp_path: Path) -> None:
    ran = run_cli("accept", tmp_path / "没有.txt", "abcdef12", "--reason", "已核对")
    assert ran.code == 2
    assert ran.err.startswith(f"{tmp_path / '没有.txt'}：没有这个文件")
