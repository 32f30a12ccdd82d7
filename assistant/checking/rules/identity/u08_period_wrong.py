"""统计期限不对或日期写坏。

## 检查内容
统计期限应为报告年度的1月1日至12月31日。年份不符的报错；起止日不是1月1日、12月31日的，
可能是新设单位，改为询问；“202024年”一类多出数字的日期也报；“202311日”一类丢了字的日期，
可能是网页转换造成的，改为询问。

## 为什么
期限写错，全部数字的口径都成了问题，也常常是照抄上年的痕迹。

## 怎么改
写成“自报告年度1月1日起至12月31日止”；新设或撤并的单位写明起止原因。
"""

from __future__ import annotations

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
    import re
    from collections.abc import Iterator

    from assistant.report.passage import Passage
    from assistant.report.report import Report

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：内容应准确，不得雷同"


def _with_period(period: str) -> Example:
    return Example(sections={"preface": f"本报告由党政办编制。所列数据的统计期限{period}。"})


GOOD = (
    Example(),
    _with_period("自2024年1月1日起至2024年12月31日止"),
    _with_period("为2024年1月1日—12月31日"),
    _with_period("为1月1日至12月31日"),
    _with_period("从2024年1月1日开始，到2024年12月31日结束"),
    Example(
        sections={
            "preface": "本机关于2024年5月1日挂牌成立，统计期限为2024年5月1日至2024年12月31日。"
        }
    ),
)
BAD = (
    _with_period("自2023年1月1日起至2023年12月31日止"),
    _with_period("自2024年1月1日起至202024年12月31日止"),
    _with_period("自2024年3月1日起至2024年12月31日止"),
    _with_period("自2024年11日起至1231日止"),
    Example(sections={"preface": "本报告数据时段为2024年1月1日至11月30日。"}),
    _with_period("截至2023年12月31日"),
    Example(sections={"preface": "本报告的数据从2023年1月1日起到2023年12月31日止。"}),
)

_PERIOD = Pattern(
    r"(?:统计|数据|报告)(?:的)?(?:统计)?(?:期限|周期|时间段?|时限|时段|区间|期间|范围|截[至止])|统计(?:截[至止]|期(?=[为是：自从]))"
    r"|(?:数据|数字|统计)(?:[均都]|起止)?[自从为]"
    r"(?=(?:20\d\d年)?(?:1月1日|\d{1,2}月\d{1,2}日[^，。；]{0,2}，?[至到—－\-]))"
)
_DATE = Pattern(r"(?:(?<!\d)(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})(?:日|(?=[止，。至到]|$))")
_TOO_LONG = Pattern(r"(?<!\d)20\d{3,6}年")
# 202311日, 20241月1日, 1231日, 2024年11日: characters that a page dropped.
_TORN = Pattern(r"(?<!\d)\d{5,8}[月日]|(?<!\d)\d{3,4}日|\d{4}年\d{2,4}日|(?<=日[至到—])\d{1,2}日")
_TO = Pattern(r"[起始开]*(?:起始|开始)?[，,]?(?:至|到|[-—－~～–―]+)(?:次年|本年|当年)?")
_REASON = Pattern(r"成立|挂牌|新设|设立|组建|撤销|撤并|合并|划转|机构改革|更名")
_WHOLE_YEAR = {"01-01", "12-31"}


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every wrong period, and for every year with too many digits."""
    for paragraph in prose(report):
        for match in _TOO_LONG.finditer(paragraph.text):
            yield Fault(
                paragraph.place(match.start(), match.end()),
                f"“{match[0]}”多了数字",
                "请改成四位的年份",
            )
    if report.year is None:
        yield NotAssessed("认不出报告年度")
        return
    for sentence in (part for paragraph in prose(report) for part in split_sentences(paragraph)):
        told = _PERIOD.search(sentence.text)
        if told and not _TOO_LONG.search(sentence.text):
            explained = _REASON.search(sentence.text) is not None
            yield from _period(sentence.slice(told.start()), report.year, explained=explained)


def _period(words: Passage, year: int, *, explained: bool) -> Iterator[Fault]:
    """Yield a fault for the period that `words` tell, from where they begin to speak of it.

    A unit that says why its year is shorter, as one newly set up, is not asked for the reason.
    """
    torn = _TORN.search(words.text)
    dates = _ends(words.text)
    wrong = next((date for date in dates if date[1] and int(date[1]) != year), None)
    if torn:
        yield _ask(words, torn, f"统计期限的日期“{torn[0]}”不完整", "请对照原稿补全年月日")
    elif wrong:
        yield Fault(
            words.place(wrong.start(), wrong.end()),
            f"统计期限写到“{wrong[0]}”，报告年度是{year}年",
            f"请改为{year}年1月1日至12月31日，并核对数字是不是{year}年的",
        )
    else:
        odd = next((date for date in dates if _month_day(date) not in _WHOLE_YEAR), None)
        if odd and not explained:
            message = f"统计期限的起止日“{odd[0]}”不是1月1日或12月31日"
            yield _ask(words, odd, message, "请核对；新设或撤并的单位，请写明起止的原因")


def _ends(text: str) -> list[re.Match[str]]:
    """Return the dates that begin and end the period; a lone one after 截至 ends it."""
    dates = list(_DATE.finditer(text))[:2]
    if len(dates) == 2 and not _TO.fullmatch(text[dates[0].end() : dates[1].start()]):
        return dates[:1]
    return dates


def _month_day(date: re.Match[str]) -> str:
    return f"{int(date[2]):02}-{int(date[3]):02}"


def _ask(words: Passage, match: re.Match[str], message: str, suggestion: str) -> Fault:
    return Fault(
        words.place(match.start(), match.end()),
        message,
        suggestion,
        severity=Severity.WARNING,
        certainty=Certainty.ASK,
    )
