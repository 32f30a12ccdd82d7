"""Figures for the official tables that come from outside: what there is to take, what to say of it.

Nothing is taken by making an offer: the clerk sees what it would change, and decides.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from assistant.facts.cells import REST, cell_field, cell_keys, form_for
from assistant.facts.value import MisfitError, clean_text, read_value
from assistant.report.layout import format_number
from assistant.report.report import holds_no_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.facts.facts import Facts
    from assistant.facts.field import Value
    from assistant.report.form import TableForm
    from assistant.report.report import ReportTable, TableCell

_NAMED = 3


class RawTable(NamedTuple):
    """What stands in the cells of an official table, by cell key; "" in an empty one.

    `missing_rows` are the captions of the rows that were not found.
    """

    form: TableForm
    raws: Mapping[str, str]
    missing_rows: tuple[str, ...] = ()


class Change(NamedTuple):
    """A fact that the offer would change."""

    path: str
    old: Value
    new: Value


@dataclass(frozen=True)
class Offer:
    """Facts to be taken, by path; `warnings` are what to know before, `remarks` what is left out.

    `notes` say, by a cell's path, why its content is not taken or that a total is not the sum of
    its parts. `blanks` counts the empty cells, which leave what stands in ours.
    """

    values: Mapping[str, Value]
    notes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    warnings: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    blanks: int = 0

    def onto(self, facts: Facts) -> Facts:
        """Return the facts with the values taken."""
        for path, value in self.values.items():
            facts = facts.with_value(path, value)
        return facts

    def changes(self, facts: Facts) -> tuple[Change, ...]:
        """Return the answers that would be others; what was not answered does not count."""
        stood = ((path, facts.get(path), new) for path, new in self.values.items())
        return tuple(
            Change(path, old, new) for path, old, new in stood if old is not None and old != new
        )


def raw_table(table: ReportTable) -> RawTable:
    """Return what stands in the cells of a table that was found in a document."""
    raws = {key: _raw(cell) for key, cell in table.cells.items()}
    found = {table.form.lines(key)[0].key for key in raws}
    missing = (row.caption for key, row in table.form.rows.items() if key not in found)
    return RawTable(table.form, raws, tuple(missing))


def _raw(cell: TableCell) -> str:
    if cell.is_unanswered:
        return ""
    return cell.raw if cell.value is None else format_number(cell.value)


def offer_of(tables: Sequence[RawTable], facts: Facts, done: str) -> Offer:
    """Return what the tables offer to `facts`; `done` says how they came here: 粘贴."""
    fitting = [table for table in tables if not _strange(table, facts)]
    cells = {
        f"{table.form.key}.{key}": (table.form, key, clean_text(raw))
        for table in fitting
        for key, raw in table.raws.items()
    }
    values: dict[str, Value] = {}
    notes: dict[str, str] = {}
    for path, (form, key, text) in cells.items():
        if text and key not in form.computed:
            try:
                values[path] = _figure(form, key, text, done)
            except MisfitError as error:
                notes[path] = str(error)
    totals = {path: text for path, (form, key, text) in cells.items() if key in form.computed}
    notes.update(_false_totals(totals, Offer(values).onto(facts), done))
    blanks = sum(not text for path, (_, _, text) in cells.items() if path not in totals)
    remarks = tuple(remark for table in tables for remark in _remarks(table, facts))
    return Offer(values, notes, remarks=remarks, blanks=blanks)


def _remarks(table: RawTable, facts: Facts) -> Iterator[str]:
    """Yield what is left out of a table as a whole."""
    strange = _strange(table, facts)
    if strange:
        yield strange
    elif table.missing_rows:
        named = "、".join(f"“{row}”" for row in table.missing_rows[:_NAMED])
        yield f"{table.form.name}里没有找到{len(table.missing_rows)}行（{named}），这些行没有动"


def _strange(table: RawTable, facts: Facts) -> str:
    """Return why a table is not of the year's form, or ""."""
    own = form_for(facts.year)
    if table.form is own.table(table.form.key):
        return ""
    used, other = ("2021", "2019") if own.id == "2021" else ("2019", "2021")
    return f"{table.form.name}是{other}年格式的栏目，这份年报用{used}年格式，没有取"


def _figure(form: TableForm, key: str, text: str, done: str) -> Value:
    if holds_no_number(text):
        raise MisfitError(f"{done}的是“{text}”，没有取；确认没有的填0，不知道的空着")
    try:
        value = read_value(cell_field(form, key), text)
    except MisfitError as error:
        raise MisfitError(f"没有取：{error}") from error
    assert value is not None, text
    return value


def _false_totals(totals: Mapping[str, str], facts: Facts, done: str) -> Iterator[tuple[str, str]]:
    """Yield path and sentence of each total given that is not what its parts come to."""
    for path, text in totals.items():
        root, _, key = path.partition(".")
        figures = facts.table(root)
        try:
            total = read_value(cell_field(figures.form, key), text)
        except MisfitError:
            continue
        computed = figures.get(key)
        if computed is None:
            yield path, f"{done}的合计是{total}，各格还没有填全，合计由程序相加"
        elif isinstance(total, int | Decimal) and total != computed:
            yield path, f"{done}的合计是{total}，各格相加是{format_number(computed)}，请核对各格"


def known_paths(facts: Facts) -> frozenset[str]:
    """Return the paths of the cells that the tables of the facts' year have, 其余为0 included."""
    forms = form_for(facts.year).tables
    return frozenset(f"{form.key}.{key}" for form in forms for key in (*cell_keys(form), REST))
