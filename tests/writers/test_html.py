"""The draft as a web page: whole by itself, official layout, safe with any text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import html

from assistant.drafting.draft import DraftParagraph, DraftSentence
from assistant.writers.html import html_of

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft


def test_it_asks_for_nothing_from_outside(draft: Draft) -> None:
    root = html.fromstring(html_of(draft))
    assert not list(root.iter("script", "link", "img", "iframe"))
    assert "url(" not in html_of(draft)


def test_tables_have_the_spans_of_the_official_form(draft: Draft) -> None:
    tables = list(html.fromstring(html_of(draft)).iter("table"))
    shapes = [
        (
            len(table.findall(".//tr")),
            sum(int(cell.get("colspan", 1)) for cell in table.findall(".//tr")[0]),
        )
        for table in tables
    ]
    assert shapes == [(14, 4), (28, 10), (4, 15)]


def test_heads_are_printed_again_on_every_page_but_those_of_one_part_of_a_table(
    draft: Draft,
) -> None:
    tables = html.fromstring(html_of(draft)).iter("table")
    assert [len(table.findall("thead/tr")) for table in tables] == [0, 3, 3]


def test_blanks_are_marked_and_nothing_else_is(draft: Draft) -> None:
    sentence = DraftSentence("收到申请【待核：新收】件。", "", (), ("新收",))
    open_draft = replace(draft, preface=(DraftParagraph((sentence,)),))
    marked = [mark.text for mark in html.fromstring(html_of(open_draft)).iter("mark")]
    assert marked == ["【待核：新收】", *(f"【待核：{label}】" for label in draft.blanks)]


def test_what_was_typed_never_becomes_markup(draft: Draft) -> None:
    sentence = DraftSentence('<script>alert("1")</script>&lt;。', "")
    hostile = replace(draft, preface=(DraftParagraph((sentence,)),))
    root = html.fromstring(html_of(hostile))
    assert not list(root.iter("script"))
    assert '<script>alert("1")</script>&lt;。' in "".join(map(str, root.itertext()))
