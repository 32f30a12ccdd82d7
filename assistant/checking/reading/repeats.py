"""Sentences that stand twice in one report, to the letter or nearly."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from assistant.corpus.common_wording import is_common, own_clauses
from assistant.corpus.normalise import (
    Mask,
    bare,
    han_length,
    names_of,
    numbers_in,
    without_enumerator,
)
from assistant.corpus.prose import prose_of
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.report.report import Report, Sentence


@dataclass(frozen=True, slots=True)
class Repeat:
    """A sentence, and the one before it that says the same; `is_identical` but for marks."""

    sentence: Sentence
    first: Sentence
    is_identical: bool


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence to compare: names masked, numbers as they are, marks dropped."""

    sentence: Sentence
    words: str
    pairs: frozenset[str]


# With fewer Han a sentence stands twice without anybody having copied it.
_LEAST_HAN = 16
# So much of two sentences' pairs of characters, and then of their characters, must be the same.
_MOST_PAIRS, _NEARLY = 0.8, 0.9
# A problem is named again where it is answered, a plan where it is reported on.
_ANSWERS = Pattern(
    r"针对|对于|关于|(?:问题|不足)的?[，、]|整改|已(?:解决|改)|上年|去年|[”》]的?问题|问题(?:一|二|三)"
)
# Nothing to report is reported in the same words wherever it is asked for.
_NOTHING = Pattern(r"未|没有|无|不存在|0[件次条起]|零报告")
# What makes two like sentences different: who, where, when, which; and so does any other word put
# in the place of one, as in the names of villages.
_TELLING = Pattern(
    r"[\d一二三四五六七八九十“”《》甲乙丙丁东南西北上下前后新旧增减升降内外]|[村镇乡县市区局所站办院校组]|社区|街道|季度|[年月日]"
)


def repeats(report: Report) -> Iterator[Repeat]:
    """Yield every sentence of the prose that says what another one before it said."""
    mask = Mask(names_of(report.unit))
    said: dict[str, _Said] = {}
    for one in filter(None, (_read(sentence, mask) for sentence in prose_of(report))):
        same = said.get(one.words)
        first = same or _nearest(one, said.values())
        said.setdefault(one.words, one)
        # Formulas are asked for last: to know them takes longer than to find what stands twice.
        if first and not _is_answer(first.sentence, one.sentence) and _says_something(one, mask):
            yield Repeat(one.sentence, first.sentence, is_identical=same is not None)


def _read(sentence: Sentence, mask: Mask) -> _Said | None:
    """Return a sentence that is long enough to be told again."""
    words = bare(mask.names(without_enumerator(sentence.text)))
    if han_length(words) < _LEAST_HAN:
        return None
    return _Said(sentence, words, frozenset(words[at : at + 2] for at in range(len(words) - 1)))


def _says_something(one: _Said, mask: Mask) -> bool:
    """Return whether a sentence is neither a formula nor short and of nothing that happened."""
    text = one.sentence.text
    if _NOTHING.search(text) and han_length(one.words) < 2 * _LEAST_HAN:
        return False
    masked = mask(text)
    return not is_common(masked) and han_length("".join(own_clauses(masked))) >= _LEAST_HAN


def _is_answer(one: Sentence, other: Sentence) -> bool:
    """Return whether one of two sentences takes up the other as a problem or a plan."""
    if "problems" not in (one.section, other.section):
        return False
    return any(_ANSWERS.search(sentence.text) for sentence in (one, other))


def _nearest(one: _Said, others: Iterable[_Said]) -> _Said | None:
    for other in others:
        enough = _MOST_PAIRS * (len(one.pairs) + len(other.pairs)) / 2
        if min(len(one.pairs), len(other.pairs)) < enough:
            continue
        if len(one.pairs & other.pairs) >= enough and _are_near(one, other):
            return other
    return None


def _are_near(one: _Said, other: _Said) -> bool:
    """Return whether two sentences differ in no number, name, time or place, and in few words."""
    if numbers_in(one.words) != numbers_in(other.words):
        return False
    matcher = SequenceMatcher(None, other.words, one.words, autojunk=False)
    return matcher.ratio() >= _NEARLY and not any(
        min(j - i, m - k) > 1 or _TELLING.search(other.words[i:j] + one.words[k:m])
        for tag, i, j, k, m in matcher.get_opcodes()
        if tag != "equal"
    )
