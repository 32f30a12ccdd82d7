"""前言所说的部分数与实际不符。

## 检查内容
前言写“由六个部分组成”并列出各部分名称的，核对写明的个数、列出的项数和正文的部分数。
“行政复议、行政诉讼情况”算一项；没有列出名称的，只与正文比。

## 为什么
部分数对不上，多半是沿用了旧稿或别处的前言。

## 怎么改
以正文的部分为准，改前言的个数和列举。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from assistant.report.passage import Passage
    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号"

_LISTED = (
    "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
    "政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况"
)
GOOD = (
    Example(),
    Example(sections={"preface": f"本报告由{_LISTED}及其他需要报告的事项等六部分组成。"}),
    Example(
        sections={
            "preface": "报告分为六个部分：一、总体情况；二、主动公开政府信息情况；"
            "三、收到和处理政府信息公开申请情况；四、政府信息公开行政复议和行政诉讼情况；"
            "五、存在的主要问题及改进情况；六、其他需要报告的事项。数据截至2024年12月31日。"
        }
    ),
    Example(sections={"preface": "本报告包括六个部分。镇里从三个方面推进公开。"}),
    Example(sections={"preface": "报告主要包括总体情况、主动公开情况、依申请公开情况等6个部分。"}),
    Example(
        sections={
            "preface": "本报告全文六部分：第一部分说总体情况，第二至第四部分是数据表，"
            "问题和改进情况见第五部分，其余事项列在第六部分。"
        }
    ),
    Example(
        sections={
            "preface": "本年度报告六部分：三张数据表列主动公开、申请和复议诉讼情况，"
            "其余三部分用文字说总体情况、问题和其他事项。"
        }
    ),
)
BAD = (
    Example(sections={"preface": f"本报告由{_LISTED}、其他需要报告的事项等7个部分组成。"}),
    Example(sections={"preface": f"本报告由五部分组成，即{_LISTED}、其他需要报告的事项。"}),
    Example(sections={"preface": "本报告共分七个部分。"}),
    Example(sections={"preface": f"本报告有以下七项内容：{_LISTED}、其他需要报告的事项。"}),
    # 列了五项又说“等六个部分”，是漏了一项。
    Example(sections={"preface": f"本报告包括{_LISTED}等六个部分。"}),
)

_HAN = "一二三四五六七八九十"
_COUNT = Pattern(
    rf"(?<![第\d前后])(?<!其余)(?<!余下)(?<!剩下)(?<!另外)(?<!其[他它中])([{_HAN}]|\d{{1,2}})个?(?:大?部分|方面|项内容|项组成)"
)
_ABOUT_REPORT = Pattern(r"报告|年报|总体情况")
_FIRST_PART = Pattern(r"[^、，；：。]{0,12}(?:总体情况|基本情况|概述)")
_BRACKETED = Pattern(r"（[^（）]*）")
_NUMBERED = Pattern(r"(?:^|(?<=[、，；：]))[一二三四五六七八九]、")
_ONE_PART = Pattern(r"(行政复议|申请复议|复议)、(?=(?:提起)?(?:行政)?诉讼)")
_JOINT = Pattern(r"(?:以及|和|及|与)(?=其[他它]|需要)|[、，；：]")
_OTHERS_BEHIND = Pattern(r"(?:其余|余下|剩下|其他|另外)的?[一二三四五\d]个?部分")
# 第一部分说总体情况，第二至第四部分是数据表: some of these are several parts.
_BY_ORDINAL = Pattern(r"第[二三四五六2-6](?:部分|[至到、])")
_LIKE_PART = Pattern(r"情况|事项|问题|概述|公开|申请|复议|诉讼|改进|费|附[件表]")


_OFFICIAL = 6
# With fewer headings found than this the text is an excerpt, or has lost them.
_MOST = 5


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault where the number told, the parts listed and the parts written differ."""
    written = sum(1 for section in report.sections if section.heading)
    for paragraph in _openings(report):
        for match in _COUNT.finditer(paragraph.text):
            message = _compare(paragraph.text, match, written)
            if message:
                yield Fault(
                    paragraph.place(match.start(), match.end()),
                    message,
                    "请以统一格式的六个部分为准，改正前言的个数和列举",
                )


def _openings(report: Report) -> Iterator[Passage]:
    """Yield the preface, and the first paragraphs of section one, where some put theirs."""
    yield from report.preface
    overview = report.section("overview")
    if overview and not report.preface:
        yield from overview.paragraphs[:2]


def _compare(text: str, match: re.Match[str], written: int) -> str | None:
    """Return the message when the numbers differ, or None."""
    start, end = _sentence(text, match.start())
    if not _ABOUT_REPORT.search(text[start:end]):
        return None
    told = int(match[1]) if match[1].isdigit() else _HAN.index(match[1]) + 1
    listed = _listed(text[start : match.start()]) or _listed(text[match.end() : end])
    # 包括总体情况、主动公开情况等六个部分 names a few of six.
    is_partial = text[: match.start()].endswith("等") and listed < told - 1 == _OFFICIAL - 1
    if listed and listed != told and not is_partial:
        return f"前言写{told}个部分，列出的是{listed}项，正文有{written}个部分"
    if not listed and "部分" in match[0] and written >= _MOST and written != told:
        return f"前言写{told}个部分，正文有{written}个部分"
    return None


def _sentence(text: str, at: int) -> tuple[int, int]:
    """Return where the sentence around `at` begins and ends; a list may run across semicolons."""
    end = text.find("。", at)
    return text.rfind("。", 0, at) + 1, end if end >= 0 else len(text)


def _listed(text: str) -> int:
    """Return how many parts `text` lists, 0 when it lists none."""
    first = _FIRST_PART.search(text)
    if not first or _BY_ORDINAL.search(text) or _OTHERS_BEHIND.search(text):
        return 0
    items = _NUMBERED.sub("", _BRACKETED.sub("", text[first.start() :]))
    names = _JOINT.split(_ONE_PART.sub(r"\1和", items))
    count = sum(1 for name in names if _LIKE_PART.search(name))
    return count if count >= 3 else 0
