"""Which topics make which paragraph, in which order: phrases/outline.toml."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Joiner(StrEnum):
    """How the items of a list stand together."""

    RUN_ON = ""
    LIST = "list"
    PARAGRAPHS = "paragraphs"


@dataclass(frozen=True, slots=True)
class OutlineParagraph:
    """A paragraph of the report; with `each`, once for every item of that list of facts.

    `required` are the topics that have to say something: where facts are missing they show a
    blank, while any other topic keeps silent. Inside `each` the item is called `item`.
    """

    section: str
    topics: tuple[str, ...]
    heading: str = ""
    required: frozenset[str] = frozenset()
    each: str = ""
    item: str = ""
    joiner: Joiner = Joiner.RUN_ON
    when: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Outline:
    """The paragraphs of a report in their order."""

    paragraphs: tuple[OutlineParagraph, ...]

    def of_section(self, section: str) -> tuple[OutlineParagraph, ...]:
        """Return the paragraphs of one section."""
        return tuple(p for p in self.paragraphs if p.section == section)

    def with_topic(self, topic: str) -> OutlineParagraph | None:
        """Return the paragraph that `topic` stands in, or None for an unknown topic."""
        return next((p for p in self.paragraphs if topic in p.topics), None)
