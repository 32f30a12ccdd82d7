"""A fact's field: its key, what it is called, and what may stand in it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

Scalar = str | int | Decimal | datetime.date
RecordValue = Scalar | tuple[str, ...]
Record = Mapping[str, RecordValue]
Value = Scalar | tuple[str, ...] | tuple[Record, ...]


class FieldKind(StrEnum):
    """What kind of value a field holds."""

    TEXT = "text"
    PARAGRAPH = "paragraph"
    COUNT = "count"
    AMOUNT = "amount"
    YEAR = "year"
    DATE = "date"
    CHOICE = "choice"
    FLAG = "flag"
    TEXTS = "texts"
    RECORDS = "records"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Field:
    """One fact that can be told.

    `key` is the full path (`proactive.total`), but inside a record the field's own name
    (`column`). `fields` are a record's, `table` names a table of the form. `example` is shown
    where something else was written. What is not asked for stands in a file only when told.
    """

    key: str
    label: str
    kind: FieldKind
    unit: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    minimum: int | Decimal | None = None
    maximum: int | Decimal | None = None
    pattern: str = ""
    fields: tuple[Field, ...] = ()
    table: str = ""
    example: str = ""
    is_asked: bool = True

    @property
    def caption(self) -> str:
        """Return the label with its unit, such as 主动公开政府信息总数（条）."""
        return f"{self.label}（{self.unit}）" if self.unit else self.label

    def field(self, key: str) -> Field | None:
        """Return a record's own field called `key`, or None."""
        return next((field for field in self.fields if field.key == key), None)


def freeze(value: Value) -> Value:
    """Return `value` so that nobody can change it: records become read-only."""
    if not isinstance(value, tuple):
        return value
    records = tuple(item for item in value if isinstance(item, Mapping))
    return tuple(MappingProxyType(dict(record)) for record in records) if records else value
