"""What the prose says against the tables: told only where scope and period agree."""

from __future__ import annotations

import pytest

from assistant.checking.example import build_report
from assistant.checking.reading.requests_said import Said, sayings
from assistant.checking.rule import Certainty, Example, Severity
from assistant.report.layout import lay_out
from tests.checking.little_reports import BUREAU, COUNTY, TITLE, TOWN, check, found, report_of


@pytest.mark.parametrize(
    ("unit", "weight"),
    [
        (TOWN, (Severity.ERROR, Certainty.CERTAIN)),
        (BUREAU, (Severity.ERROR, Certainty.CERTAIN)),
        (COUNTY, (Severity.WARNING, Certainty.ASK)),
    ],
)
def test_a_county_whose_scope_is_open_is_asked(
    unit: str, weight: tuple[Severity, Certainty]
) -> None:
    cells = {"received.natural": 95, "granted.natural": 95}
    example = report_of("共收到政府信息公开申请17件。", unit=unit, applications=cells)
    (finding,) = found(example, "N05")
    assert (finding.severity, finding.certainty) == weight


def test_the_county_government_itself_is_not_compared_with_the_whole_county() -> None:
    cells = {"received.natural": 95, "granted.natural": 95}
    text = "县政府办公室收到政府信息公开申请17件。"
    assert not found(report_of(text, unit=COUNTY, applications=cells), "N05")


def test_numbers_that_add_up_to_the_table_are_parts() -> None:
    cells = {"received.natural": 5, "granted.natural": 5}
    text = "镇党政办收到公开申请3件，规划站收到公开申请2件。"
    assert not found(report_of(text, applications=cells), "N05")


def test_zero_in_prose_against_the_table_is_one_finding_not_two() -> None:
    cells = {"received.natural": 1, "granted.natural": 1}
    findings = found(report_of("收到公开申请0件。", applications=cells), "N05", "N07")
    assert [finding.code for finding in findings] == ["N07"]


def test_the_quote_is_the_statement_as_it_stands_in_the_file() -> None:
    cells = {"received.natural": 3, "granted.natural": 3}
    example = report_of("全年共收到政府信息公开申请 ２ 件。", applications=cells)
    (finding,) = found(example, "N05")
    assert finding.quote == "收到政府信息公开申请 ２ 件"


@pytest.mark.parametrize(
    "words",
    [
        "未收到公民、法人或者其他组织提出的政府信息公开申请",
        "没有收到依申请公开政府信息的申请",
        "全年未接到政府信息依申请公开申请",
        "共收到依申请公开0件",
        "受理依申请公开0件次",
        "政府信息公开申请收到0宗",
        "本年度无依申请公开情况",
        "未收到依申请公开来信",
        "未收到和处理政府信息公开申请，零报告",
        "没有群众向我镇申请公开信息",
    ],
)
def test_every_way_to_say_that_none_came_is_understood(words: str) -> None:
    (saying,) = sayings(build_report(report_of(f"{words}。")))
    assert saying.said in (Said.RECEIVED, Said.ACCEPTED)
    assert not saying.value


@pytest.mark.parametrize(
    "words",
    [
        "未发生因政府信息公开申请引起的行政复议",
        "没有因依申请公开答复超期被投诉",
        "没有专人受理低保申请",
        "未收到行政复议申请",
        "归集依申请公开信息6条",
        "没有向申请人收取信息处理费",
    ],
)
def test_what_is_no_application_is_left_alone(words: str) -> None:
    assert not sayings(build_report(report_of(f"{words}。")))


def test_no_carry_over_in_words_is_a_zero() -> None:
    cells = {"received.natural": 3, "carried_in.natural": 1, "granted.natural": 4}
    (finding,) = found(report_of("收到申请3件，上年没有结转。", applications=cells), "N06")
    assert finding.quote == "上年没有结转"


def test_settled_parts_that_add_up_are_no_contradiction() -> None:
    cells = {"received.natural": 5, "granted.natural": 5}
    text = "收到公开申请5件，镇里办结公开申请3件，村里代办办结公开申请2件。"
    assert not found(report_of(text, applications=cells), "N06")


def test_none_of_one_kind_is_not_none_at_all() -> None:
    cells = {"received.natural": 2, "granted.natural": 2}
    text = "未收到涉及土地征收的公开申请。"
    assert not found(report_of(text, applications=cells), "N07")


@pytest.mark.parametrize(
    "text",
    [
        "2023年收到公开申请9件。",
        "上半年收到公开申请9件。",
        "近三年来收到公开申请9件。",
        "协助县政府收到公开申请9件。",
        "通过邮寄收到公开申请9件。",
    ],
)
def test_another_year_a_part_of_one_or_another_unit_is_not_compared(text: str) -> None:
    cells = {"received.natural": 5, "granted.natural": 5}
    assert not found(report_of(text, applications=cells), "N05")


def test_this_year_so_far_is_this_year() -> None:
    cells = {"received.natural": 5, "granted.natural": 5}
    assert found(report_of("2024年以来，收到公开申请9件。", applications=cells), "N05")


def test_a_bureau_that_counts_the_whole_county_is_asked() -> None:
    cells = {"received.natural": 5, "granted.natural": 5}
    example = report_of("全县水务系统收到公开申请9件。", unit=BUREAU, applications=cells)
    assert [f.certainty for f in found(example, "N05")] == [Certainty.ASK]


def test_a_unit_of_no_known_level_is_asked() -> None:
    cells = {"received.natural": 5, "granted.natural": 5}
    example = report_of("收到公开申请9件。", unit="云岭联合体", applications=cells)
    assert [f.certainty for f in found(example, "N05")] == [Certainty.ASK]


def test_prose_is_not_compared_with_a_total_whose_row_was_not_read_whole() -> None:
    report = build_report(report_of(applications={"received.natural": 3, "granted.natural": 3}))
    rows = lay_out(report.tables["applications"].figures)
    lines = [
        "\t".join(
            "/"
            if cell.key == "received.natural"
            else "2"
            if cell.key == "received.total"
            else cell.text
            for cell in row
        )
        for row in rows
    ]
    head = f"{TITLE}\n一、总体情况\n收到公开申请3件。\n三、收到和处理政府信息公开申请情况\n"
    result = check(Example(text=head + "\n".join(lines)), "N05")
    assert result.not_assessed
    assert not result.findings


def test_prose_is_not_compared_with_disputes_that_do_not_add_up() -> None:
    example = report_of("因政府信息公开引起行政复议1件。", disputes={"review.total": 7})
    assert check(example, "N08").not_assessed == (("N08", "表四的总计没有认全，或者与分项不符"),)


def test_reviews_and_lawsuits_counted_together_are_not_compared() -> None:
    example = report_of("政府信息公开行政复议、行政诉讼共3件。", disputes={"review.upheld": 1})
    assert not found(example, "N08")


@pytest.mark.parametrize(
    "text",
    [
        "汇编行政规范性文件，制发行政规范性文件12页。",
        "现行有效许可目录9项，现行有效9件。",
        "作出行政许可决定公告86篇，废止旧公告3件。",
    ],
)
def test_numbers_of_other_things_are_not_compared_with_table_two(text: str) -> None:
    assert not found(report_of(proactive=text), "N09")


def test_documents_that_may_be_the_partys_are_asked_about() -> None:
    example = report_of(
        proactive="公开30条。全年未制定规范性文件。", disclosure={"normative.issued": 2}
    )
    assert [f.certainty for f in found(example, "N09")] == [Certainty.ASK]


def test_a_year_in_brackets_is_not_the_year_of_what_follows() -> None:
    cells = {"received.natural": 5, "granted.natural": 5}
    text = "收到公开申请5件（2023年为8件），办结3件，结转下年度2件。"
    quotes = [f.quote for f in found(report_of(text, applications=cells), "N06")]
    assert quotes == ["办结3件", "结转下年度2件"]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("收到公开申请5件，其中予以公开3件、无法提供2件。", ["予以公开3件", "无法提供2件"]),
        ("收到公开申请5件。予以公开4件，占80%；不予公开1件，占20%。", []),
        ("收到公开申请5件，予以公开和部分公开4件，不予公开1件。", []),
        ("2023年收到公开申请7件，予以公开6件、不予公开1件；2024年收到5件。", []),
    ],
)
def test_results_are_held_against_the_rows_of_table_three(text: str, quotes: list[str]) -> None:
    cells = {"received.natural": 5, "granted.natural": 4, "refused_process.natural": 1}
    example = report_of(text, applications=cells)
    assert [finding.quote for finding in found(example, "N06")] == quotes


def test_the_results_of_a_county_are_asked_about() -> None:
    cells = {"received.natural": 5, "granted.natural": 4, "refused_process.natural": 1}
    text = "收到公开申请5件，其中予以公开3件、不予公开1件、无法提供1件。"
    findings = found(report_of(text, unit=COUNTY, applications=cells), "N06")
    assert {finding.certainty for finding in findings} == {Certainty.ASK}


def test_the_outcomes_of_reviews_are_held_against_table_four() -> None:
    text = "因政府信息公开引起行政复议3件，其中维持2件、尚未审结1件；行政诉讼0件。"
    right = report_of(text, disputes={"review.upheld": 2, "review.pending": 1})
    wrong = report_of(text, disputes={"review.upheld": 3})
    assert not found(right, "N08")
    assert [f.quote for f in found(wrong, "N08")] == ["维持2件", "尚未审结1件"]
