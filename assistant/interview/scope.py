"""What the names in a phrase or condition mean: the facts, and the item of a list at hand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

from assistant.facts.numerals import spell_number
from assistant.interview.derived import derive, label_of, names_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.facts.facts import Facts, Field, Value


def fact_names(
    fields: Sequence[Field], items: Mapping[str, str] = MappingProxyType({})
) -> frozenset[str]:
    """Return every path that may be named; `items` binds names to lists: problem → problems."""
    names = set(names_of(fields))
    listed = {known.key: known for known in fields}
    for name, path in items.items():
        names |= {f"{name}.{own.key}" for own in listed[path].fields} | {f"{name}.ordinal"}
    return frozenset(names)


@dataclass(frozen=True, slots=True)
class Scope:
    """The facts, and in `items` what each item's name is bound to: problem → problems.0."""

    facts: Facts
    items: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def with_item(self, name: str, path: str, index: int) -> Self:
        """Return the scope in which `name` is the item `index`, from 0, of the list `path`."""
        return replace(self, items=MappingProxyType({**self.items, name: f"{path}.{index}"}))

    def get(self, path: str) -> Value | None:
        """Return the fact, or the value derived from facts, at `path`; None when not known."""
        full = self.full_path(path)
        if full != path and full.endswith(".ordinal"):
            return spell_number(int(full.split(".")[-2]) + 1)
        found = self.facts.get(full)
        return derive(self.facts, full) if found is None else found

    def full_path(self, path: str) -> str:
        """Return `path` with an item's name replaced by its place: problems.0.column."""
        name, _, rest = path.partition(".")
        return f"{self.items[name]}.{rest}" if name in self.items else path

    def label(self, path: str) -> str:
        """Return what the fact at `path` is called; an item's fact is told by its number, too."""
        full = self.full_path(path)
        if full == path:
            return label_of(self.facts, path)
        listed, index, key = full.rsplit(".", 2)
        records = self.facts.field(listed)
        own = records.field(key) if records else None
        if records is None or own is None:
            return path
        return f"{records.label}第{int(index) + 1}条的{own.label}"
