"""`nianbao check`: files in, findings out, and an exit code that scripts can trust."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from assistant.writers.text import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.drafting.draft import Draft
    from tests.conftest import RunCli


@pytest.fixture
def report(draft: Draft, tmp_path: Path) -> Path:
    """A finished report with faults: table three does not add up, table two has a wrong caption."""
    path = tmp_path / "石桥镇2024.txt"
    text = text_of(draft).replace("本年废止件数", "本年度止件数")
    path.write_text(text, encoding="utf-8")
    return path


def test_findings_go_to_stdout_and_give_exit_code_1(run_cli: RunCli, report: Path) -> None:
    ran = run_cli("check", report)
    assert ran.code == 1
    assert ran.out.startswith(f"{report}\n  云岭县石桥镇人民政府，镇，2024年\n")
    assert ran.err == ""


def test_every_quote_stands_in_the_file_to_the_letter(run_cli: RunCli, report: Path) -> None:
    document = json.loads(run_cli("check", report, "--format", "json").out)
    text = report.read_text(encoding="utf-8")
    findings = document["files"][0]["findings"]
    assert len(findings) > 3
    assert all(finding["quote"] in text for finding in findings)


@pytest.mark.parametrize(("level", "code"), [("error", 1), ("info", 1), ("never", 0)])
def test_fail_on_decides_the_exit_code(
    run_cli: RunCli, report: Path, level: str, code: int
) -> None:
    assert run_cli("check", report, "--fail-on", level).code == code


def test_a_warning_fails_only_where_it_is_asked_to(run_cli: RunCli, report: Path) -> None:
    assert run_cli("check", report, "--select", "F12").code == 0
    assert run_cli("check", report, "--select", "F12", "--fail-on", "warning").code == 1


def test_select_takes_codes_with_commas_of_either_width(run_cli: RunCli, report: Path) -> None:
    ran = run_cli("check", report, "--select", "n01，N02", "--select", "N03", "--format", "json")
    found = {finding["code"] for finding in json.loads(ran.out)["files"][0]["findings"]}
    assert found <= {"N01", "N02", "N03"}
    assert found


def test_an_unknown_rule_is_named_with_what_it_could_mean(run_cli: RunCli, report: Path) -> None:
    ran = run_cli("check", report, "--ignore", "N0l")
    assert ran.code == 2
    assert "没有规则N0l，是否想写N" in ran.err


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "没有这个文件"),
        (b"", "文件是空的"),
        (b"%PDF-1.7", "损坏"),
        (bytes(range(256)), "不是文本文件"),
        ("今天开会，研究秋收。\n".encode() * 9, "没有认出"),
    ],
)
def test_a_file_that_cannot_be_checked_is_listed_and_gives_2(
    run_cli: RunCli, tmp_path: Path, report: Path, content: bytes | None, why: str
) -> None:
    path = tmp_path / "坏.txt"
    if content is not None:
        path.write_bytes(content)
    ran = run_cli("check", path, report, "--format", "json")
    document = json.loads(ran.out)
    assert ran.code == 2
    assert [unread["path"] for unread in document["unread"]] == [str(path)]
    assert why in document["unread"][0]["why"]
    assert len(document["files"]) == 1
    assert "Traceback" not in ran.err


def test_a_folder_is_checked_whole_in_order(run_cli: RunCli, tmp_path: Path, draft: Draft) -> None:
    text = text_of(draft)
    (tmp_path / "乡镇").mkdir()
    for name in ("乙.md", "甲.txt", "乡镇/丙.txt", ".甲.txt", "~$丁.txt", "说明.log"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "戊.docx").write_bytes(b"PK\x03\x04word/")
    document = json.loads(run_cli("check", tmp_path, "--format", "json").out)
    checked = [os.path.relpath(file["path"], tmp_path) for file in document["files"]]
    assert checked == ["乙.md", os.path.join("乡镇", "丙.txt"), "甲.txt"]
    assert [os.path.basename(unread["path"]) for unread in document["unread"]] == ["戊.docx"]


def test_a_pattern_is_spread_as_shells_on_windows_do_not(
    run_cli: RunCli, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(report.parent)
    assert run_cli("check", "石桥镇*.txt", "--fail-on", "never").code == 0
    ran = run_cli("check", "青坪乡*.txt")
    assert (ran.code, ran.err) == (2, "青坪乡*.txt：没有符合的文件\n")


def test_a_file_named_twice_is_checked_once(run_cli: RunCli, report: Path) -> None:
    ran = run_cli("check", report, report.parent, report, "--format", "json")
    assert len(json.loads(ran.out)["files"]) == 1


def test_an_empty_folder_is_no_pass(run_cli: RunCli, tmp_path: Path) -> None:
    assert run_cli("check", tmp_path).code == 2


def test_results_can_go_to_a_file_and_never_over_one(
    run_cli: RunCli, report: Path, tmp_path: Path
) -> None:
    target = tmp_path / "结果.json"
    ran = run_cli("check", report, "--format", "json", "-o", target)
    assert (ran.code, ran.out, ran.err) == (1, "", f"已写出{target}\n")
    before = target.read_bytes()
    again = run_cli("check", report, "-o", target)
    assert again.code == 2
    assert "文件已存在" in again.err
    assert target.read_bytes() == before
    assert run_cli("check", report, "-o", target, "--force").code == 1
    assert target.read_text(encoding="utf-8").startswith(str(report))


def test_the_same_file_gives_the_same_output(run_cli: RunCli, report: Path) -> None:
    first = run_cli("check", report, "--format", "json").out
    assert run_cli("check", report, "--format", "json").out == first


def test_a_sentence_that_stands_in_another_report_is_named_with_its_source(
    run_cli: RunCli, report: Path, tmp_path: Path, draft: Draft
) -> None:
    folder = tmp_path / "邻镇"
    folder.mkdir()
    neighbour = folder / "青坪乡2023.txt"
    copied = "“涉农补贴”栏目6月至9月没有更新，3批农机补贴名单是10月12日一次补上的。"
    text = text_of(draft).replace("没有收取信息处理费。", f"没有收取信息处理费。{copied}")
    report.write_text(text, encoding="utf-8")
    neighbour.write_text(
        text.replace("石桥镇", "青坪乡").replace("2024", "2023").replace("3批", "2批"),
        encoding="utf-8",
    )
    (folder / "说明.txt").write_text("这里放着各乡镇的年报。\n" * 9, encoding="utf-8")
    ran = run_cli("check", report, "--against", folder, "--format", "json")
    related = [
        related
        for finding in json.loads(ran.out)["files"][0]["findings"]
        for related in finding["related"]
        if finding["quote"] and finding["quote"] in copied
    ]
    assert [source["source"] for source in related] == [str(neighbour)]
    assert related[0]["year"] == 2023
    assert related[0]["quote"] in neighbour.read_text(encoding="utf-8")
    assert "没有用来比对" in ran.err
    assert "说明.txt" in ran.err


def test_a_report_named_to_compare_with_has_to_be_one(
    run_cli: RunCli, report: Path, tmp_path: Path
) -> None:
    for option in ("--against", "--last-year"):
        ran = run_cli("check", report, option, tmp_path / "没有.txt")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"{tmp_path / '没有.txt'}：没有这个文件")


def test_last_year_belongs_to_one_report(run_cli: RunCli, report: Path, tmp_path: Path) -> None:
    other = tmp_path / "青坪乡2024.txt"
    other.write_text(report.read_text(encoding="utf-8"), encoding="utf-8")
    ran = run_cli("check", report, other, "--last-year", report)
    assert ran.code == 2
    assert "--last-year 一次只配一份年报，这里有2份" in ran.err
