"""A text that is wrapped as Chinese is printed, at whatever width it is given."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from assistant.tui.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size

Span = tuple[int, int, str]


class Prose(Widget):
    """Plain text with styled ranges, in the theme's `$`-colours; no text takes no room."""

    DEFAULT_CSS = """
    Prose { width: 1fr; height: auto; }
    """

    def __init__(
        self, text: str = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.text = text
        self._spans: Sequence[Span] = ()
        self.display = bool(text)

    def show(self, text: str, spans: Sequence[Span] = ()) -> None:
        """Show `text`, with each (start, end, style) of `spans` drawn in its style."""
        if text == self.text and spans == self._spans:
            return
        before = self._height()
        self.text, self._spans = text, spans
        self.display = bool(text)
        # Laying out the whole screen takes longer than composing what is shown on it.
        self.refresh(layout=self._height() != before)

    def _height(self) -> int:
        return len(wrap(self.text, self.content_size.width)) if self.text else 0

    def line_of(self, offset: int) -> int:
        """Return the line that the character at `offset` is drawn on, from 0."""
        starts = [start for start, _ in self._pieces(self.content_size.width)]
        return max(0, bisect_right(starts, offset) - 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines at `width`."""
        return len(wrap(self.text, width))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the width of the longest line without wrapping."""
        return max((Content(line).cell_length for line in self.text.split("\n")), default=0)

    def render(self) -> Content:
        """Return the lines with their styles."""
        pieces = [
            self._styled(start, line) for start, line in self._pieces(self.content_size.width)
        ]
        return Content("\n").join(pieces)

    def _pieces(self, width: int) -> list[tuple[int, str]]:
        """Return each line with the place in the text where it begins."""
        at, pieces = 0, []
        for line in wrap(self.text, width):
            if at < len(self.text) and self.text[at] == "\n":
                at += 1
            pieces.append((at, line))
            at += len(line)
        return pieces

    def _styled(self, start: int, line: str) -> Content:
        content = Content(line)
        for begin, end, style in self._spans:
            left, right = max(begin - start, 0), min(end - start, len(line))
            if left < right:
                content = content.stylize(style, left, right)
        return content
