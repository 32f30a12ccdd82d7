"""Which report came first is told where it can be, and nowhere else."""

from __future__ import annotations

import pytest

from assistant.corpus.match import Source
from assistant.corpus.overlap.direction import first_of, order_of
from assistant.corpus.overlap.result import Order


def signed(year: int | None, date: str = "", unit: str = "云岭县石桥镇人民政府") -> Source:
    return Source("", "", unit, year, "镇", date)


@pytest.mark.parametrize(
    ("earlier", "later", "order"),
    [
        (signed(2022), signed(2023), Order.YEAR),
        (signed(2022, "2023-01-20"), signed(2024), Order.YEAR),
        (signed(2023, "2024-01-08"), signed(2023, "2024-01-20"), Order.DATE),
        (signed(None, "2023-01-08"), signed(2023, "2024-01-20"), Order.DATE),
        # 落款抄了去年的日期，不能当真；年份照样能定。
        (signed(2022, "2023-01-20"), signed(2023, "2023-01-18"), Order.YEAR),
        (signed(2023, "2023-12-29"), signed(2023, "2024-01-03"), Order.DATE),
        (signed(2022, "2023-06-30"), signed(2023, "2023-12-28"), Order.YEAR),
    ],
)
def test_the_earlier_report_is_told(earlier: Source, later: Source, order: Order) -> None:
    assert order_of(earlier, later) == (order, False)
    assert order_of(later, earlier) == (order, True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (signed(2023), signed(2023)),
        (signed(2023, "2024-01-08"), signed(2023)),
        (signed(2023, "2024-01-08"), signed(2023, "2024-01-08")),
        (signed(None), signed(2023)),
        (signed(None), signed(2023, "2024-01-08")),
        # 迟交的上年年报，写的时候可能已经看得到别人的新年报。
        (signed(2022, "2024-03-01"), signed(2023, "2024-01-10")),
        # 一份的落款早于统计年度结束，是笔误。
        (signed(2023, "2023-01-20"), signed(2023, "2024-01-20")),
    ],
)
def test_nothing_is_told_where_nothing_is_known(one: Source, other: Source) -> None:
    assert order_of(one, other) == order_of(other, one) == (Order.UNKNOWN, False)


def test_the_first_of_many_is_told_only_if_no_other_may_be_earlier() -> None:
    assert first_of([signed(2024), signed(2022), signed(2023)]) == 1
    assert first_of([signed(2023, "2024-01-20"), signed(2023, "2024-01-08"), signed(2024)]) == 1
    assert first_of([signed(2022), signed(2023), signed(2022)]) is None
    assert first_of([signed(2022), signed(None), signed(2023)]) is None
    assert first_of([signed(2022, "2024-03-01"), signed(2023, "2024-01-10")]) is None
