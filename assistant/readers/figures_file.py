"""Figures out of a file: an .xlsx workbook, or the tables of a finished report in any format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import UnreadableFileError
from assistant.facts.facts import NAME_PATH
from assistant.facts.offer import Offer, known_paths, offer_of, raw_table
from assistant.facts.validate import YEAR_PATH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.facts.facts import Facts, Value

_WORKBOOKS = frozenset((".xlsx", ".xlsm", ".xls", ".et"))
_DONE = "文件里"


def offered_by(path: Path, facts: Facts) -> Offer:
    """Return the figures that the file offers to `facts`; `AssistantError` says why there are none.

    Whose report it is and of which year is never changed by a file, only told where it differs.
    """
    if path.suffix.lower() in _WORKBOOKS:
        return _of_workbook(path, facts)
    return _of_report(path, facts)


def _of_workbook(path: Path, facts: Facts) -> Offer:
    from assistant.readers.figures_xlsx import read_figures

    try:
        figures = read_figures(path, facts.fields, facts.year)
    except UnreadableFileError as error:
        raise UnreadableFileError(f"{path.name}：{error}") from error
    found = {one.path: one.value for one in figures.found}
    warnings = tuple(_differing(found.get(NAME_PATH), found.get(YEAR_PATH), facts))
    tables = tuple(f"{form}." for form in ("disclosure", "applications", "disputes"))
    cells = known_paths(facts)
    values = {
        path: value
        for path, value in found.items()
        if path in cells or not path.startswith(tables)
        if path not in (NAME_PATH, YEAR_PATH) or facts.get(path) is None
    }
    return Offer(values, warnings=warnings, remarks=figures.remarks)


def _of_report(path: Path, facts: Facts) -> Offer:
    from assistant.readers import read_document
    from assistant.report.recognise import recognise

    try:
        report = recognise(read_document(path))
    except UnreadableFileError as error:
        raise UnreadableFileError(f"{path.name}：{error}") from error
    tables = [raw_table(table) for table in report.tables.values()]
    if not tables:
        raise UnreadableFileError(f"{path.name}：里面没有认出表二、表三、表四，没有数可取")
    offer = offer_of(tables, facts, _DONE)
    warnings = tuple(_differing(report.unit, report.year, facts))
    return Offer(offer.values, offer.notes, warnings, offer.remarks, offer.blanks)


def _differing(unit: Value | None, year: Value | None, facts: Facts) -> Iterator[str]:
    """Yield a sentence where the file is of another unit or another year than the facts."""
    if year and facts.year and year != facts.year:
        yield f"文件写的是{year}年，正在填的是{facts.year}年的年报"
    name = facts.unit_name
    if unit and name and not (str(unit).endswith(name) or name.endswith(str(unit))):
        yield f"文件的单位是{unit}，正在填的是{name}"
