"""An annual report as recognised: unit, level, year, sections, tables and sentences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from assistant.report.layout import UNANSWERED
from assistant.report.pattern import Pattern
from assistant.report.tables import TableFigures

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from assistant.report.document import Document, Place
    from assistant.report.form import Form, TableForm
    from assistant.report.passage import Passage
    from assistant.report.units import Level


class Topic(NamedTuple):
    """A sub-topic of a section: `key` as in the form, or None for a heading it does not know."""

    key: str | None
    heading: Passage
    paragraphs: tuple[Passage, ...]

    @property
    def text(self) -> str:
        """Return the topic's prose, heading left out, paragraph by paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Section:
    """A level-one section.

    `key` is the form's, or None for a heading that the form does not know. `heading` is None when
    the section was inferred from its content. `paragraphs` are all of its prose in order,
    sub-headings left out; `topics` splits the same prose by sub-heading, and what stands before
    the first sub-heading belongs to no topic.
    """

    key: str | None
    heading: Passage | None
    paragraphs: tuple[Passage, ...]
    topics: tuple[Topic, ...] = ()

    @property
    def text(self) -> str:
        """Return the section's prose, paragraph by paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    def topic(self, key: str) -> Topic | None:
        """Return the first topic called `key`, or None."""
        return next((topic for topic in self.topics if topic.key == key), None)


class Sentence(NamedTuple):
    """A sentence of prose, without its closing mark, and the section and topic it stands in."""

    passage: Passage
    section: str | None
    topic: str | None

    @property
    def text(self) -> str:
        """Return the sentence as rules read it."""
        return self.passage.text


# What is written into a cell instead of a number.
NO_NUMBER = frozenset(
    {"", "无", "暂无", "没有", "未统计", "未填", "未填报", "不详", "不涉及", "空"}
)


def holds_no_number(raw: str) -> bool:
    """Return whether a cell holds nothing, a dash, a slash, or a word for no number."""
    return raw.strip(" \u3000\t/\\-—－_") in NO_NUMBER


class TableCell(NamedTuple):
    """A numeric cell as found: `value` is None when it is blank or holds no number."""

    key: str
    raw: str
    value: Decimal | None
    place: Place

    @property
    def is_unanswered(self) -> bool:
        """Return whether the draft's mark of an open question stands in the cell."""
        return self.raw.startswith(UNANSWERED)

    @property
    def is_blank(self) -> bool:
        """Return whether nothing, a dash, a slash, or a word for no number stands in the cell."""
        return holds_no_number(self.raw)


@dataclass(frozen=True)
class ReportTable:
    """One official table as found in a document.

    `captions` are all its texts in order, as passages. `cells` holds the numeric cells that could
    be told apart; `is_complete` says that every cell of the form was found.
    """

    form: TableForm
    captions: tuple[Passage, ...]
    cells: Mapping[str, TableCell]

    @cached_property
    def figures(self) -> TableFigures:
        """Return the numbers of the cells that hold one."""
        known = {key: cell.value for key, cell in self.cells.items() if cell.value is not None}
        return TableFigures(self.form, known)

    @property
    def is_complete(self) -> bool:
        """Return whether every cell of the form was found, blank or not."""
        return len(self.cells) == len(self.form.cells)

    def get(self, key: str) -> Decimal | None:
        """Return the number in the cell `key`, or None."""
        return self.figures.get(key)


@dataclass(frozen=True)
class Report:
    """An annual report recognised in a document.

    `tables` holds only those that were found; `blocks` of the document that belong to none of the
    parts below are page furniture. `form` is the one whose captions the tables use.
    """

    document: Document
    form: Form
    title: Passage | None
    unit: str
    level: Level | None
    year: int | None
    preface: tuple[Passage, ...]
    sections: tuple[Section, ...]
    tables: Mapping[str, ReportTable]
    closing: tuple[Passage, ...] = ()

    def section(self, key: str) -> Section | None:
        """Return the section called `key`, or None when it was not found."""
        return next((section for section in self.sections if section.key == key), None)

    def topic(self, section: str, key: str) -> Topic | None:
        """Return a section's topic, or None when either was not found."""
        found = self.section(section)
        return found.topic(key) if found else None

    @property
    def prose(self) -> Iterator[tuple[str | None, Sequence[Passage]]]:
        """Yield "preface" and each section's key with its paragraphs, in reading order."""
        yield "preface", self.preface
        yield from ((section.key, section.paragraphs) for section in self.sections)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return every sentence of the preface and of the sections' prose, in reading order."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Sentence]:
        for paragraph in self.preface:
            yield from (Sentence(part, "preface", None) for part in split_sentences(paragraph))
        for section in self.sections:
            topic_of = {
                id(paragraph): topic.key
                for topic in section.topics
                for paragraph in topic.paragraphs
            }
            for paragraph in section.paragraphs:
                topic = topic_of.get(id(paragraph))
                for part in split_sentences(paragraph):
                    yield Sentence(part, section.key, topic)


_MARKS = "。！？；"
_CLOSING = "”’）》"
_END = Pattern(f"[{_MARKS}]+[{_CLOSING}]*")


def sentence_texts(paragraphs: Sequence[str]) -> list[str]:
    """Return the sentences of paragraphs' folded texts, which `split_sentences` cuts alike."""
    text = "\n".join(paragraphs)
    for mark in _MARKS:
        text = text.replace(mark, "\n")
    parts = [part for part in text.split("\n") if part and not part.isspace()]
    if {part[0] for part in parts}.isdisjoint(_CLOSING):
        return parts
    # Such a mark belongs to the end of the sentence before it, unless a paragraph begins with it.
    exactly = (_END.split(paragraph) for paragraph in paragraphs)
    return [part for parts in exactly for part in parts if part and not part.isspace()]


def split_sentences(paragraph: Passage) -> Iterator[Passage]:
    """Yield the paragraph's sentences, cut at 。！？； and without these marks."""
    text, start = paragraph.text, 0
    for end in (*_END.finditer(text), None):
        stop = end.start() if end else len(text)
        if not text[start:stop].isspace() and start < stop:
            yield paragraph.slice(start, stop)
        start = end.end() if end else stop
