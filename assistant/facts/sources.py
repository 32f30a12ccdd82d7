"""What a fact file says its report is compared with: last year's report, and those of others."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import AssistantError
from assistant.facts.field import Field, FieldKind
from assistant.facts.file import parse_fact_file

LAST_YEAR, AGAINST = "sources.last_year", "sources.against"

# Nobody is asked for these; they stand at the top of a fact file only when there are some.
SOURCE_FIELDS = (
    Field(
        LAST_YEAR,
        "起草时避开、检查时比较的上年年报，从本文件所在的文件夹写起",
        FieldKind.TEXT,
        is_asked=False,
        example="石桥镇2023.docx",
    ),
    Field(
        AGAINST,
        "另外比对的年报、文件夹或比对库，从本文件所在的文件夹写起",
        FieldKind.TEXTS,
        is_asked=False,
    ),
)


@dataclass(frozen=True, slots=True)
class NamedSources:
    """The report of last year and what else to compare with; `missing` are names of nothing."""

    last_year: Path | None = None
    against: tuple[Path, ...] = ()
    missing: tuple[str, ...] = ()


def sources_named_in(path: Path) -> NamedSources:
    """Return what the fact file `path` names; nothing for a file that cannot be read as one.

    What is wrong with such a file, or with the names, is told where its facts are loaded.
    """
    if not path.exists():
        return NamedSources()
    try:
        named = parse_fact_file(path).get("sources")
    except AssistantError:
        return NamedSources()
    if not isinstance(named, Mapping):
        return NamedSources()
    last_year, against = named.get("last_year"), named.get("against")
    others = [one for one in against if isinstance(one, str)] if isinstance(against, list) else []
    own = [last_year] if isinstance(last_year, str) and last_year else []
    found = {name: path.parent / name for name in filter(None, (*own, *others))}
    there = {name: place for name, place in found.items() if place.exists()}
    return NamedSources(
        there.get(own[0]) if own else None,
        tuple(there[name] for name in others if name in there),
        tuple(name for name in found if name not in there),
    )


def named_from(facts_file: Path, named: Path) -> str:
    """Return `named` as the fact file would name it: seen from its folder, if there is a way."""
    try:
        return Path(os.path.relpath(named, facts_file.parent)).as_posix()
    except ValueError:
        # On Windows no way leads from one drive to another.
        return named.resolve().as_posix()
