"""A draft made anew with the last one in mind is the same as one made from nothing."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from assistant.drafting import candidate, select
from assistant.drafting.phrase_files import load_phrasebank
from assistant.drafting.remembered import Remembered
from assistant.drafting.sources import Sources
from assistant.facts.facts import load_facts
from assistant.interview.question import all_fields

if TYPE_CHECKING:
    from assistant.drafting.candidate import Candidate
    from assistant.drafting.phrase import Phrase
    from assistant.facts.facts import Facts
    from assistant.interview.grammar import Scope

SAMPLES = Path(__file__).parents[2] / "samples" / "facts"
CHANGES = 12


def _facts(name: str) -> Facts:
    return load_facts(SAMPLES / name, all_fields())


def _changed(facts: Facts, told: Facts, chance: Random) -> Facts:
    """Return the facts with one that was told taken away, put back, or made another."""
    path = chance.choice(list(told.values))
    value = told.values[path]
    what = chance.randrange(4)
    if what == 0:
        return facts.without(path)
    if what == 1 and isinstance(value, int) and not isinstance(value, bool):
        return facts.with_value(path, chance.choice([0, value + 1]))
    if what == 2 and isinstance(value, tuple):
        return facts.with_value(path, value[: chance.randrange(len(value) + 1)])
    return facts.with_value(path, value)


@pytest.mark.parametrize("name", ["石桥镇.toml", "云岭县人民政府.toml", "残缺-石桥镇.toml"])
def test_the_past_changes_no_word(name: str) -> None:
    sources, past, chance = Sources(load_phrasebank()), Remembered(), Random(name)
    told = facts = _facts(name)
    for _ in range(CHANGES):
        facts = _changed(facts, told, chance)
        assert sources.draft(facts, past) == sources.draft(facts)


def test_another_year_makes_another_draft() -> None:
    sources, past = Sources(load_phrasebank()), Remembered()
    facts = _facts("石桥镇.toml")
    sources.draft(facts, past)
    later = facts.with_value("report.year", 2025)
    assert sources.draft(later, past) == sources.draft(later)


def test_only_sentences_that_hang_on_the_changed_fact_are_drafted_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[str] = []
    examine = candidate.examine

    def counted(phrase: Phrase, scope: Scope) -> Candidate:
        tried.append(phrase.topic)
        return examine(phrase, scope)

    sources, past = Sources(load_phrasebank()), Remembered()
    facts = _facts("石桥镇.toml")
    sources.draft(facts, past)
    monkeypatch.setattr(select, "examine", counted)
    sources.draft(facts, past)
    assert tried == []
    sources.draft(facts.with_value("platform.boards", 13), past)
    assert set(tried) == {"platform.boards"}
