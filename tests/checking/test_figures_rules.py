"""What the rules on figures and topics do beyond what their examples can say."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from assistant.checking.breakdown import breakdowns
from assistant.checking.check import CheckResult, check_report
from assistant.checking.example import build_report
from assistant.checking.requests_said import Said, sayings
from assistant.checking.rule import Certainty, Example, Finding, Severity
from assistant.report.layout import lay_out

TOWN = "云岭县石桥镇人民政府"
COUNTY = "云岭县人民政府"
BUREAU = "云岭县水务局"
TITLE = f"{TOWN}2024年政府信息公开工作年度报告"

Cells = Mapping[str, int | str]


def report_of(
    requests: str = "未收到政府信息公开申请。",
    *,
    proactive: str = "主动公开政府信息30条。",
    unit: str = TOWN,
    others: str = "没有收取信息处理费。\n2024年政务公开工作要点12项完成11项。",
    **tables: Cells,
) -> Example:
    prose = f"（一）主动公开\n{proactive}\n（二）依申请公开\n{requests}"
    return Example(sections={"overview": prose, "others": others}, tables=tables, unit=unit)


def check(example: Example, *codes: str) -> CheckResult:
    return check_report(build_report(example), select=codes)


def found(example: Example, *codes: str) -> list[Finding]:
    return list(check(example, *codes).findings)


# ── sums of the tables ──────────────────────────────────────


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


# ── prose against the tables ────────────────────────────────


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


# ── totals and parts ────────────────────────────────────────


def parts_of(text: str) -> list[tuple[int, list[int]]]:
    report = build_report(report_of(proactive=text))
    return [(int(b.total.value), [int(v) for v in b.values]) for b in breakdowns(report)]


def test_brackets_and_the_list_around_them_are_two_breakdowns() -> None:
    text = "公开80条，其中财政类30条（预算12条、决算18条）、民生类50条。"
    assert parts_of(text) == [(80, [30, 50]), (30, [12, 18])]


def test_a_change_against_last_year_is_no_total() -> None:
    text = "公开80条，比上年增加20条，其中网站50条、公众号30条。"
    assert parts_of(text) == [(80, [50, 30])]


def test_parts_in_a_sentence_of_their_own_belong_to_the_sentence_before() -> None:
    assert parts_of("公开48条。其中，网站30条，公众号18条。") == [(48, [30, 18])]


def test_parts_of_another_unit_are_no_parts() -> None:
    assert parts_of("培训2次，其中线上58人次。") == []


def test_a_list_ends_where_another_matter_begins() -> None:
    text = "公开48条，其中网站30条、公众号18条，全年收到留言26条。"
    assert parts_of(text) == [(48, [30, 18])]


def test_a_list_ends_where_another_unit_begins() -> None:
    text = "公开48条，其中网站30条、公众号18条，专栏2个。"
    assert parts_of(text) == [(48, [30, 18])]


def test_words_that_say_how_the_parts_are_counted_are_passed_over() -> None:
    assert parts_of("公开48条，其中，按渠道分，网站30条，公众号18条。") == [(48, [30, 18])]


def test_a_sum_that_holds_is_not_spoilt_by_what_follows() -> None:
    text = "公开48条，其中网站30条、公众号18条，财政类12条。"
    assert not found(report_of(proactive=text), "N10")


def test_a_shortfall_under_其中_is_asked_but_a_near_miss_is_an_error() -> None:
    (asked,) = found(report_of(proactive="公开100条，其中网站50条、公众号20条。"), "N10")
    (missed,) = found(report_of(proactive="公开100条，其中财政50条、救助30条、人事18条。"), "N10")
    assert asked.certainty is Certainty.ASK
    assert (missed.severity, missed.certainty) == (Severity.ERROR, Certainty.LIKELY)


def test_what_is_counted_within_another_part_is_not_added() -> None:
    text = "公开48条，其中网站30条、含转载6条、公众号18条。"
    assert not found(report_of(proactive=text), "N10")


def test_parts_by_two_counts_are_not_added_to_each_other() -> None:
    text = "收到申请20件，其中网上申请15件、予以公开16件。"
    assert not found(report_of(text), "N10")


def test_nothing_exceeds_an_approximate_total() -> None:
    assert not found(report_of(proactive="公开30余条，其中公众号31条。"), "N11")


def test_a_part_greater_than_the_total_is_told_once() -> None:
    findings = found(report_of(proactive="公开38条，其中公众号243条、网站20条。"), "N10", "N11")
    assert [finding.code for finding in findings] == ["N11"]


# ── zero applications, topics ───────────────────────────────


def test_n20_says_when_it_cannot_tell_whether_any_application_came() -> None:
    text = (
        f"{TITLE}\n一、总体情况\n（一）主动公开\n公开30条。\n"
        "（二）依申请公开\n申请均按时答复。\n六、其他事项\n无。"
    )
    assert dict(check(Example(text=text), "N20").not_assessed) == {
        "N20": "看不出本年有没有收到申请"
    }


def test_a_number_that_is_no_application_keeps_n20_silent() -> None:
    assert not found(report_of("收到依申请公开信息6条，均已答复。"), "N20")


def test_the_same_fault_in_many_cells_is_told_once() -> None:
    row = ("natural", "commercial", "research", "welfare")
    cells = {f"received.{column}": "2件" for column in row}
    (finding,) = found(report_of(applications=cells), "N21")
    assert "共4个" in finding.message


def test_a_rate_of_answers_to_nothing_is_left_to_n20() -> None:
    example = report_of("未收到申请，按时答复率100%。")
    assert [f.code for f in found(example, "N19", "N20")] == ["N20"]


def test_blank_cells_are_left_to_f14() -> None:
    assert not found(report_of(applications={"received.natural": "/"}), "N21")


def test_work_points_named_without_what_was_done_are_asked_about() -> None:
    others = "没有收取信息处理费。落实云岭县2024年政务公开工作要点，各项任务完成。"
    (finding,) = found(report_of(others=others), "T12")
    assert (finding.severity, finding.certainty) == (Severity.INFO, Certainty.ASK)


def test_approximate_totals_count_as_given() -> None:
    assert not found(report_of(proactive="主动公开政府信息90余条。"), "T01")


def test_a_total_that_cannot_be_told_from_parts_is_asked_about() -> None:
    (finding,) = found(report_of(proactive="制作图解5篇，张贴海报36份。"), "T01")
    assert (finding.severity, finding.certainty) == (Severity.WARNING, Certainty.ASK)


def test_an_overview_that_says_nothing_is_left_to_f08() -> None:
    example = Example(sections={"overview": "现将我镇2024年工作情况报告如下："})
    assert not found(example, "T01", "T04")


def test_hollow_work_points_are_quoted_by_the_sentence_that_names_them() -> None:
    others = "没有收取信息处理费。认真落实年度工作要点，成效明显。"
    (finding,) = found(report_of(others=others), "T12")
    assert finding.quote == "认真落实年度工作要点，成效明显"


def test_a_drafted_table_and_its_prose_agree() -> None:
    cells = {
        "received.natural": 3119,
        "carried_in.natural": 34,
        "granted.natural": 3050,
        "carried_out.natural": 103,
    }
    text = "新收政府信息公开申请3119件，上年结转34件，办结3050件，结转下年度103件。"
    assert not found(report_of(text, applications=cells), "N01", "N02", "N03", "N05", "N06", "N07")
