"""Checks a whole fact file at once: values by path, and a sentence for every fault."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from assistant.facts.cells import read_cells
from assistant.facts.field import FieldKind
from assistant.facts.value import MisfitError, misfit, read_value, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.facts.field import Field, Record, RecordValue, Value

YEAR_PATH = "report.year"


class Checked(NamedTuple):
    """What a fact file holds: values by path, and a sentence for each fault.

    `unknown` are sentences, too, for what no field takes; in a file of today they are faults.
    """

    values: dict[str, Value]
    faults: tuple[str, ...]
    unknown: tuple[str, ...] = ()


def check_facts(
    raw: Mapping[str, object], fields: Sequence[Field], *, is_older: bool = False
) -> Checked:
    """Return what was read of a fact file; `schema` is passed over.

    An older file may hold what is asked no more.
    """
    check = _Check(fields, is_older=is_older)
    for key, value in raw.items():
        if key != "schema":
            check.enter("", key, value)
    check.enter_tables()
    return Checked(check.values, tuple(check.faults), tuple(check.unknown) if is_older else ())


def guess(word: str, known: Mapping[str, str]) -> str:
    """Return ，是否想写“…” for the nearest of `known` (spelling → what to write), or ""."""
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f"，是否想写“{known[near[0]]}”" if near else ""


class _Check:
    """One pass over a fact file; collects values and faults."""

    def __init__(self, fields: Sequence[Field], *, is_older: bool) -> None:
        self.fields = {field.key: field for field in fields}
        self.values: dict[str, Value] = {}
        self.faults: list[str] = []
        self.unknown: list[str] = [] if is_older else self.faults
        self.tables: list[tuple[Field, Mapping[str, object]]] = []

    def enter(self, prefix: str, key: str, raw: object) -> None:
        path = f"{prefix}.{key}" if prefix else key
        field = self.fields.get(path) or self._labelled(prefix, key)
        if field:
            self._read(path, field, raw)
        elif not any(known.startswith(f"{path}.") for known in self.fields):
            self.unknown.append(f"{path}：没有这一项{self._guess(prefix, key)}")
        elif isinstance(raw, Mapping):
            for own, value in raw.items():
                self.enter(path, own, value)
        else:
            self.faults.append(f"{path}：填的是{shown(raw)}，这里要写在[{path}]下面，一项一行")

    def enter_tables(self) -> None:
        """Read the tables, last of all: which cells there are depends on the report's year."""
        year = self.values.get(YEAR_PATH)
        for field, raw in self.tables:
            cells, faults = read_cells(field, raw, year if isinstance(year, int) else None)
            self.values.update(cells)
            self.faults += faults

    def _labelled(self, prefix: str, key: str) -> Field | None:
        """Return the only field under `prefix` whose label is `key`."""
        start = f"{prefix}." if prefix else ""
        named = [f for f in self.fields.values() if f.label == key and f.key.startswith(start)]
        return named[0] if len(named) == 1 else None

    def _guess(self, prefix: str, key: str) -> str:
        """Return the guess at `key`: a path, a label, or what may stand at this place."""
        start = f"{prefix}." if prefix else ""
        here = [path.removeprefix(start) for path in self.fields if path.startswith(start)]
        if not prefix:
            here += [path.partition(".")[0] for path in here]
        known = {path: path for path in (*self.fields, *here)}
        return guess(key, known | {field.label: path for path, field in self.fields.items()})

    def _read(self, path: str, field: Field, raw: object) -> None:
        if field.key in self.values:
            self.faults.append(f"{path}（{field.label}）：写了两次，请留一处")
        elif field.kind is FieldKind.RECORDS:
            self._records(path, field, raw)
        elif field.kind is not FieldKind.TABLE:
            value = self._value(f"{path}（{field.label}）", field, raw)
            if value is not None:
                self.values[field.key] = value
        elif isinstance(raw, Mapping):
            self.tables.append((field, raw))
        else:
            self.faults.append(f"{path}（{field.label}）：{misfit(field, raw)}")

    def _value(self, where: str, field: Field, raw: object) -> Value | None:
        try:
            return read_value(field, raw)
        except MisfitError as error:
            self.faults.append(f"{where}：{error}")
            return None

    def _records(self, path: str, field: Field, raw: object) -> None:
        if not isinstance(raw, list | tuple) or not all(isinstance(item, Mapping) for item in raw):
            self.faults.append(
                f"{path}（{field.label}）：填的是{shown(raw)}，每一条要以[[{path}]]开头"
            )
            return
        records = (self._record(f"{path}第{n}条", field, item) for n, item in enumerate(raw, 1))
        kept: Iterable[Record] = filter(None, records)
        self.values[field.key] = tuple(MappingProxyType(record) for record in kept)

    def _record(
        self, where: str, field: Field, raw: Mapping[str, object]
    ) -> dict[str, RecordValue]:
        known = {own.key: own.key for own in field.fields}
        known |= {own.label: own.key for own in field.fields}
        record: dict[str, RecordValue] = {}
        for key, value in raw.items():
            own = field.field(known.get(key, ""))
            if own is None:
                self.unknown.append(f"{where}的{key}：没有这一项{guess(key, known)}")
                continue
            read = self._value(f"{where}的{key}（{own.label}）", own, value)
            if read is not None:
                record[own.key] = read  # type: ignore[assignment]
        return record
