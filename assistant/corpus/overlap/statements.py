"""What each report says itself: its sentences without common wording, as columns of numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from assistant.corpus.common_wording import own_clauses
from assistant.corpus.fingerprints import packed, skeletons_of, unpacked
from assistant.corpus.index import units_to_be_common
from assistant.corpus.normalise import Mask, names_of
from assistant.corpus.overlap.engines.rows import NOWHERE, Sentences, fingerprints
from assistant.corpus.shard_building import folded
from assistant.errors import AssistantError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from assistant.corpus.index import Corpus
    from assistant.corpus.match import Kept, Source
    from assistant.corpus.overlap.engines import Engine
    from assistant.corpus.overlap.engines.rows import Column, Sampling

# Sentences that are fingerprinted at a time.
_BATCH = 50_000
# Of fewer units nobody can say what is common among them: they may all have copied one another.
_FEWEST_UNITS = 10
# Of so many reports the words, and of so many what they are called, are kept at hand.
_AT_HAND, _SOURCES_AT_HAND = 256, 1 << 16


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence: as the report has it, folded, and the clauses that are no common wording."""

    kept: Kept
    text: str
    clauses: tuple[str, ...]


def statements_of(source: Source, sentences: tuple[Kept, ...]) -> Iterator[Statement]:
    """Yield the sentences in which a report says something itself."""
    texts = folded([kept.text for kept in sentences])
    masked = Mask(names_of(source.unit)).lines(texts) if texts else []
    for kept, text, line in zip(sentences, texts, masked, strict=True):
        clauses = own_clauses(line)
        if clauses:
            yield Statement(kept, text, clauses)


@dataclass
class Statements:
    """The statements of a corpus, numbered through; the words are read again when needed.

    `unit` and `is_nameless` belong to the reports, `first` is the number of each report's first
    statement, and the other columns belong to the statements. Those of one `wording` differ in
    years, numbers and names at most; what is `common` stands in too many units to be copied.
    """

    corpus: Corpus
    first: Column
    length: Column
    skeleton: Column
    unit: Column
    is_nameless: Column
    report: Column
    wording: Column = field(init=False)
    common: Column = field(init=False)

    def __post_init__(self) -> None:
        _, self._examples, numbers = np.unique(
            self.skeleton, return_index=True, return_inverse=True
        )
        self.wording = numbers.astype(np.int32)
        self.common = _common(self.wording, self.unit[self.report], self.unit)
        self._read = lru_cache(_AT_HAND)(self._statements)
        self._source = lru_cache(_SOURCES_AT_HAND)(lambda report: self.corpus.read(report)[0])

    def sentences(self) -> Sentences:
        """Return the statements as engines want them, those in too many units left out."""
        report = np.where(self.common, NOWHERE, self.report).astype(np.int32)
        return Sentences(report, self.length)

    def statement(self, number: int) -> Statement:
        """Return a statement in words."""
        report = int(self.report[number])
        return self._read(report)[number - int(self.first[report])]

    def examples(self, wordings: Column) -> list[Statement]:
        """Return the first statement of each wording."""
        numbers = self._examples[wordings]
        # Report by report: one that is read once need not be read again.
        read = {number: self.statement(number) for number in np.sort(numbers).tolist()}
        return [read[number] for number in numbers.tolist()]

    def source(self, report: int) -> Source:
        """Return where a report comes from."""
        return self._source(report)

    def _statements(self, report: int) -> tuple[Statement, ...]:
        return tuple(statements_of(*self.corpus.read(report)))


def gather(
    corpus: Corpus, engine: Engine, sampling: Sampling, told: Callable[[int, int], None]
) -> Statements:
    """Return what the reports say, their fingerprints being handed to the engine.

    `told` is called with the number of reports that were read, and that there are.
    """
    _require_words(corpus)
    gathered = _Gathered(engine, sampling)
    for report in range(len(corpus)):
        gathered.add(statements_of(*corpus.read(report)))
        told(report + 1, len(corpus))
    gathered.hand_over()
    return Statements(
        corpus,
        first=np.cumsum([0, *gathered.counts]),
        length=np.concatenate(gathered.lengths),
        skeleton=np.concatenate(gathered.skeletons),
        **_units(corpus),
        report=np.repeat(np.arange(len(corpus), dtype=np.int32), gathered.counts),
    )


@dataclass
class _Gathered:
    """What was read so far; `texts` wait to be handed over."""

    engine: Engine
    sampling: Sampling
    counts: list[int] = field(default_factory=list)
    lengths: list[Column] = field(default_factory=list)
    skeletons: list[Column] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def add(self, statements: Iterable[Statement]) -> None:
        said = ["".join(statement.clauses) for statement in statements]
        self.counts.append(len(said))
        self.texts += said
        if len(self.texts) >= _BATCH:
            self.hand_over()

    def hand_over(self) -> None:
        first = sum(map(len, self.lengths))
        self.engine.add(fingerprints(self.texts, self.sampling, first))
        self.lengths.append(np.fromiter(map(len, self.texts), np.int32, len(self.texts)))
        self.skeletons.append(skeletons_of(self.texts).hashes())
        self.texts.clear()


def _require_words(corpus: Corpus) -> None:
    if any(shard.is_hashed for shard in corpus.shards):
        raise AssistantError("这个比对库导出时没有带原文，不能两两比对，请用原来的比对库")


def _units(corpus: Corpus) -> dict[str, Column]:
    """Return a number for the unit of each report, and whether it names none.

    A report that names none has a unit of its own.
    """
    keys = np.concatenate([shard.arrays["unit_key"] for shard in corpus.shards])
    is_nameless = keys == 0
    keys = np.where(is_nameless, np.arange(1, len(keys) + 1, dtype=np.uint64), keys)
    _, numbers = np.unique(keys, return_inverse=True)
    return {"unit": numbers.astype(np.int32), "is_nameless": is_nameless}


def _common(wording: Column, unit: Column, units: Column) -> Column:
    """Return which statements stand in so many units that none can have copied them."""
    among = len(np.unique(units))
    if among < _FEWEST_UNITS:
        return np.zeros(len(wording), np.bool_)
    common: Column = units_having(wording, unit) >= units_to_be_common(among)
    return common[wording]


def units_having(wording: Column, unit: Column) -> Column:
    """Return in how many units each wording is."""
    having, _ = unpacked(np.unique(packed(wording, unit)))
    return np.bincount(having)
