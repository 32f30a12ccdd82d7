"""How much of their fixed words two phrases have in common, and where a topic has too few."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from jinja2 import nodes

from assistant.alternatives import every_alternative, split_alternatives
from assistant.corpus.common_wording import outside_formulas
from assistant.corpus.normalise import NUMBER
from assistant.drafting.cases import samples
from assistant.drafting.made_facts import Wanted, made, parts_of
from assistant.drafting.phrase import fixed_runs
from assistant.interview.syntax import parse_expression, path_of
from assistant.report.passage import fold
from assistant.report.words import terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.drafting.outline import OutlineParagraph
    from assistant.drafting.phrase import Phrase, Phrasebank
    from assistant.facts.facts import Facts

# Two phrases of a topic share no more than this of their fixed words.
MOST_SHARED = 0.5
_GRAM = 4
_SENTENCE = re.compile("[。；！？]")
_SHORTEST_TERM = 4
_LEAST = {"problem": 6, "improvement": 6, "promise": 5}
_LEAST_ELSEWHERE = 4


class FixedWords:
    """The words of a phrase that are no facts, in each of its wordings.

    The wordings are those of `every_alternative`. In each, what stands between two facts or two
    marks is a run. Characters of runs are counted; marks, names in 《》, the field's terms and
    common wording, which all have to be just so, are not.
    """

    def __init__(self, phrase: Phrase) -> None:
        texts = every_alternative(phrase.text)
        self._wordings = tuple(tuple(_runs(fixed_runs(text))) for text in texts)

    @cached_property
    def _grams(self) -> Mapping[str, float]:
        """Return each stretch of four characters of a run, and the share of wordings with it."""
        found = Counter(
            gram for wording in self._wordings for gram in {g for run in wording for g in _in(run)}
        )
        return {gram: count / len(self._wordings) for gram, count in found.items()}

    @cached_property
    def length(self) -> float:
        """Return how many characters a wording has, on average."""
        return sum(len(run) for wording in self._wordings for run in wording) / len(self._wordings)

    def may_share(self, other: FixedWords, share: float) -> bool:
        """Return False where the likeness of two phrases is surely less: it is soon told."""
        common = len(self._grams.keys() & other._grams.keys())
        return 2 * _GRAM * common >= share * (self.length + other.length)

    def shared_with(self, other: FixedWords) -> float:
        """Return how many characters of a wording the other phrase has, too, on average.

        These are the characters that stand in a stretch of four and more of a run that a run of
        the other phrase has; each counts as much as the share of the other's wordings that have it.
        """
        found = (_covered(run, other._grams) for wording in self._wordings for run in wording)
        return sum(found) / len(self._wordings)


def likeness(one: FixedWords, other: FixedWords) -> float:
    """Return the share of the fixed words of two phrases that they have in common, 0 to 1.

    That is what each shares with the other (`FixedWords.shared_with`), added up, by the lengths
    of both, added up: 0.5 means that half of what they say between the facts is the same.
    """
    length = one.length + other.length
    return (one.shared_with(other) + other.shared_with(one)) / length if length else 0.0


@dataclass(frozen=True, slots=True)
class TopicCount:
    """What a topic has: phrases, the wordings that these can be drawn in, different conditions."""

    topic: str
    phrases: int
    wordings: int
    conditions: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A condition for which a topic has fewer phrases than it should; "" is a topic as such."""

    topic: str
    when: str
    phrases: int
    wanted: int


@dataclass(frozen=True, slots=True)
class Alike:
    """Two phrases of one topic that share too much."""

    one: Phrase
    other: Phrase
    share: float


def counts_of(bank: Phrasebank) -> tuple[TopicCount, ...]:
    """Return how much there is of each topic, in the outline's order."""
    return tuple(
        TopicCount(topic, len(own), sum(map(_wordings, own)), len({one.when for one in own}))
        for paragraph in bank.outline.paragraphs
        for topic in paragraph.topics
        for own in [bank.of_topic(topic)]
    )


class Comparison:
    """The phrases of a bank compared with those that could stand in their place."""

    def __init__(self, bank: Phrasebank) -> None:
        self.bank = bank
        self._both: dict[tuple[str, frozenset[str]], bool] = {}

    def gaps(self) -> Iterator[Gap]:
        """Yield the conditions with too few phrases; one that cannot be true is none.

        The phrases for a condition are those whose own conditions are true in facts made for it.
        """
        for paragraph in self.bank.outline.paragraphs:
            for topic in paragraph.topics:
                yield from self._gaps(topic, paragraph)

    def _gaps(self, topic: str, paragraph: OutlineParagraph) -> Iterator[Gap]:
        own = self.bank.of_topic(topic)
        wanted = _LEAST.get(topic, _LEAST_ELSEWHERE)
        for when in dict.fromkeys(one.when for one in own):
            facts = _facts_for(paragraph, (when,))
            if not facts:
                continue
            true = {
                other
                for other in {one.when for one in own}
                if _wanted(paragraph, (other,)).is_met(facts)
            }
            count = sum(one.when in true for one in own)
            if count < wanted:
                yield Gap(topic, when, count, wanted)

    def alike(self) -> Iterator[Alike]:
        """Yield the pairs that share more than half, the most alike of a topic first."""
        for paragraph in self.bank.outline.paragraphs:
            for topic in paragraph.topics:
                found = self._alike(self.bank.of_topic(topic), paragraph)
                yield from sorted(found, key=lambda pair: -pair.share)

    def _alike(self, phrases: Sequence[Phrase], paragraph: OutlineParagraph) -> Iterator[Alike]:
        words = {phrase.id: FixedWords(phrase) for phrase in phrases}
        fixed = {phrase.when: _fixed_answers(phrase.when) for phrase in phrases}
        for one, other in combinations(phrases, 2):
            if _contradict(fixed[one.when], fixed[other.when]):
                continue
            if not words[one.id].may_share(words[other.id], MOST_SHARED):
                continue
            share = likeness(words[one.id], words[other.id])
            if share > MOST_SHARED and self._can_both_be(one, other, paragraph):
                yield Alike(one, other, share)

    def _can_both_be(self, one: Phrase, other: Phrase, paragraph: OutlineParagraph) -> bool:
        key = (one.topic, frozenset((one.when, other.when)))
        if key not in self._both:
            self._both[key] = bool(_facts_for(paragraph, (one.when, other.when)))
        return self._both[key]


def _fixed_answers(when: str) -> dict[str, object]:
    """Return the facts that a condition wants to be just one thing: state == '完成'."""
    found = {}
    for part in parts_of(parse_expression(when)) if when else ():
        if isinstance(part, nodes.Compare) and [one.op for one in part.ops] == ["eq"]:
            path, answer = path_of(part.expr), part.ops[0].expr
            if path and isinstance(answer, nodes.Const):
                found[path] = answer.value
    return found


def _contradict(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    return any(other[path] != answer for path, answer in one.items() if path in other)


def _facts_for(paragraph: OutlineParagraph, conditions: Sequence[str]) -> Facts | None:
    """Return facts in which the conditions are all true, if some can be made."""
    wanted = _wanted(paragraph, conditions)
    known = samples().values()
    found = (facts for facts in known if not wanted.each and wanted.is_met(facts))
    fitting = next(found, None)
    if fitting:
        return fitting
    # What the cases cannot make of two unlike units they can make of none.
    unlike = [*known][:: max(1, len(known) - 1)]
    return next((facts for one in unlike if (facts := made(wanted, one))), None)


def _wanted(paragraph: OutlineParagraph, conditions: Sequence[str]) -> Wanted:
    told = filter(None, (paragraph.when, *conditions))
    return Wanted(tuple(map(parse_expression, told)), (), paragraph)


def _wordings(phrase: Phrase) -> int:
    total = 1
    for part in split_alternatives(phrase.text):
        total *= len(part)
    return total


def _runs(texts: Sequence[str]) -> Iterator[str]:
    """Yield the runs of a wording's texts, between which facts stand."""
    sentences = _SENTENCE.split(NUMBER.join(map(fold, texts)))
    own = (clause for sentence in sentences for clause in outside_formulas(sentence))
    for clause in own:
        yield from filter(None, _terms().sub(NUMBER, clause).split(NUMBER))


@cache
def _terms() -> re.Pattern[str]:
    """Return a pattern of the field's terms, of which none can be said otherwise."""
    long = (term for term in terms() if len(term) >= _SHORTEST_TERM)
    return re.compile("|".join(map(re.escape, sorted(long, key=len, reverse=True))))


def _in(run: str) -> Iterator[str]:
    """Yield the stretches of four characters of a run."""
    return (run[at : at + _GRAM] for at in range(len(run) - _GRAM + 1))


def _covered(run: str, grams: Mapping[str, float]) -> float:
    """Return how many characters of a run stand in one of the grams, by the weight of these."""
    weights = [0.0] * len(run)
    for at, gram in enumerate(_in(run)):
        weight = grams.get(gram, 0.0)
        for inside in range(at, at + _GRAM):
            weights[inside] = max(weights[inside], weight)
    return sum(weights)
