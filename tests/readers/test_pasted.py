"""A block on the clipboard: its cells, and which official tables it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.facts.facts import Facts
from assistant.facts.offer import offer_of
from assistant.interview.question import all_fields
from assistant.readers.pasted import holds_words, rows_of, tables_in
from assistant.report.form import load_form
from tests.pasting import copied, numbered

if TYPE_CHECKING:
    from collections.abc import Callable

FORM = load_form("2021")


def test_a_block_has_rows_and_cells_and_no_empty_margin() -> None:
    assert rows_of("1\t2\t\r\n3\t４\t\r\n\t\t\r\n") == (("1", "2"), ("3", "４"))


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_rows_end_as_the_terminal_ends_them(end: str) -> None:
    assert rows_of(f"1\t2{end}3\t4{end}") == (("1", "2"), ("3", "4"))


def test_a_quoted_cell_with_a_line_break_is_one_cell() -> None:
    assert rows_of('"本年\n新收"\t3\r\n"含""重复""的"\t4') == (
        ("本年\n新收", "3"),
        ('含"重复"的', "4"),
    )


def test_a_lone_quotation_mark_swallows_nothing() -> None:
    assert rows_of('"\t1\n2\t3') == (('"', "1"), ("2", "3"))


@pytest.mark.parametrize("copy", [copied, lambda figures: copied(figures, padded=False)])
@pytest.mark.parametrize("form_id", ["2021", "2019"])
@pytest.mark.parametrize("key", ["disclosure", "applications", "disputes"])
def test_a_copied_table_is_put_by_its_captions(
    form_id: str, key: str, copy: Callable[[object], str]
) -> None:
    form = load_form(form_id)
    figures = numbered(form.table(key))
    (table,) = tables_in(rows_of(copy(figures)), form, key)
    assert table.form is form.table(key)
    assert not table.missing_rows
    assert {cell: int(raw) for cell, raw in table.raws.items()} == dict(figures.values)


def test_rows_with_their_captions_need_no_head() -> None:
    text = "（一）予以公开\t1\t2\t3\t4\t5\t6\t21\r\n（二）部分公开\t9"
    (table,) = tables_in(rows_of(text), FORM, "applications")
    assert table.raws["granted.natural"] == "1"
    assert table.raws["granted.total"] == "21"
    assert not [key for key in table.raws if key.startswith("partial.")]


def test_a_row_whose_empty_cells_may_be_captions_is_not_guessed_at() -> None:
    text = "（一）予以公开\t\t1\t2\t3\t4\t5\t6\t\t\r\n2.重复申请\t\t1\t2\t3\t4\t5\t6\t21\t0"
    tables = tables_in(rows_of(text), FORM, "applications")
    assert not [key for table in tables for key in table.raws if key.startswith("granted.")]


def test_figures_alone_are_no_table() -> None:
    assert tables_in(rows_of("1\t2\n3\t4"), FORM, "applications") == ()


def test_a_dash_is_no_word_and_a_caption_is_one() -> None:
    assert not holds_words([["3件", "—", "/", "无", "三十"]])
    assert holds_words([["3", "自然人"]])


def test_a_dash_is_not_taken_for_zero_and_an_empty_cell_takes_nothing_away() -> None:
    text = copied(numbered(FORM.table("disputes"))).replace("\n1\t2\t", "\n—\t\t")
    facts = Facts(fields=all_fields()).with_value("disputes.review.corrected", 8)
    offer = offer_of(tables_in(rows_of(text), FORM, "disputes"), facts, "粘贴")
    assert "没有取" in offer.notes["disputes.review.upheld"]
    assert offer.onto(facts).get("disputes.review.upheld") is None
    assert offer.onto(facts).get("disputes.review.corrected") == 8
    assert offer.blanks == 1


def test_a_false_total_is_told_with_both_numbers() -> None:
    text = "（一）予以公开\t1\t2\t3\t4\t0\t1\t12"
    facts = Facts(fields=all_fields())
    offer = offer_of(tables_in(rows_of(text), FORM, "applications"), facts, "粘贴")
    assert offer.notes["applications.granted.total"].startswith("粘贴的合计是12，各格相加是11")
    assert "applications.granted.total" not in offer.values


def test_a_table_of_the_other_form_is_told_and_not_taken() -> None:
    old = load_form("2019").table("disclosure")
    tables = tables_in(rows_of(copied(numbered(old))), FORM, "disclosure")
    offer = offer_of(tables, Facts(fields=all_fields()), "粘贴")
    assert not offer.values
    assert "2019年格式" in offer.remarks[0]
