"""What of the corpus is worth aligning with a report: its sentences, found, read and screened.

Who copies, copies from few reports. The reports that many sentences point to are read whole, so
that what was reworded beyond recognition is found in them, too; of other reports single sentences
are read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assistant.corpus.candidates import best_of_each, hits_for, one_of_a_kind
from assistant.corpus.fingerprints import skeletons_of
from assistant.corpus.match import Kept
from assistant.corpus.screening import likeness
from assistant.corpus.sources import HashedSentence, SourceReport, SourceSentence, mask_together

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from assistant.corpus.candidates import Hits
    from assistant.corpus.fingerprints import Flags, Skeletons
    from assistant.corpus.index import Corpus
    from assistant.corpus.kinship import Kin
    from assistant.corpus.match import Source
    from assistant.corpus.normalise import Mask

    Candidate = SourceSentence | HashedSentence
    Votes = NDArray[np.float64]

# So many reports are read whole: those most voted for, and the unit's own last ones.
_REPORTS_READ, _OWN_READ = 6, 3
# So many of a sentence's best hits in other reports are read, if they share about as much of it
# as the best hit in a report that is read whole.
_HITS_READ, _ABOUT_AS_MUCH = 6, 0.05
# What is asked for by itself may stand in so many reports before they are all of one pattern.
_SIMILAR = 40
# Of all that was read, so much is aligned: what has most pairs of characters in common, and not
# many fewer than what has the most.
_ALIGNED = 4
_LEAST_LIKENESS, _LEAST_OF_BEST = 0.2, 0.5


class Retrieval:
    """Finds and reads sentences of a corpus; `mask` is that of the report asked about."""

    def __init__(self, corpus: Corpus, kin: Kin, mask: Mask) -> None:
        self._corpus = corpus
        self._kin = kin
        self._mask = mask
        self._reports: dict[int, SourceReport] = {}
        self.votes: Votes = np.zeros(len(corpus))

    def candidates(self, masked: Sequence[str]) -> list[list[Candidate]]:
        """Return for each masked sentence what is worth aligning with it, the likest first.

        From then on `votes` tells how much of these sentences stands in each report.
        """
        skeletons = skeletons_of(masked)
        hits = hits_for(skeletons, self._corpus, self._kin.left_out)
        self.votes = hits.votes(len(self._corpus))
        whole = self._most_voted()
        pool = [each for report in whole for each in self.read(report).read_whole()]
        single = list(self._single(hits, whole))
        mask_together(single, self._mask)
        likest = self._likest(skeletons, [*pool, *single])
        for number, hashed in self._hashed(hits, skeletons):
            likest[number].append(hashed)
        return likest

    def similar(self, masked: str) -> tuple[tuple[Source, Kept], ...]:
        """Return the sentences that have most in common with one, formulas or not; texts only."""
        hits = hits_for(skeletons_of([masked]), self._corpus, self._kin.left_out)
        best = hits.take(best_of_each(hits, np.zeros(len(self._corpus)), _SIMILAR))
        found = zip(best.report.tolist(), best.place.tolist(), strict=True)
        return tuple(
            (read.source, Kept(read.words[place], read.section(place)))
            for read, place in ((self.read(report), place) for report, place in found)
            if not read.shard.is_hashed
        )

    def own_last(self) -> list[int]:
        """Return the unit's own last reports, the latest first."""
        own = np.flatnonzero(self._kin.own)
        latest: list[int] = own[np.argsort(-self._corpus.years[own], kind="stable")].tolist()
        return latest[:_OWN_READ]

    def read(self, report: int) -> SourceReport:
        """Return a report of the corpus by its number; it is read once."""
        if report not in self._reports:
            self._reports[report] = SourceReport(report, self._corpus, self._mask)
        return self._reports[report]

    def _most_voted(self) -> list[int]:
        """Return the reports to be read whole, the unit's own last ones first."""
        voted = np.argsort(-self.votes, kind="stable")[:_REPORTS_READ]
        return list(dict.fromkeys((*self.own_last(), *voted[self.votes[voted] > 0].tolist())))

    def _single(self, hits: Hits, whole: Sequence[int]) -> Iterator[SourceSentence]:
        """Yield the best hits in reports that are not read whole."""
        others = hits.take(_are_elsewhere(hits, whole))
        others = others.take(one_of_a_kind(others, self.votes))
        best = others.take(best_of_each(others, self.votes, _HITS_READ))
        places = set(zip(best.report.tolist(), best.place.tolist(), strict=True))
        for report, place in sorted(places):
            if not self.read(report).shard.is_hashed:
                yield SourceSentence(self.read(report), place)

    def _likest(self, asked: Skeletons, pool: Sequence[SourceSentence]) -> list[list[Candidate]]:
        """Return for each sentence what is most like it at first sight."""
        if not pool:
            return [[] for _ in range(len(asked))]
        others = skeletons_of([each.report.masked(each.place) for each in pool])
        return [[pool[at] for at in _highest(row)] for row in likeness(asked, others)]

    def _hashed(self, hits: Hits, asked: Skeletons) -> Iterator[tuple[int, HashedSentence]]:
        """Yield the hits in shards without text, each with the number of the sentence asked for."""
        if not any(shard.is_hashed for shard in self._corpus.shards):
            return
        best = hits.take(best_of_each(hits, self.votes, _HITS_READ))
        hashes = asked.hashes()
        grams, owner = asked.grams()
        columns = (best.asked, best.report, best.place, best.skeleton)
        for number, report, place, skeleton in zip(*map(np.ndarray.tolist, columns), strict=True):
            shard, _ = self._corpus.shard_of(report)
            if shard.is_hashed:
                own = grams[owner == number]
                wanted = int(hashes[number])
                yield number, HashedSentence.of(self.read(report), place, skeleton, wanted, own)


def _are_elsewhere(hits: Hits, whole: Sequence[int]) -> Flags:
    """Return which hits are outside the reports read whole, and about as good as any in them."""
    is_inside = np.isin(hits.report, np.array(whole, np.int64))
    best = np.zeros(1 + hits.asked.max(initial=0))
    np.maximum.at(best, hits.asked[is_inside], hits.share[is_inside])
    is_elsewhere: Flags = ~is_inside & (hits.share > best[hits.asked] - _ABOUT_AS_MUCH)
    return is_elsewhere


def _highest(alike: NDArray[np.float64]) -> list[int]:
    """Return the places of what is worth aligning, by how alike it is at first sight."""
    enough = np.flatnonzero(alike >= max(_LEAST_LIKENESS, _LEAST_OF_BEST * alike.max()))
    order: list[int] = enough[np.argsort(-alike[enough], kind="stable")][:_ALIGNED].tolist()
    return order
