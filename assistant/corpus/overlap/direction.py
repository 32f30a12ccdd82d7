"""Which of two reports came first, where that can be told at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.corpus.overlap.result import Order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus.match import Source


def order_of(one: Source, other: Source) -> tuple[Order, bool]:
    """Return how it is known which report is the earlier one, and whether it is `other`.

    The later year was written later, and in one year the later signature. A report of an earlier
    year that was signed after the other, as when it was handed in late, may have copied it.
    """
    years = one.year or 0, other.year or 0
    dates = _signed(one), _signed(other)
    by_year = all(years) and years[0] != years[1]
    by_date = all(dates) and dates[0] != dates[1]
    if by_year and by_date and (years[0] < years[1]) != (dates[0] < dates[1]):
        return Order.UNKNOWN, False
    if by_year:
        return Order.YEAR, years[1] < years[0]
    if by_date:
        return Order.DATE, dates[1] < dates[0]
    return Order.UNKNOWN, False


def first_of(sources: Sequence[Source]) -> int | None:
    """Return the place of the report that is known to be earlier than all others."""
    first = 0
    for place, source in enumerate(sources):
        if order_of(sources[first], source)[1]:
            first = place
    others = (source for place, source in enumerate(sources) if place != first)
    known = all(_comes_first(sources[first], other) for other in others)
    return first if known else None


def _comes_first(one: Source, other: Source) -> bool:
    order, is_turned = order_of(one, other)
    return order is not Order.UNKNOWN and not is_turned


def _signed(source: Source) -> str:
    """Return the date of the signature; one from before the end of the year is a slip."""
    # 《政府信息公开条例》第四十九条：每年1月31日前、3月31日前公布上一年度的年报。
    is_slip = source.year and source.date < f"{source.year}-12"
    return "" if is_slip else source.date
