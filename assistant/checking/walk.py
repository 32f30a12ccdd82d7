"""Walk through a report's text, passage by passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.passage import Passage
    from assistant.report.report import Report


def headings(report: Report) -> Iterator[Passage]:
    """Yield the headings of sections and of their topics."""
    for section in report.sections:
        if section.heading:
            yield section.heading
        yield from (topic.heading for topic in section.topics)


def prose(report: Report) -> Iterator[Passage]:
    """Yield the paragraphs of the preface and of every section, headings left out."""
    yield from report.preface
    for section in report.sections:
        yield from section.paragraphs


def written(report: Report) -> Iterator[Passage]:
    """Yield everything but the tables: title, headings, prose and signature."""
    if report.title:
        yield report.title
    yield from headings(report)
    yield from prose(report)
    yield from report.closing
