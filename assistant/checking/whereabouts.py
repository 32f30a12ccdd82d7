"""Where in a report a fault stands: under which heading, in which paragraph or cell."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.checking.rule import Where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.rule import Fault
    from assistant.report.document import Place
    from assistant.report.passage import Passage
    from assistant.report.report import Report, Section

_BEFORE_ALL = (-1, -1, -1, 0)


class Whereabouts:
    """The headings of a report with the places where what stands under them begins."""

    def __init__(self, report: Report) -> None:
        self._report = report

    def order(self, fault: Fault) -> tuple[int, ...]:
        """Return what faults are sorted by; one without a place goes where its section begins."""
        if fault.place:
            return fault.place.order
        wanted = self._heading(fault.section)
        return next((start for start, name in self._starts if name == wanted), _BEFORE_ALL)

    def where(self, fault: Fault) -> Where:
        """Return where the fault stands, as findings show it."""
        place = fault.place
        if place is None:
            return Where(self._heading(fault.section) or None, None, None, None, fault.cell)
        section = self._heading(fault.section) or self._section_at(place)
        cell = fault.cell or self._cell_at(place)
        return Where(section, place.block + 1, place.start, place.end, cell)

    def _heading(self, section: str) -> str:
        """Return the heading of a section given by its key; other words stay as they are."""
        found = self._report.section(section) if section else None
        if found:
            return self._name(found)
        if section in {form.key for form in self._report.form.sections}:
            return self._report.form.heading(section)
        return section

    def _name(self, section: Section) -> str:
        if section.heading:
            return self._report.document.quote(section.heading.place())
        return self._report.form.heading(section.key) if section.key else ""

    def _section_at(self, place: Place) -> str | None:
        wanted: tuple[int, ...] = place.order[:4]
        at = bisect_right(self._starts, wanted, key=lambda begun: begun[0])
        return self._starts[at - 1][1] if at else None

    @cached_property
    def _starts(self) -> list[tuple[tuple[int, ...], str]]:
        """Every part of the report with the place where it begins, in reading order."""
        begun = [(_start(first), name) for name, first in self._parts() if first]
        return sorted(begun)

    def _parts(self) -> Iterator[tuple[str, Passage | None]]:
        report = self._report
        yield "标题", report.title
        yield "前言", next(iter(report.preface), None)
        for section in report.sections:
            table = report.tables.get(section.key or "")
            inside = [*section.paragraphs[:1], *(table.captions[:1] if table else ())]
            yield self._name(section), section.heading or min(inside, key=_start, default=None)
        yield "落款", next(iter(report.closing), None)

    def _cell_at(self, place: Place) -> str | None:
        """Return the name of the numeric cell that stands at `place`, or None."""
        for table in self._report.tables.values():
            for key, cell in table.cells.items():
                if cell.place == place:
                    return table.form.cell_name(key)
        return None


def _start(passage: Passage) -> tuple[int, ...]:
    return passage.place().order[:4]
