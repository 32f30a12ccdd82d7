"""PDFs: lines become paragraphs again, tables are whole, and what is no text is said to be none."""

from __future__ import annotations

import shutil
import subprocess
import zlib
from typing import TYPE_CHECKING

import pytest

from assistant.errors import UnreadableFileError
from assistant.readers.pdf import read_pdf, read_pdf_here
from assistant.report.document import Document, Grid, Paragraph
from assistant.report.recognise import recognise
from assistant.writers.docx import docx_of
from tests.readers.print_shop import (
    BODY,
    HEIGHT,
    LEFT,
    WIDTH,
    Run,
    Sheet,
    bound_as_pdf,
    pdf_of,
    pdf_page,
    printed,
    wrapped,
)

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.drafting.draft import Draft
    from assistant.readers.content import Content
    from assistant.report.report import Report

LONG = (
    "2024年，石桥镇依托政府网站和“石桥发布”微信公众号主动公开政府信息147条，其中政府网站98条、"
    "公众号49条，均在20个工作日内发布，网址是https://www.yunling.gov.cn/shiqiao/gongkai/。"
)


def texts(content: Content) -> list[str]:
    return [block.text for block in content.blocks if isinstance(block, Paragraph)]


def figures(report: Report) -> dict[str, dict[str, object]]:
    return {
        key: {name: cell.value for name, cell in table.cells.items()}
        for key, table in report.tables.items()
    }


@pytest.mark.parametrize("sink", range(0, 600, 40))
def test_the_report_is_the_same_wherever_its_pages_end(draft: Draft, sink: float) -> None:
    sheets = printed(draft, header="云岭县石桥镇人民政府文件", sink=sink)
    content = read_pdf_here(bound_as_pdf(sheets))
    found, meant = recognise(Document("", content.blocks)), recognise(draft.document())
    assert figures(found) == figures(meant)
    assert [len(cells) for cells in figures(found).values()] == [10, 175, 15]
    assert [s.key for s in found.sections] == [s.key for s in meant.sections]
    assert (found.unit, found.year) == (meant.unit, meant.year)


def test_the_file_is_read_in_a_process_of_its_own(draft: Draft) -> None:
    content = bound_as_pdf(printed(draft))
    assert read_pdf(content) == read_pdf_here(content)


def test_a_table_broken_over_pages_is_one_table(draft: Draft) -> None:
    content = read_pdf_here(bound_as_pdf(printed(draft, sink=300)))
    grids = [block for block in content.blocks if isinstance(block, Grid)]
    assert [len(grid.rows) for grid in grids] == [14, 28, 4]
    assert grids[1].rows[5][:2] == ("三、本年度办理结果", "（一）予以公开")


def test_lines_are_put_together_by_where_they_begin_and_end() -> None:
    sheet = sheet_of([LONG, "（一）主动公开", LONG])
    assert texts(read_pdf_here(bound_as_pdf([sheet]))) == [LONG, "（一）主动公开", LONG]


def test_a_paragraph_runs_over_to_the_next_page() -> None:
    lines = sheet_of([LONG, LONG]).runs
    first, second = Sheet(lines[:5]), Sheet([lifted(run, lines[5]) for run in lines[5:]])
    for number, sheet in enumerate((first, second), 1):
        sheet.runs.append(Run(280, HEIGHT - 50, 14, f"— {number} —"))
    content = read_pdf_here(bound_as_pdf([first, second]))
    assert texts(content) == [LONG, LONG]
    assert [block.page for block in content.blocks] == [1, 1]


@pytest.mark.parametrize("number", ["— 1 —", "1", "第1页 共2页", "1/2", "- 1 -"])
def test_page_numbers_are_no_text(number: str) -> None:
    sheet = sheet_of([LONG])
    sheet.runs.append(Run(280, HEIGHT - 50, 14, number))
    assert texts(read_pdf_here(bound_as_pdf([sheet]))) == [LONG]


def test_what_heads_every_page_is_no_text() -> None:
    sheets = [sheet_of([LONG, f"第{n}件事。"]) for n in range(3)]
    for number, sheet in enumerate(sheets):
        sheet.runs.append(Run(LEFT, 40, 9, f"2025/1/20 石桥镇2024年年报 {number}/3"))
    assert texts(read_pdf_here(bound_as_pdf(sheets)))[1::2] == [f"第{n}件事。" for n in range(3)]


def test_words_boxed_in_for_decoration_are_prose() -> None:
    sheet = sheet_of([LONG])
    sheet.boxes.append((70, 100, 530, 300))
    assert texts(read_pdf_here(bound_as_pdf([sheet]))) == [LONG]


@pytest.mark.parametrize(
    ("turn", "matrix"),
    [(90, "0 1 -1 0 842 0"), (180, "-1 0 0 -1 595 842"), (270, "0 -1 1 0 0 595")],
)
def test_a_page_that_is_turned_to_be_read_is_read_as_shown(
    draft: Draft, turn: int, matrix: str
) -> None:
    upright = printed(draft)[:1]
    turned = bound_as_pdf(upright, matrix=matrix, turn=turn)
    assert words_of(read_pdf_here(turned)) == words_of(read_pdf_here(bound_as_pdf(upright)))


def words_of(content: Content) -> list[object]:
    return [b.text if isinstance(b, Paragraph) else b.rows for b in content.blocks]


def sheet_of(paragraphs: list[str]) -> Sheet:
    sheet = Sheet()
    base = 150.0
    for paragraph in paragraphs:
        for index, line in enumerate(wrapped(paragraph, BODY, 432, indent=2 * BODY)):
            sheet.runs.append(Run(LEFT + (0 if index else 2 * BODY), base, BODY, line))
            base += 28
    return sheet


def lifted(run: Run, first: Run) -> Run:
    return Run(run.x, run.base - first.base + 150, run.size, run.text)


PICTURE = (
    b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
    b"/BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream"
)


def with_pictures(*streams: str) -> bytes:
    """A PDF with a page for each stream; /P is a picture of one point by one point."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(streams), b" ".join(b"%d 0 R" % (5 + 2 * n) for n in range(len(streams)))),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        PICTURE,
    ]
    for index, stream in enumerate(streams):
        page = pdf_page(6 + 2 * index).replace(b"/Font", b"/XObject << /P 4 0 R >> /Font")
        body = stream.encode()
        objects += [page, b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body)]
    return pdf_of(objects)


SCAN = f"{WIDTH} 0 0 {HEIGHT} 0 0 cm /P Do"
WORDS = "BT /F 16 Tf 80 700 Td (Annual report 2024) Tj ET"


def test_a_scanned_page_is_said_to_be_unread() -> None:
    content = read_pdf_here(with_pictures(WORDS, SCAN))
    assert [(part.block, part.what) for part in content.unread] == [(1, "扫描页")]


def test_a_picture_where_a_table_should_be_is_said_to_be_unread() -> None:
    after = WORDS.replace("700", "100")
    content = read_pdf_here(with_pictures(f"{WORDS} {after} q 400 0 0 200 80 300 cm /P Do Q"))
    assert [(part.block, part.what) for part in content.unread] == [(1, "图片")]


def test_paper_and_seals_are_no_pictures() -> None:
    seal = "q 110 0 0 110 350 80 cm /P Do Q"
    assert read_pdf_here(with_pictures(f"q {SCAN} Q {WORDS} {seal}")).unread == ()


def stream_page(stream: bytes) -> bytes:
    packed = zlib.compress(stream, 9)
    body = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    pages = b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>"
    return pdf_of([b"<< /Type /Catalog /Pages 2 0 R >>", pages, font, pdf_page(5), body])


def test_a_file_of_scans_alone_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="没有文字"):
        read_pdf(with_pictures(SCAN, SCAN))


def test_fonts_that_do_not_say_their_characters_are_refused() -> None:
    glyphs = "".join(map(chr, range(0x500, 0x5FF)))
    content = bound_as_pdf([sheet_of([glyphs])], encoding="Identity-H")
    with pytest.raises(UnreadableFileError, match="字体没有文字编码"):
        read_pdf(content.replace(b"(GB1)", b"(Identity)"))


def test_a_locked_file_is_refused_with_its_reason() -> None:
    lock = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"00" * 32, b"11" * 32)
    trailer = b"trailer << /Encrypt %s /ID [<00> <00>] " % lock
    with pytest.raises(UnreadableFileError, match="密码"):
        read_pdf(stream_page(b"").replace(b"trailer << ", trailer))


@pytest.mark.parametrize("length", [10, 400, 3000])
def test_a_file_cut_short_is_refused(draft: Draft, length: int) -> None:
    with pytest.raises(UnreadableFileError):
        read_pdf(bound_as_pdf(printed(draft))[:length])


def test_too_many_pages_are_refused() -> None:
    content = stream_page(b"").replace(
        b"/Count 1 /Kids [4 0 R]", b"/Count 301 /Kids [" + b"4 0 R " * 301 + b"]"
    )
    with pytest.raises(UnreadableFileError, match="超过300页"):
        read_pdf_here(content)


@pytest.mark.slow
@pytest.mark.parametrize(
    "stream",
    [b" " * 400 * 1024 * 1024, b"0 0 m 1 1 l S\n" * 3_000_000],
    ids=["400 MB", "three million operators"],
)
def test_a_bomb_is_refused(stream: bytes) -> None:
    with pytest.raises(UnreadableFileError):
        read_pdf(stream_page(stream))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_what_libreoffice_prints_is_the_report(draft: Draft, tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(docx_of(draft))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            *("--headless", "--convert-to", "pdf", "--outdir", tmp_path),
            tmp_path / "report.docx",
        ],
        check=True,
        capture_output=True,
    )
    content = read_pdf((tmp_path / "report.pdf").read_bytes())
    found, meant = recognise(Document("", content.blocks)), recognise(draft.document())
    assert figures(found) == figures(meant)
    assert [[str(p) for p in s.paragraphs] for s in found.sections] == [
        [str(p) for p in s.paragraphs] for s in meant.sections
    ]
