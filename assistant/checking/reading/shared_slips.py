"""Slips that stand in another report, too: two people hardly make the same one by themselves."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from assistant.checking.reading.doubled import doubled_words, may_be_two
from assistant.checking.reading.slips import slips
from assistant.checking.rule import Severity
from assistant.corpus.match import Kept
from assistant.corpus.prose import prose_of
from assistant.report.passage import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.checking.rule import Context
    from assistant.corpus.match import Source
    from assistant.report.report import Report, Sentence

# A slip that several units make is one that anybody makes.
_MOST_UNITS = 3
# So many characters have to be the same in a row, the slip among them.
_LEAST_SAME = 8
# Two sentences as alike as this, beside the slip, are of one hand.
_ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class SharedSlip:
    """Wrong words of the report, the sentence they stand in, and the sentences they stand in, too.

    `right` is what should stand there. `is_copied` says that one of the others is like this one
    beyond the slip.
    """

    wrong: str
    right: str
    sentence: Sentence
    sources: tuple[tuple[Source, Kept], ...]
    is_copied: bool


def shared_slips(report: Report, context: Context) -> Iterator[SharedSlip]:
    """Yield every slip of the prose, once, that stands in a report compared with it."""
    told: set[str] = set()
    for sentence, start, end, right in _slips_of(report):
        wrong = sentence.text[start:end]
        sources = () if wrong in told else tuple(_sources(sentence, start, end, context))
        units = {source.unit for source, _ in sources}
        if sources and len(units) <= _MOST_UNITS:
            told.add(wrong)
            is_copied = any(match.place == sentence.passage.place() for match in context.matches)
            is_like = any(_are_alike(sentence.text, fold(kept.text)) for _, kept in sources)
            yield SharedSlip(wrong, right, sentence, sources, is_copied or is_like)


def _slips_of(report: Report) -> Iterator[tuple[Sentence, int, int, str]]:
    """Yield the sentences that have slips, where these stand, and what is right."""
    sentences = prose_of(report)
    for sentence in sentences:
        for start, end in doubled_words(sentence.text):
            once = sentence.text[start : start + (end - start) // 2]
            if not may_be_two(once):
                yield sentence, start, end, once
    for slip in slips(report):
        if slip.severity is not Severity.INFO:
            yield from _within(sentences, slip.wrong, slip.right)


def _within(
    sentences: Sequence[Sentence], wrong: str, right: str
) -> Iterator[tuple[Sentence, int, int, str]]:
    for sentence in sentences:
        start = sentence.text.find(wrong)
        if start >= 0:
            yield sentence, start, start + len(wrong), right


def _sources(
    sentence: Sentence, start: int, end: int, context: Context
) -> Iterator[tuple[Source, Kept]]:
    """Yield the sentences with the same slip: of each report one, that of the match first."""
    wrong, place = sentence.text[start:end], sentence.passage.place()
    told: set[Source] = set()
    for match in context.matches:
        if match.place == place and wrong in fold(match.source_sentence):
            told.add(match.source)
            yield match.source, Kept(match.source_sentence, match.source_section)
    beside = _with_words_beside(sentence.text, start, end)
    for source, kept in context.similar(sentence.text):
        text = fold(kept.text)
        if source not in told and any(words in text for words in beside):
            told.add(source)
            yield source, kept


def _with_words_beside(text: str, start: int, end: int) -> tuple[str, ...]:
    """Return the slip with the words before it, and with those behind it, where there are any."""
    runs = (text[max(0, end - _LEAST_SAME) : end], text[start : start + _LEAST_SAME])
    return tuple(run for run in runs if len(run) >= _LEAST_SAME)


def _are_alike(text: str, source: str) -> bool:
    return SequenceMatcher(None, text, source, autojunk=False).ratio() >= _ALIKE
