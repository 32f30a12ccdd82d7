"""A new fact file that takes along what last year's report tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.facts.facts import load_facts
from assistant.interview.question import all_fields

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunCli

REPORT = """云岭县白果镇人民政府2024年政府信息公开工作年度报告
一、总体情况
全年主动公开政府信息88条。
五、存在的主要问题及改进情况
存在的问题：一是自查发现，6月的补贴名单漏贴了2个村；二是群众反映，公开栏字太小看不清；三是政策解读只有文字一种形式。
改进措施：一是每月5日前核对张贴情况；二是换大号字；三是每季度做1件图解。
"""


def test_problems_are_called_by_what_they_are_not_by_who_found_them(
    tmp_path: Path, run_cli: RunCli
) -> None:
    (tmp_path / "上年.txt").write_text(REPORT, encoding="utf-8")
    ran = run_cli("new", tmp_path / "本年.toml", "--from", tmp_path / "上年.txt")
    assert ran.code == 0
    assert "上年主动公开政府信息总数：88（上年年报第一部分）" in ran.err
    facts = load_facts(tmp_path / "本年.toml", all_fields())
    assert [facts.get(f"promises.{number}.problem") for number in range(3)] == [
        "6月的补贴名单漏贴了2个村",
        "公开栏字太小看不清",
        "政策解读只有文字一种形式",
    ]


def test_an_unreadable_report_says_why_and_nothing_is_written(
    tmp_path: Path, run_cli: RunCli
) -> None:
    (tmp_path / "通知.txt").write_text("关于召开例会的通知", encoding="utf-8")
    ran = run_cli("new", tmp_path / "本年.toml", "--from", tmp_path / "通知.txt")
    assert ran.code == 2
    assert "没有认出政府信息公开工作年度报告" in ran.err
    assert not (tmp_path / "本年.toml").exists()
