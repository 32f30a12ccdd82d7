"""From the draft back to the questions: whose answers made a paragraph, a blank, a finding."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.interview.derived import bases_of
from assistant.interview.scope import Scope
from assistant.report.document import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.checking.rule import Finding
    from assistant.drafting.draft import Draft, DraftParagraph, DraftSentence
    from assistant.facts.facts import Facts
    from assistant.facts.field import Value
    from assistant.interview.question import QuestionGroup
    from assistant.interview.session import Interview


def paragraphs_of(draft: Draft, group: QuestionGroup) -> list[DraftParagraph]:
    """Return the draft's paragraphs that the answers to `group` stand in, or are missing from."""
    labels = {question.field.label for question in group.questions}
    return [
        paragraph
        for paragraph in draft.paragraphs()
        if any(_is_of(sentence, group.section, labels) for sentence in paragraph.sentences)
    ]


def _is_of(sentence: DraftSentence, section: str, labels: set[str]) -> bool:
    return not labels.isdisjoint(sentence.blanks) or any(
        fact == section or fact.startswith(f"{section}.") for fact in sentence.facts
    )


def key_of_blank(label: str, interview: Interview, draft: Draft) -> str:
    """Return the key of the question that fills the blank called `label`, or ""."""
    for group in interview.groups:
        for question in group.questions:
            labels = (question.field.label, *(field.label for field in question.field.fields))
            if label in labels:
                return question.key
    # Where answers contradict one another, the blank says which.
    doubted = (one.questions for one in interview.contradictions if one.facts in label)
    return next((keys[0] for keys in doubted if keys), "") or _key_of_cell(label, draft)


def _key_of_cell(name: str, draft: Draft) -> str:
    """Return the key of the table that a cell named 表三“…” belongs to, or ""."""
    tables = (section.table.form for section in draft.sections if section.table)
    return next((form.key for form in tables if name.startswith(form.name)), "")


@dataclass(frozen=True, slots=True)
class Cause:
    """Where a finding is mended: in the answer to `fact`, or in the words of the sentence `slot`.

    Both are "" where neither alone has caused it.
    """

    fact: str = ""
    slot: str = ""


def cause_of(finding: Finding, interview: Interview, draft: Draft) -> Cause:
    """Return the fact that the words, the cell or the section come from, or else the sentence."""
    groups = interview.groups
    if finding.where.cell:
        return Cause(_key_of_cell(finding.where.cell, draft))
    blank = _BLANK.fullmatch(finding.quote)
    if blank:
        return Cause(key_of_blank(blank[1], interview, draft))
    sentence = _sentence_at(finding, draft)
    if sentence is None:
        return Cause(_key_of_section(finding.where.section or "", groups, draft))
    if sentence.blanks:
        return Cause(key_of_blank(sentence.blanks[0], interview, draft))
    fact = "" if sentence.drafted else _fact_told(finding, sentence, interview)
    return Cause(fact) if fact or not sentence.slot else Cause(slot=sentence.slot)


_BLANK = re.compile("【待核：([^】]+)】")
# What these rules find is in the facts, not in how the sentence tells them.
_OF_FACTS = frozenset("NTF")
_IN_MANY = frozenset({"unit", "report"})


def _fact_told(finding: Finding, sentence: DraftSentence, interview: Interview) -> str:
    """Return the fact that a finding comes from, or "" where it is the sentence that does."""
    scope, quote = Scope(interview.effective_facts()), finding.quote
    values = {fact: scope.get(fact) for fact in sentence.facts}
    typed = [fact for fact, value in values.items() if isinstance(value, str) and quote in value]
    if finding.code[0] not in _OF_FACTS:
        return typed[0] if quote and typed else ""
    figures = [fact for fact, value in values.items() if _is_figure_in(quote, value)]
    own = [fact for fact in sentence.facts if fact.partition(".")[0] not in _IN_MANY]
    return next(iter((*figures, *own)), "")


def _is_figure_in(quote: str, value: Value | None) -> bool:
    return type(value) is int and re.search(rf"(?<!\d){value}(?!\d)", quote) is not None


_OPTION = re.compile("（--[^）]*）")


def without_options(why: str) -> str:
    """Return a reason without the option of the command line in it, of no use on a screen."""
    return _OPTION.sub("", why)


def _sentence_at(finding: Finding, draft: Draft) -> DraftSentence | None:
    """Return the drafted sentence that a finding stands in, or None."""
    place = finding.place
    block = draft.document().blocks[place.block] if place else None
    if place is None or not isinstance(block, Paragraph):
        return None
    paragraph = next((p for p in draft.paragraphs() if p.text == block.text), None)
    end = 0
    for sentence in paragraph.sentences if paragraph else ():
        end += len(sentence.text)
        if place.start < end:
            return sentence
    return paragraph.sentences[-1] if paragraph and paragraph.sentences else None


def _key_of_section(heading: str, groups: Sequence[QuestionGroup], draft: Draft) -> str:
    """Return the fact to begin with for a whole section of the report, or ""."""
    section = next((section for section in draft.sections if section.heading == heading), None)
    if section is None:
        return ""
    if any(group.section == section.key for group in groups):
        return section.key
    sentences = (s for paragraph in section.paragraphs for s in paragraph.sentences)
    return next((sentence.facts[0] for sentence in sentences if sentence.facts), "")


def question_key(fact: str, groups: Sequence[QuestionGroup]) -> str:
    """Return the key of the question that asks for `fact`, or of its section's first question."""
    keys = [question.key for group in groups for question in group.questions]
    for path in (fact, *bases_of(fact)):
        asked = [key for key in keys if path == key or path.startswith(f"{key}.")]
        if asked:
            return max(asked, key=len)
    section = fact.partition(".")[0]
    return next((key for key in keys if key.partition(".")[0] == section), "")


def made_from(sentence: DraftSentence, facts: Facts) -> str:
    """Return the phrase and the facts that a sentence was made from."""
    if not sentence.phrase:
        return "这里缺事实，按回车去填"
    scope = Scope(facts)
    labels = dict.fromkeys(scope.label(path) for path in sentence.facts)
    used = f"　用到的事实：{'、'.join(labels)}" if labels else ""
    return f"句式：{sentence.phrase}{used}"
