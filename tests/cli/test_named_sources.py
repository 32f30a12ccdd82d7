"""What a fact file names to compare with counts for every command that drafts from it."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.facts.facts import load_facts, save_facts
from assistant.interview.question import all_fields

if TYPE_CHECKING:
    from tests.conftest import RunCli

SAMPLES = Path(__file__).parents[2] / "samples"
TOWN = SAMPLES / "facts" / "石桥镇.toml"


@pytest.fixture
def facts(tmp_path: Path, run_cli: RunCli) -> Path:
    """The sample's fact file, and beside it what was drafted from it, as if it were last year's."""
    (tmp_path / "上年.txt").write_text(run_cli("draft", TOWN).out, encoding="utf-8")
    path = tmp_path / "石桥镇.toml"
    shutil.copy(TOWN, path)
    return path


def _name(path: Path, sources: str) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[unit]", f"[sources]\n{sources}\n\n[unit]", 1), encoding="utf-8")


def test_last_years_report_that_is_named_counts_as_the_option_does(
    run_cli: RunCli, facts: Path
) -> None:
    last_year = facts.parent / "上年.txt"
    alone, with_option = run_cli("draft", facts), run_cli("draft", facts, "--last-year", last_year)
    _name(facts, 'last_year = "上年.txt"')
    named = run_cli("draft", facts)
    assert alone.out != with_option.out
    assert named.out == with_option.out
    assert run_cli("phrases", "list", facts).out.count("上年用过") > 0


def test_reports_that_are_named_count_as_the_option_does(run_cli: RunCli, facts: Path) -> None:
    last_year = facts.parent / "上年.txt"
    with_option = run_cli("draft", facts, "--against", last_year)
    _name(facts, 'against = ["上年.txt"]')
    assert run_cli("draft", facts).out == with_option.out


def test_an_option_goes_before_what_is_named(run_cli: RunCli, facts: Path) -> None:
    other = SAMPLES / "reports" / "石桥镇2024.txt"
    with_option = run_cli("draft", facts, "--last-year", other)
    _name(facts, 'last_year = "上年.txt"')
    assert run_cli("draft", facts, "--last-year", other).out == with_option.out


def test_a_named_file_that_is_gone_is_told_once_and_left_out(run_cli: RunCli, facts: Path) -> None:
    alone = run_cli("draft", facts)
    _name(facts, 'last_year = "没有.docx"\nagainst = ["没有.docx", "也没有"]')
    ran = run_cli("draft", facts)
    assert (ran.code, ran.out) == (0, alone.out)
    assert ran.err.count("没有.docx") == 1
    assert f"{facts}的[sources]里写的“也没有”没有找到，起草时没有用它" in ran.err


def test_a_name_that_is_none_is_told_as_any_other_fault(run_cli: RunCli, facts: Path) -> None:
    _name(facts, "last_year = 2023")
    ran = run_cli("draft", facts)
    assert ran.code == 2
    assert "sources.last_year" in ran.err


def test_names_stay_when_the_file_is_saved_and_are_not_written_unasked(facts: Path) -> None:
    save_facts(facts, load_facts(facts, all_fields()))
    assert "sources" not in tomllib.loads(facts.read_text(encoding="utf-8"))
    _name(facts, 'last_year = "上年.txt"\nagainst = ["甲", "乙、丙"]')
    save_facts(facts, load_facts(facts, all_fields()))
    text = facts.read_text(encoding="utf-8")
    assert tomllib.loads(text)["sources"] == {"last_year": "上年.txt", "against": ["甲", "乙、丙"]}
    assert text.index("[sources]") < text.index("[unit]")


def test_a_new_file_names_the_report_that_it_was_begun_from(
    run_cli: RunCli, tmp_path: Path
) -> None:
    (tmp_path / "往年").mkdir()
    (tmp_path / "新").mkdir()
    shutil.copy(SAMPLES / "reports" / "石桥镇2024.txt", tmp_path / "往年")
    ran = run_cli(
        "new", tmp_path / "新" / "石桥镇.toml", "--from", tmp_path / "往年/石桥镇2024.txt"
    )
    assert ran.code == 0
    assert "上年年报../往年/石桥镇2024.txt" in ran.err
    raw = tomllib.loads((tmp_path / "新" / "石桥镇.toml").read_text(encoding="utf-8"))
    assert raw["sources"] == {"last_year": "../往年/石桥镇2024.txt"}
