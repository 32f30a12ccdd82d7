"""What differs between the answers as they were and as they are, question by question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from assistant.facts.field import Field, FieldKind
from assistant.facts.wording import WORDING_FIELDS
from assistant.interview.answer import show_answer
from assistant.report.layout import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.facts.facts import Facts
    from assistant.facts.field import Record
    from assistant.interview.question import QuestionGroup

_WORDING = "换过和改写的句子"
_NONE = "没有"


@dataclass(frozen=True, slots=True)
class Difference:
    """An answer that was `then` and is `now`, "" for none; `section` is the title of its group."""

    section: str
    label: str
    then: str
    now: str


def differences(groups: Sequence[QuestionGroup], then: Facts, now: Facts) -> tuple[Difference, ...]:
    """Return every answer that is not what it was, in the order of the questions."""
    asked = ((group.title, question.field) for group in groups for question in group.questions)
    fields = (*asked, *((_WORDING, field) for field in WORDING_FIELDS))
    return tuple(
        Difference(section, label, before, after)
        for section, field in fields
        for label, before, after in _compared(field, then, now)
        if before != after
    )


def _compared(field: Field, then: Facts, now: Facts) -> Iterator[tuple[str, str, str]]:
    """Yield what is called how in a field's answer, how it was and how it is."""
    if field.kind is FieldKind.TABLE:
        yield from _cells(field, then, now)
    elif field.kind is FieldKind.RECORDS:
        yield from _entries(field, then, now)
    else:
        before, after = (facts.values.get(field.key) for facts in (then, now))
        yield field.label, show_answer(field, before), show_answer(field, after)


def _cells(field: Field, then: Facts, now: Facts) -> Iterator[tuple[str, str, str]]:
    before, after = then.table(field.table), now.table(field.table)
    for key in {**before.values, **after.values}:
        form = after.form if key in after.values else before.form
        if key not in form.computed:
            figures = (before.get(key), after.get(key))
            was, is_now = ("" if one is None else format_number(one) for one in figures)
            yield form.cell_name(key), was, is_now


def _entries(field: Field, then: Facts, now: Facts) -> Iterator[tuple[str, str, str]]:
    """Yield the entries that only one side has, in pairs; else whether they are in order."""
    before, after = _told(field, then), _told(field, now)
    gone = [entry for entry in before if entry not in after]
    new = [entry for entry in after if entry not in before]
    for was, is_now in zip_longest(gone, new, fillvalue=""):
        yield field.label, was, is_now
    if not gone and not new and before != after:
        yield f"{field.label}的次序", "、".join(before), "、".join(after)


def _told(field: Field, facts: Facts) -> list[str]:
    value = facts.values.get(field.key)
    if value == ():
        return [_NONE]
    entries = value if isinstance(value, tuple) else ()
    return [_entry(field, entry) for entry in entries if isinstance(entry, Mapping)]


def _entry(field: Field, record: Record) -> str:
    answers = (show_answer(own, record.get(own.key)) for own in field.fields)
    return "，".join(filter(None, answers))
