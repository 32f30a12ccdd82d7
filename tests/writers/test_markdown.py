"""The draft as Markdown: what a CommonMark parser makes of it is the draft again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from assistant.drafting.draft import DraftParagraph, DraftSentence
from assistant.writers.markdown import markdown_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from assistant.drafting.draft import Draft

HOSTILE = [
    "1. 不是编号。", "12) 也不是。", "- 不是条目", "+ 也不是", "# 不是标题", "> 不是引文",
    "*不是重点*，_也不是_，**更不是**", "`不是代码`", "~~不是删去~~", "[不是](链接)", "![不是](图)",
    "<b>不是标签</b>", "<!--不是注释-->", "&lt;不是字符&amp;", "甲|乙|丙", "反斜线\\*和\\\\",
    "===", "---", "***", "```", "~~~", "    缩进", "\t制表", "<https://a.gov.cn>", "行尾两格  ",
    "[^1]: 脚注", "[甲]: /乙", "※ 第3条", "a_b_c", "http://a.gov.cn/x_y_z", "2024年3月1.2万元",
]  # fmt: skip


def parsed(text: str) -> HtmlElement:
    """Return the page that a parser of CommonMark with tables makes of a text."""
    return html.fromstring(f"<div>{MarkdownIt('commonmark').enable('table').render(text)}</div>")


def prose(draft: Draft, *texts: str) -> Draft:
    """Return the draft with a preface of these paragraphs."""
    return replace(draft, preface=tuple(DraftParagraph((DraftSentence(t, ""),)) for t in texts))


def preface_of(draft: Draft) -> list[tuple[str, str]]:
    """Return tag and text of what stands between the title and the first heading."""
    found = []
    for element in parsed(markdown_of(draft)):
        if element.tag == "h2":
            break
        if element.tag != "h1":
            found.append((str(element.tag), element.text_content()))
    return [(tag, text.strip()) for tag, text in found]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_typed_stays_text(draft: Draft, text: str) -> None:
    assert preface_of(prose(draft, text)) == [("p", text.strip())]
    marked = parsed(markdown_of(prose(draft, text))).iter("a", "img", "em", "strong", "code")
    assert not list(marked)


@given(st.text("甲1.)#>|+-*_=`~[]()!<&;\\: ", min_size=1, max_size=12))
def test_any_marks_stay_text(draft: Draft, text: str) -> None:
    shown = " ".join(text.split())
    if shown:
        found = preface_of(prose(draft, text))
        assert [(tag, " ".join(words.split())) for tag, words in found] == [("p", shown)]


def test_headings_are_headings(draft: Draft) -> None:
    root = parsed(markdown_of(draft))
    assert [element.text for element in root.iter("h1")] == [draft.title]
    assert [e.text for e in root.iter("h2")] == [section.heading for section in draft.sections]


def test_tables_have_every_cell_of_the_form(draft: Draft) -> None:
    tables = list(parsed(markdown_of(draft)).iter("table"))
    assert [len(list(table.iter("tr"))) for table in tables] == [14, 28, 4]
    shapes = [{len(row) for row in table.iter("tr")} for table in tables]
    assert shapes == [{4}, {10}, {15}]
