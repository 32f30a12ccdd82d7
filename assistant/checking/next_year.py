"""The facts that a unit's next report begins with, out of its last one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.checking.reading.problem_list import read_problem_list, shortened
from assistant.corpus.normalise import without_enumerator
from assistant.facts.facts import read_facts
from assistant.interview.carry_over import carried_over, nested
from assistant.interview.question import all_fields
from assistant.interview.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.facts.facts import Facts
    from assistant.interview.carry_over import Carried, Raw
    from assistant.report.report import Report

_FOUND_BY = re.compile(r".{0,12}(?:发现|反映|指出|提到|提出|查明|看到|通报|得知|显示)|.{0,5}")


@dataclass(frozen=True)
class Begun:
    """The facts taken over; `told` says of each what was taken from where, in Chinese."""

    facts: Facts
    told: tuple[str, ...] = ()


def begun_from(report: Report) -> Begun:
    """Return names, contact, figures carried over and last year's problems; no figure of a year."""
    section = report.section("problems")
    problems = read_problem_list(section, report.year).problems if section else ()
    names = [shortened(_name_of(entry.sentences[0].text)) for entry in problems]
    carried = carried_over(report, names)
    facts = read_facts(nested(carried), all_fields())
    return Begun(facts, tuple(_told(carried, facts)))


def _name_of(problem: str) -> str:
    """Return what a problem may be called: its first clause that says more than who found it."""
    clauses = without_enumerator(problem).split("，")
    return next((one for one in clauses if not _FOUND_BY.fullmatch(one)), clauses[0])


def _told(carried: Sequence[Carried], facts: Facts) -> Iterator[str]:
    """Yield what was taken from where, a line each; cells of 0 are only counted."""
    zeros = [one for one in carried if one.value == 0 and one.value is not False]
    for one in carried:
        if one not in zeros:
            label = Scope(facts).label(one.path)
            yield f"{label}：{_shown(one.value)}（上年年报{one.place}）"
    if zeros:
        yield f"另有{len(zeros)}个上年的数是0（上年年报表三）"


def _shown(value: Raw) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "；".join("、".join(one.values()) if isinstance(one, dict) else one for one in value)
    return str(value)
