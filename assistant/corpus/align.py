"""How alike two sentences are when clauses may be reordered, added, cut or reworded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from assistant.corpus.normalise import NUMBER
from assistant.corpus.synonyms import weighed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

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
    clauses: tuple[Sequence[str], Sequence[str]]

    def is_copy(self, *, is_own: bool) -> bool:
        """Return whether it is one; the unit's own last report needs less evidence."""
        if not is_own:
            return self.odds >= _ENOUGH and not self.is_usual
        if self.odds >= (_ENOUGH if self.is_little else _ENOUGH_OF_OWN):
            return True
        return self.odds >= _UNLIKE and not self.is_usual and is_carried_over(*self.clauses)


def judge(one: Sequence[str], others: Sequence[Sequence[str]]) -> list[Likeness]:
    """Return how sure it is, for each of other sentences, that it is the source of this one.

    Sentences are given by their masked clauses, common wording left out.
    """
    if not others:
        return []
    measured = measures(one, others)
    mass = measured[:, -1]
    lists = np.array([is_list(one) and is_list(other) for other in others])
    counts = np.array([len(other) for other in others])
    parts = (np.minimum(counts, len(one)) == 1) & (counts != len(one))
    usual = lists & (measured[:, 0] < _ENOUGH_OF_A_LIST) | parts & (mass < _SHORT_CLAUSE)
    columns = (odds_of(measured, _ODDS).tolist(), usual.tolist(), (mass < _LITTLE).tolist())
    return [
        Likeness(odds, is_usual, is_little, (one, other))
        for odds, is_usual, is_little, other in zip(*columns, others, strict=True)
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

    words: Sequence[str]
    matter: Sequence[str]
    weight: Values

    def part(self, start: int, end: int) -> _Clauses:
        """Return some of the clauses."""
        return _Clauses(self.words[start:end], self.matter[start:end], self.weight[start:end])


def _read(clauses: Sequence[str]) -> _Clauses:
    common, weights = _weighed("\n".join(clauses))
    breaks = np.flatnonzero(common == ord("\n"))
    kept = weights > _MATTER
    weights[breaks] = 0
    sums = np.add.reduceat(weights, np.concatenate((np.zeros(1, np.intp), breaks + 1)))
    words, matter = _line(common).split("\n"), _line(common[kept]).split("\n")
    return _Clauses(
        words, [m if len(m) > 1 else w for m, w in zip(matter, words, strict=True)], sums
    )


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


def measures(one: Sequence[str], others: Sequence[Sequence[str]]) -> Values:
    """Return seven measures, from 0 to 1 but for the last, for each of the other sentences.

    How alike the whole sentences are, by all words and by their matter; which share of the one
    that is better covered, and of the other, has its like in the other; how alike the clause is
    that has least of a like, in either; and how much of the matter has its like, as a logarithm.
    """
    from rapidfuzz.distance.Indel import normalized_similarity
    from rapidfuzz.process import cdist

    read = _read([*one, *(clause for other in others for clause in other)])
    ours, theirs = read.part(0, len(one)), read.part(len(one), len(read.words))
    starts = np.cumsum([0, *map(len, others)])[:-1]
    cuts = [*starts.tolist(), len(theirs.words)]

    def ratios(a: Sequence[str], b: Sequence[str]) -> Values:
        alike: Values = cdist(a, b, scorer=normalized_similarity, dtype=np.float64)
        return alike

    def whole(a: Sequence[str], b: Sequence[str]) -> Values:
        joined = ["".join(b[start:end]) for start, end in pairwise(cuts)]
        alike: Values = ratios(["".join(a)], joined)[0]
        return alike

    words, matter = ratios(ours.words, theirs.words), ratios(ours.matter, theirs.matter)
    ours_best, theirs_best = np.maximum.reduceat(words, starts, axis=1), words.max(0)
    ours_matter, theirs_matter = np.maximum.reduceat(matter, starts, axis=1), matter.max(0)
    forth = ours.weight @ _gain(ours_matter)
    back = np.add.reduceat(theirs.weight * _gain(theirs_matter), starts)
    covered = forth / ours.weight.sum(), back / np.add.reduceat(theirs.weight, starts)
    weakest = ours_best.min(0), np.minimum.reduceat(theirs_best, starts)
    columns = (
        whole(ours.words, theirs.words),
        whole(ours.matter, theirs.matter),
        np.maximum(*covered),
        np.minimum(*covered),
        np.maximum(*weakest),
        np.minimum(*weakest),
        np.log1p(np.minimum(forth, back)),
    )
    return np.stack(columns, axis=1)


def _gain(ratios: Values) -> Values:
    """Return 0 for ratios that chance gives, 1 for equal clauses."""
    return np.clip((ratios - _BY_CHANCE_IN_SYNONYMS) / (1 - _BY_CHANCE_IN_SYNONYMS), 0, 1)
