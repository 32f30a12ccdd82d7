"""Made-up facts to try phrases with: phrasebank/trials.toml, and the records of the samples."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from assistant.errors import PhrasebankError
from assistant.facts.facts import Facts, load_facts
from assistant.facts.field import FieldKind
from assistant.facts.validate import check_facts
from assistant.interview.question import all_fields, load_questions
from assistant.interview.session import Interview
from assistant.paths import phrasebank, sample_facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from assistant.facts.field import Record, Value

_FILE = "trials.toml"
# A sample of which the half is left out shows what a draft with gaps looks like.
_INCOMPLETE = "残缺"


@dataclass(frozen=True)
class Case:
    """Facts that belong together; `emptied` are those that are not told in this case."""

    about: str
    values: Mapping[str, Value]
    emptied: tuple[str, ...]
    tables: tuple[str, ...]

    @property
    def paths(self) -> frozenset[str]:
        """Return what the case tells something of; a table by its name."""
        return frozenset((*self.values, *self.emptied, *self.tables))

    def over(self, facts: Facts) -> Facts:
        """Return the facts with those of the case in their place; its tables are whole."""
        for path in (*self.tables, *self.emptied):
            facts = facts.without(path)
        return replace(facts, values=MappingProxyType({**facts.values, **self.values}))


def effective(facts: Facts) -> Facts:
    """Return the facts without the answers to questions that they rule out."""
    return Interview(load_questions(), facts).effective_facts()


@cache
def samples() -> Mapping[str, Facts]:
    """Return the complete sample fact files by their names."""
    found = {
        path.stem: effective(load_facts(path, all_fields()))
        for path in sorted(sample_facts().glob("*.toml"))
        if not path.stem.startswith(_INCOMPLETE)
    }
    return MappingProxyType(found)


@cache
def cases(folder: Path | None = None) -> tuple[Case, ...]:
    """Return the cases that are laid over a sample; lists of records are none of their facts."""
    return tuple(
        Case(case.about, values, case.emptied, case.tables)
        for case in _read(folder or phrasebank())
        if (values := {k: v for k, v in case.values.items() if k not in _lists()})
        or case.emptied
        or case.tables
    )


@cache
def records(path: str) -> tuple[Record, ...]:
    """Return the records of a list that samples and cases hold."""
    sources = [*(facts.values for facts in samples().values())]
    sources += [case.values for case in _read(phrasebank())]
    listed = (values.get(path, ()) for values in sources)
    found = (each for each in listed if isinstance(each, tuple))
    return tuple(one for each in found for one in each if not isinstance(one, str))


def _lists() -> frozenset[str]:
    """Return the lists whose records phrases are made of one by one: problems, promises …"""
    told = ("problems", "promises", "work_points.points", "proactive.areas")
    return frozenset(told)


@cache
def _read(folder: Path) -> tuple[Case, ...]:
    path = folder / _FILE
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(_case(entry) for entry in raw["case"])


def _case(raw: Mapping[str, object]) -> Case:
    told = {key: value for key, value in raw.items() if key != "about"}
    fields = all_fields()
    values, faults, _ = check_facts(told, fields)
    if faults:
        raise PhrasebankError("\n".join(f"{_FILE}的“{raw['about']}”：{fault}" for fault in faults))
    tables = tuple(one.key for one in fields if one.kind is FieldKind.TABLE and one.key in told)
    return Case(str(raw["about"]), values, tuple(_emptied("", told)), tables)


def _emptied(path: str, value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, own in value.items():
            yield from _emptied(f"{path}.{key}" if path else key, own)
    elif value == "":
        yield path
