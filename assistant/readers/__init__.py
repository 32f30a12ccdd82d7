"""Read a file into a `Document`; one module a format, loaded when a file of it is met."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from assistant.errors import UnreadableFileError
from assistant.readers.content import Content
from assistant.readers.guard import LARGEST_TEXT, check_length, check_size, read_bytes
from assistant.readers.kind import Kind, kind_of
from assistant.report.document import Document, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from assistant.report.document import Block, UnreadPart

# The names under which reports are kept; what a file is, its content decides.
SUFFIXES = frozenset(
    (
        *(".docx", ".docm", ".dotx", ".doc", ".dot", ".wps", ".html", ".htm", ".shtml"),
        *(".mht", ".mhtml", ".pdf", ".ofd", ".md", ".markdown", ".txt"),
    )
)


def read_document(path: Path) -> Document:
    """Return the file's text and tables; `UnreadableFileError` says why it could not be read."""
    content = read_bytes(path)
    found = _READERS[kind_of(content, path.suffix.lower())](content)
    check_length(len(found.blocks), sum(map(_length, found.blocks)))
    _require_words(found)
    notes = (*found.notes, *_note_of_unread(found.unread))
    return Document(str(path), found.blocks, found.unread, notes, found.drafted)


def _note_of_unread(unread: Sequence[UnreadPart]) -> Iterator[str]:
    counted = Counter(part.what for part in unread)
    if counted:
        parts = "、".join(f"{what}{count}处" for what, count in counted.items())
        yield f"文件里有{parts}读不出来，里面的内容没有检查"


def _require_words(found: Content) -> None:
    if any(_has_words(block) for block in found.blocks):
        return
    parts = "、".join(dict.fromkeys(part.what for part in found.unread))
    if parts:
        raise UnreadableFileError(f"文件里没有文字，只有{parts}，读不出来，请改用有文字的文件")
    raise UnreadableFileError("文件里没有文字，请核对是不是选错了文件")


def _length(block: Block) -> int:
    if isinstance(block, Paragraph):
        return len(block.text)
    return sum(len(cell) for row in block.rows for cell in row)


def _has_words(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return bool(block.text.strip())
    return any(cell.strip() for row in block.rows for cell in row)


def _text(content: bytes) -> Content:
    from assistant.decode import decode
    from assistant.readers.text import read_text

    check_size(content, LARGEST_TEXT)
    return Content(read_text(decode(content)))


def _markdown(content: bytes) -> Content:
    from assistant.decode import decode
    from assistant.readers.markdown import read_markdown

    check_size(content, LARGEST_TEXT)
    return Content(read_markdown(decode(content)))


def _docx(content: bytes) -> Content:
    from assistant.readers.docx import read_docx

    return read_docx(content)


def _doc(content: bytes) -> Content:
    from assistant.readers.doc import read_doc

    return read_doc(content)


def _html(content: bytes) -> Content:
    from assistant.readers.html import read_html

    check_size(content, LARGEST_TEXT)
    return read_html(content)


def _mht(content: bytes) -> Content:
    from assistant.readers.mht import read_mht

    return read_mht(content)


def _pdf(content: bytes) -> Content:
    from importlib.util import find_spec

    if not find_spec("pypdfium2"):
        raise UnreadableFileError(
            "这是 PDF 文件，读它要另装组件：在安装目录里运行 "
            'pip install ".[pdf]"；也可以改用 Word 文件'
        )
    from assistant.readers.pdf import read_pdf

    return read_pdf(content)


def _ofd(content: bytes) -> Content:
    from assistant.readers.ofd import read_ofd

    return read_ofd(content)


_READERS: Mapping[Kind, Callable[[bytes], Content]] = {
    Kind.TEXT: _text,
    Kind.MARKDOWN: _markdown,
    Kind.DOCX: _docx,
    Kind.DOC: _doc,
    Kind.HTML: _html,
    Kind.MHT: _mht,
    Kind.PDF: _pdf,
    Kind.OFD: _ofd,
}
