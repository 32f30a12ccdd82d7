"""Read the year's figures out of a workbook: the three official tables, and a list of the rest."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from assistant.errors import UnreadableFileError
from assistant.facts.cells import REST, cell_field, figures_of, form_for
from assistant.facts.validate import YEAR_PATH
from assistant.facts.value import MisfitError, read_value
from assistant.readers.guard import read_bytes
from assistant.readers.sheet_list import listed_on
from assistant.readers.sheet_tables import tables_on
from assistant.readers.workbook import read_workbook
from assistant.report.layout import format_number
from assistant.report.report import holds_no_number
from assistant.report.tables import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assistant.facts.field import Field, Value
    from assistant.readers.sheet_list import Entry
    from assistant.readers.sheet_tables import SheetTable
    from assistant.readers.workbook import Cell, Sheet
    from assistant.report.form import Form

# 10,000万元 is one hundred million: more than any unit that writes such a report charges.
_DOUBTFUL = 10_000
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年)")
_IN_YUAN = re.compile(r"单位[：:]?元")
_REST_LABEL = "没有填的各格都是0"
_REST_WITHIN = 3
_YES = ("是", "√", "对")
_NAMED = 3


class Found(NamedTuple):
    """A figure that was read: its path among the facts, its value, and where it stood."""

    path: str
    value: Value
    place: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What a workbook tells, and sentences on what was not read or does not add up."""

    found: tuple[Found, ...]
    remarks: tuple[str, ...]


def read_figures(path: Path, fields: Sequence[Field], year: int | None) -> Figures:
    """Return the figures in the workbook for the report of `year`, or of the year it names.

    `UnreadableFileError` says why the file could not be read, or that it holds none.
    """
    from importlib.util import find_spec

    content = read_bytes(path)
    if not find_spec("python_calamine"):
        raise UnreadableFileError('读Excel工作簿要另装组件：在安装目录里运行 pip install ".[xlsx]"')
    sheets, hidden = read_workbook(content)
    reading = _Reading()
    reading.read_lists(sheets, fields)
    told = next((one.value for one in reading.found if one.path == YEAR_PATH), year)
    reading.read_tables(sheets, told if isinstance(told, int) else None)
    if not reading.is_known:
        raise UnreadableFileError(
            "里面没有认得的表二、表三、表四，也没有认得的项目，"
            "请用 nianbao figures-form 生成空表来填"
        )
    if not reading.found:
        raise UnreadableFileError("\n".join(("里面一个数也没有读到", *reading.remarks())))
    notes = tuple(f"工作表“{name}”是隐藏的，没有读" for name in hidden)
    return Figures(tuple(reading.found), (*reading.remarks(), *notes))


class _Reading:
    """One pass over a workbook; collects what was read, and what there is to say."""

    def __init__(self) -> None:
        self.found: list[Found] = []
        self.is_known = False
        self._sentences: list[str] = []
        # Cells with the same thing wrong, told in one sentence.
        self._unread: defaultdict[tuple[str, str], list[str]] = defaultdict(list)

    def remarks(self) -> tuple[str, ...]:
        """Return a sentence for each thing that the user has to know."""
        unread = (f"{sheet}!{_listed(names)}{why}" for (sheet, why), names in self._unread.items())
        return (*unread, *self._sentences)

    @property
    def _unread_cells(self) -> int:
        return sum(map(len, self._unread.values()))

    def read_lists(self, sheets: Sequence[Sheet], fields: Sequence[Field]) -> None:
        """Read the labelled figures of all sheets."""
        entries: dict[str, list[tuple[Sheet, Entry]]] = {}
        for sheet in sheets:
            listed = listed_on(sheet, fields)
            self._sentences += listed.remarks
            for entry in listed.entries:
                self.is_known = True
                if entry.value.text or entry.value.flaw:
                    entries.setdefault(entry.field.key, []).append((sheet, entry))
        for own in entries.values():
            self._read_entries(own)

    def _read_entries(self, entries: Sequence[tuple[Sheet, Entry]]) -> None:
        if len({entry.value.text for _, entry in entries}) > 1:
            places = "、".join(sheet.place(entry.value) for sheet, entry in entries)
            self._sentences.append(f"“{entries[0][1].field.label}”在{places}填得不一样，没有读")
            return
        sheet, entry = entries[0]
        self._read(sheet, entry.value, entry.field, entry.field.key)

    def read_tables(self, sheets: Sequence[Sheet], year: int | None) -> None:
        """Read the three tables in the form of the year."""
        form = form_for(year)
        tables = [table for sheet in sheets for table in tables_on(sheet, form)]
        self.is_known = self.is_known or bool(tables)
        for key in dict.fromkeys(table.form.key for table in tables):
            own = [table for table in tables if table.form.key == key]
            table = self._only_one(own, year)
            if table and self._is_of_form(table, form, year):
                self._read_table(table)

    def _only_one(self, tables: Sequence[SheetTable], year: int | None) -> SheetTable | None:
        """Return the table to be read; among several on sheets for years, that of the year."""
        of_year = [table for table in tables if year in _years(table.sheet)]
        if len(tables) == 1 or len(of_year) == 1:
            return (of_year or tables)[0]
        names = "、".join(dict.fromkeys(table.sheet.name for table in tables))
        self._sentences.append(
            f"{tables[0].form.name}有{len(tables)}张（工作表“{names}”），认不出要哪一张，没有读，请只留一张"
        )
        return None

    def _is_of_form(self, table: SheetTable, form: Form, year: int | None) -> bool:
        years = _years(table.sheet)
        if year and years and year not in years:
            self._sentences.append(
                f"工作表“{table.sheet.name}”写的是{'、'.join(map(str, sorted(years)))}年，"
                f"要写的年报是{year}年，请核对是不是选错了文件"
            )
        if table.form is form.table(table.form.key):
            return True
        used = "2021年" if form.id == "2021" else "2019年"
        cure = "" if year else "；年报是2019、2020年度的，请在工作簿里写上“报告年度”"
        other = "2019年" if form.id == "2021" else "2021年"
        self._sentences.append(
            f"工作表“{table.sheet.name}”里的{table.form.name}是{other}格式的栏目，"
            f"要用的是{used}格式，没有读{cure}"
        )
        return False

    def _read_table(self, table: SheetTable) -> None:
        before = self._unread_cells
        for key, cell in table.cells.items():
            if key not in table.form.computed:
                path = f"{table.form.key}.{key}"
                self._read(table.sheet, cell, cell_field(table.form, key), path)
        if table.missing_rows:
            rows = "、".join(f"“{row}”" for row in table.missing_rows[:_NAMED])
            self._sentences.append(
                f"工作表“{table.sheet.name}”的{table.form.name}里没有找到"
                f"{len(table.missing_rows)}行（{rows}），栏目名请照官方表格写"
            )
        self._read_rest(table, is_whole=self._unread_cells == before and not table.missing_rows)
        self._sentences += _sums(table, self._values(table), self._totals(table))

    def _read(self, sheet: Sheet, cell: Cell, field: Field, path: str) -> None:
        """Take the cell's value, or tell why it is none."""
        if cell.flaw or not cell.text:
            if cell.flaw:
                self._unread[sheet.name, cell.flaw].append(cell.name)
            return
        if holds_no_number(cell.text):
            why = f"填的是“{cell.text}”，没有读；确认没有的填0，不知道的空着"
            self._unread[sheet.name, why].append(cell.name)
            return
        try:
            value = read_value(field, cell.text)
        except MisfitError as error:
            self._unread[sheet.name, f"没有读：{error}"].append(cell.name)
            return
        if value is not None:
            self.found.append(Found(path, value, sheet.place(cell)))
            self._sentences += _doubts(sheet, cell, field, value)

    def _read_rest(self, table: SheetTable, *, is_whole: bool) -> None:
        """Take the word of whoever confirmed below the table that its empty cells are 0."""
        for row in range(table.bottom + 1, table.bottom + 1 + _REST_WITHIN):
            cells = table.sheet.rows.get(row, ())
            if not any(_REST_LABEL in cell.text for cell in cells):
                continue
            told = next((cell for cell in cells if cell.text in _YES), None)
            if told and is_whole:
                place = table.sheet.place(told)
                self.found.append(Found(f"{table.form.key}.{REST}", 0, place))
            elif told:
                self._sentences.append(
                    f"{table.sheet.place(told)}写了其余各格都是0，但表里有没读出来的格，没有照办"
                )

    def _values(self, table: SheetTable) -> dict[str, Value]:
        start = f"{table.form.key}."
        return {one.path: one.value for one in self.found if one.path.startswith(start)}

    def _totals(self, table: SheetTable) -> dict[str, Decimal]:
        """Return the totals that the sheet itself gives; one without a stored result is told."""
        totals = {}
        for key, cell in table.cells.items():
            if key not in table.form.computed:
                continue
            if cell.flaw:
                self._unread[table.sheet.name, cell.flaw].append(cell.name)
            try:
                value = read_value(cell_field(table.form, key), cell.text)
            except MisfitError:
                continue
            if isinstance(value, int | Decimal):
                totals[key] = Decimal(value)
        return totals


def _sums(table: SheetTable, values: dict[str, Value], totals: dict[str, Decimal]) -> Iterator[str]:
    """Yield a sentence for each total that is not what its parts come to, and broken balance."""
    figures = figures_of(table.form, values)
    bare = []
    for key, total in totals.items():
        computed, cell = figures.get(key), table.cells[key]
        if computed is not None and computed != total:
            yield (
                f"{table.sheet.place(cell)}合计填的是{format_number(total)}，各分项相加是"
                f"{format_number(computed)}，用的是相加的数，请核对分项"
            )
        elif computed is None and total and _has_no_parts(table, key):
            bare.append(cell.name)
    if bare:
        yield f"{table.sheet.name}!{_listed(bare)}只有合计、没有分项，没有读，请填各分项"
    for broken in figures.broken_sums:
        if not broken.sum.computes:
            column = table.form.lines(broken.equals[0])[1].caption
            yield (
                f"{table.form.name}“{column}”一列：第一项加第二项是{broken.parts_total}，"
                f"第三项加第四项是{broken.equals_total}，应当相等，请核对"
            )


def _has_no_parts(table: SheetTable, key: str) -> bool:
    parts = [table.cells.get(part) for part in parts_of(table.form, key)]
    return not any(cell and cell.text for cell in parts)


def _doubts(sheet: Sheet, cell: Cell, field: Field, value: Value) -> Iterator[str]:
    """Yield a sentence where an amount in 万元 was probably written in 元."""
    if field.unit != "万元" or not isinstance(value, Decimal):
        return
    in_yuan = any(_IN_YUAN.search(other.text) for row in sheet.rows.values() for other in row)
    if value >= _DOUBTFUL or (in_yuan and value):
        yield (
            f"{sheet.place(cell)}填的是{format_number(value)}，这一格的单位是万元，"
            "请核对是不是按元填的"
        )


def _years(sheet: Sheet) -> set[int]:
    """Return the years that a sheet's name and first rows speak of."""
    first = sorted(sheet.rows)[:_NAMED]
    texts = [sheet.name, *(cell.text for row in first for cell in sheet.rows[row])]
    return {int(year) for text in texts for year in _YEAR.findall(text)}


def _listed(names: Sequence[str]) -> str:
    """Return the cells by name, only the first of many: J8、J9、J10等25格."""
    if len(names) <= _NAMED:
        return "、".join(names)
    return f"{'、'.join(names[:_NAMED])}等{len(names)}格"
