from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.corpus.kinship import Kin
from assistant.corpus.record import record_of
from assistant.corpus.shard import Shard

if TYPE_CHECKING:
    from assistant.report.report import Report
    from tests.corpus.conftest import MakeReport

OURS = "云岭县石桥镇人民政府"


def kin(report: Report, *others: Report) -> list[str]:
    """Return what the others are to the report."""
    found = Kin(report, [Shard.build([record_of(other)]) for other in others])
    flags = zip(found.own.tolist(), found.left_out.tolist(), strict=True)
    return ["own" if own else "left out" if left_out else "foreign" for own, left_out in flags]


@pytest.mark.parametrize(
    ("unit", "year", "expected"),
    [
        (OURS, 2023, "own"),
        (OURS, 2024, "left out"),
        (OURS, 2025, "left out"),
        ("石桥镇人民政府", 2023, "own"),
        ("云江市云岭县石桥镇人民政府", 2023, "own"),
        ("望江县石桥镇人民政府", 2023, "foreign"),
        ("云岭县青坪乡人民政府", 2023, "foreign"),
    ],
)
def test_a_report_of_the_unit_is_its_own_if_it_is_earlier(
    make_report: MakeReport, unit: str, year: int, expected: str
) -> None:
    assert kin(make_report(unit=OURS), make_report(unit=unit, year=year)) == [expected]


def test_the_same_file_is_left_out_whatever_it_says(make_report: MakeReport) -> None:
    report = make_report(path="年报.txt")
    same = make_report(path="./年报.txt", unit="云岭县青坪乡人民政府", year=2020)
    assert kin(report, same) == ["left out"]


def test_a_report_without_a_unit_is_told_by_the_name_in_its_text(make_report: MakeReport) -> None:
    named = make_report("石桥发布每周推送一次。", unit="", year=2023)
    other = make_report("青坪发布每周推送一次。", unit="", year=2023)
    assert kin(make_report(unit=OURS), named, other) == ["own", "foreign"]


def test_a_draft_without_a_unit_is_told_by_the_name_in_its_text(make_report: MakeReport) -> None:
    draft = make_report("石桥发布每周推送一次。", unit="")
    assert kin(draft, make_report(unit=OURS, year=2023)) == ["own"]
    assert kin(draft, make_report(unit="云岭县青坪乡人民政府", year=2023)) == ["foreign"]


def test_kin_are_told_without_the_text_too(make_report: MakeReport) -> None:
    shard = Shard.build([record_of(make_report(unit=OURS, year=2023))]).hashed()
    assert Kin(make_report(unit=OURS), [shard]).own.tolist() == [True]
