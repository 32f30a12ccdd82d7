"""The sums of the tables: which are told, where, and when they are only asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.checking.example import build_report
from assistant.checking.rule import Certainty, Example, Severity
from assistant.report.layout import lay_out
from tests.checking.little_reports import TITLE, Cells, check, found, report_of

if TYPE_CHECKING:
    from collections.abc import Mapping


def test_a_broken_sum_points_to_the_total_and_shows_the_formula() -> None:
    (finding,) = found(report_of(applications={"received.natural": 3, "granted.natural": 2}), "N01")
    assert finding.quote == "2"
    assert finding.where.cell == "表三“（七）总计·自然人”"
    assert "本年新收3＋上年结转0＝3，总计2＋结转下年度0＝2，相差1" in finding.message


def test_a_total_column_that_only_follows_is_not_a_second_finding() -> None:
    example = report_of(applications={"received.natural": 3, "granted.natural": 2})
    assert len(found(example, "N01")) == 1


def test_a_total_column_wrong_by_itself_is_told() -> None:
    cells = {"received.natural": 3, "granted.natural": 3, "received.total": 4}
    assert [f.where.cell for f in found(report_of(applications=cells), "N01")] == [
        "表三“（七）总计·总计”"
    ]


def test_many_broken_rows_make_one_finding_that_names_them() -> None:
    cells: dict[str, int | str] = {
        f"{row}.natural": 1 for row in ("received", "granted", "partial", "carried_in")
    }
    cells |= {f"{row}.total": 0 for row in ("received", "granted", "partial", "carried_in")}
    (finding,) = found(report_of(applications=cells), "N03")
    assert "予以公开、部分公开" in finding.message


def test_a_table_that_is_missing_is_not_assessed() -> None:
    text = f"{TITLE}\n一、总体情况\n公开30条。\n六、其他事项\n无。"
    result = check(Example(text=text), "N01", "N04", "N06", "N08", "N09")
    assert dict(result.not_assessed) == {
        "N01": "表三没有找到",
        "N04": "表四没有找到",
        "N06": "表三没有找到",
        "N08": "表四没有找到",
        "N09": "表二没有找到",
    }


def test_blank_cells_are_counted_and_the_rest_is_still_added_up() -> None:
    cells: Cells = {"received.natural": "", "received.other": 2, "granted.other": 1}
    result = check(report_of(applications=cells), "N01")
    assert dict(result.not_assessed) == {"N01": "表三有1格空白或认不出，用到这些格的没有验算"}
    assert "“其他”对不上" in result.findings[0].message


def flattened(separator: str, cells: Mapping[str, int]) -> Example:
    """A report whose table four is lines of text instead of a table."""
    report = build_report(report_of(disputes=cells))
    rows = lay_out(report.tables["disputes"].figures)
    lines = [separator.join(cell.text for cell in row) for row in rows]
    head = f"{TITLE}\n一、总体情况\n公开30条。\n"
    return Example(text=head + "四、政府信息公开行政复议、行政诉讼情况\n" + "\n".join(lines))


TORN = {"review.upheld": 2, "review.total": 7, "direct.other": 5, "direct.total": 2}


def test_cells_on_one_line_are_added_up_like_a_table() -> None:
    findings = found(flattened("\t", TORN), "N04")
    assert [f.certainty for f in findings] == [Certainty.CERTAIN, Certainty.CERTAIN]


def test_cells_on_lines_of_their_own_that_fit_nowhere_are_asked_about() -> None:
    (finding,) = found(flattened("\n", TORN), "N04")
    assert (finding.severity, finding.certainty) == (Severity.WARNING, Certainty.ASK)
    assert "错了位" in finding.message


@pytest.mark.parametrize(
    ("separator", "certainty"), [("\t", Certainty.CERTAIN), ("\n", Certainty.ASK)]
)
def test_a_row_that_is_lost_makes_a_table_doubtful_only_if_its_cells_are_scattered(
    separator: str, certainty: Certainty
) -> None:
    report = build_report(report_of(applications={"received.natural": 3, "granted.natural": 2}))
    rows = lay_out(report.tables["applications"].figures)
    kept = [
        row for row in rows if row[0].text != "（二）部分公开" and "重复申请" not in row[0].text
    ]
    lines = [separator.join(cell.text for cell in row) for row in kept]
    head = f"{TITLE}\n一、总体情况\n公开30条。\n三、收到和处理政府信息公开申请情况\n"
    findings = found(Example(text=head + "\n".join(lines)), "N01")
    assert {finding.certainty for finding in findings} == {certainty}


def test_prose_is_not_compared_with_a_total_that_does_not_add_up() -> None:
    cells = {"received.natural": 2, "granted.natural": 2, "received.total": 0}
    result = check(report_of("收到公开申请2件。", applications=cells), "N05", "N07")
    assert not result.findings
    assert {code for code, _ in result.not_assessed} == {"N05", "N07"}
