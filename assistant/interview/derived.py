"""Values that nobody is asked for, because they follow from the facts; phrases may name them.

report.next_year, report.last_year   the years after and before the one reported on
unit.level                           as told, else as the unit's name tells
unit.self_name                       as told, else 我镇, 我局 … as level and name tell
unit.whole                           全镇, 全县 … as level and name tell
unit.is_government                   whether the unit is a 人民政府 (条例第五十条第四项)
unit.kind                            乡镇街道, 部门, 政府 or 管委会, as the level tells
unit.organ                           镇政府, 县政府, 县水务局 …: the unit in the third person
unit.offices                         站所, 股室, 部门 …: its offices, by their names or its level
unit.below                           村（社区）, 下属单位, 乡镇（街道） …
unit.public                          群众, 服务对象, 公众: who asks it and judges it
unit.upper                           县级以上, 市级以上 …, as the nearest superior tells
proactive.channels                   the channels with their counts, the largest first, none of 0
<list>.count                         how many records or items a list has
<table>.is_zero                      whether every cell of an official table is 0
applications.due.total               received and carried in, together
applications.refused.total           （三）不予公开, all reasons together; in the same way
applications.unavailable.total       （四）无法提供
applications.declined.total          （五）不予处理
applications.lapsed.total            （六）其他处理
disputes.lawsuits.total              行政诉讼, direct and after review
<item>.ordinal                       一, 二, 三 …: the item's number in its list
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from assistant.facts.cells import cell_keys
from assistant.facts.field import FieldKind
from assistant.report.form import load_form
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from assistant.facts.facts import Facts, Field, Record, Value
    from assistant.report.form import TableForm

_FORMS = ("2021", "2019")


def names_of(fields: Sequence[Field]) -> Iterator[str]:
    """Yield every path that a phrase may name, given or derived; items of lists left out."""
    yield from _FIXED
    for field in fields:
        if field.kind is FieldKind.TABLE:
            yield from _table_names(field.table)
            continue
        if field.kind in (FieldKind.RECORDS, FieldKind.TEXTS):
            yield f"{field.key}.count"
        # The filter `counts` prints records that have a name and a count; no other can be printed.
        if field.kind is not FieldKind.RECORDS or (field.field("name") and field.field("count")):
            yield field.key


def derive(facts: Facts, path: str) -> Value | None:
    """Return the derived value at `path`; None when there is none, or its facts are missing."""
    if path in _FIXED:
        return _FIXED[path](facts)
    owner, _, last = path.rpartition(".")
    table = owner.partition(".")[0]
    if last == "count":
        listed = facts.get(owner)
        return len(listed) if isinstance(listed, tuple) else None
    if table not in _tables():
        return None
    if last == "is_zero" and owner == table:
        return _is_zero(facts, table)
    parts = _totals(facts.table(table).form).get(path)
    return _sum_of(facts, parts) if parts else None


def label_of(facts: Facts, path: str) -> str:
    """Return what the fact behind `path` is called."""
    if path == _CHANNELS:
        missing = [channel for channel in _channel_names(facts) if facts.get(channel) is None]
        return "、".join(label_of(facts, channel) for channel in missing)
    table, _, cell = path.partition(".")
    form = facts.table(table).form if table in _tables() else None
    if form and cell in cell_keys(form):
        return form.cell_name(cell)
    field = facts.field(_BASES.get(path, path)) or facts.field(path.rpartition(".")[0])
    if field:
        return field.label
    if form is None:
        return path
    parts = _totals(form).get(path, ())
    return "、".join(label_of(facts, part) for part in parts[:2]) + ("等" if parts[2:] else "")


def bases_of(path: str) -> tuple[str, ...]:
    """Return the facts that are asked for instead of a derived one: the channels' for all of them.

    None for a fact that is asked for itself, and for one below it: problems.count.
    """
    if path == _CHANNELS:
        return tuple(_CHANNEL_NAMES)
    return (_BASES[path],) if path in _BASES else ()


def _table_names(table: str) -> Iterator[str]:
    yield f"{table}.is_zero"
    for form_id in _FORMS:
        form = load_form(form_id).table(table)
        yield from (f"{table}.{key}" for key in cell_keys(form))
        yield from _totals(form)


@cache
def _tables() -> frozenset[str]:
    return frozenset(table.key for table in load_form("2021").tables)


def _totals(form: TableForm) -> dict[str, tuple[str, ...]]:
    """Return the derived totals of a table: the paths of the cells that each adds up."""
    totals = {path: parts for path, parts in _SUMS.items() if path.startswith(f"{form.key}.")}
    groups: dict[tuple[str, ...], list[str]] = {}
    for row in form.rows.values():
        if len(row.path) > 2:
            groups.setdefault(row.path[:2], []).append(row.key)
    for rows in groups.values():
        # The rows of a group share their key's beginning: refused_secret, refused_safety …
        name = rows[0].partition("_")[0]
        totals[f"{form.key}.{name}.total"] = tuple(f"{form.key}.{row}.total" for row in rows)
    return totals


def _sum_of(facts: Facts, parts: Sequence[str]) -> int | None:
    values = [facts.get(part) for part in parts]
    known = [value for value in values if isinstance(value, int)]
    return sum(known) if len(known) == len(values) else None


def _is_zero(facts: Facts, table: str) -> bool | None:
    figures = facts.table(table)
    if any(figures.values.values()):
        return False
    return None if figures.missing() else True


def _year(step: int) -> Callable[[Facts], int | None]:
    return lambda facts: None if facts.year is None else facts.year + step


def _level(facts: Facts) -> str | None:
    return facts.level.name if facts.level else None


def _self_name(facts: Facts) -> str | None:
    return _fitting(facts, facts.level.self_names if facts.level else ())


def _whole(facts: Facts) -> str | None:
    return _fitting(facts, facts.level.whole if facts.level else ())


def _fitting(facts: Facts, words: Sequence[str]) -> str | None:
    """Return the word whose noun the unit's name has, 我局 for …县水务局; the level's first leads.

    Of the others the one standing last is meant: 全区 for 云江市云岭区水务局.
    """
    fitting = [word for word in words if word[1:] in facts.unit_name]
    if fitting and fitting[0] == words[0]:
        return fitting[0]
    return max(fitting, key=lambda word: facts.unit_name.rfind(word[1:]), default=None)


def _organ(facts: Facts) -> str | None:
    """Return what the level calls the unit, or else its name: 县水务局 for 云岭县水务局."""
    if not facts.level or not facts.unit_name:
        return None
    name = facts.unit_name
    places = {organ: name.rfind(organ[0]) for organ in facts.level.organs}
    above = _nearest_superior(facts)
    short = name[name.index(above) + len(above) - 1 :] if above and above in name else name
    return max(places, key=lambda organ: places[organ], default=short)


def _offices(facts: Facts) -> str | None:
    """Return the first word of the level that one of the unit's offices is called by: 股 for 股室.

    The last one if none is.
    """
    if not facts.level:
        return None
    told = facts.get("unit.subordinates")
    names = [*(told if isinstance(told, tuple) else ()), facts.get("unit.contact_office")]
    words = facts.level.offices
    shown = (word for word in words if any(str(name).endswith(word[0]) for name in names))
    return next(shown, words[-1])


def _of_level(name: str) -> Callable[[Facts], str | None]:
    return lambda facts: getattr(facts.level, name) if facts.level else None


_PLACE = Pattern("自治区|自治州|[县区旗市州盟省]$")


def _upper(facts: Facts) -> str | None:
    """Return 县级以上 for a unit whose nearest superior is a county."""
    place = _PLACE.search(_nearest_superior(facts))
    return f"{place[0]}级以上" if place else None


def _nearest_superior(facts: Facts) -> str:
    told = facts.get("unit.superiors")
    return str(told[0]) if isinstance(told, tuple) and told else ""


def _is_government(facts: Facts) -> bool | None:
    return facts.level.is_government if facts.level else None


def _channels(facts: Facts) -> tuple[Record, ...] | None:
    names = _channel_names(facts)
    counts = [facts.get(channel) for channel in names]
    known = [count for count in counts if isinstance(count, int)]
    if len(known) < len(counts):
        return None
    found = sorted(zip(known, names.values(), strict=True), key=lambda one: -one[0])
    return tuple(MappingProxyType({"name": name, "count": count}) for count, name in found if count)


def _channel_names(facts: Facts) -> Mapping[str, str]:
    """Return what the channels are called; who has no gazette is not asked for it."""
    gazette = facts.get(_GAZETTE) is not None
    return {path: name for path, name in _CHANNEL_NAMES.items() if gazette or path != _GAZETTE}


_CHANNELS, _GAZETTE = "proactive.channels", "proactive.gazette"
_CHANNEL_NAMES = {
    "proactive.website": "政府网站",
    "proactive.wechat": "微信公众号",
    "proactive.other_media": "其他政务新媒体",
    "proactive.boards": "公开栏和电子屏",
    "proactive.press": "新闻媒体",
    _GAZETTE: "政府公报",
}
_SUMS: dict[str, tuple[str, ...]] = {
    "applications.due.total": ("applications.received.total", "applications.carried_in.total"),
    "disputes.lawsuits.total": ("disputes.direct.total", "disputes.reviewed.total"),
}
_FIXED: dict[str, Callable[[Facts], Value | None]] = {
    "report.next_year": _year(1),
    "report.last_year": _year(-1),
    "unit.level": _level,
    "unit.self_name": _self_name,
    "unit.whole": _whole,
    "unit.is_government": _is_government,
    "unit.kind": _of_level("kind"),
    "unit.organ": _organ,
    "unit.offices": _offices,
    "unit.below": _of_level("below"),
    "unit.public": _of_level("public"),
    "unit.upper": _upper,
    _CHANNELS: _channels,
}
_BASES = {
    "report.next_year": "report.year",
    "report.last_year": "report.year",
    "unit.whole": "unit.level",
    "unit.is_government": "unit.level",
    "unit.kind": "unit.level",
    "unit.organ": "unit.level",
    "unit.offices": "unit.level",
    "unit.below": "unit.level",
    "unit.public": "unit.level",
    "unit.upper": "unit.superiors",
}
