"""答复超过20个工作日。

## 检查内容
一句话里写了某件申请的收到日期和答复日期的，按节假日表数工作日，超过20个的提示核对；写明经过延长、
征求第三方意见、补正的不提示。年份不写的按报告年度算。节假日表没有的年份不判断。

## 为什么
条例第三十三条规定，不能当场答复的，自收到申请之日起20个工作日内答复。自己写出的日期超期，等于自认违法。

## 怎么改
核对收到和答复的日期；延长过期限或征求过第三方意见的，把这一步写出来。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.workdays import UnknownYearError, holidays
from assistant.checking.rule import (
    Certainty,
    Context,
    Example,
    Fault,
    NotAssessed,
    Severity,
)
from assistant.report.dates import written_dates
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from datetime import date

    from assistant.report.dates import WrittenDate
    from assistant.report.passage import Passage
    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.ASK
BASIS = "《政府信息公开条例》第三十三条"


def _with(text: str, year: int = 2024) -> Example:
    return Example(sections={"overview": f"主动公开信息61条。{text}"}, year=year)


GOOD = (
    Example(),
    _with("3月4日收到的申请，3月29日答复申请人。"),
    _with("1月22日收到申请1件，2月22日作出答复。"),
    _with("3月4日收到申请，征求第三方意见后，于4月20日答复。"),
    _with("3月4日收到的申请经批准延长20个工作日，4月25日答复。"),
    _with("3月4日收到上级通知，5月20日答复了群众来信。"),
    _with("收到申请2件，一件3月4日收到，一件4月19日答复。"),
)
BAD = (
    _with("3月4日收到的政府信息公开申请，4月20日答复申请人。"),
    _with("申请人于2024年9月2日提出申请，我镇10月21日予以答复。"),
    _with("收到水渠改线信息公开申请的日期是2024年5月6日，6月28日书面答复。"),
    _with("12月2日收到申请1件，次年1月20日才作出答复。"),
    _with("收到申请2件：一件3月4日收到，4月19日答复；一件12月27日收到，没有办结。"),
)

_LIMIT = 20
_REQUEST = Pattern(r"申请")
_CASE = Pattern(r"[^；]+")
_ANOTHER = Pattern(r"一件|另|其余")
_OTHER_MATTER = Pattern(r"通知|来信|留言|投诉|举报|建议|提案|文件|来电|复议|起诉|传票|线索")
_RECEIVED = Pattern(r"收到|接到|受理|提出|提交|登记")
_ANSWERED = Pattern(r"答复|告知|作出.{0,6}决定|予以公开|办结|回复")
_LONGER = Pattern(r"延期|延长|第三方|征求|补正|补充材料|不计算|中止|收费通知|缴费")
_AWAY = Pattern(r"次年|翌年|下一年|第二年")
_JUST_AFTER = 14


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every request whose two dates lie too far apart."""
    if report.year is None:
        yield NotAssessed("认不出报告年度")
        return
    for sentence in report.sentences:
        is_at_home = sentence.topic == "requests" or _REQUEST.search(sentence.text)
        for case in _CASE.finditer(sentence.text) if is_at_home else ():
            days = _days(sentence.text, case, report.year)
            if days:
                yield from _judged(sentence.passage, *days)


def _days(text: str, case: re.Match[str], year: int) -> tuple[date, WrittenDate, date] | None:
    """Return when a request came, where the answer's date stands, and when it was."""
    if not _ANSWERED.search(case[0]) or _LONGER.search(text):
        return None
    dates = [d for d in written_dates(text) if d.day and case.start() <= d.start < case.end()]
    if len(dates) != 2:
        return None
    first, last = dates
    answers = _ANSWERED.search(text[last.end : case.end()][:_JUST_AFTER]) is not None
    if not (answers and _came(text[: case.end()], first, last)):
        return None
    came = first.in_year(first.year or year)
    then = last.year or (first.year or year) + bool(_AWAY.search(text[first.end : last.start]))
    answered = last.in_year(then)
    if not came or not answered or answered < came:
        return None
    return came, last, answered


def _came(text: str, first: WrittenDate, last: WrittenDate) -> bool:
    """Return whether the first date is the one on which a request was received."""
    following = text[first.end : last.start]
    around = following if _RECEIVED.search(following) else text[: last.start]
    is_other = _OTHER_MATTER.search(around) and not _REQUEST.search(around)
    return bool(_RECEIVED.search(around)) and not (is_other or _ANOTHER.search(following))


def _judged(
    sentence: Passage, came: date, last: WrittenDate, answered: date
) -> Iterator[Fault | NotAssessed]:
    try:
        table = holidays()
        taken = table.working_days_between(came, answered)
        due = table.working_days_after(came, _LIMIT)
    except UnknownYearError as error:
        yield NotAssessed(str(error))
        return
    if taken > _LIMIT:
        yield Fault(
            sentence.place(last.start, last.end),
            f"从收到到答复隔了{taken}个工作日，20个工作日到{due.month}月{due.day}日为止",
            "请核对两个日期；延长过期限或征求过意见的，请写明",
        )
