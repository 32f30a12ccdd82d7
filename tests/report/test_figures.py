"""Numbers in prose: what counts as one, its value and unit, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.numerals import spell_number
from assistant.report.figures import Figure, chinese_number, read_figures
from assistant.report.layout import format_number
from assistant.report.passage import fold

if TYPE_CHECKING:
    from decimal import Decimal

_UNITS = st.sampled_from(["条", "件", "次", "份", "篇", "个", "人", "人次", "期", "场", "户", "宗"])


def figures(text: str) -> list[str]:
    return [f"{format_number(figure.value)}{figure.unit}" for figure in read_figures(fold(text))]


def only(text: str) -> Figure:
    (figure,) = read_figures(fold(text))
    return figure


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("主动公开政府信息30条，其中网站18条。", ["30条", "18条"]),
        ("收到申请 3 件、培训2次58人次", ["3件", "2次", "58人次"]),
        ("公开２１６条，阅读1,208人次", ["216条", "1208人次"]),
        ("答复1，208件", ["1208件"]),
        ("全市公开18万条", ["180000条"]),
        ("粉丝1.2万人，浏览3.05亿次", ["12000人", "305000000次"]),
        ("收费199.43万元，退费350元，投入1.5亿元", ["199.43万元", "350元", "1.5亿元"]),
        ("公开率100%，提高3.5个百分点", ["100%", "3.5个百分点"]),
        ("召开会议三次，答复十二件，发布会两场", ["3次", "12件", "2场"]),
        ("办理一千二百零三件、两万条", ["1203件", "20000条"]),
        ("收到申请3件均已答复", ["3件"]),
        ("2024年3件", ["3件"]),
    ],
)
def test_reads_numbers_with_their_measure_words(text: str, found: list[str]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "2024年1月1日至12月31日",
        "国办公开办函〔2021〕30号",
        "条例第二十条第（一）项、第20条",
        "第3次会议、第十二期",
        "联系电话0537-8761001，邮编272200",
        "一是公开，二是答复",
        "一站式、一体化、一次性告知、高效办成一件事",
        "第三方评估、三审三校、两微一端、四类信息",
        "在20个工作日内答复，连续12个季度达标",
        "增强“四个意识”",
        "由六部分组成，5部门联合",
        "3条例外、2位置",
        "每件、这三次、统一项目、唯一个人",
        "12345热线、1+X模式",
        "2.3件申请",
        "百件实事",
    ],
)
def test_leaves_dates_ordinals_document_numbers_and_set_phrases_alone(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize("text", ["5-6次", "3至5件", "三至五条", "3件至5件", "两三次", "5～8篇"])
def test_ranges_are_no_figures(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "90余条",
        "18万余条",
        "100多件",
        "近500条",
        "约200份",
        "30条左右",
        "50篇以上",
        "10余万条",
        "百余场",
        "近百条",
        "上百次",
        "数十件",
        "几十条",
        "三十多份",
        "十几条",
        "超2000条",
    ],
)
def test_marks_of_approximation_are_seen(text: str) -> None:
    assert only(text).is_approximate


@pytest.mark.parametrize("text", ["93条", "最近3次", "预约3次", "签约5家", "总数三十条", "十二件"])
def test_exact_numbers_are_exact(text: str) -> None:
    assert not only(text).is_approximate


@pytest.mark.parametrize(
    ("text", "is_exact"),
    [
        ("12034条", True),
        ("1.2万条", False),
        ("3.5万元", True),
        ("两万条", False),
        ("约30条", False),
    ],
)
def test_a_number_in_ten_thousands_is_not_counted_to_the_last_one(
    text: str, is_exact: bool
) -> None:
    assert only(text).is_exact is is_exact


def test_a_figure_knows_its_place() -> None:
    text = fold("全年主动公开政府信息 90 余条。")
    figure = only(text)
    assert text[figure.start : figure.end] == "90余条"


@pytest.mark.parametrize("numeral", ["三四", "十百", "一百千"])
def test_an_ill_formed_numeral_has_no_value(numeral: str) -> None:
    assert chinese_number(numeral) is None


@given(st.integers(0, 10**9), _UNITS)
def test_a_printed_whole_number_is_read_back(number: int, unit: str) -> None:
    for printed in (f"{number}", f"{number:,}", f"{number}".translate(_FULL_WIDTH)):
        assert figures(f"全年共{printed}{unit}。") == [f"{number}{unit}"]


@given(st.decimals(0, 10**6, places=2), st.sampled_from(["元", "万元", "亿元", "%"]))
def test_a_printed_decimal_is_read_back(number: Decimal, unit: str) -> None:
    assert only(f"合计{number:f}{unit}。").value == number


@given(st.decimals(0, 10**4, places=2), _UNITS)
def test_a_number_in_ten_thousands_is_read_back(number: Decimal, unit: str) -> None:
    assert only(f"累计{number:f}万{unit}。").value == number * 10_000


@given(st.integers(1, 10**8))
def test_a_spelt_number_is_read_back(number: int) -> None:
    assert chinese_number(spell_number(number)) == number


@given(st.text("0123456789一二十百千万余近约第年月日条件次个，。（）,.-—第〔〕元% ", max_size=60))
def test_figures_stand_inside_the_text_in_order(text: str) -> None:
    ends = 0
    for figure in read_figures(text):
        assert ends <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end].endswith(figure.unit[-1])
        ends = figure.end


_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
