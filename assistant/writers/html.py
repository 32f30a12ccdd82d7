"""Write a draft as one web page: laid out and printed as the Word file is."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.report.layout import lay_out
from assistant.writers.closing import closing_lines

if TYPE_CHECKING:
    from jinja2 import Template

    from assistant.drafting.draft import Draft

_BLANK = re.compile(r"(【待核[^】]*】)")


def html_of(draft: Draft) -> str:
    """Return the page; it needs nothing besides itself."""
    head, rest = "", draft.title
    if draft.unit and draft.title.startswith(draft.unit):
        head, rest = draft.unit, draft.title.removeprefix(draft.unit)
    return _template().render(
        draft=draft,
        title=[line for line in (head, rest) if line],
        lay_out=lay_out,
        closing=closing_lines(draft),
        pieces=lambda text: [(one, bool(_BLANK.fullmatch(one))) for one in _BLANK.split(text)],
    )


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
