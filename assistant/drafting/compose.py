"""Makes the draft of a whole report from the facts and the phrasebank."""

from __future__ import annotations

import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from assistant.drafting.draft import Draft, DraftParagraph, DraftSection, DraftSentence
from assistant.drafting.outline import Joiner
from assistant.drafting.prose import listed, without_repeated_subject
from assistant.drafting.remembered import NotingScope, Remembered
from assistant.drafting.select import Selection, slot_of
from assistant.facts.cells import form_for
from assistant.facts.wording import picked
from assistant.interview.grammar import blank, holds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.corpus.wear import Wear
    from assistant.drafting.outline import OutlineParagraph
    from assistant.drafting.phrase import Phrasebank
    from assistant.facts.facts import Facts
    from assistant.report.report import Report

_UNIT, _YEAR, _DATE = "unit.name", "report.year", "report.planned_date"
# What the unit is called where it is the subject.
_NAMES = ("unit.self_name", "unit.organ")
_NO_CHOICES: Mapping[str, str] = MappingProxyType({})
_NO_WEAR: Mapping[str, Wear] = MappingProxyType({})

Sentences = tuple[DraftSentence, ...]


def compose(
    facts: Facts,
    bank: Phrasebank,
    *,
    last_year: Report | None = None,
    choices: Mapping[str, str] = _NO_CHOICES,
    wear: Mapping[str, Wear] = _NO_WEAR,
    past: Remembered | None = None,
) -> Draft:
    """Return the draft; what is missing shows in it as 【待核：…】.

    Phrases that stand in `last_year` are avoided; `choices` maps a sentence's slot to the phrase
    that the user picked for it, besides those in the facts, `wear` a phrase's id to how worn it is.
    The draft is the same with and without `past`, which makes drafting it anew faster.
    """
    chosen = picked(facts) | dict(choices)
    past = past or Remembered()
    past.begin(bank, last_year, wear, chosen, facts.unit_name, facts.year)
    writing = _Writing(Selection(facts, bank, last_year, chosen, wear=wear, past=past))
    scope = writing.scope
    date = facts.get(_DATE)
    unit = facts.unit_name or blank(scope.label(_UNIT))
    year = facts.year or blank(scope.label(_YEAR))
    return Draft(
        title=f"{unit}{year}年政府信息公开工作年度报告",
        unit=facts.unit_name,
        year=facts.year,
        preface=writing.paragraphs("preface"),
        sections=tuple(_sections(facts, writing)),
        signature=unit,
        date=date if isinstance(date, datetime.date) else None,
        undated=blank(scope.label(_DATE)),
        gaps=tuple(scope.label(path) for path in (_UNIT, _YEAR, _DATE) if scope.get(path) is None),
    )


def _sections(facts: Facts, writing: _Writing) -> Iterator[DraftSection]:
    form = form_for(facts.year)
    tables = {table.section: table.key for table in form.tables}
    for section in form.sections:
        table = tables.get(section.key)
        yield DraftSection(
            section.key,
            form.heading(section.key),
            writing.paragraphs(section.key),
            facts.table(table) if table else None,
        )


class _Writing:
    """Writes the paragraphs of one report, section by section."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self.facts = selection.facts
        self.scope = NotingScope(self.facts)
        self.names = tuple(str(self.scope.get(name) or "") for name in _NAMES)

    def paragraphs(self, section: str) -> tuple[DraftParagraph, ...]:
        """Return the prose of a section, as the outline orders it."""
        return tuple(
            paragraph
            for outlined in self.selection.bank.outline.of_section(section)
            if not outlined.when or holds(outlined.when, self.scope) is not False
            for paragraph in self._paragraphs(outlined)
        )

    def _paragraphs(self, outlined: OutlineParagraph) -> Iterator[DraftParagraph]:
        heading = outlined.heading
        for sentences in self._texts(outlined):
            text = tuple(without_repeated_subject(sentences, self.names, self.facts.year))
            if text:
                yield DraftParagraph(text, heading)
                heading = ""

    def _texts(self, outlined: OutlineParagraph) -> Sequence[Sentences]:
        """Return the sentences of each paragraph that one entry of the outline makes."""
        if not outlined.each:
            return [self._sentences(outlined, self.scope)]
        items = self._items(outlined)
        if outlined.joiner is Joiner.PARAGRAPHS:
            return items
        if outlined.joiner is Joiner.LIST:
            return [listed(items)]
        return [tuple(sentence for item in items for sentence in item)]

    def _items(self, outlined: OutlineParagraph) -> list[Sentences]:
        records = self.facts.get(outlined.each)
        if not isinstance(records, tuple):
            label = self.scope.label(outlined.each)
            blanks = DraftSentence(f"{blank(label)}。", "", (), (label,))
            return [(blanks,)] if outlined.required else []
        return [
            self._sentences(
                outlined, self.scope.with_item(outlined.item, outlined.each, index), index
            )
            for index in range(len(records))
        ]

    def _sentences(
        self, outlined: OutlineParagraph, scope: NotingScope, index: int | None = None
    ) -> Sentences:
        found = (
            self.selection.sentence(
                topic, scope, slot_of(topic, index), is_required=topic in outlined.required
            )
            for topic in outlined.topics
        )
        return tuple(sentence for sentence in found if sentence)
