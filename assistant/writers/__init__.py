"""Write a `Draft` into a file; one module a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import OutputError
from assistant.paths import write_new_file

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.drafting.draft import Draft

SUFFIXES = (".docx", ".html", ".md", ".txt")


def write_draft(draft: Draft, path: Path, *, force: bool = False) -> None:
    """Write the draft in the format that the suffix names.

    `OutputError` when the suffix is none of ours, or when the file exists and `force` is not set.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        known = "、".join(SUFFIXES)
        raise OutputError(f"{path}：不认识的文件类型“{path.suffix}”，文件名请以{known}结尾")
    if path.exists() and not force:
        raise OutputError(f"{path}：文件已存在，没有覆盖；确要覆盖请加 --force")
    write_new_file(path, content_of(draft, suffix), force=force)


def content_of(draft: Draft, suffix: str) -> bytes:
    """Return the file that the draft makes in a format, one of `SUFFIXES`."""
    if suffix == ".docx":
        from assistant.writers.docx import docx_of  # python-docx takes 0.1 s to load

        return docx_of(draft)
    if suffix == ".html":
        from assistant.writers.html import html_of

        return html_of(draft).encode("utf-8")
    if suffix == ".md":
        from assistant.writers.markdown import markdown_of

        return markdown_of(draft).encode("utf-8")
    from assistant.writers.text import text_of

    # Notepad before Windows 10 shows a text with bare \n as one line.
    return text_of(draft).replace("\n", "\r\n").encode("utf-8")
