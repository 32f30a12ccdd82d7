"""Tell by its content what kind a file is of; one that is not read is named, with a cure."""

from __future__ import annotations

import re
from enum import Enum

from assistant.errors import UnreadableFileError
from assistant.readers.guard import open_archive


class Kind(Enum):
    """The kinds of files that are read."""

    DOCX = "docx"
    DOC = "doc"
    HTML = "html"
    MHT = "mht"
    PDF = "pdf"
    OFD = "ofd"
    MARKDOWN = "markdown"
    TEXT = "text"


# What the names say of kinds that the content alone does not tell from plain text.
_BY_SUFFIX = {".md": Kind.MARKDOWN, ".markdown": Kind.MARKDOWN}
_WEB_SUFFIXES = (".html", ".htm", ".shtml", ".xhtml")

_USE_TEXT = "里面的文字读不出来，请改用 Word 文件或网页"
_SAVE_AS_WORD = "请用 WPS 或 Word 打开，另存为 .docx 后再试"
_UNPACK = "这是压缩文件，请解压后再试"
_TABLE_FILE = "这是 Excel 表格，不是年报正文，请给出年报的 Word 文件、网页或 PDF"
_SLIDES = "这是演示文稿，不是年报正文，请给出年报的 Word 文件、网页或 PDF"
_READ = ((b"%PDF-", Kind.PDF), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.DOC))
_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", f"这是 RTF 文件，{_SAVE_AS_WORD}"),
    (b"\xff\xd8\xff", f"这是图片，{_USE_TEXT}"),
    (b"\x89PNG", f"这是图片，{_USE_TEXT}"),
    (b"GIF8", f"这是图片，{_USE_TEXT}"),
    (b"II*\0", f"这是图片，{_USE_TEXT}"),
    (b"MM\0*", f"这是图片，{_USE_TEXT}"),
    (b"Rar!", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", _UNPACK),
    (b"\x1f\x8b", _UNPACK),
)
# Members that tell the kinds of zip archives apart.
_MEMBERS: tuple[tuple[str, Kind | str], ...] = (
    ("word/", Kind.DOCX),
    ("ofd.xml", Kind.OFD),
    ("xl/", _TABLE_FILE),
    ("ppt/", _SLIDES),
    ("content.xml", f"这是 OpenDocument 文件，{_SAVE_AS_WORD}"),
    ("", _UNPACK),
)

_SNIFFED = 4096
_WEB_PAGE = re.compile(
    rb"(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|meta)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_FRAGMENT = re.compile(
    rb"<(?:div|p|table|span|h[1-6]|center|article|section|title|style|link|font|ucap\w+)[\s>]",
    re.IGNORECASE,
)
_MARKUP = re.compile(rb"</(?:p|div|td|tr|table|span|body|html)>", re.IGNORECASE)
_WORD_XML = re.compile(rb"<\?mso-application|<(?:pkg:package|w:wordDocument)[\s>]")


def kind_of(content: bytes, suffix: str) -> Kind:
    """Return what the file is; `UnreadableFileError` says of other kinds what to do.

    `suffix`, in small letters, only tells Markdown from text, and a page's fragment from both.
    """
    for signature, kind in _READ:
        if content[:1024].lstrip().startswith(signature):
            return kind
    for signature, why in _REFUSED:
        if content.startswith(signature):
            raise UnreadableFileError(why)
    if content.startswith(b"PK") and content[2:4] in (b"\x03\x04", b"\x05\x06", b"\x07\x08"):
        return _kind_of_archive(content)
    return _kind_of_text(content, suffix)


def _kind_of_archive(content: bytes) -> Kind:
    names = [name.lower() for name in open_archive(content).names]
    kind = next(
        kind for member, kind in _MEMBERS if any(name.startswith(member) for name in (*names, ""))
    )
    if isinstance(kind, str):
        raise UnreadableFileError(kind)
    return kind


def _kind_of_text(content: bytes, suffix: str) -> Kind:
    # UTF-16 is ASCII with zero bytes between.
    start = content[: 2 * _SNIFFED].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    start = start[:_SNIFFED]
    if _WORD_XML.search(start):
        raise UnreadableFileError(f"这是 Word 的 XML 文件，{_SAVE_AS_WORD}")
    if _is_mail(start):
        return Kind.MHT
    if _WEB_PAGE.match(start) or _is_fragment(start, content, suffix):
        return Kind.HTML
    return _BY_SUFFIX.get(suffix, Kind.TEXT)


def _is_mail(start: bytes) -> bool:
    """Return whether the file opens with the header of a web page saved as one file."""
    start = start.lower()
    if b"mime-version:" not in start:
        return False
    header = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    return bool(re.search(rb"^mime-version:", header, re.MULTILINE)) and b"content-type:" in header


def _is_fragment(start: bytes, content: bytes, suffix: str) -> bool:
    """Return whether this is a piece of a web page; a text that only speaks of tags is none."""
    if suffix in _BY_SUFFIX:
        return False
    if suffix in _WEB_SUFFIXES:
        return _MARKUP.search(content.replace(b"\0", b"")) is not None
    return _FRAGMENT.match(start) is not None
