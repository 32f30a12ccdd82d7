"""What is said beside a question: errors, doubts, hints, each in its colour, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.interview.contradictions import Contradiction
    from assistant.tui.widgets.prose import Span

ERROR, WARNING, PLAIN = "$text-error", "$text-warning", ""


class Remarks(Prose):
    """Shows remarks one below the other."""

    def show_all(self, remarks: Iterable[tuple[str, str]]) -> None:
        """Show each (text, style) that has a text."""
        lines: list[str] = []
        spans: list[Span] = []
        at = 0
        for text, style in remarks:
            if text:
                if style:
                    spans.append((at, at + len(text), style))
                lines.append(text)
                at += len(text) + 1
        self.show("\n".join(lines), spans)


def doubts_told(doubts: Iterable[Contradiction]) -> Iterator[tuple[str, str]]:
    """Yield what contradicts an answer as an error, and what is asked about it as a warning."""
    for doubt in sorted(doubts, key=lambda one: not one.is_certain):
        yield doubt.message, ERROR if doubt.is_certain else WARNING
