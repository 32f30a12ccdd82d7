"""The unit's last own report: the file that was named, or what the corpus keeps of one."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from assistant.report.document import Document, Paragraph
from assistant.report.form import form_of_year
from assistant.report.passage import read_passage
from assistant.report.report import Report, Section
from assistant.report.units import level_of

if TYPE_CHECKING:
    from assistant.checking.rule import Context
    from assistant.corpus.record import Record


def last_own_report(report: Report, context: Context) -> Report | None:
    """Return last year's report as it was named, or else the latest one that was compared."""
    if context.last_year:
        return context.last_year
    kept = (record for record in context.earlier if record.sentences)
    latest = max(kept, key=lambda record: record.source.year or 0, default=None)
    return _put_together(report, latest) if latest else None


def _put_together(report: Report, record: Record) -> Report:
    """Return a report of the record's sentences, without tables: a paragraph for each section."""
    source = record.source
    paragraphs = [
        (section, "。".join(kept.text for kept in sentences))
        for section, sentences in groupby(record.sentences, key=lambda kept: kept.section)
    ]
    sections = (
        Section(section, None, (read_passage(text, block),))
        for block, (section, text) in enumerate(paragraphs)
        if section != "preface"
    )
    return Report(
        document=Document(source.path, tuple(Paragraph(text) for _, text in paragraphs)),
        form=form_of_year(source.year) if source.year else report.form,
        title=None,
        unit=source.unit,
        level=level_of(source.unit) or report.level,
        year=source.year,
        preface=(),
        sections=tuple(sections),
        tables={},
    )
