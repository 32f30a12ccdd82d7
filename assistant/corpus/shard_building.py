"""Make a shard's arrays of records: mask the sentences, and index what they have in common."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import count
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.corpus.common_wording import SHORTEST
from assistant.corpus.fingerprints import (
    distinct,
    hashes_of,
    is_first,
    packed,
    skeletons_of_lines,
    unpacked,
)
from assistant.corpus.normalise import Mask, names_of, short_name, stem_of
from assistant.corpus.texts import header_of, packed_texts
from assistant.report.passage import fold, is_folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from assistant.corpus.fingerprints import Hashes, Numbers, Skeletons
    from assistant.corpus.record import Record

    Array = NDArray[Any]

# So many characters at a time are hashed as stay in a processor's cache.
_AT_A_TIME = 1 << 17
# gram_count counts up to here; a sentence of so many characters is none.
_LONGEST = (1 << 16) - 1


@dataclass
class _Reports:
    """What was read of the records so far."""

    texts: list[str] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    paths: list[int] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    sections: list[int] = field(default_factory=list)
    section_numbers: dict[str | None, int] = field(
        default_factory=lambda: defaultdict(count().__next__)
    )
    skeletons: list[Skeletons] = field(default_factory=list)
    masked: list[str] = field(default_factory=list)
    waiting: int = 0

    def add(self, record: Record) -> None:
        source, sentences = record.source, record.sentences
        texts = [kept.text for kept in sentences]
        self.texts.append("\n".join((header_of(source), *texts)))
        self.units.append(source.unit)
        self.years.append(source.year or 0)
        self.paths.append(path_key(source.path))
        self.lengths.append(len(texts))
        self.sections += [self.section_numbers[kept.section] for kept in sentences]
        self._mask(source.unit, folded(texts))

    def _mask(self, unit: str, sentences: Sequence[str]) -> None:
        masked = Mask(names_of(unit)).ended_lines(sentences)
        self.masked.append(masked)
        self.waiting += len(masked)
        if self.waiting > _AT_A_TIME:
            self.hash_waiting()

    def hash_waiting(self) -> None:
        self.skeletons.append(skeletons_of_lines("".join(self.masked)))
        self.masked.clear()
        self.waiting = 0


def arrays_of(records: Iterable[Record]) -> dict[str, Array]:
    """Return the arrays of a shard that holds the records, in their order."""
    reports = _Reports()
    for record in records:
        reports.add(record)
    reports.hash_waiting()
    return {
        **packed_texts(reports.texts),
        **_metadata(reports),
        **_unit_keys(reports.units),
        **_index(reports.skeletons),
    }


def folded(texts: Sequence[str]) -> Sequence[str]:
    """Return raw sentences as rules read them; most reports need no folding."""
    if is_folded("。".join(texts)):
        return texts
    return [text if is_folded(text) else fold(text) for text in texts]


def path_key(path: str) -> int:
    """Return a hash of the file that a path, as the user gave it, names; 0 for none."""
    if not path:
        return 0
    whole = os.path.abspath(path).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(whole, digest_size=8).digest(), "little") or 1


def _metadata(reports: _Reports) -> dict[str, Array]:
    names = json.dumps(list(reports.section_numbers), ensure_ascii=False).encode()
    return {
        "hashed": np.zeros(1, np.uint8),
        "year": np.array(reports.years, np.int16),
        "path_key": np.array(reports.paths, np.uint64),
        "first": _starts(np.array(reports.lengths, np.int64)).astype(np.uint32),
        "section": np.array(reports.sections, np.uint8),
        "section_names": np.frombuffer(names, np.uint8),
    }


def _unit_keys(units: Sequence[str]) -> dict[str, Array]:
    """Return the hashes by which reports of one unit, and units' names in a text, are found."""
    known = dict.fromkeys(units)
    number_of = {unit: number for number, unit in enumerate(known)}
    numbers = np.array([number_of[unit] for unit in units], np.int64)
    keys = name_keys([short_name(unit) for unit in known])
    places = name_keys([place_name(unit) for unit in known])
    names = frozenset().union(*map(names_of, known))
    return {
        "unit_key": keys[numbers],
        "place_key": places[numbers],
        "units": distinct(keys[keys > 0]),
        "names": distinct(hashes_of(sorted(names))),
        "name_ends": np.array(sorted({ord(name[-1]) for name in names}), np.uint32),
    }


def place_name(unit: str) -> str:
    """Return the name by which a unit is told in a report that names none."""
    return stem_of(unit) or short_name(unit)


def name_keys(names: Sequence[str]) -> Hashes:
    """Return the hashes of names, 0 for an empty one."""
    return hashes_of(names) * np.array([bool(name) for name in names], np.uint64)


def _index(parts: Sequence[Skeletons]) -> dict[str, Array]:
    """Return the arrays of skeletons and grams."""
    hashes = np.concatenate([part.hashes() for part in parts])
    long_enough = np.concatenate([_is_indexed(part) for part in parts])
    sentences = np.flatnonzero(long_enough)
    order = np.argsort(hashes[sentences], kind="stable")
    ordered, sentences = hashes[sentences[order]], sentences[order]
    first = is_first(ordered)
    skeletons = ordered[first]
    number_of = np.full(len(hashes), -1, np.int64)
    number_of[sentences[first]] = np.arange(len(skeletons))
    keys = distinct(np.concatenate(_gram_keys(parts, number_of)))
    grams, postings = unpacked(keys)
    new = is_first(grams)
    return {
        "skeleton": skeletons,
        "occurrence_start": np.append(np.flatnonzero(first), len(first)).astype(np.uint32),
        "occurrence": sentences.astype(np.uint32),
        "gram_count": np.bincount(postings, minlength=len(skeletons)).astype(np.uint16),
        "gram": grams[new],
        "posting_start": np.append(np.flatnonzero(new), len(new)).astype(np.uint32),
        "posting": postings,
    }


def _is_indexed(part: Skeletons) -> NDArray[np.bool_]:
    return (part.han >= SHORTEST) & (np.diff(part.starts) <= _LONGEST)


def _gram_keys(parts: Sequence[Skeletons], number_of: Numbers) -> list[Hashes]:
    """Return (gram, skeleton) for each gram of the sentences that have a number."""
    keys: list[Hashes] = []
    at = 0
    for part in parts:
        numbers = number_of[at : at + len(part)]
        at += len(part)
        chosen = numbers >= 0
        grams, sentence = part.only(chosen).grams()
        keys.append(packed(grams, numbers[chosen][sentence]))
    return keys


def _starts(lengths: Numbers) -> Numbers:
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths)))
