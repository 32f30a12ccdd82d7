"""Which answers contradict one another: the relations of the phrasebank, tried on the facts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from assistant.facts.field import FieldKind
from assistant.interview.carry_over import carried_over
from assistant.interview.grammar import holds
from assistant.interview.question import load_questions
from assistant.interview.relation_file import load_relations
from assistant.interview.relations import EACH, Reading
from assistant.interview.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from assistant.facts.facts import Facts
    from assistant.interview.carry_over import Carried
    from assistant.interview.relation_file import Relations
    from assistant.interview.relations import Relation
    from assistant.report.report import Report

_INDEX = re.compile(r"\.\d+\.")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Answers that cannot all be right, or, where it is not certain, a question about them.

    `facts` says what contradicts what, `advice` what to do, or what is asked; `questions` are the
    keys of those at which it is told.
    """

    facts: str
    advice: str
    is_certain: bool
    questions: tuple[str, ...]

    @property
    def message(self) -> str:
        """Return all of it in one line."""
        return f"{self.facts}{'；' if self.is_certain else '，'}{self.advice}"


def contradictions(facts: Facts, relations: Relations | None = None) -> tuple[Contradiction, ...]:
    """Return what contradicts what in facts that count, in the order of the relations."""
    scope, known = Scope(facts), relations or load_relations()
    return tuple(one for each in known.relations for one in _broken(each, scope, known.names))


def doubts_about(facts: Facts, last_year: Report | None) -> tuple[Contradiction, ...]:
    """Return which answers contradict one another or last year's report, if there is one."""
    found = contradictions(facts)
    return (*found, *against_last_year(facts, last_year)) if last_year else found


def against_last_year(facts: Facts, last_year: Report) -> tuple[Contradiction, ...]:
    """Return which figures of last year's, as told, are not those of its report.

    A report of any other year is not last year's, and nothing is compared.
    """
    if facts.year is None or last_year.year != facts.year - 1:
        return ()
    return tuple(
        _differs(facts, one) for one in carried_over(last_year, ()) if _is_other(facts, one)
    )


def _is_other(facts: Facts, carried: Carried) -> bool:
    told, was = facts.get(carried.path), carried.value
    are_counts = type(told) is int and type(was) is int
    return are_counts and told != was


def _differs(facts: Facts, carried: Carried) -> Contradiction:
    scope = Scope(facts)
    reading = Reading(scope, load_relations().names, _conditions())
    label = reading.label(carried.path)
    told, was = (
        reading.shown(carried.path, Decimal(str(value)))
        for value in (facts.get(carried.path), carried.value)
    )
    # What was read out of sentences may count something else; what was carried on may have been
    # counted anew where units were joined.
    is_certain = carried.path == "requests.last_received"
    advice = "请照上年年报改" if is_certain else "为什么不同？"
    said = f"{label}填的是{told}，上年年报{carried.place}是{was}"
    return Contradiction(said, advice, is_certain, (question_of(carried.path),))


def computed_in_vain(
    scope: Scope, computed: Iterable[frozenset[str]], relations: Relations | None = None
) -> tuple[str, ...]:
    """Return what is wrong with the facts, by full path, that numbers were worked out from.

    A remainder or a share of facts that contradict one another says something false.
    """
    known = relations or load_relations()
    touched = {
        relation: None
        for paths in computed
        for relation in known.between(frozenset(_general(path) for path in paths))
    }
    found = (one for each in touched for one in _broken(each, scope, known.names))
    return tuple(dict.fromkeys(one.facts for one in found))


def _general(path: str) -> str:
    """Return the path for any record: proactive.areas[].count for proactive.areas.0.count."""
    return _INDEX.sub(EACH, path)


def _broken(relation: Relation, scope: Scope, names: Mapping[str, str]) -> Iterator[Contradiction]:
    for own in _scopes(relation, scope):
        if relation.when and holds(relation.when, own) is not True:
            continue
        reading = Reading(own, names, _conditions())
        message = relation.bond.broken(reading)
        if message:
            at = _questions(relation, relation.bond.told_at(reading))
            yield Contradiction(message, relation.advice, relation.is_certain, at)


def _scopes(relation: Relation, scope: Scope) -> Iterator[Scope]:
    """Yield the scope; for a relation about records one for each, or for the one at hand."""
    if not relation.each:
        yield scope
        return
    at_hand = next((at for at in scope.items.values() if at.startswith(f"{relation.each}.")), "")
    if at_hand:
        index = int(at_hand.rpartition(".")[2])
        yield scope.with_item(relation.item, relation.each, index)
        return
    records = scope.get(relation.each)
    for index in range(len(records) if isinstance(records, tuple) else 0):
        yield scope.with_item(relation.item, relation.each, index)


def _questions(relation: Relation, paths: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of the questions for the paths; of a table only where there is no other."""
    own = f"{relation.item}."
    at = (relation.each if relation.item and path.startswith(own) else path for path in paths)
    found = dict.fromkeys(filter(None, map(question_of, at)))
    others = tuple(key for key in found if key not in _tables())
    return others or tuple(found)


def question_of(path: str) -> str:
    """Return the key of the question that asks for the fact at `path`, or ""."""
    listed = path.partition(EACH)[0]
    while listed and listed not in _conditions():
        listed = listed.rpartition(".")[0]
    return listed


@cache
def _conditions() -> Mapping[str, str]:
    """Return when each question is asked, "" for always, by the fact that it asks for."""
    asked = (question for group in load_questions() for question in group.questions)
    return MappingProxyType({question.key: question.when for question in asked})


@cache
def _tables() -> frozenset[str]:
    asked = (question.field for group in load_questions() for question in group.questions)
    return frozenset(field.key for field in asked if field.kind is FieldKind.TABLE)
