"""What a reader returns: a file's blocks, what in it could not be read, and how it was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.report.document import Block, Drafted, UnreadPart


@dataclass(frozen=True, slots=True)
class Content:
    """The blocks of a file in reading order; the rest as in `Document`."""

    blocks: tuple[Block, ...]
    unread: tuple[UnreadPart, ...] = ()
    notes: tuple[str, ...] = ()
    drafted: tuple[Drafted, ...] = ()
