"""What problems and measures are about: the fourteen topics of `topics.toml`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from assistant.checking.knowledge import any_of, load_knowledge
from assistant.report.pattern import Pattern

# 制度不断健全 says nothing of a lack.
_NO_LACK = Pattern(r"不断|不仅|不但|不同")


class ProblemTopic(NamedTuple):
    """A topic: how problems and measures of it are worded, which other topics answer it."""

    name: str
    problem: Pattern
    measure: Pattern
    weak: Pattern
    answered_by: frozenset[str]
    narrows: frozenset[str]


@cache
def topics() -> tuple[ProblemTopic, ...]:
    """Return the topics in the order of the file."""
    return tuple(
        ProblemTopic(
            name=raw["name"],
            problem=any_of(raw["problem"]),
            measure=any_of(raw["measure"]),
            weak=any_of(raw.get("weak", ())),
            answered_by=frozenset({raw["name"], *raw["answered_by"]}),
            narrows=frozenset(raw.get("narrows", ())),
        )
        for raw in load_knowledge("topics")["topic"]
    )


def problem_topics(text: str) -> tuple[ProblemTopic, ...]:
    """Return what a problem is about; a topic leaves out those that it narrows down."""
    told = _NO_LACK.sub("", text)
    found = [topic for topic in topics() if topic.problem.search(told)]
    wider = frozenset[str]().union(*(topic.narrows for topic in found))
    return tuple(topic for topic in found if topic.name not in wider)


def measure_topics(text: str) -> frozenset[str]:
    """Return the names of what a measure is about."""
    return frozenset(topic.name for topic in topics() if topic.measure.search(text))
