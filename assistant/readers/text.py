"""Read plain text: a paragraph a line, or several lines where the page broke them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.readers.lines import page_width, paragraphs, split_lines

if TYPE_CHECKING:
    from assistant.report.document import Block


def read_text(text: str) -> tuple[Block, ...]:
    """Return the text's paragraphs; rows of a table stay lines with their tabs."""
    lines = split_lines(text)
    return tuple(paragraphs(lines, page_width(lines)))
