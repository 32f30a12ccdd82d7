"""Parts of a report that could not be read: what may stand in them, no rule can judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.rule import NotAssessed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report

_ORDINALS = "一二三四五六七八九"


def unread_in(report: Report, key: str) -> str:
    """Return what in the section `key` was not read, such as 图片; "" when all of it was.

    A section that was not found may stand anywhere between those before and behind it.
    """
    start, end = extent(report, key)
    return next((part.what for part in report.document.unread if start < part.block <= end), "")


def no_table(report: Report, key: str) -> NotAssessed:
    """Return why the rules on the table `key` cannot judge: it was not read, or not found."""
    form = report.form.table(key)
    what = unread_in(report, form.section)
    if not what:
        return NotAssessed(f"{form.name}没有找到")
    keys = [section.key for section in report.form.sections]
    return NotAssessed(f"第{_ORDINALS[keys.index(form.section)]}部分的表是{what}，读不出来")


def unread_tables(report: Report) -> Iterator[NotAssessed]:
    """Yield for each table that was not read why rules on all tables cannot judge it."""
    for form in report.form.tables:
        if form.key not in report.tables and unread_in(report, form.section):
            yield no_table(report, form.key)


def extent(report: Report, key: str) -> tuple[int, int]:
    """Return the blocks between which the section `key` stands, or would stand."""
    order = {form.key: at for at, form in enumerate(report.form.sections)}
    starts = {s.key: s.heading.block for s in report.sections if s.heading}
    start = starts.get(key)
    if start is None:
        earlier = (at for k, at in starts.items() if k and order[k] < order[key])
        start = max(earlier, default=-1)
        later = (at for k, at in starts.items() if k and order[k] > order[key] and at > start)
    else:
        later = (at for at in starts.values() if at > start)
    return start, min(later, default=len(report.document.blocks))
