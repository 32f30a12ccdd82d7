"""What the other rules on figures and topics do beyond what their examples can say."""

from __future__ import annotations

from assistant.checking.rule import Certainty, Example, Severity
from tests.checking.little_reports import TITLE, check, found, report_of


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
