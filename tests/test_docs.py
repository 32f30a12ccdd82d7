"""What the documents say of commands is what there is."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.checking.rule import Severity
from assistant.checking.settings_file import settings_for
from assistant.drafting.phrase_files import load_phrasebank
from assistant.facts.facts import load_facts
from assistant.interview.question import all_fields

if TYPE_CHECKING:
    from tests.conftest import RunCli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "command",
    [
        *("new", "figures-form", "edit", "serve", "draft", "check", "accept"),
        *("corpus", "overlap", "rules", "explain", "phrases"),
    ],
)
def test_readme_names_every_command(run_cli: RunCli, command: str) -> None:
    assert f"`nianbao {command}" in README
    assert run_cli(command, "--help").code == 0


def test_ci_runs_the_test_command_of_the_readme() -> None:
    command = 'pip install -e ".[dev]" && python -m pytest -n auto'
    assert f"\n{command}\n" in README
    assert command.replace("install", "install -q") in (ROOT / ".ci" / "run").read_text(
        encoding="utf-8"
    )


def test_the_example_of_the_readme_drafts(run_cli: RunCli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    command = "nianbao draft samples/facts/石桥镇.toml"
    assert f"&& {command}\n" in README
    ran = run_cli(*command.split()[1:])
    assert ran.code == 0
    printed = README.partition("“监督保障”一段：\n\n```\n")[2].partition("\n```")[0]
    assert len(printed) > 100
    assert printed in ran.out


def test_the_settings_shown_in_the_readme_are_valid(tmp_path: Path) -> None:
    shown = README.partition("```toml\n")[2].partition("```")[0]
    assert shown.startswith("schema = 1\n")
    (tmp_path / "nianbao.toml").write_text(shown, encoding="utf-8")
    states = {state.rule.code: state for state in settings_for([tmp_path])[tmp_path].states}
    assert states["T14"].is_on
    assert not states["W09"].is_on
    assert states["N19"].severity is Severity.WARNING


def test_the_findings_shown_in_the_readme_are_given(
    run_cli: RunCli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    command = "nianbao check samples/reports/柳林镇2024-有错.txt"
    shown = README.partition(f"{command}\n```\n\n```\n")[2].partition("\n```")[0]
    ran = run_cli(*command.split()[1:])
    findings = shown.split("\n\n")
    assert len(findings) > 3
    assert all(finding in ran.out for finding in findings)


def test_the_copied_sentence_shown_in_the_readme_is_found(
    run_cli: RunCli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    reports = "samples/reports/白果镇2024-抄改.txt --against samples/reports/石桥镇2024.txt"
    shown = README.partition(f"nianbao check {reports}\n```\n\n```\n")[2].partition("\n```")[0]
    assert len(shown) > 100
    assert shown in run_cli("check", *reports.split()).out


def _blocks_without_the_ui() -> list[str]:
    section = README.partition("### 不用界面\n")[2].partition("\n## ")[0]
    return section.split("\n```\n")[1::2]


def test_a_table_and_a_list_are_filled_in_as_the_readme_shows(tmp_path: Path) -> None:
    shown = _blocks_without_the_ui()[0]
    (tmp_path / "a.toml").write_text(f"schema = 1\n\n{shown}\n", encoding="utf-8")
    facts = load_facts(tmp_path / "a.toml", all_fields())
    applications = facts.table("applications")
    assert applications.missing() == ()
    assert applications.broken_sums == ()
    assert facts.get("applications.received.total") == 1
    assert facts.get("promises.0.state") == "已解决"


def test_a_sentence_is_put_in_other_words_as_the_readme_shows(
    tmp_path: Path, run_cli: RunCli
) -> None:
    told = (ROOT / "samples" / "facts" / "石桥镇.toml").read_text(encoding="utf-8")
    shown = _blocks_without_the_ui()[1]
    (tmp_path / "a.toml").write_text(f"{told}\n{shown}\n", encoding="utf-8")
    wording = tomllib.loads(shown)["wording"]
    phrase = load_phrasebank().get(wording["choices"][0]["phrase"])
    assert phrase is not None
    assert phrase.topic == wording["choices"][0]["slot"]
    listed = run_cli("phrases", "list", tmp_path / "a.toml").out
    assert f"{phrase.id}（现用）" in listed
    drafted = run_cli("draft", tmp_path / "a.toml")
    assert wording["edits"][0]["text"] in drafted.out
    assert "改写过" not in drafted.err
