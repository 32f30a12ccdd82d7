"""All that the clerk told us, typed and validated, and the TOML file that keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from assistant.errors import AssistantError, FactsError, OutputError
from assistant.facts.cells import REST, cell_keys, figures_of, form_for
from assistant.facts.field import Field, FieldKind, Record, Value, freeze
from assistant.facts.file import SCHEMA, parse_fact_file, render_fact_file
from assistant.facts.validate import YEAR_PATH, check_facts
from assistant.paths import replace_file
from assistant.report.units import level_named, level_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.report.tables import TableFigures
    from assistant.report.units import Level

__all__ = [
    "Facts", "Field", "FieldKind", "Record", "Value", "load_facts", "read_facts", "save_facts",
]  # fmt: skip

NAME_PATH = "unit.name"
LEVEL_PATH = "unit.level"


@dataclass(frozen=True)
class Facts:
    """Facts by path; a path that is absent was not answered.

    Counts are int, amounts Decimal, dates date, flags bool, lists tuples, records read-only
    mappings. A table's cells stand under `applications.received.natural`; its totals are worked
    out. `fields` are all that could have been told. `warnings` say what became of an older file.
    """

    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    fields: tuple[Field, ...] = ()
    warnings: tuple[str, ...] = field(default=(), compare=False)

    def get(self, path: str) -> Value | None:
        """Return the fact at `path`, or None; `problems.0.column` is the first problem's."""
        found = self.values.get(path)
        if found is not None:
            return found
        root, _, rest = path.partition(".")
        return self._cell(root, rest) if root in self._tables else self._item(path)

    @property
    def unit_name(self) -> str:
        """Return the unit's formal name, or ""."""
        return str(self.values.get(NAME_PATH, ""))

    @property
    def year(self) -> int | None:
        """Return the year reported on, or None."""
        year = self.values.get(YEAR_PATH)
        return year if isinstance(year, int) else None

    @property
    def level(self) -> Level | None:
        """Return the unit's level: as told, else as its name tells, else None."""
        told = self.values.get(LEVEL_PATH)
        return level_named(str(told)) if told else level_of(self.unit_name)

    def table(self, key: str) -> TableFigures:
        """Return the official table `key` of the report's year, totals worked out."""
        return self._tables[key]

    def field(self, path: str) -> Field | None:
        """Return the field of `path`, or None."""
        return next((known for known in self.fields if known.key == path), None)

    def with_value(self, path: str, value: Value) -> Facts:
        """Return the facts with `value` at `path`."""
        return replace(self, values=MappingProxyType({**self.values, path: freeze(value)}))

    def without(self, path: str) -> Facts:
        """Return the facts with nothing at `path` and, for a table, in its cells."""
        kept = {
            known: value
            for known, value in self.values.items()
            if known != path and not known.startswith(f"{path}.")
        }
        return replace(self, values=MappingProxyType(kept))

    def to_toml(self) -> dict[str, object]:
        """Return what the fact file holds, nested, with `schema` on top."""
        nested: dict[str, object] = {"schema": SCHEMA}
        for path, value in self.told().items():
            *sections, key = path.split(".")
            place = nested
            for section in sections:
                place = place.setdefault(section, {})  # type: ignore[assignment]
            place[key] = _plain(value)
        return nested

    def told(self) -> dict[str, Value]:
        """Return what can be kept: cells that the form of the year does not have are left out."""
        known = {
            f"{key}.{cell}"
            for key, figures in self._tables.items()
            for cell in (*cell_keys(figures.form), REST)
        }
        return {
            path: value
            for path, value in self.values.items()
            if path in known or path.partition(".")[0] not in self._tables
        }

    @cached_property
    def _tables(self) -> Mapping[str, TableFigures]:
        roots = tuple(f"{form.key}." for form in form_for(self.year).tables)
        cells = (one for one in self.values.items() if one[0].startswith(roots))
        return _tables_of(self.year, frozenset(cells))

    def _cell(self, table: str, key: str) -> Value | None:
        figures = self._tables[table]
        figure = figures.get(key)
        if figure is None:
            return None
        return figure if figures.form.lines(key)[1].decimals else int(figure)

    def _item(self, path: str) -> Value | None:
        listed, _, rest = path.rpartition(".")
        listed, _, index = listed.rpartition(".")
        records = self.values.get(listed)
        if not index.isdecimal() or not isinstance(records, tuple) or int(index) >= len(records):
            return None
        record = records[int(index)]
        return record.get(rest) if isinstance(record, Mapping) else None


@lru_cache(maxsize=64)
def _tables_of(year: int | None, cells: frozenset[tuple[str, Value]]) -> Mapping[str, TableFigures]:
    """Return the official tables; facts that differ elsewhere share them."""
    values = dict(cells)
    return {form.key: figures_of(form, values) for form in form_for(year).tables}


def _plain(value: Value) -> object:
    if not isinstance(value, tuple):
        return value
    return [
        {key: _plain(own) for key, own in item.items()} if isinstance(item, Mapping) else item
        for item in value
    ]


def read_facts(raw: Mapping[str, object], fields: Sequence[Field]) -> Facts:
    """Return the facts that a fact file holds; raise `FactsError` with every fault in it."""
    schema = raw.get("schema", SCHEMA)
    fault = _schema_fault(schema)
    if fault:
        raise FactsError((fault,))
    is_older = schema != SCHEMA
    checked = check_facts(raw, fields, is_older=is_older)
    if checked.faults:
        raise FactsError(checked.faults)
    warnings = _warnings(schema, checked.unknown) if is_older else ()
    return Facts(MappingProxyType(checked.values), tuple(fields), warnings)


def _schema_fault(schema: object) -> str:
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 0:
        return f"schema：填的是{schema}，这里要写{SCHEMA}"
    if schema > SCHEMA:
        return f"schema：文件是{schema}版写法，本程序只认到{SCHEMA}版，请升级nianbao后再打开"
    return ""


def _warnings(schema: object, unknown: Sequence[str]) -> tuple[str, ...]:
    told = f"文件是旧的{schema}版写法，已按{SCHEMA}版读入，请核对一遍；保存时旧文件另存一份"
    return told, *(f"没有读入：{one}" for one in unknown)


def load_facts(path: Path, fields: Sequence[Field]) -> Facts:
    """Return the facts in the file `path`; raise `UnreadableFileError` or `FactsError`."""
    return read_facts(parse_fact_file(path), fields)


def save_facts(path: Path, facts: Facts) -> bytes:
    """Replace the file `path` by the facts, each field's label above it; return what is in it now.

    What an older file held that is asked no more is kept in a copy beside it.
    """
    if facts.warnings and path.exists():
        _keep_older(path)
    content = render_fact_file(facts.told(), facts.fields, form_for(facts.year)).encode("utf-8")
    replace_file(path, content)
    return content


def _keep_older(path: Path) -> None:
    """Copy an older fact file, unless it has a copy or is one of today already."""
    copy = path.with_name(f"{path.stem}.旧版{path.suffix}")
    if copy.exists():
        return
    try:
        is_older = parse_fact_file(path).get("schema", SCHEMA) != SCHEMA
    except AssistantError:
        # Whatever was done to it meanwhile, it is not written over.
        is_older = True
    if is_older:
        try:
            replace_file(copy, path.read_bytes())
        except OSError as error:
            raise OutputError(f"{path}：旧文件另存不了（{error.strerror}），没有保存") from error
