"""Find the article on a web page, and take out what a reader of the page does not see."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from assistant.report.form import load_form
from assistant.report.headings import numbering_of, section_called
from assistant.report.passage import HAN, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

_SCRIPTS = ("script", "style", "noscript", "template", "xml")
_UNSEEN = ("nav", "footer", "aside", "button", "select", "input", "textarea")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_CHROME = re.compile(
    r"(?:^|[-_\s])(?:bd)?(?:share|print|qrcode|ewm|crumbs?|breadcrumb|fontsize|font-size|toolbar"
    r"|pagination|jiathis|bshare|related|footer|nav|menu|sidebar|curmb|position|weizhi|dqwz)"
    r"(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_LONGEST_CHROME = 300
_MOST_CHROME_PARTS = 300
_FEWEST_LINKS = 3
_LONGEST_LABEL = 12
# What site builders call the element that holds the article, and what else they call so, too.
_SURE_NAMES = frozenset(
    (
        *("trs_editor", "trs_ueditor", "trs_uedit", "zoom", "ucapcontent", "ucap-content"),
        *("pages_content", "article-content", "article_content", "article-body", "articlecontent"),
        *("news_content", "newscontent", "xl_content", "zw_content", "contenttext"),
        *("text_content", "wp_articlecontent", "j-fontcontent", "detail-content"),
        *("detail_content", "bt_content", "rich_media_content", "fontzoom", "txt_con"),
    )
)
_LIKELY_NAMES = frozenset(
    (
        *("article", "artical", "view", "content", "con_text", "info_content", "infocontent"),
        *("content_body", "main_content"),
    )
)
_SURE_SHARE = 0.1
_LIKELY_SHARE = 0.4
_WHOLE_SHARE = 0.8
_HOLDERS = ("article", "body", "center", "div", "form", "main", "section", "td")
_HAN = re.compile(rf"{HAN}")
_MOST_MARKS = 200


def drop_scripts(root: HtmlElement) -> None:
    """Take out what is no text at all; the text behind it stays."""
    _drop(root, list(root.iter(*_SCRIPTS)))


def drop_unseen(root: HtmlElement) -> None:
    """Take out hidden elements and the site's buttons; the text behind them stays."""
    _drop(root, [element for element in root.iter() if _is_unseen(element)])


def _drop(root: HtmlElement, elements: list[HtmlElement]) -> None:
    for element in elements:
        if element is not root and element.getparent() is not None:
            element.drop_tree()


def _is_unseen(element: HtmlElement) -> bool:
    if element.tag in ("ul", "ol", "dl"):
        return _is_menu(element)
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return element.tag not in ("body", "html")
    if _HIDDEN.search(element.get("style", "")):
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if not _CHROME.search(names) or element.tag in ("body", "html", "form"):
        return False
    return _is_little(element)


def _is_menu(listing: HtmlElement) -> bool:
    """Return whether a list holds nothing but short links, as a site's menu does."""
    links = list(islice(listing.iter("a"), _MOST_CHROME_PARTS))
    labels = ["".join(islice(link.itertext(), _MOST_CHROME_PARTS)).strip() for link in links]
    if len(labels) < _FEWEST_LINKS or max(map(len, labels)) > _LONGEST_LABEL:
        return False
    texts = list(islice(listing.itertext(), 4 * _MOST_CHROME_PARTS))
    return sum(map(len, labels)) >= 0.9 * sum(len(text.strip()) for text in texts)


def _is_little(element: HtmlElement) -> bool:
    """Return whether no more stands in the element than in a row of buttons."""
    parts = list(islice(element.iter(), _MOST_CHROME_PARTS + 1))
    length = sum(len(part.text or "") + len(part.tail or "") for part in parts)
    return len(parts) <= _MOST_CHROME_PARTS and length < _LONGEST_CHROME


def find_body(root: HtmlElement) -> HtmlElement:
    """Return the smallest element that holds the article.

    That is one with a name site builders use, if much of the page's prose stands in it, else the
    one with nearly all prose; and never less than all headings and tables of a report.
    """
    body = next(root.iter("body"), root)
    total = _prose(body)
    found = _heaviest(body, total)
    chain = [found, *found.iterancestors()]
    places = {element: index for index, element in enumerate(chain)}
    return chain[max((_place(mark, places) for mark in _marks(body)), default=0)]


def _place(element: HtmlElement, places: Mapping[HtmlElement, int]) -> int:
    """Return the place of the first element of a chain of ancestors that `element` is within."""
    around = (element, *element.iterancestors())
    return next(places[ancestor] for ancestor in around if ancestor in places)


def _prose(element: HtmlElement) -> int:
    """Return how many Han stand in the element outside links."""
    *_, (_, weight) = _weighed(element)
    return weight


def _weighed(body: HtmlElement) -> Iterator[tuple[HtmlElement, int]]:
    """Yield every element after those within it, with the number of its Han outside links."""
    from lxml import etree

    weights = [0]
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            weights.append(_han(element.text))
            continue
        weight = 0 if element.tag == "a" else weights[-1]
        weights.pop()
        weights[-1] += weight + _han(element.tail if element is not body else None)
        yield element, weight


def _han(text: str | None) -> int:
    return len(_HAN.findall(text)) if text else 0


def _heaviest(body: HtmlElement, total: int) -> HtmlElement:
    """Return the element called an article that has most prose, or the smallest with nearly all."""
    whole: HtmlElement | None = None
    named: HtmlElement | None = None
    most = 0
    for element, weight in _weighed(body):
        if weight > max(most, _share_needed(element) * total):
            named, most = element, weight
        if whole is None and weight >= _WHOLE_SHARE * total and element.tag in _HOLDERS:
            whole = element
    if named is not None:
        return named
    return body if whole is None else whole


def _share_needed(element: HtmlElement) -> float:
    names = f"{element.get('class', '')} {element.get('id', '')}".lower().split()
    if not _SURE_NAMES.isdisjoint(names):
        return _SURE_SHARE
    return 1 if _LIKELY_NAMES.isdisjoint(names) else _LIKELY_SHARE


def _marks(body: HtmlElement) -> list[HtmlElement]:
    """Return the elements that only a report has: its headings, and cells of its tables."""
    found = []
    for element in body.iter():
        text = (element.text or "").strip()
        if 4 <= len(text) <= 60 and _is_mark(fold(text)):
            found.append(element)
            if len(found) >= _MOST_MARKS:
                break
    return found


def _is_mark(text: str) -> bool:
    if text in _table_captions():
        return True
    numbering = numbering_of(text)
    if not numbering or numbering.style != "han":
        return False
    return section_called(load_form("2021"), text[numbering.end :], loosely=True) is not None


@cache
def _table_captions() -> frozenset[str]:
    return frozenset(anchor for table in load_form("2021").tables for anchor in table.anchors)
