"""What drafting makes: sections of sentences, each knowing its phrase and the facts it used."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.interview.grammar import blank
from assistant.report.document import Document, Drafted, Grid, Paragraph
from assistant.report.layout import lay_out

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from assistant.facts.wording import Rewording
    from assistant.report.document import Block
    from assistant.report.tables import TableFigures


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """A sentence with its closing mark; `blanks` are the labels shown as 【待核：…】 in it.

    `phrase` is the id of the phrase it was made from, "" for a bare blank; `slot` names its place
    in the report, for which another phrase may be chosen. Of a sentence in the user's own words,
    `drafted` is what they were put for, and `is_stale` says that the facts make another one now.
    `fixed` are the phrase's own words in the text, in order.
    """

    text: str
    phrase: str
    facts: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()
    slot: str = ""
    drafted: str = ""
    is_stale: bool = False
    fixed: tuple[str, ...] = ()

    def in_words(self, rewording: Rewording) -> DraftSentence:
        """Return the sentence in the user's own words."""
        text = rewording.text
        blanks = tuple(label for label in self.blanks if blank(label) in text)
        is_stale = self.text != rewording.was
        return replace(
            self, text=text, blanks=blanks, drafted=self.text, is_stale=is_stale, fixed=()
        )


@dataclass(frozen=True, slots=True)
class DraftParagraph:
    """A paragraph of prose, under a level-two heading of its own where `heading` is set."""

    sentences: tuple[DraftSentence, ...]
    heading: str = ""

    @property
    def text(self) -> str:
        """Return the paragraph as it is printed, heading left out."""
        return "".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A level-one section: its official heading, and prose, a table, or both."""

    key: str
    heading: str
    paragraphs: tuple[DraftParagraph, ...] = ()
    table: TableFigures | None = None


@dataclass(frozen=True)
class Draft:
    """A whole report, ready for a writer.

    `gaps` are the labels of what is missing from title and signature; `undated` stands in the
    place of a date that is not known.
    """

    title: str
    unit: str
    year: int | None
    preface: tuple[DraftParagraph, ...]
    sections: tuple[DraftSection, ...]
    signature: str
    date: datetime.date | None
    undated: str = ""
    gaps: tuple[str, ...] = ()

    @cached_property
    def blanks(self) -> tuple[str, ...]:
        """Return the label of every blank, each once: title, prose, tables."""
        found = dict.fromkeys(self.gaps)
        found.update(
            (label, None)
            for paragraph in self.paragraphs()
            for sentence in paragraph.sentences
            for label in sentence.blanks
        )
        for section in self.sections:
            if section.table:
                form = section.table.form
                found.update(dict.fromkeys(form.cell_name(key) for key in section.table.missing()))
        return tuple(found)

    @property
    def stale(self) -> tuple[DraftSentence, ...]:
        """Return the sentences in the user's own words under which facts have changed."""
        return tuple(
            s for paragraph in self.paragraphs() for s in paragraph.sentences if s.is_stale
        )

    def provenance(self) -> tuple[Drafted, ...]:
        """Return which words of each sentence are a phrase's, and from which facts the others are.

        A sentence in the user's own words has none of either.
        """
        sentences = (one for paragraph in self.paragraphs() for one in paragraph.sentences)
        return tuple(
            Drafted(one.text, one.phrase, one.fixed, one.facts) for one in sentences if one.fixed
        )

    def paragraphs(self) -> Iterator[DraftParagraph]:
        """Yield every paragraph of prose in reading order."""
        yield from self.preface
        for section in self.sections:
            yield from section.paragraphs

    def document(self) -> Document:
        """Return the draft as a document in memory, for the rules to read."""
        return Document("", tuple(self._blocks()), drafted=self.provenance())

    def _blocks(self) -> Iterator[Block]:
        yield Paragraph(self.title, level=0)
        yield from (Paragraph(paragraph.text) for paragraph in self.preface)
        for section in self.sections:
            yield Paragraph(section.heading, level=1)
            for paragraph in section.paragraphs:
                if paragraph.heading:
                    yield Paragraph(paragraph.heading, level=2)
                yield Paragraph(paragraph.text)
            if section.table:
                rows = lay_out(section.table)
                yield Grid(tuple(tuple(cell.text for cell in row) for row in rows))
        yield from (Paragraph(line) for line in self.closing())

    def closing(self) -> tuple[str, ...]:
        """Return the signature block: the unit, and the date in Arabic numerals."""
        if self.date:
            return (self.signature, f"{self.date.year}年{self.date.month}月{self.date.day}日")
        return (self.signature, self.undated) if self.undated else (self.signature,)
