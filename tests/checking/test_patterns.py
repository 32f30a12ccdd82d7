"""All expressions that the rules go by: each compiles, and misses nothing for want of words."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from assistant.checking.check import check_report
from assistant.readers import read_document
from assistant.report.needs import could_match, needs_of
from assistant.report.pattern import Pattern
from assistant.report.recognise import recognise
from benchmarks.made_reports import as_text, clean_reports

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.report.report import Report


@pytest.fixture
def reports(tmp_path: Path) -> list[Report]:
    read = []
    for name, made in list(clean_reports().items())[::5]:
        path = tmp_path / f"{name}.txt"
        path.write_bytes(as_text(made))
        read.append(recognise(read_document(path)))
    return read


@pytest.fixture
def patterns(reports: list[Report]) -> list[Pattern]:
    for report in reports:
        check_report(report)
    gc.collect()
    return [each for each in gc.get_objects() if issubclass(type(each), Pattern)]


def test_every_expression_compiles(patterns: list[Pattern]) -> None:
    assert len(patterns) > 600
    assert all(pattern.compile() for pattern in patterns)


def test_no_match_is_missed_for_want_of_words(
    patterns: list[Pattern], reports: list[Report]
) -> None:
    sentences = [sentence.text for report in reports for sentence in report.sentences]
    found = 0
    for pattern in patterns:
        needs, compiled = needs_of(pattern.pattern), pattern.compile()
        for sentence in sentences:
            if not pattern.flags and compiled.search(sentence):
                found += 1
                assert could_match(needs, sentence), (pattern.pattern, sentence)
    assert found > 1000
