"""网址里是往年的年份。

## 检查内容
网址里单独成一段的年份（/2022/、2022.html、year=2022）早于报告年度的，提醒核对。讲往年的事、
讲指南和历年年报的句子里的网址不提示；栏目编号里碰巧像年份的数字不算。

## 为什么
链接常从上年年报里带过来，读者点开看到的是上一年的内容。

## 怎么改
在浏览器里打开核对，换成本年度的页面，或者给栏目的网址。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.reading.walk import prose
from assistant.checking.rule import (
    Certainty,
    Context,
    Example,
    Fault,
    NotAssessed,
    Severity,
)
from assistant.report.pattern import Pattern
from assistant.report.report import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.passage import Passage
    from assistant.report.report import Report

SEVERITY = Severity.INFO
CERTAINTY = Certainty.ASK
BASIS = "国办公开办函〔2021〕30号：内容应准确"


def _with(text: str) -> Example:
    return Example(sections={"preface": f"本报告由党政办编制，{text}。"})


GOOD = (
    Example(),
    _with("电子版见https://www.yunling.gov.cn/zwgk/shiqiao/nianbao/"),
    _with("电子版见https://www.yunling.gov.cn/2025/nianbao/2024.html"),
    _with("电子版见http://xxgk.yunling.gov.cn/col/col120213/index.html"),
    _with("2022年以来的历年年报见https://www.yunling.gov.cn/nianbao/2022/"),
    _with("指南见https://www.yunling.gov.cn/zhinan/2021/t20210603_18.html"),
)
BAD = (
    _with("电子版见https://www.yunling.gov.cn/year/6/2022.html"),
    _with("可在云岭县政府网站（http://www.yunling.gov.cn/nb/2023/index.html）下载"),
    _with("年报栏目https://www.yunling.gov.cn/nb/2022nb/list.html"),
    _with("网址为https://xxgk.yunling.gov.cn/report?unit=12&year=2023"),
    _with("电子版可在www.yunling.gov.cn/zfxxgknb/202301/t20230118_8.html查阅"),
)

_ADDRESS = Pattern(r"(?:https?：?:?//|www\.)[\w./?=&%~#：:@+-]+", re.ASCII)
# A year as a part of its own, or as a month's or day's folder: /202301/, t20230118_8.html.
_YEAR = Pattern(
    r"(?<![0-9A-Za-z])(?:t|n?nb|nd|ndbg|nianbao|(?:zf)?xxgk(?:nb)?|bg|report)?(20[12]\d)(?:n|nd|nb|ndbg|nian)?(?:[01]\d(?:[0-3]\d)?)?(?=[/_.?&#-]|$)"
)
_EARLIER = Pattern(r"历年|往年|上年|去年|上一年|指南|目录|《|条例|办法|以来")


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a question for every address that holds a year before the report's."""
    if report.year is None:
        yield NotAssessed("认不出报告年度")
        return
    for paragraph in prose(report):
        for sentence in split_sentences(paragraph):
            yield from _old_addresses(sentence, report.year)


def _old_addresses(sentence: Passage, year: int) -> Iterator[Fault]:
    for address in _ADDRESS.finditer(sentence.text):
        clause = re.split(r"[，；]", sentence.text[: address.start()])[-1]
        years = [int(found[1]) for found in _YEAR.finditer(address[0])]
        if years and max(years) < year and not _EARLIER.search(clause):
            yield Fault(
                sentence.place(address.start(), address.end()),
                f"网址里的年份是{max(years)}，报告年度是{year}年",
                "请打开核对，换成本年度的页面或栏目的网址",
            )
