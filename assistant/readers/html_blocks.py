"""Turn the article of a web page into paragraphs and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.readers.content import Content
from assistant.readers.guard import check_length
from assistant.readers.html_lists import numbers_of
from assistant.readers.html_table import is_data_table, read_table
from assistant.readers.html_text import BLOCK_TAGS, one_text
from assistant.report.document import Grid, Paragraph, UnreadPart
from assistant.report.furniture import is_card_line, is_furniture
from assistant.report.headings import numbering_of
from assistant.report.passage import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

    from assistant.report.document import Block

_HEADINGS = {f"h{rank}": rank - 1 for rank in range(1, 7)}
_EMBEDDED = ("iframe", "embed", "object", "frame")
_ATTACHED = re.compile(
    r"\.(?:docx?|wps|xlsx?|et|pdf|ofd|zip|rar|7z|pptx?|jpe?g|png)(?:$|[?#&])", re.IGNORECASE
)
_ATTACHMENT_WORDS = re.compile(
    r"[\s\xa0附件相关下载文档查看原文点击此处：:、，。；()（）【】\[\]\d.]*"
)
_SMALL_PICTURE = 120
_ICON = re.compile(
    r"icon|/ico|logo|qrcode|ewm|share|print|arrow|dot\.|line\.|fileTypeImages|weixin|gzh"
)
_PIXELS = re.compile(r"(?:^|[;\s])(width|height)\s*:\s*(\d+(?:\.\d+)?)\s*px", re.IGNORECASE)
_CARD_LABELS = 2


def read_blocks(body: HtmlElement) -> Content:
    """Return the blocks within `body`, and the pictures and attachments among them."""
    from lxml import etree

    walk = _Walk(numbers_of(body))
    events = etree.iterwalk(body, events=("start", "end"))
    for event, element in events:
        if event == "start":
            if walk.enter(element):
                events.skip_subtree()
        else:
            walk.leave(element, is_last=element is body)
    walk.end_paragraph()
    return Content(tuple(walk.blocks), tuple(walk.unread))


@dataclass(slots=True)
class _Walk:
    """What has been read so far: whole blocks, and the pieces of the paragraph under way."""

    numbers: Mapping[HtmlElement, str]
    blocks: list[Block] = field(default_factory=list)
    unread: list[UnreadPart] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    attached: list[str] = field(default_factory=list)
    line: int = 0
    level: int | None = None
    number: str = ""
    verbatim: int = 0
    has_prose: bool = False

    def enter(self, element: HtmlElement) -> bool:
        """Take up an element; return whether all within it has been read with it."""
        tag = element.tag
        if tag == "table" and is_data_table(element):
            self._put_table(element)
            return True
        if tag == "img":
            self._put_picture(element)
        elif tag in _EMBEDDED:
            self._put_unread("附件")
        elif tag == "a" and _ATTACHED.search(element.get("href", "")):
            self._put_unread("附件")
            self.attached.append(str(element.text_content()))
        if tag in BLOCK_TAGS:
            self.end_paragraph()
            self.level = _HEADINGS.get(tag, self.level)
            self.number = self.numbers.get(element, self.number)
            self.verbatim += tag == "pre"
        self._add(element.text, element.sourceline)
        return False

    def leave(self, element: HtmlElement, *, is_last: bool) -> None:
        """Finish an element, and take the text behind it."""
        if element.tag in BLOCK_TAGS:
            self.end_paragraph()
            self.level = None if element.tag in _HEADINGS else self.level
            self.verbatim -= element.tag == "pre"
        if not is_last:
            self._add(element.tail, element.sourceline)

    def _add(self, text: str | None, line: int | None) -> None:
        for index, piece in enumerate((text or "").split("\n") if self.verbatim else [text or ""]):
            if index:
                self.end_paragraph()
            if piece and not self.line and piece.strip():
                blank = piece[: len(piece) - len(piece.lstrip())]
                self.line = (line or 0) + index + blank.count("\n")
            self.pieces.append(piece)

    def end_paragraph(self) -> None:
        """Put what was gathered as a paragraph, unless it is blank or belongs to the site."""
        text = one_text("".join(self.pieces))
        line, attached, number = self.line, self.attached, self.number
        self.pieces, self.attached, self.line = [], [], 0
        if not text:
            return
        self.number = ""
        if number and not numbering_of(fold(text)):
            text = number + text
        check_length(len(self.blocks), len(text))
        if not self._is_left_out(text, attached):
            self.has_prose = self.has_prose or "。" in text
            self.blocks.append(Paragraph(text, ((0, line),) if line else (), self.level))

    def _is_left_out(self, text: str, attached: list[str]) -> bool:
        rest = text
        for name in attached:
            rest = rest.replace(one_text(name), "")
        if attached and _ATTACHMENT_WORDS.fullmatch(rest):
            return True
        folded = fold(text)
        return is_furniture(folded) or (not self.has_prose and is_card_line(folded))

    def _put_table(self, table: HtmlElement) -> None:
        self.end_paragraph()
        grid = read_table(table)
        if not self.has_prose and _is_card(grid):
            return
        for picture in table.iter("img"):
            self._put_picture(picture)
        if grid.rows:
            self.blocks.append(grid)

    def _put_picture(self, picture: HtmlElement) -> None:
        if not _is_small(picture):
            self._put_unread("图片")

    def _put_unread(self, what: str) -> None:
        self.unread.append(UnreadPart(len(self.blocks), what))


def _is_card(grid: Grid) -> bool:
    """Return whether a table is the file card that sites put above a text."""
    cells = [fold(cell) for row in grid.rows for cell in row]
    return (
        sum(is_card_line(cell if "：" in cell else f"{cell}：") for cell in cells) >= _CARD_LABELS
    )


def _is_small(picture: HtmlElement) -> bool:
    """Return whether a picture is an icon, by its name or by the size that the page gives it."""
    if _ICON.search(picture.get("src", "")[:300]):
        return True
    sizes = [float(size) for _, size in _PIXELS.findall(picture.get("style", ""))]
    for name in ("width", "height"):
        given = re.match(r"\d{1,5}(?!\d|%)", picture.get(name, ""))
        sizes += [float(given[0])] if given else []
    return bool(sizes) and min(sizes) < _SMALL_PICTURE / 2 and max(sizes) < 2 * _SMALL_PICTURE
