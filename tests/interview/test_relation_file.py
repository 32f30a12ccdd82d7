"""The file of relations: what it may hold, and what is said of a fault in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.errors import PhrasebankError
from assistant.interview.relation_file import load_relations

if TYPE_CHECKING:
    from pathlib import Path

FAULTS = {
    'whole = "proactive.totl"\nparts = ["proactive.website"]': (
        "没有叫“proactive.totl”的事实，是否想写“proactive.total”"
    ),
    'whole = "unit.name"\nparts = ["proactive.website"]': "whole里的“unit.name”不是数",
    'whole = "proactive.total"\nparts = ["proactive.categories[].name"]': (
        "parts里的“proactive.categories[].name”不是数"
    ),
    'whole = "proactive.total"\nparts = ["proactive.website", "proactive.press"]': (
        '请补上called = "…"'
    ),
    'whole = "proactive.total"': '缺少parts，请补上parts = ["…"]',
    'same = ["proactive.total"]': "same要写两个事实",
    'earlier = "report.period_from"\nlater = "report.year"': "later里的“report.year”不是日期",
    'dated = "report.planned_date"': "first、last写离报告年度几年",
    'never = "proactive.total ="\nsays = "不对"': "never的第1行：写法不成句",
    'never = "proactive.totals == 0"\nsays = "不对"': "never的第1行：没有叫“proactive.totals”",
    'never = "proactive.total == 0"\nsays = "{{ proactive.sum }}"': "says的第1行：没有叫",
    'never = "proactive.total == 0"': "never和says要一起写",
    'same = ["proactive.total", "proactive.website"]\nwhen = "x"': "when的第1行：没有叫“x”的事实",
    'same = ["proactive.total", "proactive.website"]\ncertain = false': "写成问句，以？结尾",
    'same = ["proactive.total", "proactive.website"]\ncertian = false': (
        "没有“certian”这一项，是否想写“certain”"
    ),
    'dated = "promise.deadline"\nfirst = 1\neach = "promise"\nas = "promise"': (
        "没有“promise”这个列表，是否想写“promises”"
    ),
    'dated = "promise.deadline"\nfirst = 1': "没有叫“promise.deadline”的事实",
    'dated = "report.planned_date"\nfirst = 1\neach = "promises"': "each和as要一起写",
    "certain = true": "要写whole、same、earlier、dated、never中的一个",
}


def _file(folder: Path, relation: str) -> Path:
    path = folder / "relations.toml"
    path.write_text(
        f'schema = 1\n\n[[relation]]\nadvice = "请核对"\n{relation}\n', encoding="utf-8"
    )
    return path


@pytest.mark.parametrize(("relation", "said"), FAULTS.items())
def test_a_fault_is_told_with_its_line_and_cure(tmp_path: Path, relation: str, said: str) -> None:
    with pytest.raises(PhrasebankError) as raised:
        load_relations(_file(tmp_path, relation))
    assert str(raised.value).startswith("relations.toml第3行：")
    assert said in str(raised.value)


def test_what_is_no_toml_is_told(tmp_path: Path) -> None:
    with pytest.raises(PhrasebankError, match="读不出来"):
        load_relations(_file(tmp_path, "whole = proactive"))


def test_a_name_for_what_is_no_fact_is_told(tmp_path: Path) -> None:
    path = tmp_path / "relations.toml"
    path.write_text('[names]\n"applications.total" = "表三总计"\n', encoding="utf-8")
    with pytest.raises(PhrasebankError, match=r"没有叫“applications\.total”的事实"):
        load_relations(path)


def test_relations_are_found_by_the_facts_that_they_hold_between() -> None:
    known = load_relations()
    assert known.between({"proactive.total", "proactive.website"})
    assert known.between({"proactive.total", "proactive.areas[].count"})
    # More or fewer than last year is no contradiction.
    assert not known.between({"proactive.total", "proactive.last_total"})
