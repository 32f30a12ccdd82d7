"""Percentages are worked out again from the numbers they stand for."""

from __future__ import annotations

import pytest

from tests.checking.little_reports import found, report_of


def messages(text: str) -> list[str]:
    return [finding.message for finding in found(report_of(proactive=text), "N13")]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("公开信息80条，其中人事信息1条，占1.1%。", "1条占80条的1.3%"),
        ("公开信息318条，其中惠农补贴64条，占总数的21.2%。", "64条占318条的20.1%"),
        ("收到来信16件，其中网上11件（68.1%）、当面5件（31.3%）。", "11件占16件的68.8%"),
        ("收到建议12件，已办结11件，办结率100%。", "12件中的11件是91.7%"),
        ("收回问卷142份，满意率96.4%（134份）。", "142份中的134份是94.4%"),
        ("公开318条，其中图文160条、视频158条，分别占51.3%和49.7%。", "160条占318条的50.3%"),
    ],
)
def test_a_wrong_percentage_is_told_with_the_right_one(text: str, right: str) -> None:
    (message,) = messages(text)
    assert right in message


def test_decimals_cut_off_instead_of_rounded_are_called_so() -> None:
    text = "收到来信16件，其中网上提交3件，占18%；当面提交13件，占81%。"
    assert ["像是截去了小数" in message for message in messages(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "公开信息318条，其中补贴64条，占20.1%，占惠民类（128条）的50%。",
        "收到来信12件，上月转来1件。予以采纳5件，占38%；不予采纳8件，占62%。",
        "公开信息915条。其中政策文件113条，占总体的12.4%，人事6条，占0.7%。",
        "公开信息近300条，其中补贴64条，占20%。",
        "公开专栏5个，访问量占门户网站的12%。",
        "发布解读12篇，其中图解9篇，占75%，阅读量增长30%。",
        "财政文件占33.3%、工作动态占33.3%、公示公告占33.3%。",
        "问卷显示，满意的占91%，基本满意的占6%，不了解的占1%。",
        "抽查20次，发现问题6个，整改6个，整改率100%。",
        "新收的2件和上年结转的0件，按申请人分，自然人2件，占100%。",
        "收到来信0件，上月转来2件。予以采纳2件，占100%。",
    ],
)
def test_a_percentage_that_may_be_right_is_left_alone(text: str) -> None:
    assert messages(text) == []


def test_shares_that_miss_the_whole_are_asked_about() -> None:
    text = "按类别看，政策文件占18%，工作动态占55%，公示公告占16%，其他占9%。"
    assert messages(text) == ["4个占比合计98%，是没有列全，还是截去了小数？"]
