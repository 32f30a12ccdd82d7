"""The set of flawed reports: every defect changes its report, and the clean ones stay clean."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from assistant.checking.check import check_report
from assistant.checking.rule import Context, Severity
from assistant.readers import read_document
from assistant.report.recognise import recognise
from benchmarks.made_reports import FORMATS, as_text, clean_reports, defects

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.report.report import Report
    from benchmarks.made_reports import Defect, MadeReport

_CLEAN = clean_reports()
# All of them take two minutes: benchmarks/accuracy.py runs those, in every format.
_SLICE = defects()[::8]


def test_the_set_is_large_and_spreads_over_the_families() -> None:
    counted = Counter(defect.code[0] for defect in defects())
    assert counted.total() >= 120
    assert all(counted[family] >= 3 for family in "FTNUWCPK")


def test_every_defect_changes_its_report() -> None:
    for defect in defects():
        clean = _CLEAN[defect.report.name]
        assert list(defect.report.blocks()) != list(clean.blocks()), defect.about


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("name", _CLEAN)
def test_a_clean_report_gives_no_error_and_no_warning(
    name: str, suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / f"{name}{suffix}"
    path.write_bytes(FORMATS[suffix](_CLEAN[name]))
    findings = check_report(recognise(read_document(path))).findings
    claims = [(f.code, f.message) for f in findings if f.severity is not Severity.INFO]
    assert claims == []


@pytest.mark.parametrize("defect", _SLICE, ids=lambda defect: f"{defect.code} {defect.about}")
def test_a_defect_is_found_and_nothing_else_is_claimed(defect: Defect, tmp_path: Path) -> None:
    last_year = _CLEAN.get(defect.last_year)
    context = Context(last_year=_read(last_year, tmp_path) if last_year else None)
    findings = check_report(_read(defect.report, tmp_path), context).findings
    assert defect.code in {finding.code for finding in findings}
    claims = {f.code for f in findings if f.severity is not Severity.INFO}
    assert claims <= {defect.code, *defect.besides}


def _read(made: MadeReport, folder: Path) -> Report:
    path = folder / f"{made.name}.txt"
    path.write_bytes(as_text(made))
    return recognise(read_document(path))
