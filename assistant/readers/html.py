"""Read web pages: the article's paragraphs and tables, without the site around it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from assistant.decode import decode
from assistant.errors import UnreadableFileError
from assistant.readers.content import Content
from assistant.readers.guard import check_html_depth
from assistant.readers.html_blocks import read_blocks
from assistant.readers.html_body import drop_scripts, drop_unseen, find_body
from assistant.report.document import Paragraph, UnreadPart
from assistant.report.passage import fold, read_passage
from assistant.report.title import find_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from assistant.report.document import Block

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_SNIFFED = 4096
# Pages that say gb2312 or gbk hold characters of GB18030, as browsers know.
_CODECS = {
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030"), "gb18030"),
    **dict.fromkeys(("utf-8", "utf8"), "utf-8"),
    **dict.fromkeys(("big5", "big5-hkscs"), "big5hkscs"),
}
# Sites cut the titles in their lists by bytes, through the middle of a character.
_MOST_DAMAGED = 20
_DAMAGED = "\ufffd"
_DATE = (
    r"[：:\s]*20\d\d(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2}|年\d{1,2}月\d{1,2}日)"
)
# Some pages say no more than 时间：2025-01-20.
_RELEASED = (re.compile(f"(?:发布|公开)(?:日期|时间){_DATE}"), re.compile(f"(?:日期|时间){_DATE}"))
_RELEASE_META = ("pubdate", "publishdate")
_TITLE_META = ("articletitle",)
_TITLE_NAMES = frozenset(
    ("title", "arti_title", "article-title", "article_title", "news_title", "bt", "tit", "biaoti")
)
_TITLE_END = re.compile(r"\s*[_|｜—]\s*|\s+-\s+|-(?=[^-]*(?:网|政府)$)")
_LONGEST_TITLE = 100
_MOST_TITLES = 30
_MOST_CHARACTERS = 2_000_000


def read_html(content: bytes, charset: str = "") -> Content:
    """Return the article on the page; `charset` is what the package around it says, if any.

    A title and a release date that stand outside the article are put in front of it.
    """
    root = _parsed(_decoded(content, charset))
    drop_scripts(root)
    _require_readable_length(root)
    titles = list(islice(_titles(root), _MOST_TITLES))
    released = _release_date(root)
    drop_unseen(root)
    found = read_blocks(find_body(root))
    released = "" if _stands_in(released, found.blocks) else released
    front = [_title_in_front(titles, found.blocks), _paragraph(released)]
    return _with_front(found, tuple(block for block in front if block))


def _decoded(content: bytes, charset: str) -> str:
    declared = _CHARSET.search(content[:_SNIFFED])
    name = (charset or (declared[1].decode("ascii") if declared else "")).lower()
    if name in _CODECS and not _is_unicode(content):
        text = content.decode(_CODECS[name], errors="replace").removeprefix("\ufeff")
        if text.count(_DAMAGED) <= _MOST_DAMAGED:
            return text
    return decode(content)


def _is_unicode(content: bytes) -> bool:
    """Return whether this is Unicode, whatever it says: hardly any GBK text is valid UTF-8."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _notes(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    texts = (
        block.text if isinstance(block, Paragraph) else "".join(map("".join, block.rows))
        for block in blocks
    )
    count = sum(text.count(_DAMAGED) for text in texts)
    return (f"正文有{count}处损坏的字符（显示为{_DAMAGED}），请对照原网页核对",) if count else ()


def _parsed(text: str) -> HtmlElement:
    from lxml import etree, html

    check_html_depth(text)
    parser = html.HTMLParser(
        huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    try:
        return html.document_fromstring(text.replace("\0", "").encode(), parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableFileError("网页里没有内容，请核对是不是选错了文件") from error


def _require_readable_length(root: HtmlElement) -> None:
    if sum(map(len, root.itertext())) > _MOST_CHARACTERS:
        raise UnreadableFileError("网页里的字超过200万，不像年报，请核对是不是选错了文件")


def _titles(root: HtmlElement) -> Iterator[str]:
    """Yield what the page calls its article, the surest first."""
    for meta in root.iter("meta"):
        if str(meta.get("name", "")).lower() in _TITLE_META:
            yield _one_line(str(meta.get("content", "")))
    for element in root.iter("h1"):
        yield _one_line(_beginning(element))
    for element in root.iter("div", "p", "h2", "td", "span"):
        names = f"{element.get('class', '')} {element.get('id', '')}".lower().split()
        if not _TITLE_NAMES.isdisjoint(names):
            yield _one_line(_beginning(element))
    for element in root.iter("title"):
        yield _TITLE_END.split(_one_line(_beginning(element)))[0]


def _beginning(element: HtmlElement) -> str:
    """Return an element's first words: enough to tell a title from a longer text."""
    return "".join(islice(element.itertext(), _LONGEST_TITLE))


def _one_line(text: str) -> str:
    return " ".join(text[: 4 * _LONGEST_TITLE].split())


def _release_date(root: HtmlElement) -> str:
    """Return the release date with its label, as the page has it, or "" when it has none."""
    words = re.sub(r"\s+", " ", str(root.text_content()))
    for pattern in _RELEASED:
        if found := pattern.search(words):
            return found[0]
    for meta in root.iter("meta"):
        if str(meta.get("name", "")).lower() in _RELEASE_META and meta.get("content"):
            return f"发布日期：{_one_line(str(meta.get('content')))}"
    return ""


def _title_in_front(titles: list[str], blocks: tuple[Block, ...]) -> Paragraph | None:
    """Return the title when the article does not begin with one."""
    heads = [block for block in blocks[:12] if isinstance(block, Paragraph)]
    own = find_title([read_passage(block.text, index) for index, block in enumerate(heads)])
    if own and own.is_report:
        return None
    known = [title for title in titles if 4 <= len(title) <= _LONGEST_TITLE]
    reports = [title for title in known if _is_report_title(title)]
    title = next(iter(reports or known), "")
    return None if _stands_in(title, tuple(heads)) else Paragraph(title, level=0)


def _is_report_title(title: str) -> bool:
    found = find_title([read_passage(title, 0)])
    return found is not None and found.is_report


def _stands_in(words: str, blocks: tuple[Block, ...]) -> bool:
    """Return whether one of the paragraphs holds the words; no words stand anywhere."""
    key = fold(words)
    return not key or any(isinstance(b, Paragraph) and key in fold(b.text) for b in blocks)


def _paragraph(words: str) -> Paragraph | None:
    return Paragraph(words) if words else None


def _with_front(found: Content, front: tuple[Paragraph, ...]) -> Content:
    unread = tuple(UnreadPart(part.block + len(front), part.what) for part in found.unread)
    return Content((*front, *found.blocks), unread, _notes(found.blocks))
