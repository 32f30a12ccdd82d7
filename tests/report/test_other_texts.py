"""Texts about a report, and reports of another kind, are told from annual reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.errors import NotAReportError
from assistant.report.document import Document, Paragraph, UnreadPart
from assistant.report.recognise import recognise

if TYPE_CHECKING:
    from assistant.report.report import Report

PROSE = "石桥镇认真推进公开工作，主动公开信息100条。全年组织培训2次。"
TITLE = "云岭县石桥镇2024年政府信息公开工作年度报告"


def read(text: str) -> Report:
    return recognise(Document("", tuple(Paragraph(line) for line in text.splitlines())))


@pytest.mark.parametrize(
    "text",
    [
        f"一图读懂：{TITLE}\n{PROSE}\n一、总体情况\n{PROSE}",
        f"《{TITLE}》解读\n一、总体情况\n{PROSE}\n二、主动公开政府信息情况\n{PROSE}",
        f"{TITLE}\n发布日期：2025-01-20\n现就年报内容进行如下解读：\n一、总体情况\n{PROSE}",
        "云江市人民政府办公室\n关于做好2025年政府信息公开工作年度报告\n编制和发布工作的通知\n"
        "各县区人民政府：\n现就有关事项通知如下：\n一、规范内容。\n二、按时发布。",
        f"云岭县人民政府办公室关于2024年政府信息公开工作年度报告有关事项的通知\n{PROSE}",
        f"云岭县召开2024年政府信息公开工作年度报告编制培训会\n{PROSE}",
        f"云岭县政府信息公开工作年度报告制度\n第一条 制定本制度。\n{PROSE}",
        "云岭县人民政府办公室关于2024年政府信息公开工作年度报告编制公布情况的通报\n"
        "现将检查情况通报如下：\n大部分单位能按时公布。个别单位没有公布。",
        "政府信息公开年报\n"
        + "\n".join(
            f"{unit}2024年政府信息公开工作年度报告 2025-01-20"
            for unit in ("石桥镇", "青坪乡", "望江街道", "云岭县水务局")
        ),
        f"石桥镇2024年上半年政府信息公开工作报告\n{PROSE}\n一、基本情况\n{PROSE}",
        f"2024年各镇街政府信息公开工作年度报告\n{PROSE}",
    ],
)
def test_a_text_about_reports_is_none(text: str) -> None:
    with pytest.raises(NotAReportError, match="不是年报"):
        read(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "政府网站工作年度报表（2024年度）\n填报单位：云岭县人民政府办公室\n信息发布\t总数\t1200",
            "政府网站年度报表",
        ),
        (
            f"云岭县水务局2024年法治政府建设年度报告\n一、基本情况\n{PROSE}\n"
            "二、存在的主要问题和改进措施\n一是能力不足。",
            "法治政府建设报告",
        ),
        (
            f"石桥镇2023年政务公开工作总结\n现将政府信息公开工作情况汇报如下：\n一、基本情况\n{PROSE}"
            "\n二、存在的问题及改进措施\n一是更新慢。",
            "政务公开的总结或工作安排",
        ),
        (
            f"云岭县2024年政务公开工作要点\n一、主动公开\n{PROSE}\n二、依申请公开\n{PROSE}",
            "政务公开的总结或工作安排",
        ),
        (
            "网站首页\n政府信息公开年报\n云岭县石桥镇政府信息公开指南\n为方便公众，编制本指南。\n"
            "一、主动公开\n范围如下。\n二、依申请公开\n到党政办提交。",
            "政府信息公开指南",
        ),
        (f"云岭县石桥镇2024年政府工作报告\n各位代表：\n一、工作回顾\n{PROSE}", "别的工作报告"),
    ],
)
def test_a_report_of_another_kind_is_named(text: str, kind: str) -> None:
    with pytest.raises(NotAReportError, match=f"这是{kind}"):
        read(text)


def test_a_headline_on_reports_is_no_title() -> None:
    with pytest.raises(NotAReportError):
        read(f"我国86家单位晒出政府信息公开年报\n{PROSE}\n{PROSE}")


def test_a_page_whose_report_is_attached_says_so() -> None:
    document = Document("", (Paragraph("石桥镇政府信息公开"),), (UnreadPart(1, "附件"),))
    with pytest.raises(NotAReportError, match="可能在文件里的附件中"):
        recognise(document)


@pytest.mark.parametrize(
    "text",
    [
        f"政府信息公开工作年度报告\n{PROSE}\n{PROSE}",
        f"云岭县石桥镇2022年政府信息公开工作年度报告\n{PROSE}",
        f"云岭县石桥镇2022年度政府信息公开工作报告\n一、工作基本情况\n{PROSE}",
        f"云岭县水务局2018年政务公开工作年度报告\n一、概述\n{PROSE}",
        f"一、总体情况\n{PROSE}\n二、主动公开政府信息情况\n表略",
        "石桥镇2021年政府信息公开工作总结\n一、总体情况\n二、主动公开政府信息情况\n"
        "三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况",
        f"{TITLE}\n本报告按照《关于做好2024年政府信息公开工作年度报告编制发布工作的通知》编制。\n"
        f"一、总体情况\n{PROSE}",
        f"政府信息公开指南\n政府信息公开制度\n政府信息公开年报\n{TITLE}\n一、总体情况\n{PROSE}",
        f"{TITLE}\n一、总体情况\n{PROSE}\n二、主动公开政府信息情况\n无。\n相关信息\n"
        + "\n".join(TITLE.replace("2024", str(year)) for year in (2021, 2022, 2023)),
    ],
    ids=["bare", "no headings", "报告", "2018", "no title", "总结", "cites", "menu", "sidebar"],
)
def test_a_report_that_lost_much_is_still_one(text: str) -> None:
    assert read(text)
