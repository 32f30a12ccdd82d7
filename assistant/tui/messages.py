"""What widgets tell their screen; the screen asks the interview and shows what it says."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


class Left(Message):
    """What was typed is handed in; where a click has left the field, that comes first."""


@dataclass
class Answered(Left):
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
class CellAnswered(Left):
    """A cell of an official table was left with `raw` typed into it; "" takes the figure away."""

    table: str
    cell: str
    raw: str


@dataclass
class BlockPasted(Message):
    """Several cells were pasted with the cursor on `cell`; `text` is what was on the clipboard."""

    table: str
    cell: str
    text: str


@dataclass
class TableStepped(Message):
    """The tables are to be as before the last change or, with `onward`, as they were after it."""

    onward: bool


@dataclass
class FileWanted(Message):
    """The figures are to be taken from a file."""


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
class ListStepped(Message):
    """A list is to be as it was before the last change or, with `onward`, as it was after it."""

    key: str
    onward: bool


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
