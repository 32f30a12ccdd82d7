"""What a web page has around a text is told from the text, and kept out of the sections."""

from __future__ import annotations

import pytest

from assistant.report.document import Document, Paragraph
from assistant.report.furniture import is_card_line, is_furniture
from assistant.report.passage import fold
from assistant.report.recognise import recognise

BEFORE = """当前位置：首页 > 政府信息公开 > 政府信息公开年报
索 引 号：000100200/2022-00003 发布机构：石桥镇人民政府
主题分类：政务公开 公开方式：主动公开
云岭县石桥镇2021年政府信息公开工作年度报告
发布日期：2022-01-20 来源：石桥镇 浏览次数：218 字体：[大 中 小] 打印 语音朗读
|||||"""
REPORT = """一、总体情况
全年主动公开政府信息30条。
六、其他需要报告的事项
没有收取信息处理费。
云岭县石桥镇人民政府
2022年1月20日"""
AFTER = """分享到：
【打印本页】【关闭窗口】
上一篇：石桥镇2020年政府信息公开工作年度报告
扫一扫在手机打开当前页
主办：云岭县人民政府办公室 云ICP备00000001号 网站标识码0000000001"""


def test_sections_hold_the_report_alone() -> None:
    lines = "\n".join((BEFORE, REPORT, AFTER)).splitlines()
    report = recognise(Document("", tuple(Paragraph(line) for line in lines)))
    assert (report.unit, report.year) == ("云岭县石桥镇", 2021)
    assert report.preface == ()
    assert [[str(p) for p in section.paragraphs] for section in report.sections] == [
        ["全年主动公开政府信息30条。"],
        ["没有收取信息处理费。"],
    ]
    assert [str(line) for line in report.closing] == ["云岭县石桥镇人民政府", "2022年1月20日"]


@pytest.mark.parametrize("line", [line for line in AFTER.splitlines()])
def test_what_follows_a_text_is_furniture(line: str) -> None:
    assert is_furniture(fold(line))


@pytest.mark.parametrize(
    "line",
    [
        "（一）主动公开情况",
        "分享经验做法",
        "公开方式：通过网站和公开栏公开30条。",
        "来源：群众来信12件，全部办结。",
        "一是打印公开栏材料120份。",
        "发布机构调整情况",
        "2022年1月20日",
        "联系电话：0599-6120016",
        "关闭政务新媒体账号1个",
    ],
)
def test_what_a_report_says_is_none(line: str) -> None:
    assert not is_furniture(fold(line))
    assert not is_card_line(fold(line))
