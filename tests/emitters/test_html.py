"""The findings as one page: each beside its words, nothing from outside, nothing that harms."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from assistant.checking.rule import Severity
from assistant.emitters.html import emit_html, pieces
from assistant.report.document import Place
from tests.emitters.conftest import LINES, finding

if TYPE_CHECKING:
    from assistant.emitters.outcome import Outcome


def page(outcome: Outcome, *, show_accepted: bool = False) -> html.HtmlElement:
    """Return the page's root element."""
    stream = io.StringIO()
    emit_html(outcome, stream, show_accepted=show_accepted)
    return html.fromstring(stream.getvalue())


def words(element: html.HtmlElement) -> str:
    """Return the text of an element, without the spaces of the template."""
    return re.sub(r"\s+", "", element.text_content())


def test_every_finding_has_a_card_and_its_words_are_marked(outcome: Outcome) -> None:
    root = page(outcome)
    cards = [words(card) for card in root.find_class("card")]
    assert len(cards) == 4
    for card, found in zip(cards, outcome.files[0].findings, strict=True):
        assert found.message in card
        assert found.suggestion in card
    marked = [words(mark) for mark in root.find_class("text")[0].iter("mark")]
    assert "".join(marked) == LINES[2]
    assert words(root.get_element_by_id("m1").getprevious()) == "收到政府信息公开申请8件。"


def test_links_lead_from_the_card_to_the_words_and_back(outcome: Outcome) -> None:
    root = page(outcome)
    targets = {link.get("href") for link in root.iter("a")}
    assert all(root.get_element_by_id(target.removeprefix("#")) is not None for target in targets)
    assert {"#f1", "#m1", "#f3", "#m3"} <= targets
    assert "#m4" not in targets  # what is missing from the whole report stands nowhere


def test_what_was_copied_stands_beside_its_source_with_the_changes_marked(
    outcome: Outcome,
) -> None:
    (pair,) = page(outcome).find_class("pair")
    own, source = pair
    assert [words(mark) for mark in own.iter("mark")] == ["2024", "8"]
    assert [words(mark) for mark in source.iter("mark")] == ["2023", "7"]
    assert "云岭县青坪乡人民政府2023年" in words(source)


def test_accepted_findings_are_counted_and_shown_only_when_asked_for(accepted: Outcome) -> None:
    assert len(page(accepted).find_class("card")) == 3
    assert "已认可1处" in words(page(accepted))
    shown = page(accepted, show_accepted=True)
    assert "口径不同，正文已注明" in words(shown.find_class("card")[0])


def test_the_page_asks_for_nothing_and_runs_nothing(outcome: Outcome) -> None:
    hostile = '<script>alert(1)</script><img src="http://example.com/x">\x1b[31m\u202e'
    file = outcome.files[0]
    found = (replace(file.findings[0], message=hostile, suggestion=hostile),)
    root = page(replace(outcome, files=(replace(file, path=hostile, findings=found),)))
    assert not list(root.iter("script", "img", "link", "iframe"))
    assert "<script>" in root.text_content()
    assert "\x1b" not in root.text_content()


def test_files_that_were_not_read_are_named_with_the_reason(outcome: Outcome) -> None:
    assert "丙.docx：这是Word文件（.docx）" in words(page(outcome))


@given(
    st.text("全年公开3条。", min_size=1, max_size=20),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=5),
)
def test_whatever_overlaps_the_text_stays_and_each_finding_has_one_number(
    text: str, spans: list[tuple[int, int]]
) -> None:
    found = [
        (n, finding("N05", Severity.ERROR, Place(0, min(a, b), max(a, b)), ""))
        for n, (a, b) in enumerate(spans)
    ]
    cut = pieces(text, found)
    assert "".join(piece.text for piece in cut) == text
    assert sorted(n for piece in cut for n in piece.ending) == [n for n, _ in found]
