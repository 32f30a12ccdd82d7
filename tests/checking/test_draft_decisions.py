"""What was accepted in a draft holds for the report written from it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from assistant.checking.decisions_file import decisions_file, load_decisions, save_decisions
from assistant.checking.draft_decisions import DRAFTER, carry_decisions, draft_decisions_file
from assistant.checking.rule import Decision

if TYPE_CHECKING:
    from pathlib import Path


def _decision(fingerprint: str, by: str = DRAFTER) -> Decision:
    date = datetime.date(2025, 1, 20)
    return Decision(fingerprint, "N05", "", "", "", "", "", "口径不同", by, date)


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """Return a fact file with one finding accepted in its draft."""
    path = tmp_path / "石桥镇.toml"
    save_decisions(draft_decisions_file(path), [_decision("aaaaaa")])
    return path


def _carried(facts: Path) -> list[str]:
    report = facts.with_name("石桥镇2024.docx")
    carry_decisions(facts, report)
    return [decision.fingerprint for decision in load_decisions(decisions_file(report))]


def test_what_was_accepted_in_the_draft_is_carried_over(facts: Path) -> None:
    assert _carried(facts) == ["aaaaaa"]


def test_what_was_taken_back_is_so_in_the_report_written_next(facts: Path) -> None:
    _carried(facts)
    save_decisions(draft_decisions_file(facts), [_decision("bbbbbb")])
    assert _carried(facts) == ["bbbbbb"]
    save_decisions(draft_decisions_file(facts), [])
    assert _carried(facts) == []


def test_a_reviewers_decision_on_the_report_stays(facts: Path) -> None:
    report = decisions_file(facts.with_name("石桥镇2024.docx"))
    save_decisions(report, [_decision("cccccc", "王某"), _decision("aaaaaa", "王某")])
    assert _carried(facts) == ["cccccc", "aaaaaa"]
    assert {decision.by for decision in load_decisions(report)} == {"王某"}


def test_a_report_without_acceptances_gets_no_file(tmp_path: Path) -> None:
    assert _carried(tmp_path / "石桥镇.toml") == []
    assert list(tmp_path.iterdir()) == []
