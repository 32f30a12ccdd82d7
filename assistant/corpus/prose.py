"""Which of a report's sentences are its own prose, and how much of it stands elsewhere, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.report.report import Report, Sentence


def prose_of(report: Report) -> tuple[Sentence, ...]:
    """Return the sentences of the preface and of every section that is no table."""
    tables = {table.section for table in report.form.tables}
    return tuple(s for s in report.sentences if s.section not in tables)
