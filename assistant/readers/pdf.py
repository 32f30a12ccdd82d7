"""Read PDF through PDFium, in a process of its own with a time limit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.errors import UnreadableFileError
from assistant.readers.guard import DAMAGED, in_child

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.readers.content import Content
    from assistant.readers.page import Page

# Measured: six pages take 0.4 s, most of it the start of the process.
_SECONDS = 8
_MEGABYTES = 400
_MOST_PAGES = 300
_FEWEST_READABLE = 0.7
_OTHER_COPY = "请换成由 Word 或 WPS 直接导出的，或用原来的文字版"


def read_pdf(content: bytes) -> Content:
    """Return the file's paragraphs and tables; `UnreadableFileError` says why it has none."""
    return in_child(read_pdf_here, content, _SECONDS, _MEGABYTES)


def read_pdf_here(content: bytes) -> Content:
    """Return what `read_pdf` does, in this process and however long it takes."""
    from assistant.readers.printed import read_pages

    pages = _pages(content)
    _require_text(pages)
    return read_pages(pages)


def _pages(content: bytes) -> list[Page]:
    import pypdfium2

    from assistant.readers.pdfium import read_page

    try:
        document = pypdfium2.PdfDocument(content)
        if len(document) > _MOST_PAGES:
            raise UnreadableFileError(f"PDF 超过{_MOST_PAGES}页，不像年报，请核对是不是选错了文件")
        return [read_page(page, number) for number, page in enumerate(document, 1)]
    except pypdfium2.PdfiumError as error:
        is_locked = "password" in str(error).lower()
        why = "PDF 加了密码，请去掉密码后再试" if is_locked else DAMAGED
        raise UnreadableFileError(why) from error


def _require_text(pages: Sequence[Page]) -> None:
    """Refuse a file whose fonts do not say which characters their glyphs are.

    Their glyphs come out as nothing, as private characters, or as letters of any script.
    """
    texts = [glyph.text for page in pages for glyph in page.glyphs]
    readable = sum(_CHINESE_PRINT.match(text) is not None for text in texts)
    if texts and readable < _FEWEST_READABLE * len(texts):
        raise UnreadableFileError(f"PDF 的字体没有文字编码，读不出文字，{_OTHER_COPY}")


# ASCII, punctuation and symbols, radicals, Han, full-width forms.
_CHINESE_PRINT = re.compile(
    "[!-~\u00a0-\u00ff\u2010-\u27bf\u2e80-\u303f\u3200-\u9fff\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff]"
)
