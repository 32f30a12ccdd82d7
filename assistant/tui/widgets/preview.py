"""The paragraphs that a section's answers make, as they will be printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll

from assistant.interview.derived import bases_of
from assistant.tui.widgets.prose import Prose, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult

    from assistant.drafting.draft import DraftParagraph, DraftSentence

_BLANK = re.compile("【待核[^】]*】")
_INDENT = "　　"
_NOTHING = "这一节的答案填好以后，在这里看到正文。"


class Preview(VerticalScroll):
    """Shows paragraphs; blanks stand out, and so do the sentences of the current question."""

    DEFAULT_CSS = """
    Preview { padding: 1 2; background: $surface; }
    Preview > .title { color: $text-muted; margin-bottom: 1; }
    """

    def compose(self) -> ComposeResult:
        """Lay out a caption over the text."""
        yield Prose("正文预览", classes="title")
        yield Prose(_NOTHING, id="text")

    def show(self, paragraphs: Sequence[DraftParagraph], current: str) -> None:
        """Show `paragraphs`, and mark the sentences made from the fact `current`."""
        text, spans = "", []
        for paragraph in paragraphs:
            if paragraph.heading:
                text += f"{_INDENT}{paragraph.heading}\n"
            text += _INDENT
            for sentence in paragraph.sentences:
                if uses(sentence, current):
                    spans.append((len(text), len(text) + len(sentence.text), "$text-primary"))
                text += sentence.text
            text += "\n\n"
        text = text.rstrip("\n")
        prose = self.query_one("#text", Prose)
        prose.show(text or _NOTHING, (*spans, *_blanks(text)))
        if spans:
            self.call_after_refresh(self._reveal, spans[0][0])

    def _reveal(self, offset: int) -> None:
        """Scroll so that the character at `offset` is seen."""
        prose = self.query_one("#text", Prose)
        line = prose.line_of(offset) + prose.virtual_region.y
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if not top <= line < top + height:
            self.scroll_to(y=max(0, line - 2), animate=False)


def uses(sentence: DraftSentence, key: str) -> bool:
    """Return whether `sentence` was made from the fact `key`, one below it, or one derived."""
    return bool(key) and any(
        fact == key or fact.startswith(f"{key}.") or key in bases_of(fact)
        for fact in sentence.facts
    )


def _blanks(text: str) -> Iterator[Span]:
    for found in _BLANK.finditer(text):
        yield (found.start(), found.end(), "$text-warning bold")
