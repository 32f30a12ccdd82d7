"""Pages that people open in a browser: one file each, without script, nothing from outside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistant.emitters.plain import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Template

_HERE = Path(__file__).parent


def page_template(name: str, **filters: Callable[..., str]) -> Template:
    """Return the template that is called so below this folder; what is filled in is escaped."""
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(filters, clean=clean)
    return environment.get_template(name)
