"""The set of flawed reports: every defect changes its report, and the clean ones stay clean."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from assistant.checking.check import check_report
from assistant.checking.rule import Severity
from assistant.readers import read_document
from assistant.report.recognise import recognise
from benchmarks.made_reports import FORMATS, clean_reports, defects

if TYPE_CHECKING:
    from pathlib import Path

_CLEAN = clean_reports()


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
