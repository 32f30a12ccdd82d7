"""The lists of a Word 97-2003 file: from a paragraph's list and level to the number shown."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.readers.word_numbers import LEVELS, ListCounter, ListLevel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assistant.readers.doc_file import DocFile

# [MS-OSHARED] 2.2.1.3 MSONFC, by the names that the same spellings have in .docx.
_SPELLINGS: Mapping[int, str] = {
    **dict(enumerate(("decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter"))),
    10: "ideographDigital",
    11: "japaneseCounting",
    14: "decimalFullWidth",
    16: "japaneseLegal",
    17: "japaneseDigitalTenThousand",
    18: "decimalEnclosedCircle",
    19: "decimalFullWidth2",
    22: "decimalZero",
    23: "bullet",
    26: "decimalEnclosedFullstop",
    27: "decimalEnclosedParen",
    28: "decimalEnclosedCircleChinese",
    29: "ideographEnclosedCircle",
    30: "ideographTraditional",
    31: "ideographZodiac",
    33: "taiwaneseCounting",
    34: "ideographLegalTraditional",
    35: "taiwaneseCountingThousand",
    36: "taiwaneseDigital",
    37: "chineseCounting",
    38: "chineseLegalSimplified",
    39: "chineseCountingThousand",
    255: "none",
}
_LSTF_SIZE, _LFO_SIZE, _LVLF_SIZE = 28, 16, 28
_FOLLOWED_BY_NOTHING = 2
_MOST_LISTS = 0x7FE  # larger indexes stand for the numbering of Word 95


@dataclass(frozen=True, slots=True)
class _DocList:
    """A list as a paragraph refers to it; `restarts` are the levels that begin anew with it."""

    counted_as: str
    levels: tuple[ListLevel, ...]
    restarts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DocLists:
    """The lists of one document by their index from 1, and how far they are counted."""

    lists: tuple[_DocList | None, ...]
    counter: ListCounter = field(default_factory=ListCounter)
    begun: set[int] = field(default_factory=set)

    def number(self, index: int, level: int) -> str | None:
        """Return the number of the next paragraph; None when the list cannot be read."""
        if not 0 < index <= len(self.lists):
            return None
        numbered = self.lists[index - 1]
        if numbered is None:
            return None
        if index not in self.begun:
            self.begun.add(index)
            self.counter.restart(numbered.counted_as, numbered.restarts)
        level = min(level, LEVELS - 1)
        return self.counter.next_number(numbered.counted_as, numbered.levels, level)


def read_lists(doc: DocFile) -> DocLists:
    """Return the file's lists; those that are damaged are left as gaps."""
    try:
        kinds = dict(_kinds(doc))
        return DocLists(tuple(_lists(doc, kinds)))
    except (struct.error, IndexError):
        return DocLists(())


def _kinds(doc: DocFile) -> Iterator[tuple[int, tuple[ListLevel, ...]]]:
    """Yield the id and the levels of every kind of list; the levels stand behind the table."""
    offset, length = doc.part_at(73)
    if not length:
        return
    table = doc.table
    (count,) = struct.unpack_from("<H", table, offset)
    at = offset + 2 + _LSTF_SIZE * count
    for index in range(count):
        start = offset + 2 + _LSTF_SIZE * index
        (list_id,) = struct.unpack_from("<i", table, start)
        is_simple = table[start + 26] & 1
        levels = [ListLevel() for _ in range(LEVELS)]
        for level in range(1 if is_simple else LEVELS):
            levels[level], at = _level(table, at)
        yield list_id, tuple(levels)


def _level(table: bytes, at: int) -> tuple[ListLevel, int]:
    """Return the level (an LVL) that begins at `at`, and where it ends."""
    start, spelling, flags = struct.unpack_from("<iBB", table, at)
    follow = table[at + 15]
    character_size, paragraph_size, limit = table[at + 24], table[at + 25], table[at + 26]
    at += _LVLF_SIZE + character_size + paragraph_size
    (length,) = struct.unpack_from("<H", table, at)
    text = table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    level = ListLevel(
        start=start,
        spelling=_SPELLINGS.get(spelling, "decimal"),
        text="".join(f"%{ord(c) + 1}" if ord(c) < LEVELS else c for c in text),
        is_tight=follow == _FOLLOWED_BY_NOTHING,
        restart=limit if flags & 8 else None,
        is_legal=bool(flags & 4),
    )
    return level, at + 2 + 2 * length


def _lists(doc: DocFile, kinds: Mapping[int, tuple[ListLevel, ...]]) -> Iterator[_DocList | None]:
    """Yield the lists that paragraphs refer to, each a kind with its own changes."""
    table = doc.part(74)
    if not table:
        return
    (count,) = struct.unpack_from("<I", table)
    at = 4 + _LFO_SIZE * count
    for index in range(min(count, _MOST_LISTS)):
        start = 4 + _LFO_SIZE * index
        (list_id,) = struct.unpack_from("<i", table, start)
        levels = list(kinds.get(list_id, ()))
        at, restarts = _overridden(table, at + 4, table[start + 12], levels)
        yield _DocList(str(list_id), tuple(levels), restarts) if levels else None


def _overridden(
    table: bytes, at: int, count: int, levels: list[ListLevel]
) -> tuple[int, tuple[int, ...]]:
    """Change the levels as one list differs from its kind; return where that ends, and restarts."""
    restarts = []
    for _ in range(count):
        start, flags = struct.unpack_from("<iI", table, at)
        at += 8
        level = flags & 0xF
        own = None
        if flags & 0x20:
            own, at = _level(table, at)
        if level >= len(levels):
            continue
        if own:
            levels[level] = own
        if flags & 0x10:
            levels[level] = replace(levels[level], start=own.start if own else start)
            restarts.append(level)
    return at, tuple(restarts)
