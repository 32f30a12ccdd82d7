"""A passage of a report that stands in another report, too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.report.document import Place
    from assistant.report.report import Sentence


@dataclass(frozen=True, slots=True)
class Source:
    """The report a passage also stands in; `path` is what the user called the file."""

    path: str
    title: str
    unit: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Match:
    """One sentence of the report and the sentence of `source` that it is like.

    `similarity` runs from 0 to 1 over the masked sentences; `kind` is 照搬, 换年份, 换数字, 换名称
    or 改写. `is_own` says that the source is the unit's own earlier report.
    """

    sentence: Sentence
    source: Source
    source_sentence: str
    source_section: str | None
    similarity: float
    kind: str
    is_own: bool

    @property
    def place(self) -> Place:
        """Return where the sentence stands in the report."""
        return self.sentence.passage.place()
