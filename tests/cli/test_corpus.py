"""`nianbao corpus` as its user meets it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunCli


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Return a folder with two reports of made-up units."""
    folder = tmp_path / "年报"
    folder.mkdir()
    for unit, year in (("石桥镇", 2023), ("青坪乡", 2024)):
        text = (
            f"云岭县{unit}人民政府{year}年政府信息公开工作年度报告\n一、总体情况\n"
            f"{year}年在赶集日摆台9次，发出补贴、招工、停电等明白纸1500份。\n"
            "二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"
            "四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n"
            "公开栏设得偏，字印得小，老年人看不清。\n六、其他需要报告的事项\n没有收费。\n"
        )
        (folder / f"{unit}.txt").write_text(text, encoding="utf-8")
    return folder


def test_reports_are_added_listed_counted_and_removed(
    run_cli: RunCli, reports: Path, tmp_path: Path
) -> None:
    store = str(tmp_path / "库")
    added = run_cli("corpus", "add", store, str(reports))
    assert (added.code, "新收2份" in added.err) == (0, True)
    listed = json.loads(run_cli("corpus", "list", store, "--format", "json").out)
    assert {(each["unit"], each["year"]) for each in listed["reports"]} == {
        ("云岭县石桥镇人民政府", 2023),
        ("云岭县青坪乡人民政府", 2024),
    }
    stats = json.loads(run_cli("corpus", "stats", store, "--verify", "--format", "json").out)
    assert stats["reports"] == 2
    assert run_cli("corpus", "remove", store, "石桥镇").code == 0
    left = json.loads(run_cli("corpus", "list", store, "--format", "json").out)
    assert [each["unit"] for each in left["reports"]] == ["云岭县青坪乡人民政府"]


def test_a_report_is_compared_with_a_corpus_and_not_with_itself(
    run_cli: RunCli, reports: Path, tmp_path: Path
) -> None:
    store = str(tmp_path / "库")
    run_cli("corpus", "add", store, str(reports))
    checked = run_cli(
        "check", str(reports / "青坪乡.txt"), "--against", store, "--select", "U02",
        "--format", "json",
    )  # fmt: skip
    (file,) = json.loads(checked.out)["files"]
    sources = {r["unit"] for finding in file["findings"] for r in finding["related"]}
    assert sources == {"云岭县石桥镇人民政府"}


def test_what_cannot_be_read_is_told_and_the_rest_is_added(
    run_cli: RunCli, reports: Path, tmp_path: Path
) -> None:
    (reports / "坏.docx").write_bytes(b"PK\x03\x04")
    added = run_cli("corpus", "add", str(tmp_path / "库"), str(reports))
    assert added.code == 2
    assert "坏.docx" in added.err
    assert "新收2份" in added.err


@pytest.mark.parametrize("command", ["list", "stats"])
def test_a_folder_that_is_no_corpus_is_told(run_cli: RunCli, tmp_path: Path, command: str) -> None:
    told = run_cli("corpus", command, str(tmp_path))
    assert told.code == 2
    assert "不是比对库" in told.err
    missing = run_cli("corpus", command, str(tmp_path / "没有"))
    assert (missing.code, "没有这个比对库" in missing.err) == (2, True)


def test_an_exported_corpus_without_text_still_finds_a_copy(
    run_cli: RunCli, reports: Path, tmp_path: Path
) -> None:
    store, out = str(tmp_path / "库"), str(tmp_path / "交出")
    run_cli("corpus", "add", store, str(reports / "石桥镇.txt"))
    assert run_cli("corpus", "export", store, out, "--hashed").code == 0
    checked = run_cli("check", str(reports / "青坪乡.txt"), "--against", out, "--select", "U02")
    assert "云岭县石桥镇人民政府2023年年报" in checked.out
    assert "比对库不含原文" in checked.out


def test_where_nothing_could_be_read_no_corpus_is_begun(
    run_cli: RunCli, reports: Path, tmp_path: Path
) -> None:
    (tmp_path / "天气.txt").write_text("今天天气很好。\n", encoding="utf-8")
    begun = run_cli("corpus", "add", str(tmp_path / "新库"), str(tmp_path / "天气.txt"))
    assert "新库没有建" in begun.err
    store = str(tmp_path / "库")
    run_cli("corpus", "add", store, str(reports))
    assert "库没有改动" in run_cli("corpus", "add", store, str(tmp_path / "天气.txt")).err


def test_an_empty_corpus_has_no_year_to_remove(
    run_cli: RunCli, reports: Path, tmp_path: Path
) -> None:
    store = str(tmp_path / "库")
    run_cli("corpus", "add", store, str(reports))
    for year in ("2023", "2024"):
        run_cli("corpus", "remove", store, "--year", year)
    assert "库是空的" in run_cli("corpus", "remove", store, "--year", "2023").err


def test_a_folder_is_searched_below_and_a_link_is_no_second_report(
    run_cli: RunCli, reports: Path, tmp_path: Path
) -> None:
    below = reports / "2023"
    below.mkdir()
    (reports / "石桥镇.txt").rename(below / "石桥镇.txt")
    (reports / "又一份.txt").symlink_to(below / "石桥镇.txt")
    added = run_cli("corpus", "add", str(tmp_path / "库"), str(reports), str(below))
    assert "新收2份，更新0份\n" in added.err
