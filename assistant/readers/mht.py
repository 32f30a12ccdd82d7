"""Read a web page saved as one file (.mht): the page in the package, without its pictures."""

from __future__ import annotations

import re
from email import message_from_bytes
from typing import TYPE_CHECKING

from assistant.errors import UnreadableFileError
from assistant.readers.guard import DAMAGED, LARGEST_TEXT, check_size
from assistant.readers.html import read_html

if TYPE_CHECKING:
    from email.message import Message

    from assistant.readers.content import Content

# A page with its frames has a few parts within each other, never dozens.
_MOST_BOUNDARIES = 50
_PARAMETER = r"{}\s*=\s*\"?([^\s\";]+)"


def read_mht(content: bytes) -> Content:
    """Return the main page of the package; `UnreadableFileError` when it holds none."""
    if content.lower().count(b"boundary=") > _MOST_BOUNDARIES:
        raise UnreadableFileError(DAMAGED)
    page = _main_page(message_from_bytes(content))
    if page is None:
        raise UnreadableFileError("网页文件里没有正文，请在浏览器里重新保存一份再试")
    payload = page.get_payload(decode=True)
    html = payload if isinstance(payload, bytes) else b""
    check_size(html, LARGEST_TEXT)
    return read_html(html, _parameter(page, "charset"))


def _main_page(package: Message) -> Message | None:
    """Return the part that the package names as its start, or its first page."""
    pages = [
        part for part in package.walk() if _type(part) in ("text/html", "application/xhtml+xml")
    ]
    start = _parameter(package, "start").strip("<>")
    named = [part for part in pages if start and start in str(part.get("Content-ID", ""))]
    return next(iter(named or pages), None)


def _type(part: Message) -> str:
    """Return the part's type; the email package's own reading stumbles over broken headers."""
    return str(part.get("Content-Type", "")).split(";")[0].strip().lower()


def _parameter(part: Message, name: str) -> str:
    found = re.search(_PARAMETER.format(name), str(part.get("Content-Type", "")), re.IGNORECASE)
    return found[1] if found else ""
