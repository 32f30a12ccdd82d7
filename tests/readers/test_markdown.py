"""Markdown: headings with their level, pipe tables as grids, and every block's line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.readers import read_document
from assistant.readers.markdown import read_markdown
from assistant.report.document import Grid, Paragraph, Place

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.report.document import Block

REPORT = """\
# 云岭县石桥镇人民政府2024年政府信息公开工作年度报告

<!-- 经办：党政办
初稿 -->
## 一、总体情况

- 全年公开147条。
1. 网站98条。

| 信息内容 | 本年制发件数 | |
|:---|---:|---|
| 规章 | 0 | |
| 文件\\|清单 | - | 2 |

---
二〇二五年一月二十日
"""


def prose(text: str) -> list[str]:
    return [block.text for block in read_markdown(text) if isinstance(block, Paragraph)]


def grid(blocks: tuple[Block, ...]) -> Grid:
    return next(block for block in blocks if isinstance(block, Grid))


def test_headings_carry_their_level_and_lose_their_marks() -> None:
    headings = [
        b for b in read_markdown(REPORT) if isinstance(b, Paragraph) and b.level is not None
    ]
    assert [(heading.level, heading.text[:4]) for heading in headings] == [
        (0, "云岭县石"),
        (1, "一、总体"),
    ]


def test_a_heading_may_do_without_the_space_and_close_with_marks() -> None:
    assert prose("##一、总体情况 ##") == ["一、总体情况"]


def test_a_table_is_a_grid_without_its_rule_and_with_its_empty_cells() -> None:
    assert grid(read_markdown(REPORT)).rows == (
        ("信息内容", "本年制发件数", ""),
        ("规章", "0", ""),
        ("文件|清单", "-", "2"),
    )


def test_a_row_of_single_dashes_is_data() -> None:
    rows = grid(read_markdown("| 规章 | 件数 |\n|---|---|\n| - | - |\n")).rows
    assert rows[-1] == ("-", "-")


def test_a_table_may_do_without_outer_pipes_around_its_rule() -> None:
    assert grid(read_markdown("| 甲 | 乙 |\n--- | ---\n| 1 | 2 |")).rows == (
        ("甲", "乙"),
        ("1", "2"),
    )


def test_list_marks_go_and_numbers_stay() -> None:
    assert prose("- 全年公开147条。\n1. 网站98条。\n> 引文\n") == [
        "全年公开147条。",
        "1. 网站98条。",
        "引文",
    ]


def test_bold_around_a_whole_line_goes_and_within_a_line_stays() -> None:
    assert prose("**一、总体情况**\n公开**147**条。\n**甲**与**乙**") == [
        "一、总体情况",
        "公开**147**条。",
        "**甲**与**乙**",
    ]


def test_comments_rules_and_fences_are_left_out() -> None:
    text = "甲<!-- 批注\n批注 -->\n***\n```\n乙\n```\n<!-- 没有写完"
    assert prose(text) == ["甲", "乙"]


def test_every_block_knows_its_line(tmp_path: Path) -> None:
    path = tmp_path / "年报.md"
    path.write_text(REPORT, encoding="utf-8", newline="\r\n")
    document = read_document(path)
    lines = REPORT.split("\n")
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            line = document.line(Place(index, 0, 1))
            assert block.text in lines[(line or 0) - 1]
    at = next(i for i, block in enumerate(document.blocks) if isinstance(block, Grid))
    assert document.line(Place(at, 0, 1, row=1, column=0)) == 12
