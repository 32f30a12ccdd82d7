"""Section five taken apart, in the shapes it is really written in."""

from __future__ import annotations

import pytest

from assistant.checking.example import build_report
from assistant.checking.reading.problem_list import read_problem_list
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


def test_last_year_s_problems_stay_apart_though_their_words_announce_measures() -> None:
    problems, measures = listed(
        "（一）上年问题整改情况\n一是针对2023年“更新慢”的问题，每月5日前报送。\n二是改进措施都已落实。\n"
        "（二）存在的主要问题\n首先，公开栏离村民小组远。其次，信息员都是兼职。\n"
        "（三）改进措施\n首先，6月底前装4块板。其次，党政办定AB岗。"
    )
    assert [problem[:2] for problem in problems] == ["首先", "其次"]
    assert [measure[:2] for measure in measures] == ["首先", "其次"]


def test_a_heading_and_the_paragraph_under_it_are_one_entry() -> None:
    _, measures = listed(
        "更新慢。针对上述问题：\n（一）推进主动公开\n梳理公开事项。\n（二）推进平台建设\n完善网站。"
    )
    assert measures == ["（一）推进主动公开。梳理公开事项", "（二）推进平台建设。完善网站"]


def test_numbered_problems_each_with_its_measure_are_told_apart() -> None:
    problems, measures = listed(
        "问题一：解读形式单一。改进措施：2025年一季度做图解2件。\n"
        "问题二：信息员流动大，半年换了3人。改进措施：3月底前定AB岗。"
    )
    assert [problem[:3] for problem in problems] == ["问题一", "问题二"]
    assert len(measures) == 2


def test_what_is_due_next_year_is_a_measure_without_any_heading() -> None:
    problems, measures = listed(
        "公开指南长期没有更新。\n县公开办2025年6月底前督促26个部门更新一遍，没有更新的通报。"
    )
    assert problems == ["公开指南长期没有更新"]
    assert len(measures) == 1


def test_achievements_before_the_turn_are_no_problem() -> None:
    problems, _ = listed(
        "2024年制度不断健全，内容更加丰富，取得了较好成效，但对照要求还有不足。一是更新慢。\n下一步按月报送。"
    )
    assert problems == ["一是更新慢"]
