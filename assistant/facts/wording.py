"""What a user changed in a draft: sentences in words of their own, and phrases picked.

Both are kept in the fact file, by the sentence's slot, and hold when the report is drafted anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.facts.field import Field, FieldKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.facts.facts import Facts
    from assistant.facts.field import Record

_EDITS, _CHOICES = "wording.edits", "wording.choices"
_SLOT = Field("slot", "句子的位置", FieldKind.TEXT, required=True)

# Nobody is asked for these; they stand in a fact file only when there are some.
WORDING_FIELDS = (
    Field(
        _EDITS,
        "改写的句子",
        FieldKind.RECORDS,
        fields=(
            _SLOT,
            Field("was", "起草的原句", FieldKind.TEXT, required=True),
            Field("text", "改写后", FieldKind.TEXT, required=True),
        ),
        is_asked=False,
    ),
    Field(
        _CHOICES,
        "换过的说法",
        FieldKind.RECORDS,
        fields=(_SLOT, Field("phrase", "句式编号", FieldKind.TEXT, required=True)),
        is_asked=False,
    ),
)


@dataclass(frozen=True, slots=True)
class Rewording:
    """A sentence in the user's own words; `was` is the drafted one that they were put for."""

    was: str
    text: str


def rewordings(facts: Facts) -> dict[str, Rewording]:
    """Return the reworded sentences by slot."""
    return {
        str(record["slot"]): Rewording(str(record["was"]), str(record["text"]))
        for record in _records(facts, _EDITS)
    }


def picked(facts: Facts) -> dict[str, str]:
    """Return the ids of the phrases that were picked, by slot."""
    return {str(one["slot"]): str(one["phrase"]) for one in _records(facts, _CHOICES)}


def with_rewording(facts: Facts, slot: str, rewording: Rewording | None) -> Facts:
    """Return the facts with a sentence reworded, or as it was drafted."""
    told = rewordings(facts) | ({slot: rewording} if rewording else {})
    if not rewording:
        told.pop(slot, None)
    records = [{"slot": at, "was": one.was, "text": one.text} for at, one in told.items()]
    return _with(facts, _EDITS, records)


def with_pick(facts: Facts, slot: str, phrase: str) -> Facts:
    """Return the facts with a phrase picked; without an id the program chooses."""
    told = picked(facts) | {slot: phrase}
    return _with(facts, _CHOICES, [{"slot": at, "phrase": one} for at, one in told.items() if one])


def _records(facts: Facts, key: str) -> Iterator[Record]:
    records = facts.values.get(key, ())
    if isinstance(records, tuple):
        yield from (record for record in records if isinstance(record, Mapping))


def _with(facts: Facts, key: str, records: list[dict[str, str]]) -> Facts:
    return facts.with_value(key, tuple(records)) if records else facts.without(key)
