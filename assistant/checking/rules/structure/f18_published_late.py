"""发布日期不对或超过期限。

## 检查内容
落款日期和网页上的发布日期，应在报告年度结束以后、期限以前。县级以上政府的期限是次年3月31日；部门按次年
1月31日提醒，乡镇、街道以县里通知的日期为准，通知前也按1月31日提醒，两者都只询问。报告年度结束以前的日期、
日历上没有的日期也在这里提示。

## 为什么
条例第四十九条规定了年报的期限，不按时发布要追责；日期早于年底，多半是年份没有改。

## 怎么改
日期写错的改正；确实迟发的，按县里的要求说明原因，落款写实际日期。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.release import ReleaseDate, release_dates
from assistant.checking.rule import (
    Certainty,
    Context,
    Example,
    Fault,
    NotAssessed,
    Severity,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from assistant.report.report import Report
    from assistant.report.units import Level

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.LIKELY
BASIS = "《政府信息公开条例》第四十九条；国办公开办函〔2021〕30号：应按时发布"

_BODY = """
一、总体情况
2024年主动公开政府信息58条。
二、主动公开政府信息情况
没有制发规范性文件。
三、收到和处理政府信息公开申请情况
2024年未收到申请。
四、政府信息公开行政复议、行政诉讼情况
没有复议、诉讼。
五、存在的主要问题及改进情况
“惠农补贴”栏目6月至9月没有更新，2025年每月5日前报送。
六、其他需要报告的事项
收取信息处理费0元。
"""


def _signed(day: str, unit: str = "云岭县石桥镇人民政府") -> Example:
    return Example(text=f"{unit}2024年政府信息公开工作年度报告{_BODY}{unit}\n{day}")


def _published(line: str) -> Example:
    unit = "云岭县人民政府"
    return Example(text=f"{line}\n{unit}2024年政府信息公开工作年度报告{_BODY}")


GOOD = (
    Example(),
    _signed("2025年1月24日"),
    _signed("二〇二五年一月三十一日", "云岭县水务局"),
    _signed("2025年3月28日", "云岭县人民政府"),
    _published("发布日期：2025-03-31 来源：云岭县政府办"),
)
BAD = (
    _signed("2025年5月30日", "云岭县人民政府"),
    _signed("2025年3月3日", "云岭县水务局"),
    _signed("2025年2月28日"),
    _signed("2024年1月20日"),
    _signed("二〇二四年一月十八日", "云岭县望江街道办事处"),
    _signed("2025年2月30日"),
    _published("发布时间：2025-04-16 09:12"),
)

_DECEMBER = 12


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for each date that lies outside the time in which reports are published."""
    if report.year is None:
        yield NotAssessed("认不出报告年度")
        return
    found = list(release_dates(report))
    if not found:
        yield NotAssessed("没有找到落款日期或发布日期")
    for released in found:
        fault = _fault(released, report.year, report.level)
        if fault:
            yield fault
            return


def _fault(released: ReleaseDate, year: int, level: Level | None) -> Fault | None:
    day = released.date.date
    if day is None:
        return _wrong(released, "日历上没有这一天", "请改成实际日期")
    if day.year <= year:
        return _early(released, day, year)
    return _late(released, day, year, level) if level else None


def _early(released: ReleaseDate, day: date, year: int) -> Fault:
    if (day.year, day.month) == (year, _DECEMBER):
        return _asked(
            released,
            f"早于{year}年年底，全年的数字那时还没有齐",
            "请核对日期；是年底前拟稿的，落款写实际发布的日期",
        )
    return _wrong(
        released,
        f"早于报告年度（{year}年）年底",
        f"请核对年份，{year}年的年报应在{year + 1}年发布",
    )


def _late(released: ReleaseDate, day: date, year: int, level: Level) -> Fault | None:
    due = level.due(year)
    if day <= due:
        return None
    told = f"超过了{due.year}年{due.month}月{due.day}日的期限"
    if level.is_due_by_law:
        return _wrong(released, told, "日期写错的请改正；确实迟发的，按上级要求说明原因")
    # 部门的1月31日没有重新核对过原文，乡镇、街道的日期由县里的通知定：都只问。
    return _asked(
        released,
        f"在{due.month}月31日以后",
        f"请对照本级通知的期限核对；部门一般不晚于{due.year}年{due.month}月31日",
    )


def _wrong(released: ReleaseDate, told: str, suggestion: str) -> Fault:
    found = released.date
    quote = released.passage.text[found.start : found.end]
    return Fault(
        released.passage.place(found.start, found.end),
        f"{released.word}“{quote}”{told}",
        suggestion,
    )


def _asked(released: ReleaseDate, told: str, suggestion: str) -> Fault:
    found = released.date
    quote = released.passage.text[found.start : found.end]
    return Fault(
        released.passage.place(found.start, found.end),
        f"{released.word}“{quote}”{told}",
        suggestion,
        severity=Severity.WARNING,
        certainty=Certainty.ASK,
    )
