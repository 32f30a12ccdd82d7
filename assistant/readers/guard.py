"""Get a file's bytes, or say in a sentence why it is none that can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import UnreadableFileError

if TYPE_CHECKING:
    from pathlib import Path

# The longest report of a province has some 100 kB of text; a file over this size is no report.
_LARGEST = 20 * 1024 * 1024
_ONLY_TEXT = "本版本只读 .txt 和 .md"
_SAVE_AS_TEXT = f"{_ONLY_TEXT}，请在 WPS 或 Word 里另存为纯文本（.txt）后再试"

# What the first bytes of a file say, whatever its name is.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", f"这是 PDF 文件，{_ONLY_TEXT}，请把文字复制到 .txt 文件里再试"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", f"这是旧版 Word、Excel 或 WPS 文件，{_SAVE_AS_TEXT}"),
    (b"{\\rtf", f"这是 RTF 文件，{_SAVE_AS_TEXT}"),
    (b"\xff\xd8\xff", f"这是图片，{_ONLY_TEXT}，请改用文字版"),
    (b"\x89PNG", f"这是图片，{_ONLY_TEXT}，请改用文字版"),
)
_WEB_PAGE = f"这是网页文件，{_ONLY_TEXT}，请在浏览器里复制正文，粘贴到 .txt 文件里再试"
# Members that tell the kinds of zip archives apart; their names stand in the bytes as they are.
_ARCHIVES: tuple[tuple[bytes, str], ...] = (
    (b"word/", f"这是 Word 文件（.docx），{_SAVE_AS_TEXT}"),
    (b"xl/", f"这是 Excel 表格（.xlsx），{_ONLY_TEXT}，请把年报正文存成其中一种"),
    (b"OFD.xml", f"这是 OFD 文件，{_ONLY_TEXT}，请把文字复制到 .txt 文件里再试"),
)


def read_bytes(path: Path) -> bytes:
    """Return the file's bytes; `UnreadableFileError` when it is missing, huge or no text.

    The sentence does not name the file: who asked for it knows what to call it.
    """
    try:
        if path.is_dir():
            raise UnreadableFileError("这是文件夹，请给出其中的文件")
        if path.stat().st_size > _LARGEST:
            raise UnreadableFileError("文件超过20MB，不像年报，请核对是不是选错了文件")
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(_refusal(error)) from error
    _require_text(content)
    return content


def _refusal(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "没有这个文件，请核对路径和文件名"
    if isinstance(error, PermissionError):
        return "没有读这个文件的权限，请换一份副本，或关掉正在使用它的程序"
    return f"打不开（{error.strerror}），请核对路径和文件名"


def _require_text(content: bytes) -> None:
    if not content.strip():
        raise UnreadableFileError("文件是空的")
    for signature, why in _SIGNATURES:
        if content.startswith(signature):
            raise UnreadableFileError(why)
    if content.startswith(b"PK\x03\x04"):
        raise UnreadableFileError(_archive(content))
    if (
        content[:200]
        .lstrip(b"\xef\xbb\xbf \t\r\n")
        .lower()
        .startswith((b"<!doctype html", b"<html"))
    ):
        raise UnreadableFileError(_WEB_PAGE)


def _archive(content: bytes) -> str:
    for member, why in _ARCHIVES:
        if member in content:
            return why
    return f"这是压缩文件，{_ONLY_TEXT}，请解压后再试"
