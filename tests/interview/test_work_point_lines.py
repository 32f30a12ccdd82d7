"""Work points in plain lines: which lines are points, and what is said of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.interview.work_point_lines import LONGEST, Line, read_lines

if TYPE_CHECKING:
    from assistant.interview.work_point_list import WorkPointList

TITLE = "云岭县2024年政务公开工作要点"
NUMBER = "云政办发〔2024〕18号"


def _read(*lines: str) -> WorkPointList:
    return read_lines(Line(f"第{number}行", line) for number, line in enumerate(lines, start=1))


def _points(*lines: str) -> list[str]:
    return [point.name for point in _read(*lines).points]


@pytest.mark.parametrize(
    "line",
    [
        "涉企政策集中公开",
        "一、涉企政策集中公开；",
        "（一）涉企政策集中公开。",
        "(1) 涉企政策集中公开",
        "1. 涉企政策集中公开",
        "12．涉企政策集中公开",
        "1）涉企政策集中公开",
        "①涉企政策集中公开",
        "- 涉企政策集中公开",
        "•　涉企政策集中公开",
        "一是涉企政策集中公开；",
        "（一）涉企政策集中公开。在网站开设专栏。（责任单位：县工信局）",
        "1.涉企政策集中公开：按行业归类。",
    ],
)
def test_a_point_loses_its_number_and_its_explanation(line: str) -> None:
    assert _points(line) == ["涉企政策集中公开"]


def test_points_of_one_level_are_all_taken() -> None:
    assert _points("一、政策解读", "", "二、公众参与", "三、公众参与") == ["政策解读", "公众参与"]


def test_a_heading_over_other_points_is_left_out_and_told() -> None:
    found = _read("一、重点领域", "（一）财政信息", "（二）就业信息", "二、公开专区")
    assert [point.name for point in found.points] == ["财政信息", "就业信息", "公开专区"]
    assert found.left_out == ("第1行没有取：是标题，下面另有条目（一、重点领域）",)


def test_a_heading_that_says_something_itself_is_a_point() -> None:
    lines = ("一、财政信息。3月底前公布预算。", "1.公布部门预算", "2.公布决算")
    assert _points(*lines) == ["财政信息", "公布部门预算", "公布决算"]


def test_a_heading_that_the_file_marks_is_left_out() -> None:
    found = read_lines([Line("第1段", "重点领域", is_heading=True), Line("第2段", "财政信息")])
    assert [point.name for point in found.points] == ["财政信息"]


def test_in_a_numbered_list_other_lines_are_no_points() -> None:
    found = _read("重点工作", "1.政策解读", "说明文字", "2.公众参与")
    assert [point.name for point in found.points] == ["政策解读", "公众参与"]
    assert len(found.left_out) == 2


def test_a_line_too_long_to_be_a_point_is_told() -> None:
    found = _read("政策解读", "甲" * (LONGEST + 1))
    assert [point.name for point in found.points] == ["政策解读"]
    assert found.left_out[0].startswith(f"第2行没有取：有{LONGEST + 1}个字，请缩成一句话")


def test_of_a_long_line_with_a_heading_the_heading_is_taken_and_told() -> None:
    found = _read(f"（一）政策解读。{'甲' * LONGEST}")
    assert [point.name for point in found.points] == ["政策解读"]
    assert "只取了开头的“政策解读”" in found.left_out[0]


@pytest.mark.parametrize(
    "lines",
    [
        (f"《{TITLE}》（{NUMBER}）",),
        (TITLE, NUMBER),
        (TITLE, "（云政办发[2024]18号）"),
        (f"{TITLE}（{NUMBER}）",),
        (f"关于印发《{TITLE}》的通知", NUMBER),
    ],
)
def test_name_and_number_are_taken_from_the_first_lines(lines: tuple[str, ...]) -> None:
    found = _read(*lines, "一、政策解读", "二、公众参与")
    assert (found.title, found.number) == (TITLE, NUMBER)
    assert [point.name for point in found.points] == ["政策解读", "公众参与"]


def test_the_issuer_is_taken_from_the_notice() -> None:
    found = _read(f"云岭县人民政府办公室关于印发《{TITLE}》的通知", "一、政策解读")
    assert found.issuer == "云岭县人民政府办公室"


def test_the_superior_document_that_is_cited_is_not_taken_for_this_one() -> None:
    cited = "《云江市2024年政务公开工作要点》（云江政办发〔2024〕22号）"
    found = _read(f"为落实{cited}，制定以下任务。", "一、政策解读")
    assert (found.title, found.number) == ("", "")
    assert [point.name for point in found.points] == ["政策解读"]


def test_of_two_names_none_is_guessed() -> None:
    found = _read(f"《{TITLE}》", "《云岭县2023年政务公开工作要点》", "一、政策解读")
    assert found.title == ""


def test_a_number_further_down_is_not_the_documents() -> None:
    found = _read("1.政策解读", f"2.对照{NUMBER}公开补贴名册")
    assert found.number == ""


def test_greeting_and_date_are_no_points() -> None:
    lines = ("各乡镇人民政府，县直各部门：", "政策解读", "云岭县人民政府办公室", "2024年4月3日")
    assert _points(*lines) == ["政策解读"]


def test_a_superiors_document_is_read_as_it_was_issued() -> None:
    found = _read(
        "云岭县人民政府办公室",
        "关于印发云岭县2024年政务公开工作要点的通知",
        NUMBER,
        "各乡镇人民政府、街道办事处，县直各部门：",
        f"《{TITLE}》已经县政府同意，现印发给你们，请结合实际贯彻执行。",
        "云岭县人民政府办公室",
        "2024年4月3日",
        TITLE,
        "2024年的要求是：落实《云江市2024年政务公开工作要点》（云江政办发〔2024〕22号）。",
        "一、总体要求",
        "（一）指导思想",
        "围绕全县中心工作开展公开。",
        "二、重点领域公开",
        "（一）就业信息公开。按月公布招工岗位。",
        "（二）办事服务公开",
        "1. 公布便民服务事项",
    )
    assert (found.title, found.number, found.issuer) == (TITLE, NUMBER, "")
    names = [point.name for point in found.points]
    assert names == ["就业信息公开", "公布便民服务事项"]
