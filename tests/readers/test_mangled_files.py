"""Word files cut short or with bytes changed: a sentence or a result, never a traceback."""

from __future__ import annotations

import random
import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from assistant.errors import UnreadableFileError
from assistant.readers.doc import read_doc
from assistant.readers.docx import read_docx
from tests.readers.docx_builder import packed
from tests.readers.make_fixtures import FIXTURES, traps

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.readers.content import Content

DOC = (FIXTURES / "traps.doc").read_bytes()
DOCX = traps()
ROUNDS = 60


def mangled(content: bytes, chance: random.Random) -> bytes:
    """Return the content cut short, or with some bytes or a whole sector changed."""
    kind = chance.randrange(5)
    if kind == 0:
        return content[: chance.randrange(len(content))]
    changed = bytearray(content)
    if kind == 1:
        at = chance.randrange(len(content))
        changed[at : at + 512] = chance.randbytes(512)
        return bytes(changed)
    for _ in range(chance.choice((1, 10, 100, 1000))):
        changed[chance.randrange(len(changed))] = chance.choice((0, 255, chance.randrange(256)))
    return bytes(changed)


def is_read_or_refused(read: Callable[[bytes], Content], content: bytes) -> bool:
    """Return True; anything but a result or a sentence is raised."""
    try:
        return read(content) is not None
    except UnreadableFileError as error:
        return bool(str(error))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("read", "content"), [(read_doc, DOC), (read_docx, DOCX)])
def test_a_mangled_file_is_read_or_refused(
    read: Callable[[bytes], Content], content: bytes, seed: int
) -> None:
    chance = random.Random(seed)
    assert all(is_read_or_refused(read, mangled(content, chance)) for _ in range(ROUNDS))


@pytest.mark.parametrize("seed", range(4))
def test_mangled_xml_in_a_sound_archive_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    with ZipFile(BytesIO(DOCX)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(ROUNDS):
        name = chance.choice([name for name in members if name.endswith(".xml")])
        parts = re.split(rb"(<[^>]+>)", members[name])
        for _ in range(3):
            at = chance.randrange(len(parts))
            wild = chance.choice((b"-1", b"99999999999", b"x", b""))
            parts[at] = chance.choice(
                (b"", parts[at] * 2, parts[-at], re.sub(rb'"[^"]*"', b'"' + wild + b'"', parts[at]))
            )
        assert is_read_or_refused(read_docx, packed({**members, name: b"".join(parts)}))
