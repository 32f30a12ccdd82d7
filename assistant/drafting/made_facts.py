"""Facts that make a condition true: a sample's own, a case laid over them, or made-up answers."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from jinja2 import nodes

from assistant.drafting.cases import cases, effective, records
from assistant.facts.field import FieldKind
from assistant.facts.value import MisfitError, read_value
from assistant.interview.grammar import Scope, tree_holds
from assistant.interview.syntax import paths_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.drafting.outline import OutlineParagraph
    from assistant.facts.facts import Facts
    from assistant.facts.field import Field, Value

# So many ways to make a condition true are tried before it is given up.
_MOST_TRIES = 100
_MOST_VALUES = 40
_MOST_RECORDS = 3
_TABLES = ("applications", "disputes", "disclosure")
_DERIVED = dict.fromkeys(("unit.whole", "unit.is_government", "unit.kind"), "unit.level")


class Wanted:
    """What is wanted of made-up facts: conditions that hold, facts that are there.

    Within a list, names of the item mean its first record.
    """

    def __init__(
        self,
        when: Iterable[nodes.Node],
        needs: Sequence[str] = (),
        paragraph: OutlineParagraph | None = None,
    ) -> None:
        self.when = tuple(when)
        self.needs = tuple(needs)
        self.paragraph = paragraph
        self.item = paragraph.item if paragraph else ""
        self.each = paragraph.each if paragraph else ""

    def scope(self, facts: Facts) -> Scope:
        """Return the scope in which the conditions are judged."""
        return Scope(facts).with_item(self.item, self.each, 0) if self.each else Scope(facts)

    def is_met(self, facts: Facts) -> bool:
        """Return whether the facts are as wanted."""
        scope = self.scope(facts)
        if any(scope.get(need) is None for need in self.needs):
            return False
        return all(tree_holds(when, scope) is True for when in self.when)


def made(wanted: Wanted, facts: Facts, turn: int = 0) -> Facts | None:
    """Return facts like the given ones in which all that is wanted is met; None if none is found.

    In a list, a record of the samples comes before one whose answers are made up; of several that
    fit, each has its turn.
    """
    tries = (
        whole
        for start in _starts(wanted, facts, turn)
        for found in islice(_Making(wanted).all_true(start), _MOST_TRIES)
        for changed in ((_filled(wanted, found), found) if found is not start else (found,))
        if wanted.is_met(changed) and wanted.is_met(whole := effective(changed))
    )
    return next(tries, None)


def _filled(wanted: Wanted, facts: Facts) -> Facts:
    """Return the facts in which the record of the list lacks nothing that can be told."""
    listed = facts.field(wanted.each) if wanted.each else None
    for own in listed.fields if listed else ():
        path = f"{wanted.each}.0.{own.key}"
        if facts.get(path) is None:
            facts = with_own(facts, path, next(_values(own, ()), None))
    return facts


def _starts(wanted: Wanted, facts: Facts, turn: int) -> Iterator[Facts]:
    """Yield the facts to begin with: for a list, with the record that meets most by itself."""
    if not wanted.each:
        yield facts
        return
    listed = facts.get(wanted.each)
    rest = listed[1:] if isinstance(listed, tuple) else ()
    pool = [facts.with_value(wanted.each, (one, *rest)) for one in records(wanted.each)]
    fitting = [one for one in pool if wanted.is_met(one)]
    if fitting:
        yield fitting[turn % len(fitting)]
        return
    met = [_met(wanted, one) for one in pool]
    nearest = [one for one, count in zip(pool, met, strict=True) if count == max(met)]
    start = turn % len(nearest) if nearest else 0
    yield from (nearest[start:] + nearest[:start])[:_MOST_RECORDS]


def _met(wanted: Wanted, facts: Facts) -> int:
    """Return how many of the things wanted are there already."""
    scope = wanted.scope(facts)
    parts = (part for when in wanted.when for part in parts_of(when))
    met = sum(tree_holds(part, scope) is True for part in parts)
    return met + sum(scope.get(need) is not None for need in wanted.needs)


def parts_of(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield the conditions that an and joins."""
    if isinstance(node, nodes.And):
        yield from parts_of(node.left)
        yield from parts_of(node.right)
    else:
        yield node


class _Making:
    """Changes facts until a condition is true, one comparison after the other."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted

    def all_true(self, facts: Facts) -> Iterator[Facts]:
        """Yield facts in which each condition was made true, and each need is there, in turn."""
        yield from self._each(facts, self.wanted.when)

    def _each(self, facts: Facts, conditions: Sequence[nodes.Node]) -> Iterator[Facts]:
        if not conditions:
            yield self._with_needs(facts)
            return
        for one in self._made(conditions[0], True, facts):
            yield from self._each(one, conditions[1:])

    def _with_needs(self, facts: Facts) -> Facts:
        for need in self.wanted.needs:
            if self.wanted.scope(facts).get(need) is None:
                facts = next(iter(self._changes(facts, need, ())), facts)
        return facts

    def _made(self, node: nodes.Node, truth: bool, facts: Facts) -> Iterator[Facts]:
        """Yield facts in which a condition is true, or false."""
        if isinstance(node, nodes.Not):
            yield from self._made(node.node, not truth, facts)
        elif isinstance(node, nodes.And | nodes.Or):
            if isinstance(node, nodes.And) == truth:
                for one in self._made(node.left, truth, facts):
                    yield from self._made(node.right, truth, one)
            else:
                yield from self._made(node.left, truth, facts)
                yield from self._made(node.right, truth, facts)
        else:
            yield from self._atom(node, truth, facts)

    def _atom(self, node: nodes.Node, truth: bool, facts: Facts) -> Iterator[Facts]:
        if self._is(node, truth, facts):
            yield facts
            return
        constants = tuple(_constants(node))
        for path in dict.fromkeys(path for path, _ in paths_in(node)):
            others = [self.wanted.scope(facts).get(other) for other, _ in paths_in(node)]
            for one in self._changes(facts, path, (*constants, *others)):
                if self._is(node, truth, one):
                    yield one

    def _is(self, node: nodes.Node, truth: bool, facts: Facts) -> bool:
        return tree_holds(node, self.wanted.scope(facts)) is truth

    def _changes(self, facts: Facts, path: str, near: Iterable[object]) -> Iterator[Facts]:
        """Yield the facts with another value at `path`: as cases have it, then made up."""
        name, _, own = path.partition(".")
        if self.wanted.each and name == self.wanted.item:
            yield from self._record_changes(facts, own, near)
            return
        base = _DERIVED.get(path, path.removesuffix(".count"))
        told = path if base == path.removesuffix(".count") else base
        yield from (case.over(facts) for case in cases() if _tells(case.paths, told))
        field = facts.field(base)
        if field and field.kind is not FieldKind.TABLE:
            if field.kind is FieldKind.RECORDS:
                yield from _other_lengths(facts, base)
            yield from (facts.with_value(base, one) for one in _values(field, near))
            yield facts.without(base)

    def _record_changes(self, facts: Facts, key: str, near: Iterable[object]) -> Iterator[Facts]:
        listed, records_field = facts.get(self.wanted.each), facts.field(self.wanted.each)
        field = records_field.field(key) if records_field else None
        if not field or not isinstance(listed, tuple) or not listed:
            return
        path = f"{self.wanted.each}.0.{key}"
        values = (one for one in _values(field, near) if not isinstance(one, Mapping))
        yield from (with_own(facts, path, value) for value in values)
        yield with_own(facts, path, None)


def with_own(facts: Facts, path: str, value: Value | None) -> Facts:
    """Return the facts with another value at `path`, which may be in a record: problems.0.months.

    None takes the value away.
    """
    listed, _, key = path.rpartition(".")
    listed, _, index = listed.rpartition(".")
    records_there = facts.values.get(listed)
    if not index.isdecimal() or not isinstance(records_there, tuple):
        return facts.without(path) if value is None else facts.with_value(path, value)
    changed = [dict(one) for one in records_there if isinstance(one, Mapping)]
    changed[int(index)].pop(key, None)
    if value is not None:
        changed[int(index)][key] = value  # type: ignore[assignment]
    return facts.with_value(listed, tuple(changed))


def _tells(paths: frozenset[str], path: str) -> bool:
    """Return whether a case has to do with a fact: itself, its list, its table."""
    table = path.partition(".")[0]
    base = path.removesuffix(".count")
    return base in paths or path in paths or (table in _TABLES and table in paths)


def _other_lengths(facts: Facts, path: str) -> Iterator[Facts]:
    """Yield the facts with no record in a list, with the first one, the first two, all known."""
    own = facts.get(path)
    known = own if isinstance(own, tuple) else ()
    known = known if len(known) > 1 else records(path)
    yield from (facts.with_value(path, known[:count]) for count in (1, 2, 3, 0))


def _constants(node: nodes.Node) -> Iterator[object]:
    yield from (one.value for one in node.find_all(nodes.Const))


def _values(field: Field, near: Iterable[object]) -> Iterator[Value]:
    """Yield answers to a question: numbers about those it is compared with, choices, examples."""
    for raw in islice(dict.fromkeys(_answers(field, near)), _MOST_VALUES):
        try:
            value = read_value(field, raw)
        except MisfitError:
            continue
        if value is not None:
            yield value


def _answers(field: Field, near: Iterable[object]) -> Iterator[object]:
    if field.kind is FieldKind.RECORDS:
        return
    if field.kind in (FieldKind.COUNT, FieldKind.AMOUNT, FieldKind.YEAR):
        numbers = [one for one in near if isinstance(one, int | Decimal)]
        yield from (one + step for one in numbers for step in (0, 1, -1, 2))
        yield from (2, 1, 0, 7)
    elif field.kind is FieldKind.CHOICE:
        yield from field.choices
    elif field.kind is FieldKind.FLAG:
        yield from ("是", "否")
    elif field.kind is FieldKind.DATE:
        yield field.example or datetime.date(2024, 6, 18).isoformat()
    else:
        yield from (one for one in near if isinstance(one, str))
        yield field.example or field.label
