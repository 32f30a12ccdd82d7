"""What is said of the sample reports: nothing of the good ones, everything of the flawed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import RunCli

SAMPLES = Path(__file__).parents[2] / "samples"
REPORTS = sorted((SAMPLES / "reports").iterdir())
FLAWED = [path for path in REPORTS if "有错" in path.stem]
COPIED = [path for path in REPORTS if "抄改" in path.stem]
CLEAN = [path for path in REPORTS if path not in (*FLAWED, *COPIED)]


def named(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("path", FLAWED, ids=named)
def test_every_fault_of_a_flawed_sample_is_named(
    path: Path, run_cli: RunCli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    ran = run_cli("check", path.name)
    expected = SAMPLES / "findings" / f"{path.stem}.txt"
    assert ran.code == 1
    assert ran.out == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", COPIED, ids=named)
def test_every_copied_sentence_of_a_sample_is_named(
    path: Path, run_cli: RunCli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    ran = run_cli("check", path.name, "--against", "石桥镇2024.txt")
    expected = SAMPLES / "findings" / f"{path.stem}.txt"
    assert _without_shares(ran.out) == _without_shares(expected.read_text(encoding="utf-8"))


def _without_shares(text: str) -> str:
    """Return the findings; how much is the phrasebank's changes with every new phrase."""
    return "\n".join(line for line in text.split("\n") if "句库" not in line and "构成" not in line)


@pytest.mark.parametrize("path", CLEAN, ids=named)
def test_a_good_sample_gives_no_finding(path: Path, run_cli: RunCli) -> None:
    ran = run_cli("check", path, "--fail-on", "info")
    assert ran.code == 0
    assert "没有发现问题" in ran.out


def test_there_are_some_of_each() -> None:
    assert (len(CLEAN), len(FLAWED), len(COPIED)) == (2, 2, 1)
