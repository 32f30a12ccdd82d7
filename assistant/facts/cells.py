"""Facts that are cells of the official tables: which there are, and what may stand in them."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.facts.field import Field, FieldKind
from assistant.facts.value import MisfitError, read_value, shown
from assistant.report.form import cell_key, form_of_year, load_form
from assistant.report.layout import format_number
from assistant.report.tables import TableFigures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.facts.field import Value
    from assistant.report.form import Form, TableForm

REST = "rest"


def form_for(year: int | None) -> Form:
    """Return the form of `year`, the current one while the year is not known."""
    return load_form("2021") if year is None else form_of_year(year)


def cell_keys(form: TableForm) -> tuple[str, ...]:
    """Return the keys of a table's cells, in reading order."""
    return tuple(cell_key(row, column) for row, column in form.cells)


def cell_field(form: TableForm, key: str) -> Field:
    """Return the field of one cell: a whole number, but for columns that allow decimals."""
    row, column = form.lines(key)
    return Field(
        key=f"{form.key}.{key}",
        label=form.cell_name(key),
        kind=FieldKind.AMOUNT if column.decimals else FieldKind.COUNT,
        unit=column.unit or form.unit,
        minimum=-(10**9) if row.signed or column.signed else None,
    )


def figures_of(form: TableForm, values: Mapping[str, Value]) -> TableFigures:
    """Return a table's figures out of facts by full path, `rest = 0` and sums filled in."""
    asked = [key for key in cell_keys(form) if key not in form.computed]
    cells = {key: values.get(f"{form.key}.{key}") for key in asked}
    known = {
        key: Decimal(value) for key, value in cells.items() if isinstance(value, int | Decimal)
    }
    if f"{form.key}.{REST}" in values:
        known = {key: known.get(key, Decimal(0)) for key in asked}
    return TableFigures(form, known).completed()


def read_cells(
    field: Field, raw: Mapping[str, object], year: int | None
) -> tuple[dict[str, Value], list[str]]:
    """Return a table's facts by full path, and a sentence for each fault."""
    form = form_for(year).table(field.table)
    values: dict[str, Value] = {}
    totals: dict[str, Value] = {}
    faults: list[str] = []
    for key, value in _flat(raw):
        path = f"{form.key}.{key}"
        try:
            read = _read_cell(form, key, value)
        except MisfitError as error:
            faults.append(f"{path}{_label(form, key)}：{error}")
            continue
        if read is not None:
            (totals if key in form.computed else values)[path] = read
    faults += _false_totals(form, values, totals)
    return values, faults


def _read_cell(form: TableForm, key: str, raw: object) -> Value | None:
    if key == REST:
        return _read_rest(raw)
    try:
        field = cell_field(form, key)
    except KeyError:
        raise MisfitError(f"{form.name}没有这一格{_guess(form, key)}") from None
    return read_value(field, raw)


def _read_rest(raw: object) -> int | None:
    if raw == "":
        return None
    if isinstance(raw, int) and not isinstance(raw, bool) and raw == 0:
        return 0
    raise MisfitError(f"填的是{shown(raw)}，这里只能填0，表示没有填的各格都是0")


def _guess(form: TableForm, key: str) -> str:
    keys = cell_keys(form)
    captions = {part: k for k in keys for line in form.lines(k) for part in line.path[-1:]}
    known = {k: k for k in (*keys, REST)} | {c: k for c, k in captions.items() if len(c) < 20}
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.6)
    return f"，是否想写“{known[near[0]]}”" if near else ""


def _label(form: TableForm, key: str) -> str:
    try:
        return f"（{form.cell_name(key)}）"
    except KeyError:
        return ""


def _flat(raw: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    """Yield (cell key, value); `received.natural` and `[received] natural` come out the same."""
    for key, value in raw.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def _false_totals(
    form: TableForm, values: Mapping[str, Value], totals: Mapping[str, Value]
) -> Iterator[str]:
    """Yield a fault for each total that was given and is not what its parts come to."""
    figures = figures_of(form, values)
    for path, total in totals.items():
        key = path.removeprefix(f"{form.key}.")
        computed = figures.get(key)
        where = f"{path}{_label(form, key)}：填的是{total}"
        if computed is None:
            yield f"{where}，但分项还没有填全，合计由程序算出，请填各分项，或删去这一行"
        elif computed != total:
            yield f"{where}，各分项相加是{format_number(computed)}，请核对分项，或删去这一行"
