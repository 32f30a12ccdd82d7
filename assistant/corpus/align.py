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
# resemble each other by themselves.
_LIST_OF_COUNTS, _ENOUGH_OF_A_LIST = 4, 0.9


@dataclass(frozen=True, slots=True)
class Likeness:
    """How sure it is that one sentence is an edited copy of another: log odds.

    `is_list` says that both only count things, and are not alike enough for all that; `is_little`
    that they have few words in common.
    """

    odds: float
    is_list: bool
    is_little: bool

    def is_copy(self, *, is_own: bool) -> bool:
        """Return whether it is one; the unit's own last report needs less evidence."""
        if is_own and not self.is_little:
            return self.odds >= _ENOUGH_OF_OWN
        return self.odds >= _ENOUGH and (is_own or not self.is_list)


def judge(one: Sequence[str], others: Sequence[Sequence[str]]) -> list[Likeness]:
    """Return how sure it is, for each of other sentences, that it is the source of this one.

    Sentences are given by their masked clauses, common wording left out.
    """
    if not others:
        return []
    measured = measures(one, others)
    lists = np.array([is_list(one) and is_list(other) for other in others])
    lists &= measured[:, 0] < _ENOUGH_OF_A_LIST
    odds, little = odds_of(measured, _ODDS), measured[:, -1] < _LITTLE
    columns = (odds.tolist(), lists.tolist(), little.tolist())
    return [Likeness(*row) for row in zip(*columns, strict=True)]


def odds_of(measured: Values, coefficients: Values) -> Values:
    """Return the log odds of a copy by the measures."""
    one = np.column_stack((np.ones(len(measured)), measured))
    short = np.maximum(0.0, _LEAST_MASS - measured[:, -1])
    odds: Values = np.einsum("ij,jk,ik->i", one, coefficients, one) - _MASS_SHORT * short
    return odds


def is_list(clauses: Sequence[str]) -> bool:
    """Return whether a sentence, by its masked clauses, counts things."""
    return sum(clause.count(NUMBER) for clause in clauses) >= _LIST_OF_COUNTS


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
    codes = np.frombuffer("\n".join(clauses).encode("utf-32-le", "surrogatepass"), np.uint32)
    common, weights = weighed(codes)
    weights[_is_joint()[np.minimum(codes, 0xFFFF)]] = _JOINT
    breaks = np.flatnonzero(codes == ord("\n"))
    kept = weights > _MATTER
    weights[breaks] = 0
    sums = np.add.reduceat(weights, np.concatenate((np.zeros(1, np.intp), breaks + 1)))
    words, matter = _lines(common), _lines(common[kept])
    return _Clauses(
        words, [m if len(m) > 1 else w for m, w in zip(matter, words, strict=True)], sums
    )


@cache
def _is_joint() -> NDArray[np.bool_]:
    joints = np.zeros(0x10000, np.bool_)
    joints[list(map(ord, _JOINTS))] = True
    return joints


def _lines(codes: NDArray[np.uint32]) -> list[str]:
    return codes.tobytes().decode("utf-32-le", "surrogatepass").split("\n")


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
