"""The official form as data: sections, topics, tables and sums, read from `phrasebank/form/`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.errors import PhrasebankError
from assistant.paths import phrasebank
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from pathlib import Path


class TopicForm(NamedTuple):
    """A sub-topic of a section; `stem` is what a free-worded heading of it still contains."""

    key: str
    title: str
    aliases: tuple[str, ...] = ()
    stem: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class SectionForm:
    """One of the six sections, with every heading it is known to go by."""

    key: str
    title: str
    aliases: tuple[str, ...] = ()
    stem: str = ""
    topics: tuple[TopicForm, ...] = ()


class Line(NamedTuple):
    """A row or a column: `path` holds its captions from the outermost to its own."""

    key: str
    path: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    unit: str = ""
    decimals: bool = False
    signed: bool = False

    @property
    def caption(self) -> str:
        """Return the line's own caption, or "" for the only row of a table without captions."""
        return self.path[-1] if self.path else ""


class Part(NamedTuple):
    """A block of a table with a header of its own; table three and four have just one."""

    title: str
    corner: str
    columns: tuple[Line, ...]
    rows: tuple[Line, ...]


class Sum(NamedTuple):
    """`parts` together make `equals`, in every line across `axis`.

    With axis "rows" the members are rows, and the sum holds in each column. `computes` says that
    the single member of `equals` is worked out from the parts, never asked.
    """

    id: str
    axis: str
    parts: tuple[str, ...]
    equals: tuple[str, ...]
    computes: bool = False


@dataclass(frozen=True, eq=False)
class TableForm:
    """One of the three official tables."""

    key: str
    section: str
    name: str
    unit: str
    anchors: tuple[str, ...]
    parts: tuple[Part, ...]
    sums: tuple[Sum, ...]

    @cached_property
    def cells(self) -> tuple[tuple[Line, Line], ...]:
        """Return (row, column) of every numeric cell, in reading order."""
        return tuple(
            (row, column) for part in self.parts for row in part.rows for column in part.columns
        )

    @cached_property
    def rows(self) -> dict[str, Line]:
        """Return the rows by key."""
        return {row.key: row for part in self.parts for row in part.rows}

    @cached_property
    def captions(self) -> tuple[str, ...]:
        """Return every caption of the table once, in the order in which it first appears."""
        found: dict[str, None] = {}
        for part in self.parts:
            found.update(dict.fromkeys(filter(None, (part.title, part.corner))))
            for line in (*part.columns, *part.rows):
                found.update(dict.fromkeys(line.path))
        return tuple(found)

    @cached_property
    def computed(self) -> frozenset[str]:
        """Return the keys of the cells that are worked out from others."""
        summed = {(s.axis, s.equals[0]) for s in self.sums if s.computes}
        return frozenset(
            cell_key(row, column)
            for row, column in self.cells
            if ("rows", row.key) in summed or ("columns", column.key) in summed
        )

    def cell_name(self, key: str) -> str:
        """Return a cell's full name in the form's own captions, such as 表三“（七）总计·自然人”."""
        row, column = self.lines(key)
        names = [line.caption for line in (row, column) if line.caption]
        if self.key == "disputes":
            names = list(column.path)
        return f"{self.name}“{'·'.join(names)}”"

    def lines(self, key: str) -> tuple[Line, Line]:
        """Return the row and the column of the cell `key`; KeyError for an unknown one."""
        return self._lines[key]

    @cached_property
    def _lines(self) -> dict[str, tuple[Line, Line]]:
        return {cell_key(row, column): (row, column) for row, column in self.cells}


def cell_key(row: Line, column: Line) -> str:
    """Return the key of a cell in fact files and findings: `received.natural`, `licences`."""
    return ".".join(filter(None, (row.key, column.key)))


@dataclass(frozen=True, eq=False)
class Form:
    """The official format of one period."""

    id: str
    name: str
    number: str
    years: tuple[int, int]
    sections: tuple[SectionForm, ...]
    tables: tuple[TableForm, ...]
    markers: tuple[str, ...] = ()

    def section(self, key: str) -> SectionForm:
        """Return the section called `key`."""
        return next(section for section in self.sections if section.key == key)

    def table(self, key: str) -> TableForm:
        """Return the table called `key`."""
        return next(table for table in self.tables if table.key == key)

    def ordinal(self, key: str) -> str:
        """Return the section's official number, such as 一."""
        return "一二三四五六七八九十"[[section.key for section in self.sections].index(key)]

    def heading(self, key: str) -> str:
        """Return the section's official heading with its number, such as 一、总体情况."""
        return f"{self.ordinal(key)}、{self.section(key).title}"


_TRIMMED = Pattern(r"[\s、，。：:;；·\-—]|情况$|方面$")


@lru_cache(maxsize=4096)
def heading_key(text: str) -> str:
    """Return what two spellings of a heading have in common: no marks, 和 for 与 and 及."""
    return re.sub(r"[与及]", "和", _TRIMMED.sub("", text))


def _line(raw: dict[str, Any]) -> Line:
    return Line(
        key=raw["key"],
        path=tuple(raw["path"]),
        aliases=tuple(raw.get("aliases", ())),
        unit=raw.get("unit", ""),
        decimals=raw.get("decimals", False),
        signed=raw.get("signed", False),
    )


def _table(raw: dict[str, Any]) -> TableForm:
    parts = tuple(
        Part(
            title=part.get("title", ""),
            corner=part["corner"],
            columns=tuple(map(_line, part["columns"])),
            rows=tuple(map(_line, part["rows"])),
        )
        for part in raw["part"]
    )
    sums = tuple(
        Sum(s["id"], s["axis"], tuple(s["parts"]), tuple(s["equals"]), s.get("computes", False))
        for s in raw.get("sum", ())
    )
    return TableForm(
        raw["key"], raw["section"], raw["name"], raw["unit"], tuple(raw["anchors"]), parts, sums
    )


def _section(raw: dict[str, Any]) -> SectionForm:
    topics = tuple(
        TopicForm(t["key"], t["title"], tuple(t.get("aliases", ())), t.get("stem", ""))
        for t in raw.get("topic", ())
    )
    return SectionForm(
        raw["key"], raw["title"], tuple(raw.get("aliases", ())), raw.get("stem", ""), topics
    )


def _changed(table: TableForm, change: dict[str, Any]) -> TableForm:
    """Return `table` without the rows that a change drops, and with those it words anew."""
    dropped = set(change.get("without", ()))
    new = {row.key: row for row in map(_line, change.get("rows", ()))}
    parts = tuple(
        part._replace(rows=tuple(new.get(r.key, r) for r in part.rows if r.key not in dropped))
        for part in table.parts
    )
    sums = tuple(
        s._replace(parts=tuple(p for p in s.parts if p not in dropped)) for s in table.sums
    )
    return replace(table, parts=parts, sums=sums)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise PhrasebankError(f"{path.name}：读不出来（{error}）") from error


@cache
def load_form(form_id: str) -> Form:
    """Return the form called `form_id` ("2021" or "2019"); `PhrasebankError` if it is damaged."""
    raw = _read(phrasebank() / "form" / f"{form_id}.toml")
    base = load_form(raw["base"]) if "base" in raw else None
    tables = tuple(map(_table, raw.get("table", ())))
    sections = tuple(map(_section, raw.get("section", ())))
    if base:
        own = {table.key: table for table in tables}
        changes = {change["table"]: change for change in raw.get("change", ())}
        tables = tuple(
            own.get(table.key) or _changed(table, changes.get(table.key, {}))
            for table in base.tables
        )
        sections = sections or base.sections
    return Form(
        id=raw["id"],
        name=raw["name"],
        number=raw["number"],
        years=(raw["years"][0], raw["years"][1]),
        sections=sections,
        tables=tables,
        markers=tuple(raw.get("markers", ())),
    )


@cache
def form_of_year(year: int) -> Form:
    """Return the form that a report of `year` has to use."""
    form = load_form("2019")
    return form if form.years[0] <= year <= form.years[1] else load_form("2021")
