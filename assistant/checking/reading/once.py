"""Readings of a report that several rules ask for are made once and kept with the report."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from assistant.report.report import Report

Read = TypeVar("Read")


def once(reading: Callable[[Report], Iterable[Read]]) -> Callable[[Report], tuple[Read, ...]]:
    """Return `reading` as a function that reads each report a single time."""
    name = f"{reading.__module__}.{reading.__qualname__}"

    @wraps(reading)
    def kept(report: Report) -> tuple[Read, ...]:
        # Beside what the report's cached properties keep: it goes when the report goes.
        notes = vars(report)
        if name not in notes:
            notes[name] = tuple(reading(report))
        found: tuple[Read, ...] = notes[name]
        return found

    return kept
