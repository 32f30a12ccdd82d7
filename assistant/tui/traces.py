"""From the draft back to the questions: whose answers made a paragraph, a blank, a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.report.document import Grid, Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.checking.rule import Finding
    from assistant.drafting.draft import Draft, DraftParagraph, DraftSentence
    from assistant.interview.question import QuestionGroup


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


def key_of_blank(label: str, groups: Sequence[QuestionGroup], draft: Draft) -> str:
    """Return the key of the question that fills the blank called `label`, or ""."""
    for group in groups:
        for question in group.questions:
            labels = (question.field.label, *(field.label for field in question.field.fields))
            if label in labels:
                return question.field.key
    return next(
        (
            section.table.form.key
            for section in draft.sections
            if section.table and label.startswith(section.table.form.name)
        ),
        "",
    )


def key_of_finding(finding: Finding, draft: Draft) -> str:
    """Return the fact that the sentence or the table complained of was made from, or ""."""
    if finding.place is None:
        return ""
    blocks = draft.document().blocks
    block = blocks[finding.place.block]
    if isinstance(block, Grid):
        number = sum(isinstance(earlier, Grid) for earlier in blocks[: finding.place.block])
        tables = [section.table for section in draft.sections if section.table]
        return tables[number].form.key
    return _key_of_sentence(block, finding.place.start, draft)


def _key_of_sentence(block: Paragraph, offset: int, draft: Draft) -> str:
    for paragraph in draft.paragraphs():
        if paragraph.text != block.text:
            continue
        end = 0
        for sentence in paragraph.sentences:
            end += len(sentence.text)
            if offset < end and sentence.facts:
                return sentence.facts[0]
    return ""


def question_key(fact: str, groups: Sequence[QuestionGroup]) -> str:
    """Return the key of the question that asks for `fact`, or of its section's first question."""
    keys = [question.key for group in groups for question in group.questions]
    asked = [key for key in keys if fact == key or fact.startswith(f"{key}.")]
    if asked:
        return max(asked, key=len)
    section = fact.partition(".")[0]
    return next((key for key in keys if key.partition(".")[0] == section), "")
