"""Find an official table's cells in a stream of tokens, however the table was flattened.

Numbers in order are reliable, captions nearly so: first the runs of numbers are matched to the
form's rows by count, then by the caption that stands before each run.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from assistant.report.cells import Kind, Token, caption_key
from assistant.report.form import cell_key
from assistant.report.report import ReportTable, TableCell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.report.form import Line, TableForm


class _Run(NamedTuple):
    """Numbers and blanks that follow one another, and the captions before them, glued."""

    caption: str
    tokens: tuple[Token, ...]

    @property
    def numbers(self) -> tuple[Token, ...]:
        return tuple(token for token in self.tokens if token.kind is Kind.NUMBER)


class _Row(NamedTuple):
    """A row of the form with its columns, and the keys that its caption is known by."""

    line: Line
    columns: tuple[Line, ...]
    keys: tuple[str, ...]

    @property
    def width(self) -> int:
        return len(self.columns)


@cache
def _rows(form: TableForm) -> tuple[_Row, ...]:
    return tuple(
        _Row(
            row,
            part.columns,
            tuple(caption_key(name) for name in (row.caption, *row.aliases) if name),
        )
        for part in form.parts
        for row in part.rows
    )


def read_table(form: TableForm, stream: Iterable[Token]) -> ReportTable | None:
    """Return the table as found in the stream, or None when no cell of it was found."""
    found = [part for token in stream for part in _unglued(token, form)]
    runs = tuple(_runs(found))
    cells = _by_count(form, runs) or _by_caption(form, runs)
    if len(cells) < len(form.cells):
        cells = {**dict(_by_line(form, found)), **cells}
    if not cells:
        return None
    captions = tuple(token.passage for token in found if token.kind is Kind.TEXT)
    return ReportTable(form, captions, cells)


def _unglued(token: Token, form: TableForm) -> Iterator[Token]:
    """Split 规章000 into its caption and one digit a cell; leave anything else as it is."""
    glued = re.fullmatch(r"(\D+)(\d+)", token.passage.text) if token.kind is Kind.TEXT else None
    row = _row_called(form, caption_key(glued[1])) if glued else None
    if not glued or not row or row.width != len(glued[2]):
        yield token
        return
    at = len(glued[1])
    yield Token(Kind.TEXT, token.passage.slice(0, at))
    for offset in range(at, len(token.passage)):
        digit = token.passage.slice(offset, offset + 1)
        yield Token(Kind.NUMBER, digit, Decimal(digit.text))


def _row_called(form: TableForm, key: str) -> _Row | None:
    return next((row for row in _rows(form) if key and key in row.keys), None)


def _runs(stream: Sequence[Token]) -> Iterator[_Run]:
    """Yield each run of cells with the glued key of the texts before it, back to the last number.

    Padding cells between two captions do not part the captions.
    """
    caption = ""
    run: list[Token] = []
    for token in stream:
        if token.kind is not Kind.TEXT:
            run.append(token)
            continue
        if run:
            yield _Run(caption, tuple(run))
            if any(cell.kind is Kind.NUMBER for cell in run):
                caption = ""
            run = []
        caption += caption_key(token.passage.text)
    if run:
        yield _Run(caption, tuple(run))


def _by_count(form: TableForm, runs: Sequence[_Run]) -> dict[str, TableCell]:
    """Return the cells when the runs of numbers are exactly the form's rows, one after another."""
    rows = _rows(form)
    filled = [run for run in runs if run.numbers]
    if len(filled) != len(rows):
        return {}
    if any(len(run.numbers) != row.width for run, row in zip(filled, rows, strict=True)):
        return {}
    named = [(_row_of(form, run.caption, -1), index) for index, run in enumerate(filled)]
    if any(row >= 0 and row != index and _is_plain(form, row) for row, index in named):
        return {}
    cells: dict[str, TableCell] = {}
    for run, row in zip(filled, rows, strict=True):
        cells.update(_cells(row, run.numbers))
    return cells


def _is_plain(form: TableForm, index: int) -> bool:
    """Return whether a row's caption is one that nothing else in the table ends with."""
    return len(_rows(form)[index].keys[0]) > 2


def _by_caption(form: TableForm, runs: Sequence[_Run]) -> dict[str, TableCell]:
    """Return the cells of every run whose caption names a row, rows taken in order."""
    if len(_rows(form)) == 1:
        return _single_row(form, runs)
    placed: dict[int, _Run] = {}
    last = -1
    for run in runs:
        index = _row_of(form, run.caption, last)
        # Padding behind the header 总计 is no blank row （七）总计: that one has its turn.
        if not run.numbers and index != last + 1:
            continue
        if index > last and _picked(run, _rows(form)[index].width):
            placed[index] = run
            last = index
    placed.update(_between(form, runs, placed))
    cells: dict[str, TableCell] = {}
    for index, run in sorted(placed.items()):
        row = _rows(form)[index]
        cells.update(_cells(row, _picked(run, row.width)))
    return cells


def _by_line(form: TableForm, found: Sequence[Token]) -> Iterator[tuple[str, TableCell]]:
    """Yield the cells that stand behind a row's caption on its line, whatever is in them."""
    for _, group in groupby(found, key=lambda token: (token.passage.block, token.passage.row)):
        line = list(group)
        for index, token in enumerate(line):
            row = _row_called(form, caption_key(token.passage.text))
            cells = _unpadded(line[index + 1 :], row.width) if row else ()
            if row and any(cell.kind is Kind.NUMBER for cell in cells):
                yield from _cells(row, cells).items()


def _unpadded(cells: Sequence[Token], width: int) -> Sequence[Token]:
    """Return the first `width` cells when nothing but blanks follows them."""
    if len(cells) < width or any(cell.kind is not Kind.BLANK for cell in cells[width:]):
        return ()
    return cells[:width]


def _row_of(form: TableForm, caption: str, last: int) -> int:
    """Return the index of the row that the glued captions end with, the longest name first."""
    matches = [
        (len(key), index)
        for index, row in enumerate(_rows(form))
        for key in row.keys
        if key and caption.endswith(key) and index > last
    ]
    if not matches:
        return -1
    longest = max(length for length, _ in matches)
    return min(index for length, index in matches if length == longest)


def _between(
    form: TableForm, runs: Sequence[_Run], placed: dict[int, _Run]
) -> Iterator[tuple[int, _Run]]:
    """Yield rows with a misspelt caption: one run of the right width between two known rows."""
    order = {id(run): position for position, run in enumerate(runs)}
    for index, row in enumerate(_rows(form)):
        before, after = placed.get(index - 1), placed.get(index + 1)
        if index in placed or (index and not before) or not after:
            continue
        start = order[id(before)] + 1 if before else 0
        fitting = [run for run in runs[start : order[id(after)]] if len(run.numbers) == row.width]
        if len(fitting) == 1:
            yield index, fitting[0]


def _single_row(form: TableForm, runs: Sequence[_Run]) -> dict[str, TableCell]:
    row = _rows(form)[0]
    for run in reversed(runs):
        if len(run.numbers) == row.width:
            return _cells(row, run.numbers)
    numbers = tuple(token for run in runs for token in run.numbers)
    if len(numbers) == row.width:
        return _cells(row, numbers)
    picked = [cells for run in runs if (cells := _picked(run, row.width))]
    return _cells(row, picked[-1]) if picked else {}


def _picked(run: _Run, width: int) -> tuple[Token, ...]:
    """Return the `width` cells of a run: its numbers, or numbers and blanks as they stand.

    Padding cells are dropped: blanks do not count where the numbers alone fill the row, and
    where a row is longer than the form's, the stretch with most numbers is the row.
    """
    numbers = run.numbers
    if len(numbers) == width:
        return numbers
    if len(numbers) > width:
        return _first_line(numbers, width)
    if len(run.tokens) < width:
        return ()
    windows = [run.tokens[at : at + width] for at in range(len(run.tokens) - width + 1)]
    return max(windows, key=lambda cells: sum(cell.kind is Kind.NUMBER for cell in cells))


def _first_line(numbers: Sequence[Token], width: int) -> tuple[Token, ...]:
    """Return the numbers of the caption's own line where they fill the row; strays may follow."""
    block = numbers[0].passage.block
    own = tuple(token for token in numbers if token.passage.block == block)
    return own if len(own) == width else ()


def _cells(row: _Row, cells: Sequence[Token]) -> dict[str, TableCell]:
    return {
        key: TableCell(key, str(cell.passage), cell.value, cell.passage.place())
        for column, cell in zip(row.columns, cells, strict=True)
        for key in [cell_key(row.line, column)]
    }
