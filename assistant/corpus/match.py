"""A passage of a report that stands in another report, too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from assistant.corpus.change import Change
    from assistant.corpus.edit import Edit, UnknownEdit
    from assistant.report.document import Place
    from assistant.report.report import Sentence


@dataclass(frozen=True, slots=True)
class Source:
    """The report a passage also stands in; `path` is what the user called the file."""

    path: str
    title: str
    unit: str
    year: int | None
    level: str = ""
    date: str = ""


class Kept(NamedTuple):
    """A sentence as the corpus keeps it: the words of the file without the closing mark.

    `section` is the form's key of the section it stands in, or None.
    """

    text: str
    section: str | None


@dataclass(frozen=True, slots=True)
class Match:
    """One sentence of the report and the sentence of `source` that it is like.

    `similarity` runs from 0 to 1 over the masked sentences. `is_own` says that the source is the
    unit's own earlier report. Of a source whose words the corpus does not keep, `source_sentence`
    is empty, the similarity is guessed from hashes, and the edit is unknown.
    """

    sentence: Sentence
    source: Source
    source_sentence: str
    source_section: str | None
    similarity: float
    is_own: bool
    edit: Edit | UnknownEdit

    @property
    def kind(self) -> str:
        """Return what was done to the source's sentence: one of `kinds`, or several joined."""
        return self.edit.kind

    @property
    def changes(self) -> tuple[Change, ...]:
        """Return which words were changed."""
        return self.edit.changes

    @property
    def place(self) -> Place:
        """Return where the sentence stands in the report."""
        return self.sentence.passage.place()
