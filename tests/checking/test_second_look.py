"""Slips that published reports turned out to hold, each beside what reads like it and is right."""

from __future__ import annotations

import pytest

from assistant.checking.rule import Example
from tests.checking.little_reports import BUREAU, TOWN, found, report_of

_LAST = Example(
    sections={"overview": "（一）主动公开\n2023年主动公开政府信息20条。"},
    tables={"applications": {"received.natural": 4, "granted.natural": 4}},
    year=2023,
)


def _messages(text: str, code: str, unit: str = TOWN) -> list[str]:
    example = report_of(proactive=f"主动公开政府信息30条。{text}", unit=unit, last_year=_LAST)
    return [finding.message for finding in found(example, code)]


@pytest.mark.parametrize(
    "text",
    [
        "图解12篇，比上年（4篇）增长3倍。",
        "短视频30条，较2023年的10条增加近4倍。",
        "热线答复240次，是上年（60次）的3倍。",
        "公众号阅读12万次，同比（上年5万次）增长2.4倍。",
        "开放日2次，比上年（6次）减少3倍。",
    ],
)
def test_a_multiple_that_is_not_borne_out_is_told(text: str) -> None:
    assert _messages(text, "N14")


@pytest.mark.parametrize(
    "text",
    [
        "图解12篇，比上年（4篇）增长2倍。",
        "短视频30条，较2023年的10条增加近2倍。",
        "热线答复240次，是上年（60次）的4倍。",
        "公众号阅读12万次，同比（上年5万次）增长1.4倍。",
        "咨询79次，是上年（20次）的近4倍；查阅点是公开栏的3倍。",
    ],
)
def test_a_multiple_that_holds_is_left_alone(text: str) -> None:
    assert _messages(text, "N14") == []


@pytest.mark.parametrize(
    "text",
    [
        "专栏列有补贴名册、低保名单、应急预案、低保名单、办事指南。",
        "公示救助名单6条，公示救助名单6条，公示低保名单8条。",
        "涉及农村危房改造补助发放、农村危房改造补助发放和验收结果。",
        "调整机构职能、领导分工、机构职能、内设机构四类内容。",
        "（补贴名册张贴上墙，补贴名册张贴上墙）",
    ],
)
def test_an_item_or_clause_over_again_is_told(text: str) -> None:
    assert _messages(text, "W03")


@pytest.mark.parametrize(
    "text",
    [
        "谁起草谁解读、谁解读谁答疑、谁答疑谁负责。",
        "一季度公开9条，二季度公开9条，三季度公开9条。",
        "列有工作动态、工作动态解读、通知公告。",
        "民政办、党政办、民政办都按月报送。",
        "上墙前核对，上墙后再核对。",
    ],
)
def test_what_only_resembles_the_item_before_is_left_alone(text: str) -> None:
    assert _messages(text, "W03") == []


@pytest.mark.parametrize(
    "text",
    [
        "（黑体三号字）",
        "公开栏更新36次（仿宋_GB2312三号，行距28磅）。",
        "（标题用2号小标宋）",
        "培训2次（正文，宋体，首行缩进2字符）。",
        "（楷体加粗小四号字）",
    ],
)
def test_a_note_on_type_is_a_leftover(text: str) -> None:
    assert _messages(text, "F15")


@pytest.mark.parametrize(
    "text",
    [
        "公开栏改用大号字（黑体大字便于老人看）。",
        "印发手册（三号楼自取）200份。",
        "公示（3号公告）1份。",
        "召开居中调解会（标题为“邻里”）2次。",
        "查阅点（二号窗口）1个。",
    ],
)
def test_a_bracket_that_speaks_of_letters_is_left_alone(text: str) -> None:
    assert _messages(text, "F15") == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("有疑问的，请于县政务公开办公室联系。", "请与"),
        ("上年度转结申请1件。", "结转"),
        ("今年来，公开栏更新36次。", "今年以来"),
        ("为更好的满足村民需要，增设查阅点1个。", "更好地"),
        ("补贴名册及时的向社会公布。", "及时地"),
        ("舆论监笃得到加强，统筹推近公开。", "舆论监督"),
    ],
)
def test_a_common_slip_is_told_with_its_cure(text: str, right: str) -> None:
    assert any(right in message for message in _messages(text, "W05"))


@pytest.mark.parametrize(
    "text",
    [
        "请于工作日与党政办公室联系，请于5月前报送。",
        "土地流转结果公开3条，年末周转结余公开1条。",
        "今年来访的群众有12名。",
        "以更好的服务体验为目标，更好的做法已推广2项。",
        "信息公开的向导员1名，更好的满足感来自村民评议。",
        "政务公开日录制短视频3条，按工作日标准办理，以网名留言的已回复。",
        "罚没财物公开拍卖2次，供热电问题的答复正改进。",
    ],
)
def test_what_only_looks_like_a_slip_is_left_alone(text: str) -> None:
    assert _messages(text, "W05") == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("本报告综合全县各乡镇、各部门情况编制。", TOWN),
        ("本报告汇总全区各部门数据形成。", TOWN),
        ("按照贵办要求报送。", TOWN),
        ("贵局来函提到的3项已经改正。", BUREAU),
        ("着力提升全市政务公开水平。", BUREAU),
    ],
)
def test_words_of_another_office_are_told(text: str, unit: str) -> None:
    assert _messages(text, "U05", unit)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("本报告综合全镇各村、各站所情况编制。", TOWN),
        ("县政务公开办综合各乡镇意见，改了栏目。", TOWN),
        ("珍贵办学资料1份、富贵镇来信1件。", TOWN),
        ("本报告汇总全县各部门水务数据形成。", BUREAU),
        ("市政府办公室办班2期，着力提升全市政务公开水平。", BUREAU),
    ],
)
def test_words_of_the_own_office_are_left_alone(text: str, unit: str) -> None:
    assert _messages(text, "U05", unit) == []


def test_a_part_behind_a_semicolon_that_is_left_over_belongs_to_no_sum() -> None:
    text = "受理申请18件，其中14件问的是征地补偿；3件结转下年答复。"
    assert _messages(text, "N10") == []


def test_a_list_ends_where_another_channel_begins() -> None:
    text = "网站公布信息50条，其中：通知20条、名册35条；通过公众号公布办事指南25条。"
    assert any("分项合计55条" in message for message in _messages(text, "N10"))


def test_a_part_is_held_against_all_the_numbers_of_the_sentence_before_it() -> None:
    text = "网站公开40条，新媒体公开90条，其他方式公开5条。其中，微博公开300条、公众号公开60条。"
    assert any("135条还大" in message for message in _messages(text, "N11"))


@pytest.mark.parametrize(
    "name", ["依托应城市人民政府网站公开9条。", "在枝江市人民政府网站公开9条。"]
)
def test_another_citys_website_is_asked_about(name: str) -> None:
    assert _messages(name, "U04", "金乡县胡集镇人民政府")


def test_an_account_named_after_the_place_is_the_units_own() -> None:
    text = (
        "加强云江水务公众号的内容维护，严格规范网站安全管理，优化栏目设置，"
        "保障咨询电话不间断接听，做好日常巡查和排查。"
    )
    paragraphs = f"主动公开政府信息30条。\n{text}"
    example = report_of(proactive=paragraphs, unit="云江市水务局")
    assert found(example, "U12") == []
