"""`nianbao phrases check`: phrases on trial in whole drafts, and what the rules say of them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from assistant.checking.check import check_report
from assistant.drafting.trial import PhraseFault
from assistant.interview.filters import show
from assistant.report.recognise import recognise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.checking.rule import Finding
    from assistant.drafting.draft import Draft, DraftSentence
    from assistant.drafting.phrase import Phrase
    from assistant.drafting.trial import Trial, Trials
    from assistant.report.document import Place

# A sentence's place in a draft: its block, where it begins and ends.
_Span = tuple[int, int, int]


def phrase_faults(
    trials: Trials, phrases: Sequence[Phrase], advance: Callable[[int], None]
) -> list[PhraseFault]:
    """Return what is wrong with the phrases once printed, each kind once, in the files' order.

    `advance` is told how many sentences more have been printed.
    """
    found = [fault for trial in trials for fault in _judged(trial, advance)]
    order = {phrase.id: number for number, phrase in enumerate(phrases)}
    faults = {(one.phrase.id, one.code or one.message): one for one in (*found, *trials.faults)}
    return sorted(faults.values(), key=lambda one: order[one.phrase.id])


def _judged(trial: Trial, advance: Callable[[int], None]) -> Iterator[PhraseFault]:
    draft = trial.draft()
    places = dict(_places(draft))
    for finding in check_report(recognise(draft.document())).findings:
        sentence = _sentence_at(finding.place, places)
        job = trial.placed.get(sentence.slot) if sentence else None
        if sentence and job:
            if not _is_of_facts(finding, sentence, trial):
                yield _fault(job.phrase, sentence.text, finding)
        elif fault := _to_blame(finding, trial):
            yield fault
    advance(len(trial.placed))


def _fault(phrase: Phrase, sentence: str, finding: Finding) -> PhraseFault:
    said = f"“{finding.quote}”：" if finding.quote and finding.quote not in finding.message else ""
    message = f"{said}{finding.message}；{finding.suggestion}".rstrip("；")
    return PhraseFault(phrase, sentence, finding.code, message)


def _places(draft: Draft) -> Iterator[tuple[_Span, DraftSentence]]:
    """Yield every sentence of the draft with where it stands in its document."""
    blocks = draft.document().blocks
    at = 1
    for paragraph in draft.paragraphs():
        while getattr(blocks[at], "text", "") != paragraph.text:
            at += 1
        start = 0
        for sentence in paragraph.sentences:
            yield (at, start, start + len(sentence.text)), sentence
            start += len(sentence.text)
        at += 1


def _sentence_at(place: Place | None, places: dict[_Span, DraftSentence]) -> DraftSentence | None:
    """Return the sentence that a finding stands in, None where it is in none or in several."""
    if not place:
        return None
    within = (
        sentence
        for (block, start, end), sentence in places.items()
        if block == place.block and start <= place.start and place.end <= end
    )
    return next(within, None)


def _is_of_facts(finding: Finding, sentence: DraftSentence, trial: Trial) -> bool:
    """Return whether a finding quotes nothing but what the clerk is taken to have told."""
    values = (trial.facts.get(path) for path in sentence.facts)
    return bool(finding.quote) and any(finding.quote in show(one) for one in values if one)


def _to_blame(finding: Finding, trial: Trial) -> PhraseFault | None:
    """Return the fault of the phrase with which a finding outside of it comes and goes.

    None if the draft has the finding without any of the phrases on trial.
    """

    def is_there(first: int) -> bool:
        report = recognise(trial.draft(first).document())
        return any(_same(one, finding) for one in check_report(report).findings)

    if is_there(0):
        return None
    needed = bisect_left(range(1, len(trial.placed) + 1), True, key=is_there)
    if needed == len(trial.placed):
        return None
    slot, job = list(trial.placed.items())[needed]
    sentences = (s for p in trial.draft().paragraphs() for s in p.sentences)
    text = next((one.text for one in sentences if one.slot == slot), "")
    return _fault(job.phrase, text, finding)


def _same(one: Finding, other: Finding) -> bool:
    return one.code == other.code and (one.quote == other.quote or one.message == other.message)
