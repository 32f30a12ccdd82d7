"""Multiples in prose: 增长2倍, 增长近一倍, 是上年的3倍."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from assistant.report.pattern import Pattern

_TIMES = Pattern(
    r"(?:了|达到?|为|到)*(?P<near>将?近|约|大约|接近|超过?|逾)?"
    r"(?P<number>\d+(?:\.\d+)?|[一两二三四五六七八九十])(?P<odd>[余多])?倍(?P<more>[余多])?"
)
_HAN = {digit: value for value, digit in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_UNDER, _OVER = frozenset({"近", "将近", "接近"}), frozenset({"超", "超过", "逾"})


class Times(NamedTuple):
    """How many times one number is said to be another; `end` is where the words end."""

    least: Decimal
    most: Decimal
    end: int

    def holds(self, ratio: Decimal) -> bool:
        """Return whether a ratio is what the words say, as they round it."""
        return self.least <= ratio <= self.most


def read_times(text: str, at: int) -> Times | None:
    """Return the multiple that stands at `at`, None where there is none.

    A whole number leaves half of one to either side, a decimal one of its last place.
    """
    match = _TIMES.match(text, at)
    if not match:
        return None
    number = match["number"]
    value = Decimal(_HAN.get(number, 0)) if number in _HAN else Decimal(number)
    places = len(number.partition(".")[2])
    slack = Decimal(1).scaleb(-places) if places else Decimal("0.5")
    least, most = value - slack, value + slack
    if match["odd"] or match["more"] or match["near"] in _OVER:
        least, most = value, value + 1
    elif match["near"] in _UNDER:
        most = value
    return Times(least, most, match.end())
