"""The figures of the official tables, and whether their sums hold."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from assistant.report.form import cell_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assistant.report.form import Line, Sum, TableForm


class BrokenSum(NamedTuple):
    """One sum that does not hold; cells are given by key, totals in the table's unit."""

    sum: Sum
    parts: tuple[str, ...]
    equals: tuple[str, ...]
    parts_total: Decimal
    equals_total: Decimal


@dataclass(frozen=True)
class TableFigures:
    """The figures of one table by cell key; a key that is absent was not answered."""

    form: TableForm
    values: Mapping[str, Decimal]

    def get(self, key: str) -> Decimal | None:
        """Return the figure of the cell `key`, or None when it is unknown."""
        return self.values.get(key)

    def completed(self) -> TableFigures:
        """Return the table with every computed cell filled whose parts are all known."""
        values = dict(self.values)
        for total in self.form.sums:
            if total.computes:
                for parts, equals in _members(self.form, total):
                    known = [values[part] for part in parts if part in values]
                    if len(known) == len(parts):
                        values[equals[0]] = sum(known, Decimal(0))
        return TableFigures(self.form, values)

    def missing(self) -> tuple[str, ...]:
        """Return the keys of the cells that were not answered, computed ones left out."""
        keys = (cell_key(row, column) for row, column in self.form.cells)
        return tuple(k for k in keys if k not in self.values and k not in self.form.computed)

    @cached_property
    def broken_sums(self) -> tuple[BrokenSum, ...]:
        """Return every sum of the form that does not hold; one with an unknown cell is passed."""
        return tuple(self._broken_sums())

    def _broken_sums(self) -> Iterator[BrokenSum]:
        for total in self.form.sums:
            for parts, equals in _members(self.form, total):
                left = [self.values.get(key) for key in parts]
                right = [self.values.get(key) for key in equals]
                if None in left or None in right:
                    continue
                parts_total = sum((v for v in left if v is not None), Decimal(0))
                equals_total = sum((v for v in right if v is not None), Decimal(0))
                if parts_total != equals_total:
                    yield BrokenSum(total, parts, equals, parts_total, equals_total)

    @property
    def is_zero(self) -> bool:
        """Return whether every cell is known to be 0."""
        return not self.missing() and not any(self.values.values())


def parts_of(form: TableForm, key: str) -> tuple[str, ...]:
    """Return the keys of the cells that add up to the computed cell `key`."""
    return next(
        parts
        for total in form.sums
        if total.computes
        for parts, equals in _members(form, total)
        if equals == (key,)
    )


def _members(form: TableForm, total: Sum) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield the cell keys of both sides of `total`, once for every line across its axis."""
    by_rows = total.axis == "rows"
    for part in form.parts:
        members = {line.key: line for line in (part.rows if by_rows else part.columns)}
        if not members.keys() >= set(total.parts):
            continue
        for line in part.columns if by_rows else part.rows:
            yield (
                tuple(_key(members[member], line, by_rows) for member in total.parts),
                tuple(_key(members[member], line, by_rows) for member in total.equals),
            )


def _key(member: Line, across: Line, by_rows: bool) -> str:
    return cell_key(member, across) if by_rows else cell_key(across, member)
