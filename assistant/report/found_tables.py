"""The official tables that a document holds, read when something first asks for one of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.report.form import load_form
from assistant.report.table_reading import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.form import Form, TableForm
    from assistant.report.outline import Outline
    from assistant.report.report import ReportTable
    from assistant.report.scan import Scan


class FoundTables(Mapping[str, "ReportTable"]):
    """The tables by their keys; where old and new ones stand mixed, each in its own form."""

    def __init__(self, scanned: Scan, form: Form, outline: Outline) -> None:
        self._scanned = scanned
        self._form = form
        self._outline = outline

    def __getitem__(self, key: str) -> ReportTable:
        return self._tables[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    @cached_property
    def _tables(self) -> dict[str, ReportTable]:
        return dict(self._read())

    def _read(self) -> Iterator[tuple[str, ReportTable]]:
        starts = {table.key: self._scanned.first_anchor(table) for table in self._form.tables}
        other = load_form("2019" if self._form.id == "2021" else "2021")
        for table in self._form.tables:
            regions = tuple(_regions(table, self._outline, starts))
            best = _best_reading((table, other.table(table.key)), self._scanned, regions)
            if best:
                yield table.key, best


def _best_reading(
    forms: tuple[TableForm, ...], scanned: Scan, regions: tuple[tuple[int, int], ...]
) -> ReportTable | None:
    best = None
    for table_form in forms:
        for first, last in regions:
            table = read_table(table_form, scanned.table_cells(first, last))
            if table and table.is_complete:
                return table
            best = max(filter(None, (best, table)), key=_completeness, default=None)
    return best


def _completeness(table: ReportTable) -> float:
    return len(table.cells) / len(table.form.cells)


def _regions(
    table: TableForm, outline: Outline, starts: Mapping[str, int | None]
) -> Iterator[tuple[int, int]]:
    """Yield where the table may stand: under its heading, and from its first own caption on."""
    heading = outline.heading(table.section)
    if heading:
        yield heading.block, outline.end_of(heading)
    start = starts[table.key]
    if start is not None:
        later = [at for at in starts.values() if at is not None and at > start]
        yield start, min(later, default=outline.end)
