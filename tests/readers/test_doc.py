"""Word 97-2003 files: the same text as in .docx, or a sentence that says what is wrong."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from assistant.errors import UnreadableFileError
from assistant.readers.doc import read_doc
from assistant.readers.docx import read_docx
from tests.readers.docx_builder import docx, lists, numbered
from tests.readers.make_fixtures import FIXTURES, to_doc, traps

TRAPS = (FIXTURES / "traps.doc").read_bytes()
_HEADER = b"\xec\xa5\x01\x01"  # wIdent and nFib at the beginning of the document's stream


def patched(offset: int, value: bytes) -> bytes:
    """Return the file of traps with other bytes in its header."""
    at = TRAPS.index(_HEADER) + offset
    return TRAPS[:at] + value + TRAPS[at + len(value) :]


def renamed(name: str) -> bytes:
    """Return the file of traps with another name for the stream of the document."""
    at = TRAPS.index("WordDocument".encode("utf-16-le"))
    entry = name.encode("utf-16-le").ljust(64, b"\0") + (2 * len(name) + 2).to_bytes(2, "little")
    return TRAPS[:at] + entry + TRAPS[at + len(entry) :]


def test_the_old_format_reads_like_the_new_one() -> None:
    old, new = read_doc(TRAPS), read_docx(traps())
    assert old.blocks == new.blocks
    assert old.unread == new.unread
    assert old.notes == new.notes


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (patched(0x0A, b"\x00\x11"), "加了密码"),
        (patched(0, b"\xdc\xa5"), "Word 95"),
        (renamed("EncryptedPackage"), "加了密码"),
        (renamed("Workbook"), "Excel 表格"),
        (renamed("PowerPoint Document"), "演示文稿"),
        (renamed("MatOST"), "这不是 Word 文件"),
        (TRAPS[: len(TRAPS) // 2], "损坏或不完整"),
        (TRAPS[:600], "损坏或不完整"),
        (patched(0x4C, b"\xff\xff\xff\x7f")[:9000], "损坏或不完整"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content: bytes, why: str) -> None:
    with pytest.raises(UnreadableFileError, match=why):
        read_doc(content)


def test_a_list_that_is_lost_is_told() -> None:
    # The header says where the lists are (fcPlfLfo); without them the numbers are unknown.
    content = read_doc(patched(0x9A + 8 * 74, bytes(8)))
    assert content.notes[-1].startswith("有7段的自动编号读不出来")


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_the_fixture_is_what_libreoffice_makes_of_the_traps() -> None:
    fresh = read_doc(to_doc(traps()))
    assert replace(fresh, notes=()) == replace(read_doc(TRAPS), notes=())


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("spelling", ["chineseCounting", "decimalFullWidth", "upperLetter"])
def test_numbers_are_spelt_as_in_the_new_format(spelling: str) -> None:
    kind = f'<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="{spelling}"/>'
    made = docx(
        numbered("甲", 1) * 9, numbering=lists(f'{kind}<w:lvlText w:val="第%1项"/></w:lvl>')
    )
    assert read_doc(to_doc(made)).blocks == read_docx(made).blocks
