"""Section five taken apart, in the shapes it is really written in."""

from __future__ import annotations

import pytest

from assistant.checking.example import build_report
from assistant.checking.problem_list import read_problem_list
from assistant.checking.rule import Example


def listed(text: str) -> tuple[list[str], list[str]]:
    section = build_report(Example(sections={"problems": text})).section("problems")
    assert section
    found = read_problem_list(section, 2024)
    return [entry.text for entry in found.problems], [entry.text for entry in found.measures]


@pytest.mark.parametrize(
    "text",
    [
        "存在的问题：一是解读偏少；二是人手不足。改进措施：一是每季度做图解；二是设AB岗。",
        "（一）存在的问题\n一是解读偏少。\n二是人手不足。\n（二）改进情况\n一是每季度做图解。\n二是设AB岗。",
        "1.解读偏少。\n2.人手不足。\n下一步：\n1.每季度做图解。\n2.设AB岗。",
        "一是解读偏少。改进措施：每季度做图解。\n二是人手不足。改进措施：设AB岗。",
        "（一）解读偏少\n今后每季度做图解。\n（二）人手不足\n已设AB岗。",
        "解读偏少。\n人手不足。\n针对上述问题，每季度做图解。\n设AB岗。",
    ],
)
def test_problems_and_measures_are_told_apart_in_every_layout(text: str) -> None:
    problems, measures = listed(text)
    assert len(problems) == 2
    assert "解读偏少" in problems[0]
    assert "人手不足" in problems[1]
    assert "做图解" in "".join(measures)
    assert "AB岗" in "".join(measures)


def test_a_general_lead_in_is_no_problem() -> None:
    problems, _ = listed(
        "取得了成绩，但与上级要求还有差距，主要表现在：\n一是更新慢。\n已按月报送。"
    )
    assert problems == ["一是更新慢"]


def test_what_still_wants_doing_is_a_problem_though_it_names_the_remedy() -> None:
    problems, measures = listed("一是培训还需进一步加强。\n下一步组织培训两期。")
    assert problems == ["一是培训还需进一步加强"]
    assert measures == ["下一步组织培训两期"]


def test_a_measure_that_names_the_problem_it_is_aimed_at_is_a_measure() -> None:
    problems, measures = listed(
        "更新不及时。\n改进措施：\n一是针对更新不及时的问题，明确报送日期。"
    )
    assert problems == ["更新不及时"]
    assert measures == ["一是针对更新不及时的问题，明确报送日期"]


def test_what_became_of_last_year_s_problems_is_neither() -> None:
    problems, measures = listed(
        "2023年年报提出的“解读单一”已解决，图解增到5件。\n2024年存在的问题：人手不足。\n下一步设AB岗。"
    )
    assert len(problems) == 1
    assert "人手不足" in problems[0]
    assert measures == ["下一步设AB岗"]


def test_next_year_s_plan_is_a_measure_and_no_follow_up() -> None:
    _, measures = listed("栏目更新慢。\n2025年针对问题改进：3月底前补上4项目录。")
    assert measures == ["2025年针对问题改进：3月底前补上4项目录"]
