"""Words that turn up again and again: said once, with how often they stand in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.report.document import Place
    from assistant.report.passage import Passage
    from assistant.report.pattern import Pattern


class Occurrence(NamedTuple):
    """Where words stand: from `start` to `end` of a passage."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """Return the words as rules read them."""
        return self.passage.text[self.start : self.end]

    @property
    def place(self) -> Place:
        """Return where in the document the words stand."""
        return self.passage.place(self.start, self.end)


def occurrences(
    passages: Iterable[Passage], wanted: Pattern, outside: Pattern | None = None
) -> Iterator[Occurrence]:
    """Yield everything in the passages that the pattern matches, in reading order.

    What touches a match of `outside`, such as a title or a name, is left out.
    """
    for passage in passages:
        text = _masked(passage.text, outside) if outside else passage.text
        for match in wanted.finditer(text):
            if match.end() > match.start():
                yield Occurrence(passage, match.start(), match.end())


def _masked(text: str, names: Pattern) -> str:
    return names.sub(lambda name: "\0" * len(name[0]), text)


def often(count: int) -> str:
    """Return what a message adds for words found several times: ，全文3处."""
    return f"，全文{count}处" if count > 1 else ""
