"""Measure what the rules find and what they claim wrongly, on made-up reports in three formats.

Every defect of accuracy_set/defects is one clean report with one thing wrong. A defect counts as
found when its rule speaks; every error or warning on a clean report is a false one. Run from a
checkout: python benchmarks/accuracy.py
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from assistant.checking.check import check_report
from assistant.checking.rule import Context, Severity
from assistant.readers import read_document
from assistant.report.recognise import recognise
from benchmarks.made_reports import FORMATS, MadeReport, clean_reports, defects

if TYPE_CHECKING:
    from assistant.checking.rule import Finding
    from assistant.report.report import Report

_WANTED = 0.98


def main() -> int:
    """Print found and false per rule; 1 when the goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verbose", action="store_true", help="name what was missed and claimed")
    verbose = parser.parse_args().verbose
    with tempfile.TemporaryDirectory() as folder:
        false = _false_claims(Path(folder), verbose=verbose)
        made, found, stray = _found(Path(folder), verbose=verbose)
    print(f"{'rule':<6}{'made':>6}{'found':>7}{'false':>7}{'stray':>7}")
    for code in sorted({*made, *false, *stray}):
        print(f"{code:<6}{made[code]:>6}{found[code]:>7}{false[code]:>7}{stray[code]:>7}")
    share = found.total() / made.total()
    print(
        f"found {found.total()} of {made.total()} ({share:.1%}); false {false.total()} on "
        f"{len(clean_reports())} clean reports; stray {stray.total()} beside the defects"
    )
    return int(share < _WANTED or false.total() > 0)


def _false_claims(folder: Path, *, verbose: bool) -> Counter[str]:
    """Return the errors and warnings on clean reports, by rule."""
    false: Counter[str] = Counter()
    for name, made in clean_reports().items():
        for suffix in FORMATS:
            for finding in _claims(_findings(_read(made, folder, suffix), Context())):
                false[finding.code] += 1
                if verbose:
                    print(f"false  {name}{suffix} {_told(finding)}")
    return false


def _found(folder: Path, *, verbose: bool) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Return by rule the defects made, those found, and claims that no defect explains."""
    made: Counter[str] = Counter()
    found: Counter[str] = Counter()
    stray: Counter[str] = Counter()
    clean = clean_reports()
    for defect in defects():
        for suffix in FORMATS:
            last = clean.get(defect.last_year)
            context = Context(last_year=_read(last, folder, suffix) if last else None)
            findings = _findings(_read(defect.report, folder, suffix), context)
            made[defect.code] += 1
            is_found = any(finding.code == defect.code for finding in findings)
            found[defect.code] += is_found
            strays = [f for f in _claims(findings) if f.code not in defect.besides | {defect.code}]
            stray.update(finding.code for finding in strays)
            if verbose and not is_found:
                print(f"missed {defect.code} {defect.report.name}{suffix} {defect.about}")
            if verbose and suffix == ".txt":
                for finding in strays:
                    print(f"stray  {defect.code} {defect.about}: {_told(finding)}")
    return made, found, stray


def _read(made: MadeReport, folder: Path, suffix: str) -> Report:
    path = folder / f"{made.name}{suffix}"
    path.write_bytes(FORMATS[suffix](made))
    return recognise(read_document(path))


def _findings(report: Report, context: Context) -> tuple[Finding, ...]:
    return check_report(report, context).findings


def _claims(findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is not Severity.INFO]


def _told(finding: Finding) -> str:
    return f"{finding.code} {finding.severity.value} {finding.message} “{finding.quote[:40]}”"


if __name__ == "__main__":
    raise SystemExit(main())
