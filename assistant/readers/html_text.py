"""The words of an HTML element as a browser shows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

BLOCK_TAGS = frozenset(
    (
        *("address", "article", "blockquote", "body", "br", "caption", "center", "dd", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5"),
        *("h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "td"),
        *("tfoot", "th", "thead", "title", "tr", "ul"),
    )
)
# Between Han a line end in the source is only a line end; elsewhere it is a space.
_BREAK = re.compile(r"(?<=[\u2e80-\uffff])[ \t\f\r]*\n[ \t\f\r\n]*(?=[\u2e80-\uffff])")
_SPACE = re.compile(r"[ \t\f\r\n]+")
_EDGES = " \t\r\n\f\v\xa0\u3000\u2002\u2003\u200b\ufeff"


def one_text(text: str) -> str:
    """Return the words on one line, without the space around them; 　 and &nbsp; within stay."""
    return _SPACE.sub(" ", _BREAK.sub("", text)).strip(_EDGES)


def words_of(element: HtmlElement) -> str:
    """Return all words within an element, its paragraphs one behind the other."""
    return one_text("".join(_pieces(element)))


def _pieces(element: HtmlElement) -> Iterator[str]:
    from lxml import etree

    for event, part in etree.iterwalk(element, events=("start", "end")):
        if part is not element and part.tag in BLOCK_TAGS:
            yield "\n"
        text = part.text if event == "start" else part.tail
        if text and (event == "start" or part is not element):
            yield text
