"""Question files: what is read from them, and what is said of their faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.errors import PhrasebankError
from assistant.facts.facts import FieldKind
from assistant.interview.question import QuestionGroup, all_fields, load_questions

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 'section = "proactive"\ntitle = "主动公开"\n'
QUESTION = '[[question]]\nkey = "total"\nlabel = "总数"\nkind = "count"\nask = "多少条？"\n'


def fault(folder: Path, text: str) -> str:
    (folder / "01-proactive.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PhrasebankError) as caught:
        load_questions(folder)
    return str(caught.value)


def test_groups_come_in_the_order_of_their_files(groups: tuple[QuestionGroup, ...]) -> None:
    assert [group.section for group in groups[:3]] == ["unit", "report", "proactive"]
    assert groups[0].title == "单位"
    assert groups[0].intro == "先说是哪个单位。"


def test_a_question_knows_its_fact_and_its_wording(groups: tuple[QuestionGroup, ...]) -> None:
    total = groups[2].questions[0]
    assert total.key == "proactive.total"
    assert (total.field.kind, total.field.unit, total.field.required) == ("count", "条", True)
    assert (total.ask, total.help) == ("全年公开多少条？", "后台导出。")
    assert (total.basis, total.who, total.example) == ("条例第二十条", "经办人", "163")


def test_an_empty_key_stands_for_the_section(groups: tuple[QuestionGroup, ...]) -> None:
    problems = groups[-1].questions[0].field
    assert problems.key == "problems"
    assert problems.kind is FieldKind.RECORDS
    assert [own.key for own in problems.fields] == ["subject", "months", "missed"]


def test_the_programs_own_questions_load_without_a_fault() -> None:
    keys = [field.key for field in all_fields()]
    assert {"unit.name", "unit.level", "report.year", "applications"} <= set(keys)
    assert len(keys) == len(set(keys))


def test_a_folder_without_questions_is_told(tmp_path: Path) -> None:
    with pytest.raises(PhrasebankError, match="没有问题文件"):
        load_questions(tmp_path)


def test_a_file_that_is_not_toml_is_named(tmp_path: Path) -> None:
    assert fault(tmp_path, "section 主动").startswith("questions/01-proactive.toml：读不出来")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (HEAD + QUESTION.replace("count", "cuont"), "第6行：没有“cuont”这种kind，是否想写“count”"),
        (HEAD + QUESTION + 'unti = "条"\n', "第8行：没有“unti”这一项，是否想写“unit”"),
        (HEAD + QUESTION.replace('ask = "多少条？"\n', ""), "第3行：缺少ask，请补上ask"),
        (HEAD + QUESTION.replace('key = "total"\n', ""), "第3行：问题缺少key"),
        (HEAD + QUESTION + QUESTION, "第9行：“proactive.total”已经问过一次"),
        (HEAD + QUESTION + "pattern = '['\n", "第8行：pattern不是正则表达式"),
        (HEAD + QUESTION.replace("count", "choice"), "第6行：“总数”是choice，要列出choices"),
        (HEAD + QUESTION.replace("count", "records"), "第6行：“总数”是records"),
        (HEAD + QUESTION.replace("count", "table"), "第3行：没有“”这张表，可以是disclosure"),
        (
            HEAD + QUESTION.replace("count", "table") + 'table = "disputes"\n',
            "第8行：表“disputes”要写在section",
        ),
        (HEAD + QUESTION + 'when = "proactive.totl > 0"\n', "是否想写“proactive.total”"),
        (HEAD + QUESTION + 'when = "proactive.total >"\n', "第8行：when的第1行：写法不成句"),
        ('title = "主动公开"\n' + QUESTION, "第1行：缺少section"),
        (HEAD + "question = [1]\n", "第3行：question要写成[[question]]开头的一段"),
        (HEAD + 'question = "多少条？"\n', "第3行：question要写成[[question]]开头的一段"),
    ],
)
def test_a_fault_is_told_with_file_line_and_cure(tmp_path: Path, text: str, words: str) -> None:
    told = fault(tmp_path, text)
    assert told.startswith("questions/01-proactive.toml第")
    assert words in told


def test_a_list_holds_no_lists(tmp_path: Path) -> None:
    own = '[[question.field]]\nkey = "x"\nlabel = "甲"\nkind = "records"\n'
    told = fault(tmp_path, HEAD + QUESTION.replace("count", "records") + own)
    assert "列表里的“x”不能再是records" in told
