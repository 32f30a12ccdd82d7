"""A report is the same report however its title, headings and topics are worded."""

from __future__ import annotations

import pytest

from assistant.errors import NotAReportError
from tests.report.shapes import FORM, OTHERS, OVERVIEW, PROBLEMS, TITLE, read, text_report


@pytest.mark.parametrize(
    ("lines", "unit", "year"),
    [
        (TITLE, "云岭县石桥镇人民政府", 2024),
        ("云岭县石桥镇人民政府\n2024年政府信息公开工作年度报告", "云岭县石桥镇人民政府", 2024),
        ("云岭县石桥镇2024\n政府信息公开工作年度报告", "云岭县石桥镇", 2024),
        (f"{TITLE}\n政府信息公开工作年度报告", TITLE[:10], 2024),
        (f"首页>公开年报\n名称：{TITLE}\n发布日期：2025-01-16\n{TITLE}", TITLE[:10], 2024),
        ("2024年云岭县石桥镇人民政府信息公开工作年度报告", "云岭县石桥镇人民政府", 2024),
        ("云岭县水务局 2023 年度政府信息公开工作年度报告", "云岭县水务局", 2023),
        ("云江市2022年政府信息公开年报", "云江市", 2022),
        ("云岭县青坪乡2021年政府信息公开工作\n年度报告", "云岭县青坪乡", 2021),
        ("关于云岭县水务局2024年政府信息公开工作的年度报告", "云岭县水务局", 2024),
        ("云岭县望江街道办事处２０２４年政府信息公开工作年度报告", "云岭县望江街道办事处", 2024),
    ],
)
def test_unit_and_year_are_told_by_the_title(lines: str, unit: str, year: int) -> None:
    report = read(text_report(title=lines))
    assert (report.unit, report.year) == (unit, year)


@pytest.mark.parametrize(
    "headings",
    [
        ["一、 政府信息公开工作总体情况", "二、行政机关主动公开政府信息的情况"],
        ["第一部分 总体情况", "第二部分 主动公开政府信息情况"],
        ["1、 总体情况", "2、主动公开政府信息情况"],
        ["总体情况", "主动公开政府信息情况"],
        ["一．概述", "二．主动公开情况"],
        ["一、2024年政府信息公开总体情况", "二、主 动 公 开 政 府 信 息 情 况"],
    ],
)
def test_headings_are_found_however_they_are_worded(headings: list[str]) -> None:
    style = {"一": "一、", "第": "第{}部分 ", "1": "{}、", "总": ""}[headings[0][0]]
    text = text_report()
    ordinals = "一二三四五六" if headings[0][0] != "1" else "123456"
    for position, key in enumerate(["overview", "disclosure", "applications", "disputes"]):
        new = headings[position] if position < 2 else ""
        title = FORM.section(key).title
        mark = style.format(ordinals[position]) if style != "一、" else f"{ordinals[position]}、"
        text = text.replace(f"\n{FORM.heading(key)}\n", f"\n{new or mark + title}\n")
    for position, key in ((4, "problems"), (5, "others")):
        mark = style.format(ordinals[position]) if style != "一、" else f"{ordinals[position]}、"
        text = text.replace(f"\n{FORM.heading(key)}\n", f"\n{mark}{FORM.section(key).title}\n")
    report = read(text)
    assert [section.key for section in report.sections] == [s.key for s in FORM.sections]
    assert all(section.heading for section in report.sections)


def test_an_unknown_heading_is_kept_where_level_one_is_numbered_in_digits() -> None:
    text = text_report()
    for number, section in enumerate(FORM.sections, 1):
        text = text.replace(f"\n{FORM.heading(section.key)}\n", f"\n{number}、{section.title}\n")
    report = read(f"{text}\n7、2025年工作打算\n每季度核对一次目录。")
    assert [section.key for section in report.sections] == [*(s.key for s in FORM.sections), None]


def test_a_numbered_line_that_says_something_is_prose_not_a_heading() -> None:
    report = read(text_report(others="（一）2024年没有收取信息处理费。\n（二）办理建议2件。"))
    others = report.section("others")
    assert others
    assert [p.text for p in others.paragraphs] == [
        "（一）2024年没有收取信息处理费。",
        "（二）办理建议2件。",
    ]


def test_lost_headings_are_inferred_from_what_follows() -> None:
    text = text_report()
    for key in ("overview", "disclosure", "applications", "disputes", "problems", "others"):
        text = text.replace(f"\n{FORM.heading(key)}\n", "\n")
    report = read(text.replace("一是“涉农", "目前仍存在一些不足，“涉农"))
    assert [section.key for section in report.sections] == [s.key for s in FORM.sections]
    assert not any(section.heading for section in report.sections)
    assert len(report.tables) == 3


def test_prose_behind_a_heading_on_its_line_is_kept() -> None:
    text = text_report().replace(
        "一、总体情况\n（一）主动公开情况\n", "一、总体情况（一）主动公开情况。"
    )
    report = read(text.replace("（一）主动公开情况。全年", "（一）主动公开情况。全年"))
    overview = report.section("overview")
    assert overview
    assert "全年主动公开政府信息147条" in overview.text


@pytest.mark.parametrize(
    "overview",
    [
        OVERVIEW,
        OVERVIEW.replace("情况\n", "方面。"),
        OVERVIEW.replace("（一）", "1.")
        .replace("（二）", "2.")
        .replace("（三）", "3.")
        .replace("（四）", "4.")
        .replace("（五）", "5."),
        OVERVIEW.replace("（一）主动公开情况", "主动公开")
        .replace("（二）依申请公开情况", "依申请公开")
        .replace("（三）", "")
        .replace("（四）", "")
        .replace("（五）", ""),
        "一是主动公开方面。公开147条。二是依申请公开方面。新收5件。三是政府信息管理方面。审核147条。"
        "四是政府信息公开平台建设方面。设点1个。五是监督保障方面。培训2次。",
        OVERVIEW.replace("主动公开情况", "聚焦民生领域推动主动公开")
        .replace("依申请公开情况", "规范办理依申请事项")
        .replace("政府信息管理情况", "规范信息管理流程")
        .replace("政府信息公开平台建设情况", "做好平台维护")
        .replace("监督保障情况", "落实监督责任"),
    ],
)
def test_the_five_topics_are_found_in_every_style(overview: str) -> None:
    section = read(text_report(overview=overview)).section("overview")
    assert section
    assert [topic.key for topic in section.topics] == [
        t.key for t in FORM.section("overview").topics
    ]


def test_the_signature_is_no_part_of_the_last_section() -> None:
    report = read(text_report(others=OTHERS + "\n云岭县石桥镇人民政府\n2025年1月16日"))
    others = report.section("others")
    assert others
    assert [str(line) for line in report.closing] == ["云岭县石桥镇人民政府", "2025年1月16日"]
    assert others.text == OTHERS


def test_a_list_of_contents_is_not_taken_for_the_sections() -> None:
    contents = "\n".join(FORM.heading(section.key) for section in FORM.sections)
    text = text_report().replace("\n一、总体情况\n", f"\n目 录\n{contents}\n一、总体情况\n", 1)
    report = read(text)
    assert [section.key for section in report.sections] == [s.key for s in FORM.sections]
    overview = report.section("overview")
    assert overview
    assert len(overview.topics) == 5


def test_a_nested_list_in_the_problems_section_is_no_section() -> None:
    text = text_report().replace(
        PROBLEMS, "一、存在的主要问题\n栏目更新慢。\n二、改进措施\n按月报送。"
    )
    report = read(text)
    assert [section.key for section in report.sections] == [s.key for s in FORM.sections]


@pytest.mark.parametrize(
    "text",
    [
        "云岭县石桥镇2024年财政预算执行情况报告\n全年收入1200万元。\n支出1100万元。",
        "《云岭县石桥镇2024年政府信息公开工作年度报告》解读\n一、总体情况\n二、主动公开政府信息情况",
        "关于做好2024年政府信息公开工作年度报告编制报送工作的通知\n各镇街：\n请于1月20日前报送。",
        "买菜清单\n萝卜\n白菜",
    ],
)
def test_what_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(NotAReportError):
        read(text)


def test_every_sentence_knows_its_place() -> None:
    report = read(text_report(title="云岭县石桥镇人民政府 2024 年政府信息公开工作年度报告"))
    for sentence in report.sentences:
        quote = report.document.quote(sentence.passage.place())
        assert quote.replace(" ", "") == sentence.text
    assert {sentence.topic for sentence in report.sentences if sentence.section == "overview"} == {
        topic.key for topic in FORM.section("overview").topics
    }
