"""Plain text: what a paragraph is, and which line of the file it stands on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from assistant.readers import read_document
from assistant.readers.text import read_text
from assistant.report.document import Document, Paragraph, Place

if TYPE_CHECKING:
    from pathlib import Path


def read(folder: Path, text: str, name: str = "年报.txt") -> Document:
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return read_document(path)


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


# A page of 20 Han a line, as text copied out of a PDF.
WRAPPED = """\
一、总体情况
石桥镇二〇二四年把公开的事项分到十二个站所
和村，每月五日前由信息员报送，镇党政办逐条审
核后在县政府网站发布，全年发布一百四十七条，
比上一年多十九条。
（一）主动公开
“涉农补贴”栏目六月至九月没有更新，农机补贴
的三批名单是十月十二日一次补上的，此后改为每
批名单公示期满当天发布，年底前没有再出现超期
的情形。"""


def test_each_line_is_a_paragraph(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "一、总体情况\n\n　　全年公开147条。  \n")) == [
        "一、总体情况",
        "全年公开147条。",
    ]


def test_lines_end_as_any_system_ends_them(tmp_path: Path) -> None:
    document = read(tmp_path, "甲\r\n乙\r丙\n丁")
    assert texts(document) == ["甲", "乙", "丙", "丁"]
    assert [document.line(Place(block, 0, 1)) for block in range(4)] == [1, 2, 3, 4]


def test_page_and_soft_breaks_part_paragraphs_but_count_no_line(tmp_path: Path) -> None:
    document = read(tmp_path, "甲\x0b乙\u2028丙\x0c丁\n戊")
    assert texts(document) == ["甲", "乙", "丙", "丁", "戊"]
    assert document.line(Place(4, 0, 1)) == 2


def test_page_numbers_are_no_paragraphs(tmp_path: Path) -> None:
    text = "甲\n- 1 -\n乙\n— 2 —\n丙\n第 3 页 共 6 页\n丁\n第3页\n"
    assert texts(read(tmp_path, text)) == ["甲", "乙", "丙", "丁"]


def test_a_number_of_its_own_stays_for_it_may_be_a_cell(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "规章\n0\n-1\n12\n")) == ["规章", "0", "-1", "12"]


def test_tabs_of_a_table_row_stay_at_both_ends(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "\t\t自然人\t总计\t\n\t正文缩进\n")) == [
        "\t\t自然人\t总计\t",
        "正文缩进",
    ]


def test_broken_lines_are_put_together(tmp_path: Path) -> None:
    text = WRAPPED + "\n" + WRAPPED.replace("一、", "二、").replace("石桥", "青坪")
    joined = texts(read(tmp_path, text))
    assert len(joined) == 8
    assert joined[1].startswith("石桥镇二〇二四年")
    assert joined[1].endswith("多十九条。")
    assert joined[3].startswith("“涉农补贴”栏目")
    assert joined[3].endswith("的情形。")


def test_each_word_of_a_joined_paragraph_knows_its_line(tmp_path: Path) -> None:
    document = read(tmp_path, WRAPPED + "\n" + WRAPPED.replace("一、", "二、"))
    at = document.blocks[1].text.index("逐条审核")  # type: ignore[union-attr]
    place = Place(1, at, at + 4)
    assert document.quote(place) == "逐条审核"
    assert document.line(place) == 3
    assert document.line(Place(1, at + 3, at + 4)) == 4


def test_a_paragraph_goes_on_over_a_page_break(tmp_path: Path) -> None:
    lines = (WRAPPED + "\n" + WRAPPED.replace("一、", "二、")).split("\n")
    lines[3:3] = ["", "— 1 —", "\x0c"]
    document = read(tmp_path, "\n".join(lines))
    assert "镇党政办逐条审核后在县政府网站发布" in texts(document)[1]


def test_rows_of_numbers_are_not_joined(tmp_path: Path) -> None:
    row = "5.要求行政机关确认或重新出具已获取信息 0 0 0 0 0 0"
    text = f"{WRAPPED}\n{WRAPPED}\n{row}\n{row}\n{row}"
    assert texts(read(tmp_path, text))[-3:] == [row] * 3


def test_paragraphs_of_many_lengths_are_left_apart(tmp_path: Path) -> None:
    paragraphs = [f"第{n}条措施{'，镇党政办逐条办理' * n}。" for n in range(3, 20)]
    assert texts(read(tmp_path, "\n".join(paragraphs))) == paragraphs


def test_paragraphs_of_one_length_that_end_in_a_full_stop_are_left_apart(tmp_path: Path) -> None:
    said = "月公开信息情况已经按规定时限逐条核对并归档完毕。"
    paragraphs = [f"{month}{said}" for month in range(1, 10)]
    assert texts(read(tmp_path, "\n".join(paragraphs))) == paragraphs


_LINE = st.text("石桥镇公开，。147 \t\r\n\x0b\u2028\u3000-|—第页一、（）", max_size=60)


@given(st.lists(_LINE).map("\n".join))
def test_every_paragraph_stands_in_the_file_to_the_letter(text: str) -> None:
    bare = re.sub(r"\s", "", text)
    for block in read_text(text):
        assert isinstance(block, Paragraph)
        assert re.sub(r"\s", "", block.text) in bare
        assert [offset for offset, _ in block.lines] == sorted({o for o, _ in block.lines})
