"""Walk through a report's text, passage by passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.report.document import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.passage import Passage
    from assistant.report.report import Report

# The first year that the official form is for; older reports followed rules of their own.
FIRST_YEAR = 2019


def is_older_than_the_form(report: Report) -> bool:
    """Return whether the report is of a year before there was an official form."""
    return report.year is not None and report.year < FIRST_YEAR


def before(passage: Passage) -> Place:
    """Return the empty range where a passage begins."""
    first = passage.place(0, 1)
    return Place(first.block, first.start, first.start, first.row, first.column)


def after(passage: Passage) -> Place:
    """Return the empty range where a passage ends."""
    return passage.place(len(passage))


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
