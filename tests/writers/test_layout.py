"""The printed page, measured: GB/T 9704-2012 in millimetres, by way of LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest

from assistant.drafting.draft import DraftParagraph, DraftSentence
from assistant.writers.docx import docx_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.drafting.draft import Draft

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice"),
]
MM = 72 / 25.4
WIDTH, TOP, BOTTOM, LEFT, RIGHT = 210, 37, 35, 28, 26
LINES, CHARACTERS = 22, 28
_APART = 5  # millimetres between two lines, also where fonts differ within one


class Character(NamedTuple):
    """A printed character: millimetres from the left and from the top of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@pytest.fixture(scope="module")
def pages(draft: Draft, tmp_path_factory: pytest.TempPathFactory) -> list[list[Character]]:
    """Return the characters of each page of a draft that begins with four pages of prose."""
    prose = DraftParagraph((DraftSentence("主动公开政府信息" * 280 + "。", ""),))
    folder = tmp_path_factory.mktemp("版式")
    (folder / "report.docx").write_bytes(docx_of(replace(draft, preface=(prose,))))
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", "pdf", "--outdir", str(folder), "report.docx"],
        cwd=folder, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return printed(folder / "report.pdf")


def printed(pdf: Path) -> list[list[Character]]:
    """Return the visible characters of each page."""
    import pypdfium2

    found = []
    for page in pypdfium2.PdfDocument(pdf):
        text, height = page.get_textpage(), page.get_height()
        characters = []
        for number in range(text.count_chars()):
            shown = text.get_text_range(number, 1).strip()
            left, bottom, right, top = text.get_charbox(number, loose=True)
            if shown:
                box = (left / MM, (height - top) / MM, right / MM, (height - bottom) / MM)
                characters.append(Character(shown, *box))
        found.append(characters)
    return found


def lines_of(page: Sequence[Character]) -> list[list[Character]]:
    """Return the lines inside the type area, from top to bottom, each from left to right."""
    lines: list[list[Character]] = []
    for character in sorted(page, key=lambda c: c.middle):
        if character.middle > 297 - BOTTOM:
            break
        if not lines or character.middle - lines[-1][0].middle > _APART:
            lines.append([])
        lines[-1].append(character)
    return [sorted(line, key=lambda c: c.left) for line in lines]


def footer(page: Sequence[Character]) -> list[Character]:
    """Return the page number and its rules."""
    return [character for character in page if character.middle > 297 - BOTTOM]


def assert_is_full(page: Sequence[Character]) -> None:
    """Assert that a page has 22 lines of 28 characters."""
    lines = lines_of(page)
    assert len(lines) == LINES
    assert {len(line) for line in lines} == {CHARACTERS}


def assert_fills_the_type_area(page: Sequence[Character]) -> None:
    """Assert that a full page's lines fill 156 by 225 millimetres, where they are to stand."""
    lines = lines_of(page)
    assert min(c.left for line in lines for c in line) == pytest.approx(LEFT, abs=1)
    assert max(c.right for line in lines for c in line) == pytest.approx(WIDTH - RIGHT, abs=1)
    pitch = (lines[-1][0].middle - lines[0][0].middle) / (LINES - 1)
    assert pitch * LINES == pytest.approx(225, abs=1)
    assert lines[0][0].middle - pitch / 2 == pytest.approx(TOP, abs=1.5)


def test_a_full_page_has_22_lines_of_28_characters(pages: list[list[Character]]) -> None:
    assert_is_full(pages[1])


def test_the_type_area_is_156_by_225_millimetres(pages: list[list[Character]]) -> None:
    assert_fills_the_type_area(pages[1])


def test_a_paragraph_begins_two_characters_in(pages: list[list[Character]]) -> None:
    first = next(line for line in lines_of(pages[0]) if line[0].text == "主")
    width = first[1].left - first[0].left
    assert first[0].left - LEFT == pytest.approx(2 * width, abs=0.5)


def test_the_number_stands_7_millimetres_below_outside_on_odd_and_even_pages(
    pages: list[list[Character]],
) -> None:
    odd, even = footer(pages[0]), footer(pages[1])
    assert "".join(c.text for c in odd) == "—1—"
    assert "".join(c.text for c in even) == "—2—"
    for number in (odd, even):
        assert number[1].middle - (297 - BOTTOM) == pytest.approx(7, abs=1.5)
    one = 16 / MM
    assert WIDTH - RIGHT - odd[-1].right == pytest.approx(one, abs=1.5)
    assert even[0].left - LEFT == pytest.approx(one, abs=1.5)


def test_title_and_headings_stand_where_the_standard_puts_them(
    pages: list[list[Character]],
) -> None:
    title = lines_of(pages[0])[0]
    middle = (title[0].left + title[-1].right) / 2
    assert middle == pytest.approx((LEFT + WIDTH - RIGHT) / 2, abs=1)
    body = lines_of(pages[1])[0]
    assert (title[0].right - title[0].left) / (body[0].right - body[0].left) == pytest.approx(
        22 / 16, abs=0.1
    )


def test_tables_stay_inside_the_type_area(pages: list[list[Character]]) -> None:
    everything = [character for page in pages for character in page]
    assert min(c.left for c in everything) >= LEFT - 1
    assert max(c.right for c in everything) <= WIDTH - RIGHT + 1


def test_signature_and_date_end_the_report_at_the_right(pages: list[list[Character]]) -> None:
    """GB/T 9704-2012, 7.3.5.2. Digits are as wide as the font that is there: ends are measured."""
    lines = lines_of(pages[-1])
    unit = next(line for line in reversed(lines) if "".join(c.text for c in line).endswith("政府"))
    date = lines[lines.index(unit) + 1]
    assert "".join(c.text for c in date).endswith("日")
    one = 16 / MM
    assert WIDTH - RIGHT - unit[-1].right == pytest.approx(2 * one, abs=1)
    assert WIDTH - RIGHT - date[-1].right == pytest.approx(3.5 * one, abs=1)
