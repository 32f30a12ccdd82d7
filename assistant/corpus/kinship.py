"""What another report is to a report: itself, an earlier or later one of its unit, or foreign."""

from __future__ import annotations

import os
from enum import Enum, auto
from typing import TYPE_CHECKING

from assistant.corpus.normalise import short_name, stem_of
from assistant.report.units import superiors_of

if TYPE_CHECKING:
    from assistant.report.report import Report


class Kinship(Enum):
    """What a report of the corpus is to the report that is checked."""

    ITSELF = auto()
    EARLIER = auto()
    LATER = auto()
    FOREIGN = auto()


def kinship(report: Report, other: Report) -> Kinship:
    """Return what `other` is to `report`; an own report without a year counts as earlier."""
    if _is_same_file(report.document.path, other.document.path):
        return Kinship.ITSELF
    if not _is_same_unit(report, other):
        return Kinship.FOREIGN
    if report.year is None or other.year is None:
        return Kinship.ITSELF if _say_the_same(report, other) else Kinship.EARLIER
    if report.year == other.year:
        return Kinship.ITSELF
    return Kinship.EARLIER if other.year < report.year else Kinship.LATER


def _is_same_file(one: str, other: str) -> bool:
    """Return whether two paths, as the user gave them, name one file; a draft has no path."""
    return bool(one and other) and os.path.abspath(one) == os.path.abspath(other)


def _is_same_unit(report: Report, other: Report) -> bool:
    """Return whether both are of one unit; a report that names none is told by its text."""
    if not report.unit or not other.unit:
        known, nameless = (report, other) if report.unit else (other, report)
        name = stem_of(known.unit) or short_name(known.unit)
        return bool(name) and any(name in sentence.text for sentence in nameless.sentences)
    above, above_other = set(superiors_of(report.unit)), set(superiors_of(other.unit))
    return short_name(report.unit) == short_name(other.unit) and (
        above <= above_other or above_other <= above
    )


def _say_the_same(report: Report, other: Report) -> bool:
    return [s.text for s in report.sentences] == [s.text for s in other.sentences]
