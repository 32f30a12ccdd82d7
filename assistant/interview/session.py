"""An interview under way: which questions are asked, what was answered, and what is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from assistant.facts.cells import REST, cell_field
from assistant.facts.field import FieldKind
from assistant.interview.answer import AnswerError, parse_answer, show_answer

if TYPE_CHECKING:
    from assistant.facts.facts import Facts, Field, Record, Value
    from assistant.interview.contradictions import Contradiction
    from assistant.interview.question import Question, QuestionGroup


class SectionState(StrEnum):
    """How far a section is."""

    EMPTY = "未填"
    PARTLY = "部分"
    COMPLETE = "完成"
    FAULTY = "有问题"


@dataclass(frozen=True)
class Interview:
    """The questions and the facts told so far; every answer makes a new interview.

    The answer to a question that came to be hidden is kept, in case the question returns, but is
    no fact while it is hidden: drafts are made from `effective_facts`.
    """

    groups: tuple[QuestionGroup, ...]
    facts: Facts

    def visible(self, section: str) -> tuple[Question, ...]:
        """Return the questions of a section that are asked, as the answers stand."""
        return tuple(q for q in self._questions(section) if q.key not in self._hidden)

    def effective_facts(self) -> Facts:
        """Return the facts without the answers to questions that are hidden."""
        facts = self.facts
        for question in self.set_aside():
            facts = facts.without(question.key)
        return facts

    def set_aside(self, section: str | None = None) -> tuple[Question, ...]:
        """Return the questions that have an answer, but are not asked as the answers stand."""
        hidden = (q for q in self._questions(section) if q.key in self._hidden)
        return tuple(q for q in hidden if self._is_begun(q.field))

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Return which answers cannot all be right, and what is to be asked about some."""
        from assistant.interview.contradictions import contradictions

        return contradictions(self.effective_facts())

    def doubts(self, key: str) -> tuple[Contradiction, ...]:
        """Return what contradicts the answer to a question, and what is asked about it."""
        return tuple(one for one in self.contradictions if key in one.questions)

    def question(self, key: str) -> Question:
        """Return the question that asks for the fact `key`."""
        return next(q for q in self._questions() if q.key == key)

    def answer(self, key: str, raw: str) -> Interview:
        """Return the interview with an answer, a blank taking it back; raise `AnswerError`."""
        if raw == self.raw(key):
            # What the clerk only passed by keeps its value, whatever reading it anew would give.
            return self
        return self._with(key, parse_answer(self.question(key).field, raw))

    def raw(self, key: str) -> str:
        """Return the answer as it would be typed, "" without one."""
        return show_answer(self.question(key).field, self.facts.values.get(key))

    def records(self, key: str) -> tuple[Record, ...]:
        """Return the records of a list, none for a list without an answer."""
        value = self.facts.values.get(key)
        items = value if isinstance(value, tuple) else ()
        return tuple(item for item in items if isinstance(item, Mapping))

    def add_record(self, key: str, raws: Mapping[str, str]) -> Interview:
        """Return the interview with one more record; raise `AnswerError` naming every fault."""
        return self._with(key, (*self.records(key), self._record(key, raws)))

    def replace_record(self, key: str, index: int, raws: Mapping[str, str]) -> Interview:
        """Return the interview with the record at `index` put anew; raise `AnswerError`."""
        records = list(self.records(key))
        records[index] = self._record(key, raws)
        return self._with(key, tuple(records))

    def move_record(self, key: str, index: int, by: int) -> Interview:
        """Return the interview with a record moved up (`by` < 0) or down, at most to the end."""
        records = list(self.records(key))
        record = records.pop(index)
        records.insert(max(0, index + by), record)
        return self._with(key, tuple(records))

    def remove_record(self, key: str, index: int) -> Interview:
        """Return the interview without the record; a list left empty has no answer."""
        records = list(self.records(key))
        del records[index]
        return self._with(key, tuple(records) or None)

    def confirm_none(self, key: str) -> Interview:
        """Return the interview in which a list is answered with: there are none."""
        return self._with(key, ())

    def answer_cell(self, table: str, cell: str, raw: str) -> Interview:
        """Return the interview with one cell of a table filled; raise `AnswerError`."""
        form = self.facts.table(table).form
        if cell in form.computed:
            raise AnswerError(f"{form.cell_name(cell)}由程序相加得出，请填各分项")
        value = parse_answer(cell_field(form, cell), raw)
        if value is not None:
            return self._with(f"{table}.{cell}", value)
        return replace(self, facts=self._rest_spelt_out(table)).clear(f"{table}.{cell}")

    def put(self, path: str, value: Value | None) -> Interview:
        """Return the interview with `value`, which stood there before, at `path`."""
        return self._with(path, value)

    def clear(self, path: str) -> Interview:
        """Return the interview with nothing at `path`; a table loses all of its cells."""
        return self._with(path, None)

    def fill_rest_with_zero(self, table: str) -> Interview:
        """Return the interview in which every cell without a figure is confirmed to be 0."""
        return self._with(f"{table}.{REST}", 0)

    def unanswered(self, section: str | None = None) -> tuple[Question, ...]:
        """Return the required questions that are asked and not yet, or not wholly, answered."""
        asked = (q for q in self._questions(section) if q.key not in self._hidden)
        return tuple(q for q in asked if q.field.required and not self._is_answered(q.field))

    def state(self, section: str) -> SectionState:
        """Return how far a section is: 完成 when nothing required is left and all is whole.

        有问题 when the sums of its table fail, or an answer contradicts another, whatever is left.
        """
        asked = self.visible(section)
        tables = (self.facts.table(q.field.table) for q in asked if q.field.table)
        if any(table.broken_sums for table in tables) or self._contradicts(asked):
            return SectionState.FAULTY
        begun = [question for question in asked if self._is_begun(question.field)]
        if asked and not begun:
            return SectionState.EMPTY
        left = [q for q in (*begun, *self.unanswered(section)) if not self._is_answered(q.field)]
        return SectionState.PARTLY if left else SectionState.COMPLETE

    def _contradicts(self, asked: tuple[Question, ...]) -> bool:
        told = {key for one in self.contradictions if one.is_certain for key in one.questions}
        return any(question.key in told for question in asked)

    def _questions(self, section: str | None = None) -> tuple[Question, ...]:
        groups = (g for g in self.groups if section is None or g.section == section)
        return tuple(question for group in groups for question in group.questions)

    @cached_property
    def _hidden(self) -> frozenset[str]:
        """Return the keys of the questions not asked; one hidden question may hide the next."""
        from assistant.interview.grammar import Scope, holds

        hidden: set[str] = set()
        facts = self.facts
        for question in self._questions():
            if question.when and not holds(question.when, Scope(facts)):
                hidden.add(question.key)
                if self._is_begun(question.field):
                    facts = facts.without(question.key)
        return frozenset(hidden)

    def _with(self, path: str, value: Value | None) -> Interview:
        facts = self.facts.without(path)
        return replace(self, facts=facts if value is None else facts.with_value(path, value))

    def _record(self, key: str, raws: Mapping[str, str]) -> Record:
        record: dict[str, Value] = {}
        faults = []
        for own in self.question(key).field.fields:
            try:
                value = parse_answer(own, raws.get(own.key, ""))
            except AnswerError as error:
                faults.append(f"{own.label}：{error}")
                continue
            if value is not None:
                record[own.key] = value
        if faults:
            raise AnswerError("\n".join(faults))
        if not record:
            raise AnswerError("这一条什么都没有填，请至少填一项")
        return MappingProxyType(record)  # type: ignore[arg-type]

    def _rest_spelt_out(self, table: str) -> Facts:
        """Return the facts with 其余各格为0 written into the cells, so that one can be blank."""
        facts = self.facts
        if f"{table}.{REST}" not in facts.values:
            return facts
        figures = facts.table(table)
        for cell, _ in figures.values.items():
            if cell not in figures.form.computed:
                value = facts.get(f"{table}.{cell}")
                facts = facts if value is None else facts.with_value(f"{table}.{cell}", value)
        return facts.without(f"{table}.{REST}")

    def _is_begun(self, field: Field) -> bool:
        paths = self.facts.values
        return field.key in paths or any(path.startswith(f"{field.key}.") for path in paths)

    def _is_answered(self, field: Field) -> bool:
        """Return whether an answer is there and whole: every cell, each record's required part."""
        if field.kind is FieldKind.TABLE:
            return not self.facts.table(field.table).missing()
        if field.key not in self.facts.values:
            return False
        wanted = [own.key for own in field.fields if own.required]
        return all(key in record for record in self.records(field.key) for key in wanted)
