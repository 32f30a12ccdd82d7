"""How alike two sentences are when clauses may be reordered, added, cut or reworded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from assistant.corpus.fingerprints import is_first
from assistant.corpus.normalise import NUMBER
from assistant.corpus.shard import ranges
from assistant.corpus.synonyms import weighed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from assistant.corpus.fingerprints import Numbers

    Pair = tuple[Sequence[str], Sequence[str]]
    Codes = NDArray[np.uint32]
    Values = NDArray[np.float64]

# Two clauses on different matters still share this much of their characters.
_BY_CHANCE = 0.4
# The whole sentences are compared, too, for commas may be set elsewhere; chance makes that ratio
# a little higher than the clauses' own.
_WHOLE_IS_EASIER = 0.05

# Read as common words, clauses on different matters are this much alike.
_BY_CHANCE_IN_SYNONYMS = 0.5
# Words that only hold a sentence together; a character of them counts little.
_JOINTS = "的了地得之也还都均已与和及对在将把由于是为等从向并"
_JOINT = 0.35
# What counts less than this is left out where only the matter is compared.
_MATTER = 0.45

# The log odds of a copy are x A x, where x is 1 and the measures of two sentences: a logistic
# regression over these and their products, learned by benchmarks/reuse_fit.py from made-up
# reports, from hand-written pairs and from trite sentences that nobody copied.
_ODDS = np.array(
    (
        (-16.530, -0.310, 1.903, 1.203, 0.007, 1.396, 4.241, 0.294),
        (0.000, 1.730, 3.104, -1.690, -0.526, -0.739, 0.304, 0.129),
        (0.000, 0.000, 4.009, -0.019, 0.219, 1.083, 1.032, 0.522),
        (0.000, 0.000, 0.000, 3.666, 0.608, 1.506, -1.101, 1.326),
        (0.000, 0.000, 0.000, 0.000, -1.885, 0.451, -2.091, 0.017),
        (0.000, 0.000, 0.000, 0.000, 0.000, 0.271, 1.731, 0.975),
        (0.000, 0.000, 0.000, 0.000, 0.000, 0.000, 4.841, 0.186),
        (0.000, 0.000, 0.000, 0.000, 0.000, 0.000, 0.000, 0.059),
    )
)
# How many trite and telling characters, by weight and logarithm, must have their like: what two
# sentences share beyond doubt but in few words, they share by chance.
_LEAST_MASS, _MASS_SHORT = 2.1, 8.0
# What resembles the unit's own last report hardly does so by chance, if it says more than a little.
_ENOUGH, _ENOUGH_OF_OWN = 0.25, -1.2
_LITTLE = 2.2
# Two units of one county count what stands in the same columns of the same website: such lists
# resemble each other by themselves. So many numbers with few words to each make one, and so do
# clauses that all end in one.
_LIST_OF_COUNTS, _ENOUGH_OF_A_LIST = 4, 0.9
_WORDS_OF_COUNT, _UNIT_OF_COUNT = 10, 3
# Half of a sentence may be the unit's own of last year, and the other half new. So much, by weight,
# stands in both word for word in runs that are each too long for chance, and so much of the shorter
# sentence is in them. What is more unlike than this is not looked at.
_RUN, _CARRIED, _CARRIED_SHARE = 5.0, 18.0, 0.4
_UNLIKE = -15.0
# One clause with fewer words than this, by logarithm, stands in another unit's sentence by chance.
_SHORT_CLAUSE = 2.4


@dataclass(frozen=True, slots=True)
class Likeness:
    """How sure it is that one sentence is an edited copy of another: log odds.

    `is_usual` says that units write so without copying: both only count things, and are not alike
    enough for all that, or one is a short clause of the other. `is_little` says that they have few
    words in common. `clauses` are the two sentences' own.
    """

    odds: float
    is_usual: bool
    is_little: bool
    clauses: Pair

    def is_copy(self, *, is_own: bool) -> bool:
        """Return whether it is one; the unit's own last report needs less evidence."""
        if not is_own:
            return self.odds >= _ENOUGH and not self.is_usual
        if self.odds >= (_ENOUGH if self.is_little else _ENOUGH_OF_OWN):
            return True
        return self.odds >= _UNLIKE and not self.is_usual and is_carried_over(*self.clauses)


def judge(pairs: Sequence[Pair]) -> list[Likeness]:
    """Return how sure it is, for each pair of sentences, that one is the source of the other.

    Sentences are given by their masked clauses, common wording left out; there is at least one.
    """
    if not pairs:
        return []
    measured = measures(pairs)
    mass = measured[:, -1]
    lists = np.array([is_list(one) and is_list(other) for one, other in pairs])
    counts = np.array([(len(one), len(other)) for one, other in pairs])
    parts = (counts.min(1) == 1) & (counts.max(1) > 1)
    usual = lists & (measured[:, 0] < _ENOUGH_OF_A_LIST) | parts & (mass < _SHORT_CLAUSE)
    columns = (odds_of(measured, _ODDS).tolist(), usual.tolist(), (mass < _LITTLE).tolist())
    return [
        Likeness(odds, is_usual, is_little, pair)
        for odds, is_usual, is_little, pair in zip(*columns, pairs, strict=True)
    ]


def odds_of(measured: Values, coefficients: Values) -> Values:
    """Return the log odds of a copy by the measures."""
    one = np.column_stack((np.ones(len(measured)), measured))
    short = np.maximum(0.0, _LEAST_MASS - measured[:, -1])
    odds: Values = np.einsum("ij,jk,ik->i", one, coefficients, one) - _MASS_SHORT * short
    return odds


def is_list(clauses: Sequence[str]) -> bool:
    """Return whether a sentence, by its masked clauses, counts things."""
    if len(clauses) > 1 and all(NUMBER in clause[-_UNIT_OF_COUNT:] for clause in clauses):
        return True
    numbers = sum(clause.count(NUMBER) for clause in clauses)
    return numbers >= _LIST_OF_COUNTS and sum(map(len, clauses)) <= _WORDS_OF_COUNT * numbers


def is_carried_over(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether a good part of a sentence, by its clauses, stands in the other to the letter.

    Near synonyms are read as one.
    """
    from rapidfuzz.distance.LCSseq import opcodes

    (ours, our_weights), (theirs, their_weights) = _weighed("".join(one)), _weighed("".join(other))
    runs = (
        float(our_weights[step.src_start : step.src_end].sum())
        for step in opcodes(_line(ours), _line(theirs))
        if step.tag == "equal"
    )
    carried = sum(run for run in runs if run >= _RUN)
    shorter = float(min(our_weights.sum(), their_weights.sum()))
    return carried >= max(_CARRIED, _CARRIED_SHARE * shorter)


def similarity(one: Sequence[str], other: Sequence[str]) -> float:
    """Return 0 to 1: how much of either sentence's clauses has its like in the other's."""
    from rapidfuzz.distance.Indel import normalized_similarity

    ratios = [[normalized_similarity(a, b) for b in other] for a in one]
    forth = _covered(one, [max(row) for row in ratios])
    back = _covered(other, [max(column) for column in zip(*ratios, strict=True)])
    whole = normalized_similarity("".join(one), "".join(other))
    return max((forth + back) / 2, whole - _WHOLE_IS_EASIER if whole < 1 else 1.0)


def _covered(clauses: Sequence[str], best: Sequence[float]) -> float:
    """Return the share of the clauses' characters that has its like, chance left out."""
    gains = (max(0.0, ratio - _BY_CHANCE) / (1 - _BY_CHANCE) for ratio in best)
    total = sum(map(len, clauses))
    return sum(len(c) * gain for c, gain in zip(clauses, gains, strict=True)) / total


@dataclass(frozen=True)
class _Clauses:
    """Clauses with near synonyms read as one: their words, their matter alone, their weight."""

    words: NDArray[np.object_]
    matter: NDArray[np.object_]
    weight: Values


def _read(clauses: Sequence[str]) -> _Clauses:
    common, weights = _weighed("\n".join(clauses))
    breaks = np.flatnonzero(common == ord("\n"))
    kept = weights > _MATTER
    weights[breaks] = 0
    sums = np.add.reduceat(weights, np.concatenate((np.zeros(1, np.intp), breaks + 1)))
    words, matter = _line(common).split("\n"), _line(common[kept]).split("\n")
    told = [m if len(m) > 1 else w for m, w in zip(matter, words, strict=True)]
    return _Clauses(np.array(words, np.object_), np.array(told, np.object_), sums)


def _weighed(text: str) -> tuple[Codes, Values]:
    """Return the text with near synonyms read as one, and how much each character counts."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    common, weights = weighed(codes)
    weights[_is_joint()[np.minimum(codes, 0xFFFF)]] = _JOINT
    return common, weights


@cache
def _is_joint() -> NDArray[np.bool_]:
    joints = np.zeros(0x10000, np.bool_)
    joints[list(map(ord, _JOINTS))] = True
    return joints


def _line(codes: Codes) -> str:
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


@dataclass(frozen=True)
class _Side:
    """One sentence of each pair: its clauses by their number, one behind the other.

    `clause` holds these numbers, `start` where each sentence's begin, `count` how many it has.
    """

    clause: Numbers
    start: Numbers
    count: Numbers

    @classmethod
    def of(cls, sentences: Sequence[Sequence[str]], numbers: Mapping[str, int]) -> _Side:
        """Return the side that the sentences are, their clauses numbered."""
        count = np.fromiter(map(len, sentences), np.int64, len(sentences))
        clause = [numbers[clause] for sentence in sentences for clause in sentence]
        return cls(np.array(clause, np.int64), np.cumsum(count) - count, count)

    def joined(self, words: NDArray[np.object_]) -> list[str]:
        """Return the sentences as one run of words each."""
        parts = words[self.clause].tolist()
        spans = zip(self.start.tolist(), (self.start + self.count).tolist(), strict=True)
        return ["".join(parts[start:end]) for start, end in spans]


def measures(pairs: Sequence[Pair]) -> Values:
    """Return seven measures, from 0 to 1 but for the last, for each pair of sentences.

    How alike the whole sentences are, by all words and by their matter; which share of the one
    that is better covered, and of the other, has its like in the other; how alike the clause is
    that has least of a like, in either; and how much of the matter has its like, as a logarithm.
    """
    distinct = dict.fromkeys(clause for pair in pairs for side in pair for clause in side)
    read = _read(list(distinct))
    numbers = {clause: number for number, clause in enumerate(distinct)}
    ours = _Side.of([one for one, _ in pairs], numbers)
    theirs = _Side.of([other for _, other in pairs], numbers)
    crossed = _Crossed.of(ours, theirs)
    words = crossed.best(_ratios(crossed.one(read.words), crossed.other(read.words)))
    matter = crossed.best(_ratios(crossed.one(read.matter), crossed.other(read.matter)))
    forth, all_forth = _covered_weight(ours, read.weight, matter[0])
    back, all_back = _covered_weight(theirs, read.weight, matter[1])
    covered = forth / all_forth, back / all_back
    weakest = (
        np.minimum.reduceat(words[0], ours.start),
        np.minimum.reduceat(words[1], theirs.start),
    )
    columns = (
        _ratios(ours.joined(read.words), theirs.joined(read.words)),
        _ratios(ours.joined(read.matter), theirs.joined(read.matter)),
        np.maximum(*covered),
        np.minimum(*covered),
        np.maximum(*weakest),
        np.minimum(*weakest),
        np.log1p(np.minimum(forth, back)),
    )
    return np.stack(columns, axis=1)


@dataclass(frozen=True)
class _Crossed:
    """Every clause of one sentence beside every one of the other's, pair by pair.

    `clauses` are these, by their numbers. Those beside one clause of ours stand together, and `own`
    tells where they begin; `by_theirs` is the order in which those beside one of theirs do, and
    `own_theirs` where they begin in it.
    """

    clauses: tuple[Numbers, Numbers]
    own: Numbers
    by_theirs: Numbers
    own_theirs: Numbers

    @classmethod
    def of(cls, ours: _Side, theirs: _Side) -> _Crossed:
        """Return the crossing of two sides."""
        sizes = ours.count * theirs.count
        within = ranges(np.zeros(len(sizes), np.int64), sizes)
        width = np.repeat(theirs.count, sizes)
        row = np.repeat(ours.start, sizes) + within // width
        column = np.repeat(theirs.start, sizes) + within % width
        by_theirs = np.argsort(column, kind="stable")
        own_theirs = np.flatnonzero(is_first(column[by_theirs]))
        return cls(
            (ours.clause[row], theirs.clause[column]),
            np.flatnonzero(is_first(row)),
            by_theirs,
            own_theirs,
        )

    def one(self, words: NDArray[np.object_]) -> list[str]:
        """Return the words of our clauses."""
        told: list[str] = words[self.clauses[0]].tolist()
        return told

    def other(self, words: NDArray[np.object_]) -> list[str]:
        """Return the words of their clauses."""
        told: list[str] = words[self.clauses[1]].tolist()
        return told

    def best(self, ratios: Values) -> tuple[Values, Values]:
        """Return how alike each clause of either side is to the likest one."""
        best = np.maximum.reduceat(ratios, self.own)
        return best, np.maximum.reduceat(ratios[self.by_theirs], self.own_theirs)


def _ratios(ones: Sequence[str], others: Sequence[str]) -> Values:
    """Return how alike the texts are that stand beside each other."""
    from rapidfuzz.distance.Indel import normalized_similarity
    from rapidfuzz.process import cpdist

    alike: Values = cpdist(ones, others, scorer=normalized_similarity, dtype=np.float64)
    return alike


def _covered_weight(side: _Side, weight: Values, best: Values) -> tuple[Values, Values]:
    """Return how much of each sentence has its like, by weight, and how much there is of it."""
    own = weight[side.clause]
    return np.add.reduceat(own * _gain(best), side.start), np.add.reduceat(own, side.start)


def _gain(ratios: Values) -> Values:
    """Return 0 for ratios that chance gives, 1 for equal clauses."""
    return np.clip((ratios - _BY_CHANCE_IN_SYNONYMS) / (1 - _BY_CHANCE_IN_SYNONYMS), 0, 1)
