"""Write a draft as Markdown, with pipe tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.report.layout import lay_out
from assistant.writers.grid import spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.drafting.draft import Draft, DraftSection
    from assistant.report.tables import TableFigures
    from assistant.writers.grid import Slot

# Marks that would make something else of a paragraph: at its start, or anywhere in it. Inside a
# word, as in an address, _ is no mark, and < only opens a tag before a letter.
_AT_START = re.compile(r"^(?=[#>|+=-])|^\d{1,9}(?=[.)](?:\s|$))")
_ANYWHERE = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])|[*`\[~]|<(?=[A-Za-z/!?])|&(?=#?\w+;)"
    r"|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])"
)


def markdown_of(draft: Draft) -> str:
    """Return the whole report, one line end at the end."""
    return "\n\n".join(_parts(draft)) + "\n"


def _parts(draft: Draft) -> Iterator[str]:
    yield f"# {_escaped(draft.title)}"
    yield from (_escaped(paragraph.text) for paragraph in draft.preface)
    for section in draft.sections:
        yield from _section(section)
    yield from map(_escaped, draft.closing())


def _section(section: DraftSection) -> Iterator[str]:
    yield f"## {_escaped(section.heading)}"
    for paragraph in section.paragraphs:
        if paragraph.heading:
            yield f"### {_escaped(paragraph.heading)}"
        yield _escaped(paragraph.text)
    if section.table:
        yield "\n".join(_rows(section.table))


def _escaped(text: str) -> str:
    """Return the text so that a parser shows it as it is; space at its ends would be a mark."""
    return _AT_START.sub(r"\g<0>\\", _ANYWHERE.sub(r"\\\g<0>", text.strip(" \t")))


def _rows(table: TableFigures) -> Iterator[str]:
    for number, row in enumerate(spread(lay_out(table))):
        yield f"| {' | '.join(map(_cell, row))} |"
        if number == 0:
            yield "|" + " --- |" * len(row)


def _cell(slot: Slot) -> str:
    """Return a cell's text, said again on every row that it covers, so that each row reads whole.

    Sideways it stands once: padding beside a number must not look like another number.
    """
    return "" if slot.across else slot.cell.text.replace("|", "\\|")
