"""Read a block of cells as Excel, WPS, Word and browsers put it on the clipboard."""

from __future__ import annotations

import csv
import io
import re
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.facts.numerals import read_number
from assistant.report.report import holds_no_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.facts.offer import RawTable
    from assistant.report.form import Form, TableForm

Block = tuple[tuple[str, ...], ...]

# A whole report with its three tables has some 20,000 characters.
LONGEST = 100_000
_HAN = re.compile(r"[\u3400-\u9fff]")


def rows_of(text: str) -> Block:
    """Return the cells; rows and columns at the end in which nothing stands are left out.

    A cell with a tab, a line break or a quotation mark stands in quotation marks.
    """
    plain = re.sub(r"\r\n?", "\n", text)
    # A quotation mark without its fellow is a character, and would swallow all that follows.
    if plain.count('"') % 2:
        lines = [line.split("\t") for line in plain.split("\n")]
    else:
        lines = list(csv.reader(io.StringIO(plain), delimiter="\t"))
    rows = [[cell.strip() for cell in line] for line in lines]
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((at + 1 for row in rows for at, cell in enumerate(row) if cell), default=0)
    return tuple(tuple(row[:width]) for row in rows)


def tables_in(block: Block, form: Form, key: str) -> tuple[RawTable, ...]:
    """Return the official tables in the block, told by their captions.

    Without the captions of the columns, rows may still be told to be those of the table `key`.
    """
    from assistant.facts.offer import RawTable
    from assistant.readers.sheet_tables import tables_on
    from assistant.readers.workbook import Cell, Sheet

    cells = {
        row: tuple(Cell(row, column, text) for column, text in enumerate(texts) if text)
        for row, texts in enumerate(block)
    }
    sheet = Sheet("", {row: own for row, own in cells.items() if own})
    found = tuple(
        RawTable(one.form, {at: cell.text for at, cell in one.cells.items()}, one.missing_rows)
        for one in tables_on(sheet, form)
    )
    return found or tuple(_by_rows(block, form.table(key)))


def _by_rows(block: Block, form: TableForm) -> Iterator[RawTable]:
    """Yield the table as the checker finds it in any text; none of a row that may be shifted."""
    from assistant.facts.offer import RawTable, raw_table
    from assistant.report.cells import tokens_of
    from assistant.report.document import Grid
    from assistant.report.table_reading import read_table

    table = read_table(form, tokens_of(Grid(block), 0))
    if table is None:
        return
    raws = raw_table(table).raws
    lines = groupby(
        table.cells.values(), key=lambda cell: (form.lines(cell.key)[0].key, cell.place.row)
    )
    for (_, row), cells in lines:
        own = [cell.key for cell in cells]
        if not _is_certain(block[row or 0], [raws[key] for key in own]):
            raws = {key: raw for key, raw in raws.items() if key not in own}
    found = {form.lines(key)[0].key for key in raws}
    missing = tuple(row.caption for key, row in form.rows.items() if key not in found)
    if raws:
        # Single rows are copied on purpose; of a whole table, the others are missed.
        yield RawTable(form, raws, missing if len(missing) < len(found) else ())


def _is_certain(row: Sequence[str], raws: Sequence[str]) -> bool:
    """Return whether each cell's column is known: all are filled, or no other cell is behind.

    Between a merged caption and the figures stand empty cells that look like those of the table.
    """
    captions = max((at + 1 for at, cell in enumerate(row) if _is_words(cell)), default=0)
    return all(read_number(raw) is not None for raw in raws) or len(row) - captions == len(raws)


def holds_words(block: Sequence[Sequence[str]]) -> bool:
    """Return whether a cell holds words, and not a figure or what is written for none."""
    return any(_is_words(cell) for row in block for cell in row)


def _is_words(cell: str) -> bool:
    if not _HAN.search(cell) or re.search(r"\d", cell):
        return False
    return not holds_no_number(cell) and read_number(cell) is None
