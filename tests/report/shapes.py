"""One made-up report as text, its tables in every shape in which they reach us."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.report.document import Document, Paragraph
from assistant.report.form import cell_key, load_form
from assistant.report.layout import lay_out
from assistant.report.recognise import recognise
from assistant.report.tables import TableFigures

if TYPE_CHECKING:
    from assistant.report.report import Report

FORM = load_form("2021")
TITLE = "云岭县石桥镇人民政府2024年政府信息公开工作年度报告"
OVERVIEW = """（一）主动公开情况
全年主动公开政府信息147条。
（二）依申请公开情况
新收政府信息公开申请5件，上年结转1件。
（三）政府信息管理情况
发布前审核147条，退回修改6条。
（四）政府信息公开平台建设情况
便民服务中心设查阅点1个。
（五）监督保障情况
培训2次，58人次参加。"""
PROBLEMS = "一是“涉农补贴”栏目四个月没有更新。改进措施：党建办3月底前理清报送时限。"
OTHERS = "2024年没有发出收费通知，收取信息处理费0元。"


def numbered(table: str) -> TableFigures:
    """Every cell another number, sums included, so that a shifted cell shows."""
    form = FORM.table(table)
    values = {cell_key(row, column): Decimal(n) for n, (row, column) in enumerate(form.cells, 1)}
    return TableFigures(form, values)


def zero(table: str) -> TableFigures:
    form = FORM.table(table)
    return TableFigures(form, {cell_key(r, c): Decimal(0) for r, c in form.cells})


def as_grid(figures: TableFigures) -> list[list[str]]:
    return [[cell.text for cell in row] for row in lay_out(figures)]


def as_tabs(figures: TableFigures) -> str:
    return "\n".join("\t".join(row) for row in as_grid(figures))


def as_padded_tabs(figures: TableFigures) -> str:
    """As copied out of a web page: a merged cell leaves empty cells behind it."""
    lines = []
    for row in lay_out(figures):
        padded = [text for cell in row for text in (cell.text, *[""] * (cell.columns - 1))]
        lines.append("\t".join(["", *padded, "", ""] if len(row) > 3 else padded))
    return "\n".join(lines)


def as_pipes(figures: TableFigures) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in as_grid(figures))


def one_a_line(figures: TableFigures) -> str:
    return "\n".join(text for row in as_grid(figures) for text in row)


def broken_captions(figures: TableFigures) -> str:
    """One cell a line, and long captions broken in the middle, as some pages print them."""
    lines = []
    for text in one_a_line(figures).split("\n"):
        cut = len(text) // 2
        lines += [text[:cut], text[cut:]] if len(text) >= 4 and not text.isdigit() else [text]
    return "\n".join(lines)


def numbers_behind_captions(figures: TableFigures) -> str:
    return "\n".join(" ".join(row) for row in as_grid(figures))


SHAPES = [as_tabs, as_padded_tabs, as_pipes, one_a_line, broken_captions, numbers_behind_captions]


def text_report(shape: object = as_tabs, figures: object = numbered, **changed: str) -> str:
    def table(key: str) -> str:
        return changed.get(key) or shape(figures(key))  # type: ignore[operator]

    parts = [
        changed.get("title", TITLE),
        "本报告按照《中华人民共和国政府信息公开条例》编制。",
        "一、总体情况",
        changed.get("overview", OVERVIEW),
        "二、主动公开政府信息情况",
        table("disclosure"),
        "三、收到和处理政府信息公开申请情况",
        table("applications"),
        "四、政府信息公开行政复议、行政诉讼情况",
        table("disputes"),
        "五、存在的主要问题及改进情况",
        PROBLEMS,
        "六、其他需要报告的事项",
        changed.get("others", OTHERS),
    ]
    return "\n".join(parts)


def read(text: str) -> Report:
    lines = [line for line in text.split("\n") if line.strip()]
    return recognise(Document("", tuple(Paragraph(line) for line in lines)))
