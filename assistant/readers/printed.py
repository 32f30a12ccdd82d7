"""Pages of print put together: paragraphs, tables and what is a picture, in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.errors import UnreadableFileError
from assistant.readers.content import Content
from assistant.readers.page_tables import PageTable, find_tables, joined
from assistant.readers.typeset import (
    Measure,
    SetLine,
    group_lines,
    measures,
    set_lines,
    without_furniture,
)
from assistant.report.document import Paragraph, UnreadPart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.readers.page import Page, Picture
    from assistant.report.document import Block

# A seal takes some 3 % of a page, a table that was pasted as a picture 15 % and more.
_SMALLEST_PICTURE = 0.08
_SCAN = 0.4


@dataclass(frozen=True, slots=True)
class _Item:
    """What stands on a page at one height."""

    top: float
    page: int
    what: SetLine | PageTable | str


def read_pages(pages: Sequence[Page]) -> Content:
    """Return the pages' blocks; `UnreadableFileError` when there is no text on any of them."""
    found = [find_tables(page) for page in pages]
    lines = without_furniture(
        [set_lines(free, page.number) for page, (_, free) in zip(pages, found, strict=True)],
        [page.height for page in pages],
    )
    items = [
        item
        for page, (tables, _), own in zip(pages, found, lines, strict=True)
        for item in _items(page, tables, own)
    ]
    if all(isinstance(item.what, str) for item in items):
        raise UnreadableFileError(
            "文件里没有文字，只有图片或图形，请换成由 Word 或 WPS 直接导出的，或用原来的文字版"
        )
    by_page = measures([line for own in lines for line in own])
    return _Blocks(by_page).put(items)


def _items(page: Page, tables: Sequence[PageTable], lines: Sequence[SetLine]) -> list[_Item]:
    items = [_Item(table.top, page.number, table) for table in tables]
    items += [_Item(line.top, page.number, line) for line in lines]
    is_scan = not items and sum(picture.share for picture in page.pictures) > _SCAN
    if is_scan:
        return [_Item(0, page.number, "扫描页")]
    items += [
        _Item(picture.top, page.number, "图片")
        for picture in page.pictures
        if picture.share > _SMALLEST_PICTURE and not _is_background(picture, lines)
    ]
    return sorted(items, key=lambda item: item.top)


def _is_background(picture: Picture, lines: Sequence[SetLine]) -> bool:
    """Return whether words stand on the picture: a watermark, or the scan they were read from."""
    return any(picture.top < (line.top + line.bottom) / 2 < picture.bottom for line in lines)


@dataclass(slots=True)
class _Blocks:
    """The blocks put together so far."""

    by_page: dict[int, Measure]
    blocks: list[Block] = field(default_factory=list)
    unread: list[UnreadPart] = field(default_factory=list)

    def put(self, items: Sequence[_Item]) -> Content:
        """Return the blocks that the items make up."""
        for kind, group in groupby(items, key=lambda item: type(item.what)):
            if kind is SetLine:
                lines = [item.what for item in group if isinstance(item.what, SetLine)]
                self.blocks.extend(self._paragraphs(lines))
            elif kind is PageTable:
                self._put_tables(list(group))
            else:
                self.unread.extend(UnreadPart(len(self.blocks), str(item.what)) for item in group)
        return Content(tuple(self.blocks), tuple(self.unread))

    def _paragraphs(self, lines: Sequence[SetLine]) -> Iterator[Paragraph]:
        for group in group_lines(lines, self.by_page):
            text = "".join(line.text for line in group).strip()
            if text:
                yield Paragraph(text, page=group[0].page)

    def _put_tables(self, items: Sequence[_Item]) -> None:
        """Add tables that follow one another; over a page's edge they are one table."""
        tables: list[PageTable] = []
        for item in items:
            table = item.what
            if not isinstance(table, PageTable):
                continue
            if tables and table.page == tables[-1].last + 1:
                tables[-1] = joined(tables[-1], table)
            else:
                tables.append(table)
        self.blocks.extend(table.grid() for table in tables)
