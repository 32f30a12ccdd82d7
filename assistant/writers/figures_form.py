"""Write an empty workbook to collect a report's figures in: the official tables, and a list."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from assistant.facts.cells import cell_field, form_for
from assistant.facts.field import FieldKind
from assistant.facts.value import FIRST_YEAR
from assistant.report.layout import lay_out
from assistant.report.tables import TableFigures, parts_of
from assistant.writers.grid import spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from assistant.facts.field import Field
    from assistant.interview.question import Question, QuestionGroup
    from assistant.report.form import Form, TableForm
    from assistant.report.layout import LaidCell

LIST_SHEET = "其他数字"
REST_LABEL = "没有填的各格都是0，确认请在右边填“是”"
_NUMBERS = (FieldKind.COUNT, FieldKind.AMOUNT)
_YEAR = "report.year"
_NOTE = "只填白格；确认没有的填0，不知道的空着。灰格由公式算出，不用填。"
_LIST_NOTE = "确认没有的填0，不知道的空着；和本单位无关的不用填。"
# Widths in letters, two for a Han: what the captions need, as for the Word file.
_CAPTION_WIDTHS = {"applications": (9, 17, 42), "disclosure": (32,)}
_FIGURE_WIDTHS = {"applications": 10, "disclosure": 22}
_WIDTH = 9
_LINE = 18
_A4 = 9


def figures_form(groups: Sequence[QuestionGroup], year: int | None) -> bytes:
    """Return the workbook: a sheet for each table of the form of `year`, and one for the rest."""
    content = io.BytesIO()
    # What stands in the phrasebank is text, whatever it begins with.
    with Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        styles = _Styles(book)
        form = form_for(year)
        for table in form.tables:
            _TableSheet(book.add_worksheet(table.name), table, styles).write(form, year)
        _write_list(book.add_worksheet(LIST_SHEET), groups, year, styles)
    return content.getvalue()


class _Styles:
    """The workbook's cell formats, made once each."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self.title = self._style(font_name="宋体", font_size=15, bold=True, align="center")
        self.head = self._style(border=1, align="center", bg_color="#EDEDED")
        self.caption = self._style(border=1, indent=1, bg_color="#EDEDED")
        self.figure = self._style(border=1, align="center", locked=False)
        self.computed = self._style(border=1, align="center", bg_color="#D9D9D9")
        self.group = self._style(border=1, indent=1, bold=True, bg_color="#EDEDED")
        self.label = self._style(border=1, indent=1)
        self.help = self._style(border=1, indent=1, font_size=9, font_color="#595959")
        self.note = self._style(indent=1, font_size=10, font_color="#595959")

    def _style(self, **own: object) -> Format:
        shared = {"font_name": "仿宋", "font_size": 11, "valign": "vcenter", "text_wrap": True}
        return self._book.add_format({**shared, **own})


class _TableSheet:
    """One official table on a sheet of its own."""

    def __init__(self, sheet: Worksheet, table: TableForm, styles: _Styles) -> None:
        self._sheet = sheet
        self._table = table
        self._styles = styles
        self._rows = lay_out(TableFigures(table, {}))
        self._columns = sum(cell.columns for cell in self._rows[0])
        self._places: dict[str, tuple[int, int]] = {}

    def write(self, form: Form, year: int | None) -> None:
        """Write the title, the table as it is printed, and what it takes to fill it in."""
        section = form.section(self._table.section).title
        told = f"{year}年" if year else ""
        title = f"{self._table.name}　{told}{section}（单位：{self._table.unit}）"
        self._sheet.merge_range(0, 0, 0, self._columns - 1, title, self._styles.title)
        self._sheet.set_row(0, 30)
        self._write_cells()
        self._write_sums()
        self._write_foot(len(self._rows) + 1)
        self._set_page()

    def _write_cells(self) -> None:
        for top, slots in enumerate(spread(self._rows), 1):
            for left, slot in enumerate(slots):
                if not slot.down and not slot.across:
                    self._write_cell(top, left, slot.cell)
            texts = [(slot.cell, left) for left, slot in enumerate(slots) if not slot.across]
            self._sheet.set_row(top, _LINE * max(self._lines(cell, left) for cell, left in texts))

    def _write_cell(self, top: int, left: int, cell: LaidCell) -> None:
        style = self._style(cell)
        text = cell.text if cell.is_head else ""
        if cell.rows > 1 or cell.columns > 1:
            last = top + cell.rows - 1, left + cell.columns - 1
            self._sheet.merge_range(top, left, *last, text, style)
        else:
            # An empty text becomes a blank cell: in Excel a text of no letters is not empty.
            self._sheet.write(top, left, text, style)
        if not cell.is_head:
            self._places[cell.key] = top, left
            if cell.key not in self._table.computed:
                rule = _rule(cell_field(self._table, cell.key))
                self._sheet.data_validation(top, left, top, left, rule)

    def _style(self, cell: LaidCell) -> Format:
        if not cell.is_head:
            is_computed = cell.key in self._table.computed
            return self._styles.computed if is_computed else self._styles.figure
        is_row = any(cell.text in row.path for row in self._table.rows.values())
        return self._styles.caption if is_row else self._styles.head

    def _lines(self, cell: LaidCell, left: int) -> int:
        """Return on how many lines a caption's text breaks; one that spans rows has room."""
        if cell.rows > 1 or not cell.is_head:
            return 1
        letters = sum(self._width(column) for column in range(left, left + cell.columns)) - 2
        return -(-2 * len(cell.text) // letters)

    def _width(self, column: int) -> int:
        captions = _CAPTION_WIDTHS.get(self._table.key, ())
        if column < len(captions):
            return captions[column]
        return _FIGURE_WIDTHS.get(self._table.key, _WIDTH)

    def _write_sums(self) -> None:
        for key in self._table.computed:
            parts = parts_of(self._table, key)
            places = [self._places[part] for part in parts]
            self._sheet.write_formula(
                *self._places[key], f"=SUM({_ranges(places)})", self._styles.computed, 0
            )

    def _write_foot(self, row: int) -> None:
        last = self._columns - 1
        self._sheet.merge_range(row, 0, row, last - 1, REST_LABEL, self._styles.label)
        self._sheet.write_blank(row, last, None, self._styles.figure)
        self._sheet.data_validation(row, last, row, last, _YES)
        self._sheet.merge_range(row + 1, 0, row + 1, last, _NOTE, self._styles.note)
        for foot in (row, row + 1):
            self._sheet.set_row(foot, _LINE)

    def _set_page(self) -> None:
        for column in range(self._columns):
            self._sheet.set_column(column, column, self._width(column))
        first = min(self._places.values())
        self._sheet.freeze_panes(*first)
        _set_paper(self._sheet)
        self._sheet.fit_to_pages(1, 1)


def _write_list(
    sheet: Worksheet, groups: Sequence[QuestionGroup], year: int | None, styles: _Styles
) -> None:
    told = f"{year}年" if year else ""
    sheet.merge_range(0, 0, 0, 2, f"{told}{LIST_SHEET}", styles.title)
    sheet.set_row(0, 30)
    sheet.merge_range(1, 0, 1, 2, _LIST_NOTE, styles.note)
    sheet.write_row(2, 0, ("项目", "数", "怎么填"), styles.head)
    row = 3
    for group in groups:
        asked = [question for question in group.questions if _is_listed(question)]
        if asked:
            sheet.merge_range(row, 0, row, 2, group.title, styles.group)
            for below, question in enumerate(asked, 1):
                _write_question(sheet, row + below, question, year, styles)
            row += 1 + len(asked)
    for column, width in enumerate((44, 14, 78)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(3, 0)
    sheet.repeat_rows(2)
    _set_paper(sheet)
    sheet.fit_to_pages(1, 0)


def _is_listed(question: Question) -> bool:
    return question.field.kind in _NUMBERS or question.key == _YEAR


def _write_question(
    sheet: Worksheet, row: int, question: Question, year: int | None, styles: _Styles
) -> None:
    sheet.write_string(row, 0, question.field.caption, styles.label)
    if question.key == _YEAR and year:
        sheet.write_number(row, 1, year, styles.figure)
    else:
        sheet.write_blank(row, 1, None, styles.figure)
    sheet.write_string(row, 2, question.help, styles.help)
    sheet.data_validation(row, 1, row, 1, _rule(question.field))


_YES: dict[str, Any] = {
    "validate": "list",
    "source": ["是"],
    "error_title": "只能填“是”",
    "error_message": "其余各格都是0的填“是”，否则空着。",
}


def _rule(field: Field) -> dict[str, Any]:
    """Return what Excel lets one type into the field's cell, and what it says of anything else."""
    least = 0 if field.minimum is None else field.minimum
    is_amount = field.kind is FieldKind.AMOUNT
    if field.key == _YEAR:
        least, wanted = FIRST_YEAR, f"四位数的年份，不早于{FIRST_YEAR}，例如2024"
    elif is_amount:
        wanted = f"以{field.unit}计的数，可以带小数，例如3.5"
    else:
        wanted = "整数，例如12" if least < 0 else "不小于0的整数，例如12"
    return {
        "validate": "decimal" if is_amount else "integer",
        "criteria": ">=",
        "value": least,
        "error_title": "填的不是数" if is_amount else "要填整数",
        "error_message": f"这里要{wanted}。确认没有的填0，不知道的空着。",
    }


def _ranges(places: Sequence[tuple[int, int]]) -> str:
    """Return cells as a formula names them, those side by side as one range: D6:D26."""
    runs: list[list[tuple[int, int]]] = []
    for row, column in places:
        if runs and (row, column) in (_right_of(runs[-1][-1]), _below(runs[-1][-1])):
            runs[-1].append((row, column))
        else:
            runs.append([(row, column)])
    return ",".join(
        ":".join(dict.fromkeys((xl_rowcol_to_cell(*run[0]), xl_rowcol_to_cell(*run[-1]))))
        for run in runs
    )


def _right_of(place: tuple[int, int]) -> tuple[int, int]:
    return place[0], place[1] + 1


def _below(place: tuple[int, int]) -> tuple[int, int]:
    return place[0] + 1, place[1]


def _set_paper(sheet: Worksheet) -> None:
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.center_horizontally()
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer('&C&"仿宋,常规"第&P页，共&N页')
    # Without a password: the lock only keeps captions and sums from being typed over.
    sheet.protect("", {"format_columns": True, "format_rows": True})
