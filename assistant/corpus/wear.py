"""How worn the phrases of the phrasebank are: how many units and years hold a sentence of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from assistant.corpus.fingerprints import distinct, skeletons_of
from assistant.corpus.frames import frames_of
from assistant.corpus.normalise import Mask, bare
from assistant.corpus.shard import positions
from assistant.report.passage import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.corpus.fingerprints import Codes
    from assistant.corpus.frames import Frame
    from assistant.corpus.index import Corpus
    from assistant.corpus.match import Kept
    from assistant.corpus.shard import Shard

# With fewer fixed Han two sentences of a phrase have little in common that could be worn.
_LEAST_FIXED = 8
# So many different sentences of a shard that have all of a phrase's grams are read to see whether
# they are made with it; of more, the rest are if most of these are.
_READ = 100


@dataclass(frozen=True, slots=True, order=True)
class Wear:
    """In how many units' reports, and in how many years, a phrase was used; the less comes first.

    Reports without a unit count as one unit's, those without a year as one year's.
    """

    units: int = 0
    years: int = 0


UNWORN = Wear()


def wear_of(templates: Iterable[tuple[str, str]], corpus: Corpus) -> dict[str, Wear]:
    """Return how worn the phrases are, each given by its id and its template.

    One with too few words between its slots to be found again is not in it.
    """
    telling = dict(_telling(templates))
    making = _Making(frozenset(telling.values()))
    found = {phrase: _wear(frame, making, corpus) for phrase, frame in telling.items()}
    return {phrase: wear for phrase, wear in found.items() if wear}


def _telling(templates: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Frame]]:
    """Yield each phrase's sentence with the most fixed words, if these are enough."""
    for phrase, template in templates:
        frame = max(frames_of(template), key=_fixed)
        if _fixed(frame) >= _LEAST_FIXED:
            yield phrase, frame


def _fixed(frame: Frame) -> int:
    return frame.least


def _wear(frame: Frame, making: _Making, corpus: Corpus) -> Wear | None:
    """Return how often the frame was used; None when a corpus keeps no gram of it."""
    probes = [grams for probe in frame.probes if len(grams := _grams(probe))]
    if len(probes) < len(frame.probes):
        return None
    units: set[int] = set()
    years: set[int] = set()
    for shard in corpus.shards:
        possible = {number for grams in probes for number in _skeletons_with(grams, shard)}
        for number in making.made(frame, shard, sorted(possible)):
            reports = shard.reports_of(shard.occurrences(number))
            units.update(shard.arrays["unit_key"][reports].tolist())
            years.update(shard.arrays["year"][reports].tolist())
    return Wear(len(units), len(years))


def _grams(words: Iterable[str]) -> Codes:
    """Return the sampled grams of words that stand in a sentence, one behind the other."""
    mask = Mask(())
    # 年度 behind a year is masked to 年 in a whole sentence.
    runs = [bare(mask(run).removeprefix("年度")) for run in words]
    return distinct(skeletons_of(runs).grams()[0].astype(np.uint64)).astype(np.uint32)


def _skeletons_with(grams: Codes, shard: Shard) -> list[int]:
    """Return the numbers of the skeletons that have all of the grams."""
    at = positions(shard.arrays["gram"], grams)
    if at.min() < 0:
        return []
    bounds, posting = shard.arrays["posting_start"], shard.arrays["posting"]
    lists = sorted((posting[bounds[i] : bounds[i + 1]] for i in at.tolist()), key=len)
    common = reduce(lambda one, other: np.intersect1d(one, other, assume_unique=True), lists)
    return [int(number) for number in common]


class _Making:
    """Tells which of the frames a sentence is made with; what was read is kept."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        self._frames = tuple(frames)
        self._most: dict[str, int] = {}
        self._read: dict[tuple[int, int], tuple[Kept, ...]] = {}

    def made(self, frame: Frame, shard: Shard, skeletons: list[int]) -> list[int]:
        """Return those of the skeletons whose sentences are made with the frame."""
        if shard.is_hashed:
            return skeletons
        read, rest = skeletons[:_READ], skeletons[_READ:]
        made = [number for number in read if self._is_made(frame, self._text(shard, number))]
        return made + rest if 2 * len(made) > len(read) else made

    def _is_made(self, frame: Frame, text: str) -> bool:
        """Return whether a sentence has words of the frame, and no more of any other one."""
        own = _words_in(frame, text)
        return own > 0 and own == self._most_words_in(text)

    def _most_words_in(self, text: str) -> int:
        if text not in self._most:
            self._most[text] = max(_words_in(frame, text) for frame in self._frames)
        return self._most[text]

    def _text(self, shard: Shard, skeleton: int) -> str:
        """Return the first sentence that has a skeleton, as templates are read."""
        sentence = shard.occurrences(skeleton)[:1]
        report = int(shard.reports_of(sentence)[0])
        key = (id(shard), report)
        if key not in self._read:
            self._read[key] = shard.sentences(report)
        return fold(self._read[key][int(sentence[0]) - int(shard.arrays["first"][report])].text)


def _words_in(frame: Frame, text: str) -> int:
    return sum(end - start for start, end in frame.spans(text))
