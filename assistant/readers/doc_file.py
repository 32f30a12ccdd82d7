"""A Word 97-2003 file opened: its streams, its header, and its text by the piece table.

Names of structures and offsets are those of [MS-DOC], Microsoft's description of the format.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.errors import UnreadableFileError
from assistant.readers.guard import DAMAGED, MOST_CHARACTERS, TOO_MUCH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from olefile import OleFileIO

_SAVE_AS_DOCX = "请用 WPS 或 Word 打开，另存为 .docx 后再试"
_LOCKED = "文件加了密码，请用 WPS 或 Word 打开，去掉密码后再试"
# What other OLE files hold, by the name of a stream.
_OTHERS = (
    ("EncryptedPackage", _LOCKED),
    ("Workbook", "这是 Excel 表格，不是年报正文，请给出年报的 Word 文件、网页或 PDF"),
    ("Book", "这是 Excel 表格，不是年报正文，请给出年报的 Word 文件、网页或 PDF"),
    ("PowerPoint Document", "这是演示文稿，不是年报正文，请给出年报的 Word 文件、网页或 PDF"),
)
_WORD_97 = 0xA5EC
_WORD_95 = 0xA5DC
_FIRST_FIB = 0x00C1  # nFib of Word 97; earlier ones keep their text another way
_FC_LCB = 0x9A  # FibRgFcLcb97: (offset, length) of each part of the table stream
# A report that was often saved in haste has a few hundred pieces.
_MOST_PIECES = 50_000
_NARROW = 0x40000000


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Characters that stand together in the file: from `cp` on, at offset `fc`, 1 or 2 bytes."""

    cp: int
    text: str
    fc: int
    width: int


@dataclass(frozen=True)
class DocFile:
    """The streams of a Word file: the document, its table of parts, and its data."""

    word: bytes
    table: bytes
    data: bytes

    def number(self, offset: int, kind: str = "<i") -> int:
        """Return the number at an offset of the header."""
        value: int = struct.unpack_from(kind, self.word, offset)[0]
        return value

    def part_at(self, index: int) -> tuple[int, int]:
        """Return offset and length of the part of the table stream that is number `index`."""
        offset, length = struct.unpack_from("<II", self.word, _FC_LCB + 8 * index)
        return offset, length

    def part(self, index: int) -> bytes:
        """Return that part; empty when the file has none."""
        offset, length = self.part_at(index)
        return self.table[offset : offset + length]

    @cached_property
    def pieces(self) -> tuple[TextPiece, ...]:
        """Return the text of the whole file, in the order in which it is read."""
        return tuple(self._pieces())

    def _pieces(self) -> Iterator[TextPiece]:
        table = _piece_table(self.part(33))
        count = (len(table) - 4) // 12
        cps = struct.unpack_from(f"<{count + 1}I", table)
        if count > _MOST_PIECES or cps[-1] > MOST_CHARACTERS:
            raise UnreadableFileError(TOO_MUCH)
        if any(a > b for a, b in pairwise(cps)):
            raise UnreadableFileError(DAMAGED)
        for at in range(count):
            length = cps[at + 1] - cps[at]
            (fc,) = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * at + 2)
            width = 1 if fc & _NARROW else 2
            fc = (fc & ~_NARROW) // 2 if width == 1 else fc
            content = self.word[fc : fc + width * length]
            if len(content) < width * length:
                raise UnreadableFileError(DAMAGED)
            text = content.decode("cp1252", "replace") if width == 1 else _units(content)
            yield TextPiece(cps[at], text, fc, width)


def _units(content: bytes) -> str:
    """Return UTF-16 text with a character for each unit, for positions count units."""
    text = content.decode("utf-16-le", "replace")
    if 2 * len(text) == len(content):
        return text
    return "".join(map(chr, struct.unpack(f"<{len(content) // 2}H", content[: len(content) & ~1])))


def _piece_table(clx: bytes) -> bytes:
    """Return the PlcPcd behind the property changes of a fast save."""
    at = 0
    while clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if clx[at] != 2:
        raise UnreadableFileError(DAMAGED)
    (length,) = struct.unpack_from("<I", clx, at + 1)
    return clx[at + 5 : at + 5 + length]


def open_doc(content: bytes) -> DocFile:
    """Return the file's streams; `UnreadableFileError` when it is no Word file or is locked."""
    import olefile

    try:
        with olefile.OleFileIO(BytesIO(content)) as container:
            return _opened(container)
    except (OSError, ValueError, struct.error, IndexError, TypeError, AttributeError) as error:
        raise UnreadableFileError(DAMAGED) from error


def _opened(container: OleFileIO[str]) -> DocFile:
    if not container.exists("WordDocument"):
        for stream, why in _OTHERS:
            if container.exists(stream):
                raise UnreadableFileError(why)
        raise UnreadableFileError(f"这不是 Word 文件，{_SAVE_AS_DOCX}")
    word = container.openstream("WordDocument").read()
    kind, version = struct.unpack_from("<HH", word)
    if kind == _WORD_95 or version < _FIRST_FIB:
        raise UnreadableFileError(f"这是 Word 95 或更早的文件，{_SAVE_AS_DOCX}")
    if kind != _WORD_97:
        raise UnreadableFileError(DAMAGED)
    (flags,) = struct.unpack_from("<H", word, 0x0A)
    if flags & 0x0100:
        raise UnreadableFileError(_LOCKED)
    table = container.openstream("1Table" if flags & 0x0200 else "0Table").read()
    data = container.openstream("Data").read() if container.exists("Data") else b""
    return DocFile(word, table, data)
