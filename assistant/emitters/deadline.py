"""Until when a report is to be published: 条例第四十九条, and for others the notice from above."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from assistant.report.units import Level


def told_deadline(level: Level, year: int, today: datetime.date) -> str:
    """Return until when the report of `year` is to be published, and how many days are left."""
    due = level.due(year)
    days = (due - today).days
    left = f"还有{days}天" if days > 0 else f"已过{-days}天" if days else "今天是最后一天"
    noticed = "" if level.is_due_by_law else "；上级通知了日期的，以通知为准"
    return f"本级公布期限：{due.year}年{due.month}月{due.day}日前，{left}{noticed}"
