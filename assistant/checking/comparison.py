"""What rules are told of the reports that a report is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.rule import Context

if TYPE_CHECKING:
    from assistant.corpus.index import Corpus
    from assistant.report.report import Report


def compared(report: Report, corpus: Corpus | None, last_year: Report | None) -> Context:
    """Return the context of a report: its matches in the corpus, if there is one to compare with.

    `last_year` is the report that was named as the unit's own of the year before.
    """
    if corpus is None:
        return Context(last_year=last_year)
    from assistant.corpus.search import Search  # numpy is only paid for by a comparison

    search = Search(report, corpus)
    return Context(
        matches=tuple(search.matches()),
        compared_with=search.compared_with,
        last_year=last_year,
        compared_own=search.compared_own,
        earlier=search.earlier(),
        keeps_words=search.keeps_words,
        similar=search.similar,
    )
