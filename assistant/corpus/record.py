"""What the corpus keeps of a report: where it comes from, and its sentences as they stand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from assistant.corpus.match import Kept, Source
from assistant.corpus.prose import prose_paragraphs
from assistant.report.dates import written_dates
from assistant.report.document import Paragraph
from assistant.report.pattern import Pattern
from assistant.report.report import sentence_texts, split_sentences

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

    from assistant.report.document import Document
    from assistant.report.passage import Passage
    from assistant.report.report import Report

_LINE_BREAK = Pattern(r"[^\S\r\n\v\f\u0085\u2028\u2029]*[\r\n\v\f\u0085\u2028\u2029]\s*")


@dataclass(frozen=True, slots=True)
class Record:
    """A report as the corpus keeps it."""

    source: Source
    sentences: tuple[Kept, ...]


def record_of(report: Report) -> Record:
    """Return the record of a report: its prose, no tables."""
    kept = [
        Kept(text, section)
        for section, paragraphs in prose_paragraphs(report)
        for text in _raw_sentences(report.document, paragraphs)
    ]
    return Record(source_of(report), tuple(kept))


def _raw_sentences(document: Document, paragraphs: Sequence[Passage]) -> Iterable[str]:
    """Return the sentences of paragraphs as they stand in the file, each on one line."""
    texts = [paragraph.text for paragraph in paragraphs]
    blocks = [document.blocks[paragraph.block] for paragraph in paragraphs]
    if texts == [block.text for block in blocks if isinstance(block, Paragraph)]:
        return sentence_texts(texts)
    sentences = chain.from_iterable(map(split_sentences, paragraphs))
    return (_LINE_BREAK.sub(_joint, document.quote(each.place())) for each in sentences)


def source_of(report: Report) -> Source:
    """Return what a match says of the report that it was found in."""
    return Source(
        path=report.document.path,
        title=report.title.text if report.title else "",
        unit=report.unit,
        year=report.year,
        level=report.level.name if report.level else "",
        date=_signed(report),
    )


def _joint(line_break: re.Match[str]) -> str:
    """Return what a line break inside a sentence reads as: a space between Latin words only."""
    text, start, end = line_break.string, line_break.start(), line_break.end()
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    return " " if beside.isascii() and len(beside) > 1 else ""


def _signed(report: Report) -> str:
    """Return the last whole date of the signature, as 2025-01-20, or nothing."""
    for line in reversed(report.closing):
        for found in written_dates(line.text):
            if found.date and found.day:
                return found.date.isoformat()
    return ""
