"""Read a file into a `Document`; one module a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.decode import decode
from assistant.readers.guard import read_bytes
from assistant.readers.markdown import read_markdown
from assistant.readers.text import read_text
from assistant.report.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from assistant.report.document import Block

_READERS: Mapping[str, Callable[[str], tuple[Block, ...]]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
}
SUFFIXES = frozenset(_READERS)


def read_document(path: Path) -> Document:
    """Return the file's text and tables; `UnreadableFileError` says why it could not be read.

    What the file holds decides whether it is read, its suffix only how: an unknown suffix is
    taken for plain text.
    """
    text = decode(read_bytes(path))
    read = _READERS.get(path.suffix.lower(), read_text)
    return Document(str(path), read(text))
