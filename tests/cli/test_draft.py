"""`nianbao new` and `nianbao draft`: from a fact file to a report."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

if TYPE_CHECKING:
    from tests.conftest import RunCli

SAMPLE = Path(__file__).parents[2] / "samples" / "facts" / "石桥镇.toml"


@pytest.fixture
def unfinished(tmp_path: Path) -> Path:
    """The sample with one figure not answered."""
    text = SAMPLE.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not line.startswith("guide_updated")]
    path = tmp_path / "石桥镇.toml"
    path.write_text("\n".join(kept), encoding="utf-8")
    return path


def test_without_a_file_the_report_is_printed(run_cli: RunCli) -> None:
    ran = run_cli("draft", SAMPLE)
    assert ran.code == 0
    assert ran.out.startswith("云岭县石桥镇人民政府2024年政府信息公开工作年度报告\n")
    rows = [[cell.strip() for cell in line.split("\t")] for line in ran.out.splitlines()]
    assert "四、结转下年度继续办理" in [row[0] for row in rows if row[3:4] == ["0"]]


@pytest.mark.parametrize("suffix", [".docx", ".md", ".txt"])
def test_the_report_is_written(run_cli: RunCli, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"年报{suffix}"
    ran = run_cli("draft", SAMPLE, "-o", path)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith(f"已写出{path}\n")
    if suffix == ".docx":
        assert len(docx.Document(str(path)).tables) == 3


def test_what_was_drafted_has_neither_errors_nor_warnings(run_cli: RunCli, tmp_path: Path) -> None:
    path = tmp_path / "年报.txt"
    run_cli("draft", SAMPLE, "-o", path)
    ran = run_cli("check", path, "--fail-on", "warning")
    assert ran.code == 0, ran.out


def test_blanks_are_counted_and_named(run_cli: RunCli, tmp_path: Path) -> None:
    path = tmp_path / "新.toml"
    run_cli("new", path)
    ran = run_cli("draft", path)
    assert ran.code == 0
    assert "【待核：" in ran.out
    assert "项待核，请在事实文件里补填：\n  " in ran.err
    assert "项，草稿里都标着【待核】" in ran.err


def test_final_refuses_while_a_blank_is_left(run_cli: RunCli, tmp_path: Path) -> None:
    facts = tmp_path / "新.toml"
    run_cli("new", facts)
    target = tmp_path / "年报.docx"
    ran = run_cli("draft", facts, "-o", target, "--final")
    assert ran.code == 2
    assert ran.err.startswith("没有写出，还有")
    assert not target.exists()


def test_final_refuses_while_the_check_finds_errors(run_cli: RunCli, tmp_path: Path) -> None:
    facts, target = tmp_path / "石桥镇.toml", tmp_path / "年报.docx"
    text = SAMPLE.read_text(encoding="utf-8")
    facts.write_text(text.replace("\ntotal = 163", "\ntotal = 160", 1), encoding="utf-8")
    ran = run_cli("draft", facts, "-o", target, "--final")
    assert ran.code == 2
    assert ran.err.startswith("没有写出，检查有")
    assert not target.exists()
    assert run_cli("draft", facts, "-o", target).code == 0


def test_answers_that_contradict_one_another_are_told_whatever_the_report_says(
    run_cli: RunCli, tmp_path: Path
) -> None:
    facts, text = tmp_path / "石桥镇.toml", SAMPLE.read_text(encoding="utf-8")
    text = text.replace("satisfied = 111", "satisfied = 131")
    facts.write_text(text.replace("dead_links = 4", "dead_links = 9"), encoding="utf-8")
    ran = run_cli("draft", facts)
    assert ran.code == 0
    assert (
        "有1处答案前后对不上，请在事实文件里改正：\n"
        "  社会评议满意份数131份，多于社会评议有效份数120份；满意的要在有效份数之内，请核对\n"
        "有1处请确认，填得没错就不用改：\n"
        "  清除错链条数9条，多于平台检查发现问题数7个，错链是不是没有算进问题数？\n"
    ) in ran.err
    assert "109." not in ran.out


def test_a_sound_fact_file_is_drafted_without_any_doubt(run_cli: RunCli) -> None:
    assert run_cli("draft", SAMPLE).err == ""


def test_final_refuses_while_answers_contradict_one_another(
    run_cli: RunCli, tmp_path: Path
) -> None:
    facts, target = tmp_path / "石桥镇.toml", tmp_path / "年报.docx"
    text = SAMPLE.read_text(encoding="utf-8")
    facts.write_text(text.replace("trainees = 38", "trainees = 1", 1), encoding="utf-8")
    ran = run_cli("draft", facts, "-o", target, "--final")
    assert ran.code == 2
    assert "自办培训次数2次，多于自办培训人次1人次" in ran.err
    assert not target.exists()


def test_final_does_not_refuse_what_is_only_asked(run_cli: RunCli, tmp_path: Path) -> None:
    facts, target = tmp_path / "石桥镇.toml", tmp_path / "年报.docx"
    text = SAMPLE.read_text(encoding="utf-8")
    facts.write_text(text.replace("dead_links = 4", "dead_links = 9"), encoding="utf-8")
    ran = run_cli("draft", facts, "-o", target, "--final")
    assert ran.code == 0
    assert "有1处请确认" in ran.err
    assert target.exists()


def test_figures_unlike_those_of_last_years_report_are_told(
    run_cli: RunCli, tmp_path: Path
) -> None:
    facts, text = tmp_path / "石桥镇.toml", SAMPLE.read_text(encoding="utf-8")
    text = text.replace("year = 2024", "year = 2025", 1)
    facts.write_text(text.replace("last_received = 0", "last_received = 3"), encoding="utf-8")
    report = SAMPLE.parents[1] / "reports" / "石桥镇2024.txt"
    ran = run_cli("draft", facts, "--last-year", report)
    assert "上年新收申请件数填的是3件，上年年报表三第一项总计是0件；请照上年年报改" in ran.err


def test_final_says_until_when_the_report_is_due(run_cli: RunCli, tmp_path: Path) -> None:
    ran = run_cli("draft", SAMPLE, "-o", tmp_path / "年报.docx", "--final")
    assert ran.code == 0
    assert "本级公布期限：2025年1月31日前" in ran.err


def test_phrases_that_others_have_used_are_avoided(run_cli: RunCli, tmp_path: Path) -> None:
    neighbour = tmp_path / "青坪乡.txt"
    own = run_cli("draft", SAMPLE).out
    neighbour.write_text(own.replace("石桥镇", "青坪乡"), encoding="utf-8")
    ran = run_cli("draft", SAMPLE, "--against", tmp_path)
    assert ran.code == 0
    assert ran.out != own
    assert run_cli("draft", SAMPLE, "--against", neighbour).out == ran.out


def test_what_cannot_be_compared_with_is_named(run_cli: RunCli, tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK")
    ran = run_cli("draft", SAMPLE, "--against", tmp_path / "坏.docx")
    assert (ran.code, ran.out) == (2, "")
    assert "坏.docx" in ran.err
    assert "没有用来比对" in run_cli("draft", SAMPLE, "--against", tmp_path).err


def test_an_existing_report_is_not_overwritten(run_cli: RunCli, tmp_path: Path) -> None:
    path = tmp_path / "年报.md"
    path.write_text("手改过的稿子", encoding="utf-8")
    ran = run_cli("draft", SAMPLE, "-o", path)
    assert ran.code == 2
    assert "文件已存在，没有覆盖" in ran.err
    assert path.read_text(encoding="utf-8") == "手改过的稿子"
    assert run_cli("draft", SAMPLE, "-o", path, "--force").code == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('机关 = "石桥镇"\n', ("第1行", "引号")),
        ('schema = 1\n[unit]\nnmae = "石桥镇"\n', ("nmae", "是否想写")),
        ('schema = 1\n[report]\nyear = "今年"\n[proactive]\ntotal = "三十多"\n', ("year", "total")),
    ],
)
def test_faults_of_a_fact_file_are_all_told_in_chinese(
    run_cli: RunCli, tmp_path: Path, content: str, words: tuple[str, ...]
) -> None:
    path = tmp_path / "事实.toml"
    path.write_text(content, encoding="utf-8")
    ran = run_cli("draft", path)
    assert (ran.code, ran.out) == (2, "")
    assert all(word in ran.err for word in words), ran.err


def test_a_missing_fact_file_is_named(run_cli: RunCli, tmp_path: Path) -> None:
    ran = run_cli("draft", tmp_path / "没有.toml")
    assert ran.code == 2
    assert "没有这个文件" in ran.err


def test_a_new_fact_file_can_be_read_and_lists_every_question(
    run_cli: RunCli, tmp_path: Path
) -> None:
    path = tmp_path / "青坪乡2024.toml"
    ran = run_cli("new", path)
    assert (ran.code, ran.out) == (0, "")
    text = path.read_text(encoding="utf-8")
    assert tomllib.loads(text)["schema"] == 1
    assert "# total =" in text


def test_a_new_fact_file_never_takes_the_place_of_one(run_cli: RunCli, tmp_path: Path) -> None:
    path = tmp_path / "青坪乡2024.toml"
    path.write_text("schema = 1\n", encoding="utf-8")
    assert run_cli("new", path).code == 2
    assert path.read_text(encoding="utf-8") == "schema = 1\n"


def test_an_older_fact_file_is_drafted_from_and_said_to_be_one(
    run_cli: RunCli, tmp_path: Path
) -> None:
    path = tmp_path / "石桥镇.toml"
    text = SAMPLE.read_text(encoding="utf-8").replace("schema = 1", "schema = 0")
    path.write_text(text, encoding="utf-8")
    ran = run_cli("draft", path)
    assert ran.code == 0
    assert ran.err.startswith(f"{path}：文件是旧的0版写法，已按1版读入")


def test_answers_that_others_make_void_are_told(run_cli: RunCli, tmp_path: Path) -> None:
    path = tmp_path / "石桥镇.toml"
    text = SAMPLE.read_text(encoding="utf-8").replace("\nchecks = 4", "\nchecks = 0")
    path.write_text(text, encoding="utf-8")
    ran = run_cli("draft", path)
    assert "没有用到的答案：平台检查发现问题数、平台检查问题已整改数、" in ran.err
    assert run_cli("draft", SAMPLE).err == ""
