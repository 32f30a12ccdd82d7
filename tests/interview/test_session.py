"""An interview under way: what is asked, what an answer does, and what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.facts.facts import load_facts, save_facts
from assistant.interview.answer import AnswerError
from assistant.interview.session import Interview, SectionState

if TYPE_CHECKING:
    from pathlib import Path


def keys(interview: Interview, section: str) -> list[str]:
    return [question.key for question in interview.visible(section)]


def test_an_answer_makes_a_new_interview(interview: Interview) -> None:
    after = interview.answer("proactive.total", "１６３条")
    assert after.facts.get("proactive.total") == 163
    assert after.raw("proactive.total") == "163"
    assert interview.raw("proactive.total") == ""


def test_a_wrong_answer_changes_nothing(interview: Interview) -> None:
    told = interview.answer("proactive.total", "163")
    with pytest.raises(AnswerError, match="填的是“很多”"):
        told.answer("proactive.total", "很多")
    assert told.facts.get("proactive.total") == 163


def test_a_blank_takes_an_answer_back_but_is_not_zero(interview: Interview) -> None:
    told = interview.answer("proactive.total", "163").answer("proactive.total", "")
    assert told.facts.get("proactive.total") is None
    assert interview.answer("proactive.total", "0").facts.get("proactive.total") == 0


def test_an_answer_passed_by_unchanged_keeps_its_value(interview: Interview) -> None:
    places = ("柳树、桑园片区", "河湾村")
    told = Interview(interview.groups, interview.facts.with_value("unit.places", places))
    assert told.answer("unit.places", told.raw("unit.places")).facts.get("unit.places") == places


def test_a_question_shows_only_while_its_condition_holds(interview: Interview) -> None:
    assert "proactive.gazette" not in keys(interview, "proactive")
    county = interview.answer("unit.level", "县级政府")
    assert "proactive.gazette" in keys(county, "proactive")
    assert "proactive.gazette_issues" not in keys(county, "proactive")
    assert "proactive.gazette_issues" in keys(county.answer("proactive.gazette", "2"), "proactive")


def test_a_level_told_by_the_name_decides_as_well(interview: Interview) -> None:
    county = interview.answer("unit.name", "云岭县人民政府")
    assert "proactive.gazette" in keys(county, "proactive")


def test_a_hidden_question_is_neither_asked_nor_a_fact_but_its_answer_is_kept(
    interview: Interview,
) -> None:
    county = interview.answer("unit.level", "县级政府").answer("proactive.gazette", "2")
    county = county.answer("proactive.gazette_issues", "12")
    town = county.answer("unit.level", "镇")
    assert keys(town, "proactive") == ["proactive.total", "proactive.last_total"]
    assert [q.key for q in town.unanswered("proactive")] == ["proactive.total"]
    assert town.facts.get("proactive.gazette") == 2
    assert town.effective_facts().get("proactive.gazette") is None
    assert town.effective_facts().get("proactive.gazette_issues") is None
    assert [q.key for q in town.set_aside()] == ["proactive.gazette", "proactive.gazette_issues"]
    assert county.set_aside() == ()
    back = town.answer("unit.level", "县级政府")
    assert back.effective_facts().get("proactive.gazette_issues") == 12


def test_required_questions_are_left_until_answered(interview: Interview) -> None:
    left = [question.key for question in interview.unanswered()]
    assert left == ["unit.name", "report.year", "proactive.total", "applications", "problems"]
    told = interview.answer("proactive.total", "0").answer("report.year", "2024")
    assert [q.key for q in told.unanswered()] == ["unit.name", "applications", "problems"]


def test_a_section_is_empty_then_partly_then_complete(interview: Interview) -> None:
    assert interview.state("proactive") is SectionState.EMPTY
    partly = interview.answer("proactive.last_total", "9")
    assert partly.state("proactive") is SectionState.PARTLY
    assert partly.answer("proactive.total", "9").state("proactive") is SectionState.COMPLETE


def test_a_section_with_an_optional_table_is_partly_done_while_cells_are_open(
    interview: Interview,
) -> None:
    told = interview.answer_cell("disputes", "review.upheld", "1")
    assert told.state("disputes") is SectionState.PARTLY
    assert told.fill_rest_with_zero("disputes").state("disputes") is SectionState.COMPLETE


def test_a_section_whose_table_does_not_add_up_is_faulty(interview: Interview) -> None:
    zeros = interview.fill_rest_with_zero("applications")
    assert zeros.state("applications") is SectionState.COMPLETE
    told = zeros.answer_cell("applications", "received.natural", "3")
    assert told.state("applications") is SectionState.FAULTY


def test_records_are_added_changed_moved_and_removed(interview: Interview) -> None:
    told = interview.add_record("problems", {"subject": "甲", "missed": "三条"})
    told = told.add_record("problems", {"subject": "乙"}).add_record("problems", {"subject": "丙"})
    assert told.facts.get("problems.0.missed") == 3
    assert told.raw("problems") == "3条"
    told = told.move_record("problems", 2, -1).replace_record("problems", 0, {"subject": "丁"})
    assert told.records("problems") == ({"subject": "丁"}, {"subject": "丙"}, {"subject": "乙"})
    told = told.remove_record("problems", 1)
    assert [record["subject"] for record in told.records("problems")] == ["丁", "乙"]


def test_a_record_moves_no_further_than_the_ends(interview: Interview) -> None:
    told = interview.add_record("problems", {"subject": "甲"})
    told = told.add_record("problems", {"subject": "乙"})
    first = told.move_record("problems", 0, -1)
    last = told.move_record("problems", 0, 5)
    assert [r["subject"] for r in first.records("problems")] == ["甲", "乙"]
    assert [r["subject"] for r in last.records("problems")] == ["乙", "甲"]


def test_the_faults_of_a_record_are_told_together(interview: Interview) -> None:
    with pytest.raises(AnswerError) as caught:
        interview.add_record("problems", {"subject": "甲\n乙", "missed": "几条"})
    assert [line.partition("：")[0] for line in str(caught.value).split("\n")] == [
        "事项",
        "漏发条数",
    ]


def test_an_empty_record_is_not_added(interview: Interview) -> None:
    with pytest.raises(AnswerError, match="请至少填一项"):
        interview.add_record("problems", {"subject": " "})


def test_a_list_is_answered_when_every_record_is_whole(interview: Interview) -> None:
    told = interview.add_record("problems", {"missed": "3"})
    assert [q.key for q in told.unanswered("problems")] == ["problems"]
    assert told.replace_record("problems", 0, {"subject": "甲"}).unanswered("problems") == ()


def test_a_list_without_records_is_open_unless_none_is_confirmed(interview: Interview) -> None:
    told = interview.add_record("problems", {"subject": "甲"}).remove_record("problems", 0)
    assert told.facts.get("problems") is None
    assert told.confirm_none("problems").facts.get("problems") == ()
    assert told.confirm_none("problems").state("problems") is SectionState.COMPLETE


def test_cells_are_answered_one_by_one_and_totals_follow(interview: Interview) -> None:
    told = interview.answer_cell("applications", "received.natural", "３件")
    assert told.facts.get("applications.received.natural") == 3
    assert told.fill_rest_with_zero("applications").facts.get("applications.received.total") == 3
    assert told.unanswered("applications") != ()
    assert told.fill_rest_with_zero("applications").unanswered("applications") == ()


def test_a_rest_confirmed_to_be_zero_is_saved_and_read_back(
    interview: Interview, tmp_path: Path
) -> None:
    told = interview.fill_rest_with_zero("disputes").facts
    save_facts(tmp_path / "facts.toml", told)
    assert load_facts(tmp_path / "facts.toml", told.fields) == told


def test_a_total_cannot_be_typed(interview: Interview) -> None:
    with pytest.raises(AnswerError, match="由程序相加得出"):
        interview.answer_cell("applications", "received.total", "3")


def test_a_cell_can_be_blank_again_after_the_rest_was_zero(interview: Interview) -> None:
    told = interview.answer_cell("disputes", "review.upheld", "1").fill_rest_with_zero("disputes")
    told = told.answer_cell("disputes", "review.other", "")
    assert told.facts.table("disputes").missing() == ("review.other",)
    assert told.facts.get("disputes.review.upheld") == 1
    assert told.facts.get("disputes.direct.total") == 0


def test_a_cell_is_taken_back_alone_while_the_rest_is_open(interview: Interview) -> None:
    told = interview.answer_cell("disputes", "review.upheld", "1")
    told = told.answer_cell("disputes", "review.other", "2")
    told = told.answer_cell("disputes", "review.upheld", "")
    assert dict(told.facts.values) == {"disputes.review.other": 2}


def test_a_list_takes_no_typed_answer(interview: Interview) -> None:
    with pytest.raises(AnswerError, match="一条一条的列表"):
        interview.answer("problems", "栏目更新迟")


def test_a_whole_table_can_be_cleared(interview: Interview) -> None:
    told = interview.fill_rest_with_zero("disputes").clear("disputes")
    assert told.state("disputes") is SectionState.EMPTY
