"""`nianbao overlap`: reports in, who shares what with whom out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assistant.writers.text import text_of
from tests.test_import_hygiene import loaded_by

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.drafting.draft import Draft
    from tests.conftest import RunCli

SHARED = (
    "“涉农补贴”栏目6月至9月没有更新，3批农机补贴名单是10月12日一次补上的。"
    "赶集日在集市摆台十一次，由值班干部给群众念补贴名单。"
)


@pytest.fixture
def folder(draft: Draft, tmp_path: Path) -> Path:
    """Reports of two towns of one year each, and of a third that shares nothing."""
    text = text_of(draft)
    copied = text.replace("没有收取信息处理费。", f"没有收取信息处理费。{SHARED}")
    made = {
        "石桥镇2023": copied.replace("2024", "2023"),
        "青坪乡2024": copied.replace("石桥镇", "青坪乡").replace("3批", "2批"),
    }
    reports = tmp_path / "年报"
    reports.mkdir()
    for name, content in made.items():
        (reports / f"{name}.txt").write_text(content, encoding="utf-8")
    return reports


def test_a_folder_is_compared_and_told_on_stdout(run_cli: RunCli, folder: Path) -> None:
    ran = run_cli("overlap", folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("比对年报2份，2家单位，法定的套话不计\n共有内容达10%的1对\n")
    assert "石桥镇2023年" in ran.out
    assert "→ 青坪乡2024年" in ran.out
    assert "换数字" in ran.out


def test_what_is_quoted_stands_in_the_files(run_cli: RunCli, folder: Path) -> None:
    document = json.loads(run_cli("overlap", folder, "--format", "json").out)
    paths = {report["report"]: report["path"] for report in document["reports"]}
    (pair,) = document["pairs"]
    assert pair["evidence"]
    for side in ("earlier", "later"):
        with open(paths[pair[side]["report"]], encoding="utf-8") as file:
            text = file.read()
        assert all(evidence[side]["text"] in text for evidence in pair["evidence"])


def test_a_corpus_is_compared_like_the_files_it_was_made_of(
    run_cli: RunCli, folder: Path, tmp_path: Path
) -> None:
    assert run_cli("corpus", "add", tmp_path / "库", folder).code == 0
    expected = json.loads(run_cli("overlap", folder, "--format", "json").out)
    found = json.loads(run_cli("overlap", tmp_path / "库", "--format", "json").out)
    assert [pair["kinds"] for pair in found["pairs"]] == [p["kinds"] for p in expected["pairs"]]


def test_a_corpus_and_files_are_compared_together(
    run_cli: RunCli, folder: Path, tmp_path: Path
) -> None:
    one, other = sorted(folder.iterdir())
    assert run_cli("corpus", "add", tmp_path / "库", one).code == 0
    ran = run_cli("overlap", tmp_path / "库", other)
    assert "共有内容达10%的1对" in ran.out


@pytest.mark.parametrize("engine", ["memory", "duckdb"])
def test_every_engine_writes_the_same_bytes(run_cli: RunCli, folder: Path, engine: str) -> None:
    expected = run_cli("overlap", folder, "--format", "json").out
    assert run_cli("overlap", folder, "--format", "json", "--engine", engine).out == expected


def test_a_file_that_is_no_report_is_told_apart_and_gives_2(run_cli: RunCli, folder: Path) -> None:
    (folder / "坏.txt").write_bytes(b"")
    ran = run_cli("overlap", folder, "--format", "json")
    document = json.loads(ran.out)
    assert ran.code == 2
    assert [unread["path"] for unread in document["unread"]] == [str(folder / "坏.txt")]
    assert len(document["pairs"]) == 1


def test_one_report_alone_is_compared_with_nothing(run_cli: RunCli, folder: Path) -> None:
    (folder / "青坪乡2024.txt").write_bytes(b"")
    ran = run_cli("overlap", folder)
    assert (ran.code, ran.out) == (2, "")
    assert "青坪乡2024.txt：文件是空的" in ran.err
    assert "读出来的年报有1份，至少要两份才能比对" in ran.err


def test_results_go_to_a_file_and_never_over_one(
    run_cli: RunCli, folder: Path, tmp_path: Path
) -> None:
    target = tmp_path / "结果.csv"
    ran = run_cli("overlap", folder, "--format", "csv", "-o", target)
    assert (ran.code, ran.out, ran.err) == (0, "", f"已写出{target}\n")
    assert target.read_bytes().startswith("\ufeff序号".encode())
    assert b"\r\r\n" not in target.read_bytes()
    again = run_cli("overlap", folder, "--format", "csv", "-o", target)
    assert again.code == 2
    assert "文件已存在" in again.err
    assert run_cli("overlap", folder, "-o", target, "--force").code == 0


def test_the_page_is_written_whole(run_cli: RunCli, folder: Path) -> None:
    ran = run_cli("overlap", folder, "--format", "html")
    assert ran.code == 0
    assert ran.out.startswith("<!DOCTYPE html>")
    assert ran.out.rstrip().endswith("</html>")


@pytest.mark.parametrize("written", ["9", "9%", "9.0％"])
def test_a_share_is_written_in_percent(run_cli: RunCli, folder: Path, written: str) -> None:
    ran = run_cli("overlap", folder, "--format", "json", "--min-share", written)
    assert json.loads(ran.out)["min_share"] == 0.09


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--min-share", "一成"), "填的是一成，要0到100，例如10"),
        (("--min-share", "120"), "填的是120，要0到100，例如10"),
        (("--top", "-1"), "填的是-1，要整数"),
        (("--only", "all"), "没有'all'，可以选"),
        (("--work", "没有这个文件夹"), "没有文件夹没有这个文件夹，请先建好"),
    ],
)
def test_wrong_options_are_told(
    run_cli: RunCli, folder: Path, arguments: tuple[str, str], told: str
) -> None:
    ran = run_cli("overlap", folder, *arguments)
    assert ran.code == 2
    assert told in ran.err


def test_comparing_loads_no_engine_but_its_own(folder: Path) -> None:
    loaded = loaded_by("overlap", str(folder))
    assert not loaded & {"duckdb", "pyspark", "pyarrow", "jinja2", "textual"}
