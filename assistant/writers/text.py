"""Write a draft as plain text; a table's cells stand between tabs, as in a copy out of Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.report.layout import lay_out
from assistant.writers.grid import spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.drafting.draft import Draft, DraftSection
    from assistant.report.tables import TableFigures


def text_of(draft: Draft) -> str:
    """Return the whole report, a blank line between paragraphs, one line end at the end."""
    return "\n\n".join(_parts(draft)) + "\n"


def _parts(draft: Draft) -> Iterator[str]:
    yield draft.title
    yield from (paragraph.text for paragraph in draft.preface)
    for section in draft.sections:
        yield from _section(section)
    yield "\n".join(draft.closing())


def _section(section: DraftSection) -> Iterator[str]:
    yield section.heading
    for paragraph in section.paragraphs:
        if paragraph.heading:
            yield paragraph.heading
        yield paragraph.text
    if section.table:
        yield "\n".join(_rows(section.table))


def _rows(table: TableFigures) -> Iterator[str]:
    """Yield a line a row; places that a merged cell covers stay empty."""
    for row in spread(lay_out(table)):
        yield "\t".join("" if slot.down or slot.across else slot.cell.text for slot in row)
