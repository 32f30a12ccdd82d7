"""All pairs in memory, with numpy: for a county, and to hold the other engines against."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import numpy as np

from assistant.corpus.fingerprints import packed, unpacked
from assistant.corpus.overlap.engines.rows import (
    NOWHERE,
    WHOLE,
    Counts,
    ReportPairs,
    SentencePairs,
    Sentences,
    millionths,
    runs,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from assistant.corpus.overlap.engines.rows import Column, Rows, Sampling

# So many pairs are made and counted at a time: 8 bytes each, and as many again to sort them.
_AT_A_TIME = 4_000_000


def memory_engine(sampling: Sampling) -> AbstractContextManager[MemoryEngine]:
    """Return the engine; there is nothing to close."""
    return nullcontext(MemoryEngine(sampling))


class MemoryEngine:
    """Keeps fingerprints and pairs as sorted columns."""

    def __init__(self, sampling: Sampling) -> None:
        self._sampling = sampling
        self._batches: list[Column] = []
        self._alike: Column = np.zeros(0, np.uint64)
        self._sentences = Sentences(np.zeros(0, np.int32), np.zeros(0, np.int32))

    def add(self, rows: Rows) -> None:
        """Take the fingerprints of a batch of sentences."""
        self._batches.append(packed(rows.gram.view(np.uint32), rows.sentence))

    def count(self, sentences: Sentences, share: float) -> Counts:
        """Return how many pairs there are, and those of reports that may share so much."""
        self._sentences = sentences
        self._alike = np.concatenate([self._alike, *self._alike_parts()])
        pairs = _report_pairs(self._alike, sentences)
        said, least = sentences.said(), millionths(share)
        enough = (pairs.length_one * WHOLE >= least * said[pairs.one]) | (
            pairs.length_other * WHOLE >= least * said[pairs.other]
        )
        return Counts(len(self._alike), len(pairs), pairs.take(enough))

    def sentence_pairs(self, chosen: ReportPairs) -> SentencePairs:
        """Return the pairs of sentences of the chosen pairs of reports, in order."""
        one, other = unpacked(self._alike)
        reports = self._sentences.report
        held = np.isin(packed(reports[one], reports[other]), packed(chosen.one, chosen.other))
        return SentencePairs(one[held].astype(np.int64), other[held].astype(np.int64))

    def _alike_parts(self) -> Iterator[Column]:
        """Yield the pairs of sentences that share enough, packed and in order, part by part."""
        report = self._sentences.report
        sentence, partners = self._telling()
        for rows in _parts(sentence, partners):
            pairs = np.sort(_joined(sentence, partners, rows))
            at, count = runs(pairs)
            alike = pairs[at[count >= self._sampling.shared]]
            one, other = unpacked(alike)
            yield alike[report[one] != report[other]]

    def _telling(self) -> tuple[Column, Column]:
        """Return the sentences of each telling fingerprint, and how many follow each there."""
        keys = np.concatenate([np.zeros(0, np.uint64), *self._batches])
        self._batches.clear()
        keys = keys[self._sentences.report[unpacked(keys)[1]] != NOWHERE]
        keys.sort()
        gram, sentence = unpacked(keys)
        _, lengths = runs(gram)
        telling = (lengths > 1) & (lengths <= self._sampling.commonest)
        ends = np.repeat(np.cumsum(lengths[telling]), lengths[telling])
        return sentence[np.repeat(telling, lengths)], ends - 1 - np.arange(len(ends))


def _parts(sentence: Column, partners: Column) -> Iterator[Column]:
    """Yield the rows of some sentences at a time, so that they have not too many pairs."""
    if not len(sentence):
        return
    pairs_before = np.cumsum(np.bincount(sentence, weights=partners))
    part = (pairs_before // _AT_A_TIME).astype(np.int32)[sentence]
    for number in range(int(part.max()) + 1):
        yield np.flatnonzero((part == number) & (partners > 0))


def _joined(sentence: Column, partners: Column, rows: Column) -> Column:
    """Return the rows' sentences with each that follows them at their fingerprint, packed."""
    many = partners[rows]
    before = np.cumsum(many) - many
    following = np.repeat(rows + 1 - before, many) + np.arange(many.sum())
    return packed(np.repeat(sentence[rows], many), sentence[following])


def _report_pairs(alike: Column, sentences: Sentences) -> ReportPairs:
    one, other = unpacked(alike)
    pairs = packed(sentences.report[one], sentences.report[other])
    order = np.argsort(pairs, kind="stable")
    starts, count = runs(pairs[order])
    first, second = unpacked(pairs[order][starts])
    return ReportPairs(
        first.astype(np.int64),
        second.astype(np.int64),
        count,
        _summed(sentences.length[one][order], starts),
        _summed(sentences.length[other][order], starts),
    )


def _summed(lengths: Column, starts: Column) -> Column:
    """Return the sum of each run of lengths."""
    before = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths, dtype=np.int64)])
    return np.diff(before[np.append(starts, len(lengths))])
