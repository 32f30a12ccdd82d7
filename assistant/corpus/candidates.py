"""The sentences of the corpus that are worth comparing with a report's, found by their grams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assistant.corpus.fingerprints import is_first, packed, unpacked
from assistant.corpus.mapped import let_go
from assistant.corpus.shard import positions, ranges

if TYPE_CHECKING:
    from assistant.corpus.fingerprints import Codes, Flags, Hashes, Numbers, Skeletons
    from assistant.corpus.index import Corpus
    from assistant.corpus.shard import Shard

    Scores = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

# The rarest grams of a sentence find its source; a gram that stands everywhere finds nothing.
_GRAMS_ASKED = 16
# How many postings a sentence may cost: so many, or, in a large corpus, one for so many skeletons.
_POSTINGS_ASKED, _SKELETONS_A_POSTING = 4000, 1000
# Skeletons that have less than this share of a sentence's asked grams, by weight, are chance.
_LEAST_SHARE = 0.3
_SKELETONS = 60
# Of two that share as much, the one that is about as long as the sentence is the likelier.
_OF_ANOTHER_LENGTH = 0.15
_OCCURRENCES = 256
# A gram's weight is counted in these parts, so that it fits beside the numbers that it is for.
_PARTS = 200
_WEIGHT_BITS, _NUMBER_BITS = np.uint64(12), np.uint64(32)
_WEIGHTS = np.uint64((1 << 12) - 1)


@dataclass(frozen=True, slots=True)
class Hits:
    """Sentences of the corpus that have grams in common with the sentences that were asked for.

    Parallel arrays: the sentence asked for, the report, its sentence's number in it, the number of
    the sentence's skeleton in its shard and its hash, and the share of the asked grams' weight that
    the two have in common, 0 to 1.
    """

    asked: Numbers
    report: Numbers
    place: Numbers
    skeleton: Numbers
    hash: Hashes
    share: Scores

    def take(self, which: Numbers | Flags) -> Hits:
        """Return some of the hits."""
        return Hits(
            self.asked[which],
            self.report[which],
            self.place[which],
            self.skeleton[which],
            self.hash[which],
            self.share[which],
        )

    def votes(self, reports: int) -> Scores:
        """Return for each report how much of what was asked for stands in it.

        A sentence counts by the square of its share: one that is copied whole tells more of its
        source than many that have a phrase in common with it.
        """
        key = packed(self.report, self.asked)
        order = np.argsort(key)
        if not len(order):
            return np.zeros(reports)
        first = is_first(key[order])
        best = np.maximum.reduceat(self.share[order], np.flatnonzero(first))
        voted, _ = unpacked(key[order][first])
        return np.bincount(voted, best**2, reports).astype(np.float64)


def hits_for(asked: Skeletons, corpus: Corpus, left_out: Flags) -> Hits:
    """Return the best hits for each sentence, none in the reports that are left out."""
    grams, sentence = _distinct_grams(asked)
    spans = [_spans(shard, grams) for shard in corpus.shards]
    counts = np.sum([length for _, length in spans], axis=0)
    skeletons = sum(len(shard.arrays["skeleton"]) for shard in corpus.shards)
    weight = _weights(counts, skeletons)
    affordable = max(_POSTINGS_ASKED, skeletons // _SKELETONS_A_POSTING)
    chosen = _rarest(sentence, counts, affordable)
    lengths = np.bincount(sentence, minlength=len(asked))
    possible = np.bincount(sentence[chosen], weight[chosen], len(asked))
    found = []
    for number, (shard, (start, length)) in enumerate(zip(corpus.shards, spans, strict=True)):
        some = chosen & (length > 0)
        asked_for, skeleton, score = _scored(
            shard, sentence[some], weight[some], start[some], length[some]
        )
        # The postings of ten years would fill the memory together.
        let_go(shard.arrays["posting"])
        share = score / possible[asked_for]
        good = share >= _LEAST_SHARE
        asked_for, skeleton, share = asked_for[good], skeleton[good], share[good]
        longer = (shard.arrays["gram_count"][skeleton] + 1) / (lengths[asked_for] + 1)
        share *= 1 - _OF_ANOTHER_LENGTH * np.minimum(1.0, np.abs(np.log(longer)))
        found.append((np.full(len(share), number), asked_for, skeleton, share))
    columns = [np.concatenate(column) for column in zip(*found, strict=True)]
    best = _best(columns[1], columns[3], _SKELETONS)
    return _occurrences(corpus, left_out, *(column[best] for column in columns))


def _distinct_grams(asked: Skeletons) -> tuple[Codes, Numbers]:
    grams, sentence = asked.grams()
    pairs = np.sort(packed(sentence, grams))
    sentence_, grams = unpacked(pairs[is_first(pairs)])
    return grams, sentence_.astype(np.int64)


def _spans(shard: Shard, grams: Codes) -> tuple[Numbers, Numbers]:
    """Return where each gram's postings begin in a shard, and how many there are."""
    at = positions(shard.arrays["gram"], grams)
    starts = shard.arrays["posting_start"]
    if not len(shard.arrays["gram"]):
        return np.zeros(len(grams), np.int64), np.zeros(len(grams), np.int64)
    start = starts[at].astype(np.int64)
    return start, np.where(at >= 0, starts[at + 1].astype(np.int64) - start, 0)


def _weights(counts: Numbers, skeletons: int) -> Numbers:
    """Return how much each gram tells, by its rarity: the logarithm of it in whole parts."""
    rarity = np.log1p(skeletons / np.maximum(counts, 1))
    weights: Numbers = np.minimum(rarity * _PARTS, int(_WEIGHTS)).astype(np.int64)
    return weights


def _rarest(sentence: Numbers, counts: Numbers, affordable: int) -> Flags:
    """Return which grams to ask for: the rarest of each sentence, as many as may be read."""
    order = np.lexsort((counts, sentence))
    order = order[counts[order] > 0]
    owner = sentence[order]
    starts = np.flatnonzero(is_first(owner))
    lengths = np.diff(starts, append=len(owner))
    rank = np.arange(len(owner)) - np.repeat(starts, lengths)
    so_far = np.cumsum(counts[order])
    before = so_far - counts[order]
    cost = so_far - np.repeat(before[starts], lengths)
    kept = (rank < _GRAMS_ASKED) & ((cost <= affordable) | (rank == 0))
    chosen = np.zeros(len(sentence), np.bool_)
    chosen[order[kept]] = True
    return chosen


def _scored(
    shard: Shard, sentence: Numbers, weight: Numbers, start: Numbers, length: Numbers
) -> tuple[Numbers, Numbers, Numbers]:
    """Return (sentence, skeleton, score) for each pair that has one of the grams in common."""
    postings = shard.arrays["posting"][ranges(start, length)].astype(np.uint64)
    front = (sentence.astype(np.uint64) << _NUMBER_BITS << _WEIGHT_BITS) | weight.astype(np.uint64)
    keys = np.repeat(front, length) | (postings << _WEIGHT_BITS)
    keys.sort()
    pairs = keys >> _WEIGHT_BITS
    first = np.flatnonzero(is_first(pairs))
    if not len(first):
        return first, first, first
    score = np.add.reduceat(keys & _WEIGHTS, first)
    asked_for, skeleton = unpacked(pairs[first])
    return asked_for.astype(np.int64), skeleton.astype(np.int64), score.astype(np.int64)


def _best(owner: Numbers, score: Scores, most: int) -> Numbers:
    """Return the places of each owner's best scores, at most so many, the best first."""
    order = np.lexsort((-score, owner))
    owner = owner[order]
    starts = np.flatnonzero(is_first(owner))
    rank = np.arange(len(owner)) - np.repeat(starts, np.diff(starts, append=len(owner)))
    return order[rank < most]


def _occurrences(
    corpus: Corpus,
    left_out: Flags,
    which: Numbers,
    asked: Numbers,
    skeleton: Numbers,
    share: Scores,
) -> Hits:
    """Return the sentences that have the skeletons, each given by its shard and number."""
    parts = []
    for number, shard in enumerate(corpus.shards):
        own = which == number
        bounds = shard.arrays["occurrence_start"]
        start = bounds[skeleton[own]].astype(np.int64)
        length = np.minimum(bounds[skeleton[own] + 1].astype(np.int64) - start, _OCCURRENCES)
        sentences = shard.arrays["occurrence"][ranges(start, length)].astype(np.int64)
        report = shard.reports_of(sentences)
        place = sentences - shard.arrays["first"][report].astype(np.int64)
        parts.append(
            (
                np.repeat(asked[own], length),
                report + corpus.starts[number],
                place,
                np.repeat(skeleton[own], length),
                np.repeat(shard.arrays["skeleton"][skeleton[own]], length),
                np.repeat(share[own], length),
            )
        )
    hits = Hits(*map(np.concatenate, zip(*parts, strict=True)))
    return hits.take(~left_out[hits.report])


def one_of_a_kind(hits: Hits, votes: Scores) -> Numbers:
    """Return the places of each asked sentence's hits, one only of those that are masked alike.

    It is the one in the report with most votes.
    """
    order = np.lexsort((hits.place, hits.report, -votes[hits.report], hits.hash, hits.asked))
    return order[is_first(hits.asked[order]) | is_first(hits.hash[order])]


def best_of_each(hits: Hits, votes: Scores, most: int) -> Numbers:
    """Return the places of each asked sentence's best hits, at most so many.

    Of hits as good as each other, those in the reports with most votes come first.
    """
    order = np.lexsort((hits.place, hits.report, -votes[hits.report], -hits.share, hits.asked))
    owner = hits.asked[order]
    starts = np.flatnonzero(is_first(owner))
    rank = np.arange(len(owner)) - np.repeat(starts, np.diff(starts, append=len(owner)))
    return order[rank < most]
