"""What widgets tell their screen; the screen asks the interview and shows what it says."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class Answered(Message):
    """A field was left with `raw` standing there."""

    key: str
    raw: str


@dataclass
class Submitted(Message):
    """Enter was pressed in a field: hand in `raw` and go on to the next one."""

    key: str
    raw: str


@dataclass
class Typed(Message):
    """A key changed what stands in a field; nothing is saved yet."""

    key: str
    raw: str


@dataclass
class CellAnswered(Message):
    """A cell of an official table was left with `raw` typed into it; "" takes the figure away."""

    table: str
    cell: str
    raw: str


@dataclass
class RestIsZero(Message):
    """All other cells of the table are 0."""

    table: str


@dataclass
class RecordWanted(Message):
    """A record is to be filled in: the one at `index`, or a new one."""

    key: str
    index: int | None


@dataclass
class NoRecords(Message):
    """A list is answered with: there are none."""

    key: str


@dataclass
class RecordMoved(Message):
    """A record goes `by` places down its list."""

    key: str
    index: int
    by: int


@dataclass
class RecordRemoved(Message):
    """A record is to be taken out of its list."""

    key: str
    index: int
