"""The samples with every second fact taken away: gaps show, and nothing is made up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from assistant.drafting.compose import compose
from assistant.drafting.phrase_files import load_phrasebank
from assistant.drafting.select import alternatives
from assistant.facts.cells import cell_keys
from assistant.facts.facts import Facts, load_facts
from assistant.facts.field import FieldKind
from assistant.interview.question import all_fields, load_questions
from assistant.interview.session import Interview
from assistant.paths import sample_facts

if TYPE_CHECKING:
    from typing import TypeGuard

    from assistant.drafting.candidate import Candidate
    from assistant.drafting.draft import Draft, DraftSentence
    from assistant.facts.field import Record, Value
    from assistant.interview.question import Question

COMPLETE = sorted(path for path in sample_facts().glob("*.toml") if "残缺" not in path.stem)
HALVES = [(path, odd) for path in COMPLETE for odd in (0, 1)]


@pytest.fixture(scope="module", params=HALVES, ids=[f"{path.stem}-{odd}" for path, odd in HALVES])
def half(request: pytest.FixtureRequest) -> Half:
    """Each complete sample with every second fact taken away, in both halves."""
    path, odd = request.param
    return Half(load_facts(path, all_fields()), odd)


@dataclass(frozen=True)
class Half:
    """A sample of which every second fact is left: those at even or those at odd places."""

    full: Facts
    odd: int

    @cached_property
    def interview(self) -> Interview:
        """The interview as it stands with the facts that are left."""
        return Interview(load_questions(), replace(self.full, values=self._left()))

    @cached_property
    def draft(self) -> Draft:
        """The draft of what is left."""
        return compose(self.interview.effective_facts(), load_phrasebank())

    def text(self) -> str:
        """All words of the draft outside of its tables."""
        draft = self.draft
        return "\n".join([draft.title, *(p.text for p in draft.paragraphs()), *draft.closing()])

    def told_in_full(self, sentence: DraftSentence) -> Candidate:
        """What the sentence's phrase says with all facts, in the same choice of words."""
        facts = self.full
        for key in ("unit.name", "report.year"):  # the lots are drawn from these two
            facts = facts if key in self.interview.facts.values else facts.without(key)
        found = alternatives(facts, load_phrasebank(), sentence.slot)
        return next(one for one in found if one.phrase.id == sentence.phrase)

    def _left(self) -> MappingProxyType[str, Value]:
        kept = enumerate(_cell_by_cell(self.full).values.items())
        left = {
            path: tuple(self._thinned(one) for one in value) if _is_list(value) else value
            for place, (path, value) in kept
            if _is_list(value) or place % 2 == self.odd
        }
        return MappingProxyType(left)

    def _thinned(self, record: Record) -> Record:
        kept = {key: own for n, (key, own) in enumerate(record.items()) if n % 2 == self.odd}
        return MappingProxyType(kept)


def _is_list(value: Value | None) -> TypeGuard[tuple[Record, ...]]:
    return isinstance(value, tuple) and any(isinstance(one, Mapping) for one in value)


def _cell_by_cell(facts: Facts) -> Facts:
    """The facts with each 0 of the tables in its own cell, so that a cell can be unknown."""
    for table in ("applications", "disputes", "disclosure"):
        figures = facts.table(table)
        told = {
            f"{table}.{cell}": figures.values[cell]
            for cell in cell_keys(figures.form)
            if cell not in figures.form.computed
        }
        facts = facts.without(table)
        facts = replace(facts, values=MappingProxyType({**facts.values, **told}))
    return facts


def test_every_blank_of_a_half_told_sample_is_listed(half: Half) -> None:
    shown = set(re.findall("【待核：([^】]+)】", half.text()))
    assert shown
    assert shown <= set(half.draft.blanks)


def test_every_required_answer_that_is_gone_is_listed_by_its_label(half: Half) -> None:
    listed = half.draft.blanks
    unlisted = {
        question.key
        for question in half.interview.unanswered()
        if question.field.kind is not FieldKind.TABLE
        and not all(any(label in one for one in listed) for label in _labels(half, question))
    }
    # The unit's name tells its level; without has_last_report the promises show as a blank.
    assert unlisted <= {"unit.level", "report.has_last_report"}
    assert "report.has_last_report" not in unlisted or "上年问题整改情况" in listed


def _labels(half: Half, question: Question) -> list[str]:
    records = half.interview.records(question.key)
    if not records:
        return [question.field.label]
    wanted = (own for own in question.field.fields if own.required)
    return [own.label for own in wanted if any(own.key not in record for record in records)]


def test_a_table_with_gaps_lists_each_cell_that_is_not_known(half: Half) -> None:
    tables = [section.table for section in half.draft.sections if section.table]
    missing = [table.form.cell_name(key) for table in tables for key in table.missing()]
    assert missing
    assert set(missing) <= set(half.draft.blanks)


def test_a_half_told_sample_claims_nothing_that_is_not_known(half: Half) -> None:
    claims = [
        clause
        for paragraph in half.draft.paragraphs()
        for sentence in paragraph.sentences
        if sentence.phrase and _CLAIM.search("".join(sentence.fixed))
        for clause in _claims(sentence, half.told_in_full(sentence))
    ]
    assert claims == []


# 没有在法定期限内答复的【待核：…】件 leaves open how many; 没有收到申请 does not.
_CLAIM = re.compile(r"没有|未|无|全部|都|均|只有|仅|(?<!\d)0[件条元个次]|100%")
_OPEN = re.compile(r"【待核：[^】]+】[件条元个次份人]")


def _claims(sentence: DraftSentence, in_full: Candidate) -> list[str]:
    """The clauses that say 没有, 全部, 0件 … where the whole facts do not."""
    own = set(_CLAIM.findall("".join(sentence.fixed)))
    if in_full.holds and own <= set(_CLAIM.findall("".join(in_full.fixed))):
        return []
    clauses = [one for one in re.split("[，。；]", sentence.text) if not _OPEN.search(one)]
    return [one for one in clauses if any(word in one for word in own)]
