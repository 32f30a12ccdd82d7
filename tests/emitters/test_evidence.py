"""The words that a finding rests on, in the text around them and beside their source."""

from __future__ import annotations

from assistant.emitters.evidence import Marked, passage_around
from assistant.report.document import Document, Grid, Paragraph, Place

DOCUMENT = Document(
    "",
    (
        Paragraph("一、总体情况"),
        Paragraph("公开30条\u202e。"),
        Grid((("项目", "件\n数"), ("规章", "12"))),
        Paragraph("完"),
    ),
)


def _words(marked: Marked) -> list[str]:
    return [marked.text[start:end] for start, end in marked.marks]


def test_a_paragraph_is_shown_with_its_words_marked() -> None:
    passage = passage_around(DOCUMENT, Place(1, 2, 5))
    assert _words(passage.here) == ["30条"]
    assert (passage.before, passage.after) == ((), ())


def test_a_cell_is_shown_in_its_row_and_with_more_around_in_its_table() -> None:
    place = Place(2, 0, 2, 1, 1)
    assert passage_around(DOCUMENT, place).here == Marked("规章 │ 12", ((5, 7),))
    whole = passage_around(DOCUMENT, place, reach=1)
    assert whole.here.text == "项目 │ 件 数\n规章 │ 12"
    assert _words(whole.here) == ["12"]
    assert whole.after == ("完",)


def test_a_table_beside_the_words_is_only_named() -> None:
    assert passage_around(DOCUMENT, Place(1, 0, 2), reach=1).after == ("（表格，2行）",)


def test_what_would_turn_the_text_round_is_shown_as_a_box() -> None:
    assert passage_around(DOCUMENT, Place(1, 0, 2)).here.text == "公开30条□。"
