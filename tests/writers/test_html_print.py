"""The web page as Chromium prints it: the same measures as the Word file, by GB/T 9704-2012."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.drafting.draft import DraftParagraph, DraftSentence
from assistant.writers.html import html_of
from tests.writers.test_layout import (
    BOTTOM,
    LEFT,
    MM,
    RIGHT,
    WIDTH,
    Character,
    assert_fills_the_type_area,
    assert_is_full,
    footer,
    printed,
)

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="needs Chromium"),
]


@pytest.fixture(scope="module")
def pages(draft: Draft, tmp_path_factory: pytest.TempPathFactory) -> list[list[Character]]:
    """Return the characters of each page of a draft that begins with four pages of prose."""
    prose = DraftParagraph((DraftSentence("主动公开政府信息" * 280 + "。", ""),))
    folder = tmp_path_factory.mktemp("网页")
    page, pdf = folder / "report.html", folder / "report.pdf"
    page.write_text(html_of(replace(draft, preface=(prose,))), encoding="utf-8")
    subprocess.run(
        [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={pdf}", page.as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return printed(pdf)


def test_a_full_page_has_22_lines_of_28_characters(pages: list[list[Character]]) -> None:
    assert_is_full(pages[1])


def test_the_type_area_is_that_of_the_word_file(pages: list[list[Character]]) -> None:
    assert_fills_the_type_area(pages[1])


def test_tables_stay_inside_the_type_area(pages: list[list[Character]]) -> None:
    everything = [character for page in pages for character in page]
    assert min(c.left for c in everything) >= LEFT - 1
    assert max(c.right for c in everything) <= WIDTH - RIGHT + 1


def test_pages_are_numbered_outside(pages: list[list[Character]]) -> None:
    odd, even = footer(pages[0]), footer(pages[1])
    assert "".join(c.text for c in odd) == "—1—"
    assert "".join(c.text for c in even) == "—2—"
    for number in (odd, even):
        assert number[1].middle - (297 - BOTTOM) == pytest.approx(7, abs=1.5)
    one = 16 / MM
    assert WIDTH - RIGHT - odd[-1].right == pytest.approx(one, abs=1.5)
    assert even[0].left - LEFT == pytest.approx(one, abs=1.5)
