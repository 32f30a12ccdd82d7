"""Find figures that stand beside what they are called, in rows of a sheet."""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from assistant.facts.field import FieldKind
from assistant.facts.numerals import read_number
from assistant.report.cells import caption_key, caption_keys
from assistant.report.form import load_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.facts.field import Field
    from assistant.readers.workbook import Cell, Sheet

_KINDS = (FieldKind.COUNT, FieldKind.AMOUNT, FieldKind.YEAR)
_NUMBERING = re.compile(r"^(?:\d+[.、)]|\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十]+、)")
_FORMS = ("2021", "2019")
_ALIKE = 0.75
_TOLD = 5
_SHOWN = 20


class Entry(NamedTuple):
    """A labelled figure: the field, and the cell that its value stands in."""

    field: Field
    label: Cell
    value: Cell


class Listed(NamedTuple):
    """What a sheet lists, and a sentence for each row that could not be told."""

    entries: tuple[Entry, ...]
    remarks: tuple[str, ...]


def listed_on(sheet: Sheet, fields: Sequence[Field]) -> Listed:
    """Return the labelled figures on the sheet."""
    names = _names(fields)
    entries: list[Entry] = []
    strange: list[Cell] = []
    remarks: list[str] = []
    for cells in sheet.rows.values():
        label = next((cell for cell in cells if _bare(cell.text) in names), None)
        if label is None:
            strange += cells[:1] if _is_labelled(cells) else ()
            continue
        field = names[_bare(label.text)]
        value = _beside(sheet, label, field)
        if _numbers_behind(cells, value) > 1:
            remarks.append(f"{sheet.place(value)}一行有几个数，认不出哪个是本年的，没有读")
        else:
            entries.append(Entry(field, label, value))
    # A sheet without any label of ours is about something else.
    if entries or remarks:
        remarks += _told_strange(sheet, strange, names)
    return Listed(tuple(entries), tuple(remarks))


def _names(fields: Sequence[Field]) -> dict[str, Field]:
    """Return the fields that hold one figure by what they are called, with and without unit."""
    return {
        _bare(name): field
        for field in fields
        if field.kind in _KINDS and field.is_asked
        for name in (field.label, field.caption)
    }


@cache
def _bare(label: str) -> str:
    """Return a label without spaces, numbering, and a colon behind it, in half-width signs."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", label))
    return _NUMBERING.sub("", text).rstrip(":")


def _beside(sheet: Sheet, label: Cell, field: Field) -> Cell:
    """Return the cell right of a label; where the unit stands there, the one after it."""
    value = sheet.at(label.row, label.column + label.width)
    is_unit = field.unit and _bare(value.text).strip("()") == field.unit
    return sheet.at(label.row, value.column + value.width) if is_unit else value


def _numbers_behind(cells: Sequence[Cell], value: Cell) -> int:
    behind = [cell for cell in cells if cell.column >= value.column]
    return sum(read_number(cell.text) is not None for cell in behind)


def _is_labelled(cells: Sequence[Cell]) -> bool:
    """Return whether a row begins with a text and a figure, and is none of an official table."""
    first, second, *_ = (*(cell.text for cell in cells[:2]), "", "")
    if read_number(first) is not None or read_number(second) is None:
        return False
    return all(caption_key(first) not in caption_keys(load_form(form)) for form in _FORMS)


def _told_strange(
    sheet: Sheet, labels: Sequence[Cell], names: Mapping[str, Field]
) -> Iterator[str]:
    """Yield a sentence on each of the first rows whose label is none of ours, and on the rest."""
    for label in labels[:_TOLD]:
        near = difflib.get_close_matches(_bare(label.text), names, n=1, cutoff=_ALIKE)
        guess = f"，是否想写“{names[near[0]].label}”" if near else ""
        text = label.text if len(label.text) <= _SHOWN else f"{label.text[:_SHOWN]}…"
        yield f"{sheet.place(label)}“{text}”不是要填的项目，没有读{guess}"
    if labels[_TOLD:]:
        yield f"工作表“{sheet.name}”里另有{len(labels) - _TOLD}行不是要填的项目，没有读"
