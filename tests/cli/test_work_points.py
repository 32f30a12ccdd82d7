"""`nianbao new --work-points`: a list of points becomes the facts to fill in."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.readers.docx_builder import cell, docx, level, lists, numbered, p, row, table

if TYPE_CHECKING:
    from tests.conftest import RunCli

REPORT = Path(__file__).parents[2] / "samples" / "reports" / "石桥镇2024.txt"


def _facts(path: Path) -> dict[str, object]:
    facts = tomllib.loads(path.read_text(encoding="utf-8"))["work_points"]
    assert isinstance(facts, dict)
    return facts


@pytest.fixture
def points(tmp_path: Path) -> Path:
    path = tmp_path / "要点.txt"
    path.write_text(
        "云岭县2025年政务公开工作要点（云政办发〔2025〕9号）\n\n1.惠企政策发布\n2.村级公开栏更新\n",
        encoding="utf-8",
    )
    return path


def test_points_of_a_text_have_topics_but_no_state(
    run_cli: RunCli, tmp_path: Path, points: Path
) -> None:
    facts = tmp_path / "石桥镇2025.toml"
    ran = run_cli("new", facts, "--work-points", points)
    assert ran.code == 0
    assert _facts(facts) == {
        "title": "云岭县2025年政务公开工作要点",
        "number": "云政办发〔2025〕9号",
        "points": [{"point": "惠企政策发布", "topic": "营商环境"}, {"point": "村级公开栏更新"}],
    }
    assert "要点第1条：惠企政策发布，主题：营商环境\n要点第2条：村级公开栏更新\n" in ran.err
    assert "印发机关：清单里没有，请照原件填" in ran.err
    assert ran.out == ""


def test_the_list_stands_beside_what_last_years_report_tells(
    run_cli: RunCli, tmp_path: Path, points: Path
) -> None:
    facts = tmp_path / "石桥镇2025.toml"
    ran = run_cli("new", facts, "--from", REPORT, "--work-points", points)
    whole = tomllib.loads(facts.read_text(encoding="utf-8"))
    assert whole["unit"]["name"] == "云岭县石桥镇人民政府"
    assert len(whole["work_points"]["points"]) == 2
    assert "请核对是不是选错了" not in ran.err


def test_points_of_another_year_are_told(run_cli: RunCli, tmp_path: Path) -> None:
    ran = run_cli("new", tmp_path / "a.toml", "--from", REPORT, "--work-points", "2021")
    assert "要点是2021年的，报告年度是2025年，请核对是不是选错了" in ran.err


def test_a_year_stands_for_the_national_points(run_cli: RunCli, tmp_path: Path) -> None:
    facts = tmp_path / "a.toml"
    ran = run_cli("new", facts, "--work-points", "2022")
    told = _facts(facts)
    assert (told["number"], told["issuer"]) == ("国办发〔2022〕8号", "国务院办公厅")
    compare = next(line for line in ran.err.splitlines() if line.startswith("请对照原件核对："))
    assert "政策解读和政策咨询" in compare
    assert "疫情防控" not in compare


def test_a_year_without_national_points_asks_for_the_superiors(
    run_cli: RunCli, tmp_path: Path
) -> None:
    ran = run_cli("new", tmp_path / "a.toml", "--work-points", "2024")
    assert ran.code == 2
    assert "请给出上级当年要点的文件" in ran.err
    assert not list(tmp_path.iterdir())


def test_paragraphs_and_list_items_of_a_word_file_are_read(run_cli: RunCli, tmp_path: Path) -> None:
    kinds = lists(level(0, "（%1）") + level(1, "%2.", "decimal"))
    body = "".join(
        (
            p("云岭县2025年政务公开工作要点"),
            numbered("政策公开", 1),
            numbered("惠企政策发布", 1, 1),
            numbered("补贴名册上墙", 1, 1),
            numbered("村级公开栏更新", 1),
            table(row(cell(p("牵头单位")), cell(p("县政府办")))),
        )
    )
    path = tmp_path / "要点.docx"
    path.write_bytes(docx(body, numbering=kinds))
    facts = tmp_path / "a.toml"
    ran = run_cli("new", facts, "--work-points", path)
    points = _facts(facts)["points"]
    assert isinstance(points, list)
    names = [point["point"] for point in points]
    assert names == ["惠企政策发布", "补贴名册上墙", "村级公开栏更新"]
    assert "第2段没有取：是标题，下面另有条目（（一）政策公开）" in ran.err
    assert "文件里有1张表格，表格里的没有取" in ran.err


def test_a_list_in_toml_may_be_filled_in_already(run_cli: RunCli, tmp_path: Path) -> None:
    path, facts = tmp_path / "要点.toml", tmp_path / "a.toml"
    path.write_text(
        'issuer = "云岭县人民政府办公室"\n[[points]]\npoint = "村级公开栏更新"\nstate = "完成"\n',
        encoding="utf-8",
    )
    assert run_cli("new", facts, "--work-points", path).code == 0
    assert _facts(facts)["points"] == [{"point": "村级公开栏更新", "state": "完成"}]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("空.txt", b"\n\n", "文件是空的"),
        ("标题.txt", "云岭县2025年政务公开工作要点".encode(), "没有读到要点条目"),
        ("坏.docx", b"PK\x03\x04 not a word file", "坏.docx："),
        ("坏.toml", b"points = [", "不合TOML的写法"),
        ("错.toml", '[[points]]\npoint = "甲"\nstate = "做了"'.encode(), "填的是“做了”"),
        ("错.toml", '[[points]]\npoint = "甲"\nstat = "完成"'.encode(), "是否想写“state”"),
    ],
)
def test_an_unreadable_list_says_why_and_nothing_is_written(
    run_cli: RunCli, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path, facts = tmp_path / name, tmp_path / "a.toml"
    path.write_bytes(content)
    ran = run_cli("new", facts, "--work-points", path)
    assert ran.code == 2
    assert said in ran.err
    assert str(path) in ran.err
    assert not facts.exists()


def test_a_missing_list_is_told(run_cli: RunCli, tmp_path: Path) -> None:
    ran = run_cli("new", tmp_path / "a.toml", "--work-points", tmp_path / "没有.txt")
    assert ran.code == 2
    assert "没有.txt：" in ran.err


def test_a_point_whose_state_was_not_filled_in_shows_as_a_gap(
    run_cli: RunCli, tmp_path: Path, points: Path
) -> None:
    facts = tmp_path / "a.toml"
    run_cli("new", facts, "--work-points", points)
    drafted = run_cli("draft", facts)
    account = drafted.out.partition("工作要点情况")[2]
    assert "完成状态】" in account
