"""In words: what figures from outside bring, what they change, what is left out."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.facts.cells import REST
from assistant.interview.scope import Scope
from assistant.report.layout import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assistant.facts.facts import Facts, Value
    from assistant.facts.offer import Offer


def summary(offer: Offer, facts: Facts, done: str) -> str:
    """Return in one line what was taken into `facts`, as they were before: 粘贴了15个数."""
    told = [f"{done}了{_counted(offer, facts)}"]
    untaken, totals = _notes(offer, facts)
    if untaken:
        told.append(f"{len(untaken)}格没有取")
    if offer.blanks:
        told.append(f"{offer.blanks}格是空的，没有动")
    if totals:
        told.append(f"{len(totals)}处合计要核对")
    told = ["，".join(told)]
    told += ["Ctrl+N去看"] if untaken or totals else []
    told += ["Ctrl+Z撤销"] if offer.values else []
    others = len(offer.remarks) - 1
    told += offer.remarks[:1]
    return "；".join(told) + (f"（这样的还有{others}条）" if others > 0 else "")


def details(offer: Offer, facts: Facts, done: str) -> str:
    """Return what the offer would do to `facts`, a line each, what matters most first."""
    return "\n".join((*offer.warnings, *_details(offer, facts, done)))


def _details(offer: Offer, facts: Facts, done: str) -> Iterator[str]:
    changes = offer.changes(facts)
    figures = _figures(offer)
    kept = sum(facts.get(path) == offer.values[path] for path in figures)
    new = len(figures) - kept - len(changes)
    yield f"{done}{_counted(offer, facts)}：新填{new}个，改动{len(changes)}个，与现有的相同{kept}个"
    for path, old, value in changes:
        yield f"{label(facts, path)}：{_shown(old)} → {_shown(value)}"
    for path in sorted(offer.values.keys() - figures):
        yield f"{_root(facts, path)}没有填的各格：0"
    untaken, totals = _notes(offer, facts)
    for path, note in {**totals, **untaken}.items():
        yield f"{label(facts, path)}：{note}"
    yield from offer.remarks


def _figures(offer: Offer) -> list[str]:
    """Return the paths of single figures, without 其余各格均为0."""
    return [path for path in offer.values if path.rpartition(".")[2] != REST]


def _notes(offer: Offer, facts: Facts) -> tuple[dict[str, str], dict[str, str]]:
    """Return the notes on cells that are not taken, and those on totals."""
    totals = {path: note for path, note in offer.notes.items() if _is_total(facts, path)}
    return {path: note for path, note in offer.notes.items() if path not in totals}, totals


def _is_total(facts: Facts, path: str) -> bool:
    root, _, key = path.partition(".")
    return key in facts.table(root).form.computed


def _counted(offer: Offer, facts: Facts) -> str:
    """Return how many figures there are, table by table where there are several."""
    roots: dict[str, int] = {}
    for path in _figures(offer):
        root = _root(facts, path)
        roots[root] = roots.get(root, 0) + 1
    if not roots:
        return "0个数"
    return "、".join(f"{root}{count}个数" for root, count in roots.items())


def _root(facts: Facts, path: str) -> str:
    root = path.partition(".")[0]
    return facts.table(root).form.name if root in _TABLES else "其他"


_TABLES = ("disclosure", "applications", "disputes")


def label(facts: Facts, path: str) -> str:
    """Return what the fact at `path` is called."""
    return Scope(facts).label(path)


def stepped(before: Facts, after: Facts, changed: Mapping[str, Value | None], done: str) -> str:
    """Return in one line what an undoing or redoing did: 已撤销：表三的15格."""
    paths = list(changed)
    if len(paths) == 1 and paths[0].rpartition(".")[2] != REST:
        was, is_now = (_shown(facts.get(paths[0])) for facts in (before, after))
        return f"已{done}：{label(after, paths[0])}，{was} → {is_now}"
    tables = "、".join(dict.fromkeys(_root(after, path) for path in paths))
    return f"已{done}：{tables}的{_differing(before, after)}格"


def _differing(before: Facts, after: Facts) -> int:
    """Return how many answers differ, cells counted one by one."""
    count = 0
    for root in _TABLES:
        was, now = before.table(root), after.table(root)
        keys = {*was.values, *now.values} - now.form.computed
        count += sum(was.get(key) != now.get(key) for key in keys)
    others = {*before.values, *after.values}
    plain = (path for path in others if path.partition(".")[0] not in _TABLES)
    return count + sum(before.values.get(path) != after.values.get(path) for path in plain)


def _shown(value: Value | None) -> str:
    if value is None:
        return "空"
    return format_number(value) if isinstance(value, Decimal) else str(value)
