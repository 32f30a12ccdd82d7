"""How answers hang together: the kinds of relation, and what is wrong when one does not hold.

A relation is judged only by what was told: a blank is neither 0 nor a question that is not asked.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from assistant.facts.cells import cell_field, cell_keys
from assistant.facts.field import FieldKind
from assistant.interview.filters import show
from assistant.interview.grammar import holds, render
from assistant.report.layout import format_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.facts.field import Field
    from assistant.interview.scope import Scope

EACH = "[]."
_YEAR = re.compile(r"(?<!\d)20\d\d(?=[年〕\-—至])")


@dataclass(frozen=True)
class Reading:
    """The answers as relations look at them.

    `names` are what facts are called here, `conditions` when each question is asked, both by path.
    `proactive.categories[].count` is the count of every record, added up.
    """

    scope: Scope
    names: Mapping[str, str]
    conditions: Mapping[str, str]

    def number(self, path: str) -> Decimal | None:
        """Return the number at `path`, None where it, or one of a list's, was not told."""
        if EACH in path:
            return self._added_up(path)
        value = self.scope.get(path)
        return Decimal(value) if isinstance(value, int | Decimal) else None

    def _added_up(self, path: str) -> Decimal | None:
        listed, _, key = path.partition(EACH)
        records = self.scope.get(listed)
        if not isinstance(records, tuple) or not records:
            # Of a list confirmed to be empty no kinds were told: that is not a total of 0.
            return None
        values = [record.get(key) for record in records if not isinstance(record, str)]
        told = [Decimal(value) for value in values if isinstance(value, int | Decimal)]
        return sum(told, Decimal(0)) if len(told) == len(values) else None

    def is_asked(self, path: str) -> bool:
        """Return whether the question for `path` is asked, as the answers stand."""
        condition = self.conditions.get(path.partition(EACH)[0], "")
        return not condition or holds(condition, self.scope) is True

    def label(self, path: str) -> str:
        """Return what the fact at `path` is called."""
        return self.names.get(path) or self.scope.label(path.partition(EACH)[0])

    def shown(self, path: str, value: Decimal, *like: str) -> str:
        """Return the number with its unit, or with that of the first of `like` that has one."""
        units = (unit_of(self.scope, one) for one in (path, *like))
        return f"{format_number(value)}{next(filter(None, units), '')}"


def unit_of(scope: Scope, path: str) -> str:
    """Return the unit of the fact at `path`, or ""."""
    listed, _, own = path.partition(EACH)
    full = scope.full_path(listed)
    found = scope.facts.field(full)
    if own or found is None:
        return _inner_unit(scope, full, own)
    return found.unit


def _inner_unit(scope: Scope, full: str, own: str) -> str:
    """Return the unit of a record's fact, or of a table's cell or total."""
    listed, _, key = full.rpartition(".")
    records = scope.facts.field(full if own else re.sub(r"\.\d+$", "", listed))
    if records and (inside := records.field(own or key)):
        return inside.unit
    table, _, cell = full.partition(".")
    asked: Field | None = scope.facts.field(table)
    if asked is None or asked.kind is not FieldKind.TABLE:
        return ""
    form = scope.facts.table(asked.table).form
    return cell_field(form, cell).unit if cell in cell_keys(form) else form.unit


class Bond(Protocol):
    """What is to hold between facts; `paths` are the facts, by the names they have here."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the facts that it holds between."""

    def broken(self, reading: Reading) -> str:
        """Return what contradicts what, or "" where nothing does or too little was told."""

    def told_at(self, reading: Reading) -> tuple[str, ...]:
        """Return the facts at whose questions it is told."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts of a whole; those that are all of it come to it, others to no more than it.

    `called` is what the parts are called together.
    """

    whole: str
    parts: tuple[str, ...]
    called: str = ""
    is_complete: bool = False

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the whole and its parts."""
        return (self.whole, *self.parts)

    def broken(self, reading: Reading) -> str:
        """Return what the parts come to and what the whole is, or ""."""
        whole = reading.number(self.whole)
        values = [reading.number(part) for part in self.parts]
        told = [value for value in values if value is not None]
        total = sum(told, Decimal(0))
        if whole is None or not told or total == whole:
            return ""
        open_ones = (one for one, value in zip(self.parts, values, strict=True) if value is None)
        is_open = any(map(reading.is_asked, open_ones))
        if total < whole and (is_open or not self.is_complete):
            return ""
        return self._said(reading, total, whole, is_open=is_open)

    def _said(self, reading: Reading, total: Decimal, whole: Decimal, *, is_open: bool) -> str:
        name = self.called or reading.label(self.parts[0])
        come_to = reading.shown(self.parts[0], total, self.whole)
        limit = f"{reading.label(self.whole)}{reading.shown(self.whole, whole, self.parts[0])}"
        if not self.is_complete and len(self.parts) == 1:
            return f"{name}{come_to}，多于{limit}"
        if is_open:
            return f"{name}已填的相加有{come_to}，多于{limit}"
        if not self.is_complete:
            return f"{name}相加是{come_to}，多于{limit}"
        gap = reading.shown(self.parts[0], abs(total - whole), self.whole)
        return f"{name}相加是{come_to}，{limit}，相差{gap}"

    def told_at(self, reading: Reading) -> tuple[str, ...]:
        """Return the whole and the last part told: above the others, and where the cursor is."""
        told = [part for part in self.parts if reading.number(part) is not None]
        return (self.whole, *told[-1:])


@dataclass(frozen=True, slots=True)
class Same:
    """The same number, asked for twice."""

    one: str
    other: str

    @property
    def paths(self) -> tuple[str, ...]:
        """Return both facts."""
        return (self.one, self.other)

    def broken(self, reading: Reading) -> str:
        """Return both numbers where they differ."""
        one, other = map(reading.number, self.paths)
        if one is None or other is None or one == other:
            return ""
        first = f"{reading.label(self.one)}{reading.shown(self.one, one, self.other)}"
        return f"{first}，{reading.label(self.other)}{reading.shown(self.other, other, self.one)}"

    def told_at(self, reading: Reading) -> tuple[str, ...]:
        """Return both facts."""
        return self.paths


@dataclass(frozen=True, slots=True)
class Order:
    """Two days of which one is not after the other."""

    earlier: str
    later: str

    @property
    def paths(self) -> tuple[str, ...]:
        """Return both facts."""
        return (self.earlier, self.later)

    def broken(self, reading: Reading) -> str:
        """Return both days where their order is the wrong one."""
        first, last = map(reading.scope.get, self.paths)
        are_days = isinstance(first, datetime.date) and isinstance(last, datetime.date)
        if not are_days or first <= last:  # type: ignore[operator]
            return ""
        labels = map(reading.label, self.paths)
        return f"{next(labels)}{show(first)}，晚于{next(labels)}{show(last)}"

    def told_at(self, reading: Reading) -> tuple[str, ...]:
        """Return both facts."""
        return self.paths


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, or a text that names a year, in the years from `first` to `last`.

    They are counted from the report's: 0 is the year reported on, None leaves an end open.
    """

    dated: str
    first: int | None = None
    last: int | None = None

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the fact and the report's year."""
        return (self.dated, "report.year")

    def broken(self, reading: Reading) -> str:
        """Return the day or the text, and the years that it is not in."""
        value, year = reading.scope.get(self.dated), reading.scope.facts.year
        if value is None or year is None:
            return ""
        years = _years_in(value)
        first = None if self.first is None else year + self.first
        last = None if self.last is None else year + self.last
        if not years or any((first or one) <= one <= (last or one) for one in years):
            return ""
        return f"{reading.label(self.dated)}是{_quoted(value)}，{_apart(years, first, last)}"

    def told_at(self, reading: Reading) -> tuple[str, ...]:
        """Return the fact alone: of all answers the year is the least doubtful."""
        return (self.dated,)


def _years_in(value: object) -> tuple[int, ...]:
    if isinstance(value, datetime.date):
        return (value.year,)
    return tuple(map(int, _YEAR.findall(str(value))))


def _quoted(value: object) -> str:
    return show(value) if isinstance(value, datetime.date) else f"“{show(value)}”"


def _apart(years: tuple[int, ...], first: int | None, last: int | None) -> str:
    if first is not None and first == last:
        return f"不是{first}年"
    return f"早于{first}年" if first is not None and max(years) < first else f"晚于{last}年"


@dataclass(frozen=True, slots=True)
class Never:
    """What cannot be true together: a condition, and what is said where it holds."""

    condition: str
    says: str
    names: tuple[str, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the facts that the condition looks at."""
        return self.names

    def broken(self, reading: Reading) -> str:
        """Return what is said where the condition holds."""
        if holds(self.condition, reading.scope) is not True:
            return ""
        return render(self.says, reading.scope).text

    def told_at(self, reading: Reading) -> tuple[str, ...]:
        """Return the facts that the condition looks at."""
        return self.names


@dataclass(frozen=True)
class Relation:
    """A relation between answers, as the phrasebank's file of relations holds it.

    `when` says under which condition it is to hold; `each` names the list whose records it is
    about, and `item` what a record is called in it. What is not certain is asked, with `advice`.
    """

    bond: Bond
    when: str = ""
    each: str = ""
    item: str = ""
    is_certain: bool = True
    advice: str = ""
    line: int = field(default=0, compare=False)

    @cached_property
    def general_paths(self) -> frozenset[str]:
        """Return the paths of its facts, for any record: proactive.areas[].count."""
        own = f"{self.item}."
        paths = self.bond.paths
        if not self.item:
            return frozenset(paths)
        return frozenset(
            f"{self.each}{EACH}{path.removeprefix(own)}" if path.startswith(own) else path
            for path in paths
        )
