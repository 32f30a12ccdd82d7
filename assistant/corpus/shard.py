"""A part of the corpus: some reports' sentences, in arrays that can be saved and mapped."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.corpus.match import Kept, Source
from assistant.corpus.texts import header_of, packed_texts, source_of_header, unpacked_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from assistant.corpus.record import Record

    Array = NDArray[Any]


class Shard:
    """Some reports, numbered from 0, and the sentences in them; it is never changed.

    The arrays, all of one dimension, are for n reports, s sentences, k skeletons, g grams:

    - `text`, `text_start`, `dictionary`…: each report's source and sentences, see `texts`
    - `hashed` (1): whether the sentences were left out of these texts
    - `year` (n, 0 for none), `unit_key`, `place_key`, `path_key` (n, 0 for none): hashes of the
      unit's short name, of its bare place name, and of the file's absolute path
    - `units`, `names`: the hashes of all units' short names, and of all that units go by, in
      order; `name_ends`: the characters that these names end with
    - `first` (n + 1): the number of each report's first sentence
    - `section` (s), `section_names` (JSON): which section a sentence stands in
    - `skeleton` (k): the hashes of the distinct masked sentences, in order
    - `occurrence_start` (k + 1), `occurrence`: the sentences that have a skeleton
    - `gram_count` (k): how many sampled grams a skeleton has
    - `gram` (g): the hashes of the sampled grams, in order
    - `posting_start` (g + 1), `posting`: the numbers of the skeletons that have a gram, in order

    Sentences that are too short to tell a copy by have no skeleton.
    """

    __slots__ = ("_section_names", "arrays")

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        # A memory map is a class of its own, and ten times as slow to index as what it maps.
        self.arrays = {name: np.asarray(array) for name, array in arrays.items()}
        self._section_names: list[str | None] = json.loads(self.arrays["section_names"].tobytes())

    @classmethod
    def build(cls, records: Iterable[Record]) -> Shard:
        """Return a shard of the records; some thousands at a time keep the memory flat."""
        from assistant.corpus.shard_building import arrays_of

        return cls(arrays_of(records))

    def __len__(self) -> int:
        return len(self.arrays["year"])

    @property
    def is_hashed(self) -> bool:
        """Return whether it holds hashes only, and no sentence, title or path."""
        return bool(self.arrays["hashed"][0])

    @property
    def sentence_counts(self) -> NDArray[np.int64]:
        """Return how many sentences each report has."""
        return lengths_of(self.arrays["first"])

    def source(self, report: int) -> Source:
        """Return where a report comes from."""
        return self.read(report)[0]

    def sentences(self, report: int) -> tuple[Kept, ...]:
        """Return a report's sentences; none when the shard is hashed."""
        return tuple(map(Kept, self.read(report)[1], self.sections(report)))

    def read(self, report: int) -> tuple[Source, list[str]]:
        """Return where a report comes from, and its sentences' words; none when it is hashed."""
        header, *sentences = unpacked_text(self.arrays, report).split("\n")
        return source_of_header(header), sentences

    def sections(self, report: int) -> list[str | None]:
        """Return the section that each of a report's sentences stands in."""
        start, end = self.arrays["first"][report : report + 2].tolist()
        return [self._section_names[i] for i in self.arrays["section"][start:end].tolist()]

    def reports_of(self, sentences: Array) -> NDArray[np.int64]:
        """Return the reports that sentences, given by their number, stand in."""
        return np.searchsorted(self.arrays["first"], sentences, side="right") - 1

    def occurrences(self, skeleton: int) -> Array:
        """Return the numbers of the sentences that have a skeleton, given by its number."""
        start, end = self.arrays["occurrence_start"][skeleton : skeleton + 2].tolist()
        return self.arrays["occurrence"][start:end]

    def numbers_of(self, hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return the number of the skeleton that has each hash, -1 where there is none."""
        return positions(self.arrays["skeleton"], hashes)

    def hashed(self) -> Shard:
        """Return the shard without its sentences, titles and paths: hashes, units and years."""
        sources = (self.source(report) for report in range(len(self)))
        bare = [header_of(Source("", "", s.unit, s.year, s.level)) for s in sources]
        replaced: dict[str, Array] = {
            "hashed": np.ones(1, np.uint8),
            "path_key": np.zeros(len(self), np.uint64),
        }
        return Shard({**self.arrays, **packed_texts(bare), **replaced})


def positions(ordered: Array, wanted: Array) -> NDArray[np.int64]:
    """Return where each wanted value stands among values in order, -1 where it does not."""
    if not len(ordered):
        return np.full(len(wanted), -1, np.int64)
    at = np.minimum(np.searchsorted(ordered, wanted), len(ordered) - 1)
    return np.where(ordered[at] == wanted, at, -1)


def lengths_of(starts: Array) -> NDArray[np.int64]:
    """Return how long the parts are that begin at `starts`; the last one is where they end."""
    numbers: NDArray[np.int64] = starts.astype(np.int64)
    return numbers[1:] - numbers[:-1]


def ranges(starts: Array, lengths: Array) -> NDArray[np.int64]:
    """Return the numbers start, start + 1, … of each of several ranges, one behind the other."""
    lengths = lengths.astype(np.int64)
    ends = np.cumsum(lengths)
    return np.repeat(starts.astype(np.int64) - ends + lengths, lengths) + np.arange(lengths.sum())
