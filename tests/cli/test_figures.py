"""`nianbao figures-form` and `nianbao new --figures`: a form made, filled in, and read back."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from assistant.facts.facts import load_facts
from assistant.interview.question import all_fields

if TYPE_CHECKING:
    from tests.conftest import RunCli

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def form(tmp_path: Path, run_cli: RunCli) -> Path:
    """The empty form of 2024."""
    path = tmp_path / "石桥镇数字.xlsx"
    assert run_cli("figures-form", path, "--year", 2024).code == 0
    return path


def fill(form: Path, **cells: dict[str, object]) -> None:
    """Fill cells of the form's sheets in, as Excel would store them but for the sums."""
    book: Any = load_workbook(form)
    for sheet, values in cells.items():
        for cell, value in values.items():
            assert not book[sheet][cell].protection.locked
            book[sheet][cell] = value
    book.save(form)


def test_a_form_filled_in_is_read_back(form: Path, tmp_path: Path, run_cli: RunCli) -> None:
    fill(
        form,
        表二={"D5": 3, "B15": 1.25, "D16": "是"},
        表三={"D5": 2, "E6": 1, "D7": 2, "E8": 1, "J30": "是"},
        表四={"O6": "是"},
        其他数字={"B7": 163},
    )
    path = tmp_path / "石桥镇2024.toml"
    ran = run_cli("new", path, "--figures", form)
    assert ran.code == 0
    facts = load_facts(path, all_fields())
    assert facts.year == 2024
    assert facts.get("proactive.total") == 163
    assert str(facts.get("disclosure.charges")) == "1.25"
    assert facts.get("applications.settled.total") == 3
    assert facts.table("disputes").is_zero
    lines = ran.err.splitlines()
    assert "主动公开政府信息总数：163（其他数字!B7）" in lines
    assert "表三“一、本年新收政府信息公开申请数量·自然人”：2（表三!D5）" in lines
    assert "表四没有填的各格：0（表四!O6）" in lines


def test_cells_left_empty_are_no_answers(form: Path, tmp_path: Path, run_cli: RunCli) -> None:
    fill(form, 表三={"D5": 2})
    path = tmp_path / "石桥镇2024.toml"
    ran = run_cli("new", path, "--figures", form)
    assert tomllib.loads(path.read_text(encoding="utf-8"))["applications"] == {
        "received": {"natural": 2}
    }
    assert "表三还有143格没有数，不当作0" in ran.err


def test_this_years_figures_stand_beside_what_last_years_report_tells(
    form: Path, tmp_path: Path, run_cli: RunCli
) -> None:
    fill(form, 表三={"D6": 1}, 其他数字={"B5": 2025, "B7": 171})
    path = tmp_path / "石桥镇2025.toml"
    last_year = SAMPLES / "reports" / "石桥镇2024.txt"
    ran = run_cli("new", path, "--from", last_year, "--figures", form)
    facts = load_facts(path, all_fields())
    assert (facts.year, facts.unit_name) == (2025, "云岭县石桥镇人民政府")
    assert (facts.get("proactive.total"), facts.get("proactive.last_total")) == (171, 163)
    assert (
        "表三“二、上年结转政府信息公开申请数量·自然人”：表三!D6是1，从上年年报得出的是0，"
        "用的是表三!D6的，请核对"
    ) in ran.err


def test_an_unreadable_file_says_why_and_nothing_is_written(
    tmp_path: Path, run_cli: RunCli
) -> None:
    figures, path = tmp_path / "数字.xlsx", tmp_path / "石桥镇2024.toml"
    figures.write_bytes("主动公开政府信息总数,163\n".encode("gb18030"))
    ran = run_cli("new", path, "--figures", figures)
    assert ran.code == 2
    assert ran.err == (
        f"{figures}：这不是 .xlsx 工作簿，请用 Excel 或 WPS 打开，另存为 .xlsx 后再试\n"
    )
    assert not path.exists()


def test_the_form_overwrites_nothing(form: Path, run_cli: RunCli) -> None:
    before = form.read_bytes()
    assert "没有覆盖" in run_cli("figures-form", form).err
    assert form.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("数字.xls",), "文件名请以.xlsx结尾"),
        (("数字.xlsx", "--year", "去年"), "--year：填的是“去年”，这里要四位数的年份"),
    ],
)
def test_a_form_that_cannot_be_made_is_told(
    tmp_path: Path, run_cli: RunCli, arguments: tuple[str, ...], why: str
) -> None:
    ran = run_cli("figures-form", tmp_path / arguments[0], *arguments[1:])
    assert ran.code == 2
    assert why in ran.err
    assert not list(tmp_path.iterdir())


def test_without_the_packages_it_is_said_which_to_install(
    form: Path, tmp_path: Path, run_cli: RunCli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    read = run_cli("new", tmp_path / "a.toml", "--figures", form)
    written = run_cli("figures-form", tmp_path / "b.xlsx")
    assert read.code == written.code == 2
    assert 'pip install ".[xlsx]"' in read.err
    assert 'pip install ".[xlsx]"' in written.err
