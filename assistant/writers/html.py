"""Write a draft as one web page: laid out and printed as the Word file is."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.report.layout import lay_out
from assistant.writers.closing import closing_lines
from assistant.writers.grid import is_listed, type_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Template

    from assistant.drafting.draft import Draft
    from assistant.report.layout import Row
    from assistant.report.tables import TableFigures

_BLANK = re.compile(r"(【待核[^】]*】)")


def html_of(draft: Draft) -> str:
    """Return the page; it needs nothing besides itself."""
    head, rest = "", draft.title
    if draft.unit and draft.title.startswith(draft.unit):
        head, rest = draft.unit, draft.title.removeprefix(draft.unit)
    return _template().render(
        draft=draft,
        title=[line for line in (head, rest) if line],
        parts=_parts,
        type_size=type_size,
        is_listed=is_listed,
        closing=closing_lines(draft),
        pieces=lambda text: [(one, bool(_BLANK.fullmatch(one))) for one in _BLANK.split(text)],
    )


def _parts(figures: TableFigures) -> list[tuple[Sequence[Row], str]]:
    """Return the table's rows, those apart that are to be printed again on every page.

    A table of several parts has heads in its midst, which belong to their part alone.
    """
    rows = lay_out(figures)
    is_body = (not all(cell.is_head for cell in row) for row in rows)
    first = list(is_body).index(True) if len(figures.form.parts) == 1 else 0
    return [(rows[:first], "thead"), (rows[first:], "tbody")]


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html")
