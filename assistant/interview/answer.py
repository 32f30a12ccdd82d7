"""Typed answers: read into values, and shown again as they would be typed."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.facts.field import FieldKind
from assistant.facts.value import MisfitError, read_value
from assistant.report.layout import format_number

if TYPE_CHECKING:
    from assistant.facts.field import Field, Value


class AnswerError(AssistantError):
    """An answer that does not fit its question; says what was typed and what is wanted."""


def parse_answer(field: Field, raw: str) -> Value | None:
    """Return the value that `raw` stands for, None for a blank; raise `AnswerError`."""
    try:
        return read_value(field, raw)
    except MisfitError as error:
        raise AnswerError(str(error)) from error


def show_answer(field: Field, value: Value | None) -> str:
    """Return what one would type for `value`; for a list of records, how many there are."""
    if value is None:
        return ""
    if field.kind is FieldKind.RECORDS and isinstance(value, tuple):
        return f"{len(value)}条"
    return _typed(value)


def _typed(value: Value) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return format_number(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "、".join(str(item) for item in value)
    return str(value)
