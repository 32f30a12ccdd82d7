"""Make one shard of several, some reports left out, without holding them all in memory."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.corpus.fingerprints import distinct, packed, unpacked
from assistant.corpus.mapped import let_go
from assistant.corpus.shard import lengths_of, positions, ranges

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from assistant.corpus.fingerprints import Flags, Hashes, Numbers
    from assistant.corpus.shard import Shard

    Array = NDArray[Any]

# Given an array's name, type and length, returns the array to fill: in memory, or a mapped file.
Make = Callable[[str, Any, int], "NDArray[Any]"]

# So many postings, and so many reports' texts, are in memory at a time.
_POSTINGS = 500_000
_TEXTS = 5_000


@dataclass(frozen=True)
class _Part:
    """A shard that is merged: what of it stays, and what its numbers become.

    `keep` tells the reports that stay, `kept_sentences` their sentences. `occurrence` are the
    sentences, by their new numbers, of the skeletons that stay; skeleton i keeps counts[i] of
    them and becomes the number numbers[i], -1 when none is left.
    """

    shard: Shard
    keep: Flags
    kept_sentences: Flags
    occurrence: Numbers
    counts: Numbers
    numbers: Numbers

    def __getitem__(self, name: str) -> Array:
        return self.shard.arrays[name]


def merge(
    shards: Sequence[Shard], make: Make, keep: Sequence[Flags] | None = None
) -> dict[str, Array]:
    """Return the arrays of a shard that holds the reports of all, in their order.

    `make` gives each array to be filled; `keep` tells for each shard which reports stay. Either
    all shards are hashed or none is.
    """
    chosen = keep or [np.ones(len(shard), np.bool_) for shard in shards]
    skeletons, parts = _parts(shards, chosen)
    whole = {
        **_metadata(parts),
        **_dictionaries(parts),
        **_occurrences(parts, skeletons),
        "gram": distinct(np.concatenate([part["gram"] for part in parts])),
    }
    arrays: dict[str, Array] = {}
    for name, array in whole.items():
        arrays[name] = make(name, array.dtype, len(array))
        arrays[name][:] = array
    _write_texts(parts, arrays, make)
    _write_postings(parts, arrays, make)
    let_go(*arrays.values(), *(array for shard in shards for array in shard.arrays.values()))
    return arrays


def _parts(shards: Sequence[Shard], keep: Sequence[Flags]) -> tuple[Hashes, list[_Part]]:
    """Return the skeletons that are left, in order, and the parts with their new numbers."""
    base = 0
    staying = []
    for shard, kept in zip(shards, keep, strict=True):
        kept_sentences = np.repeat(kept, shard.sentence_counts)
        counts, occurrence = _staying(shard, kept_sentences, base)
        staying.append((shard, kept, kept_sentences, occurrence, counts))
        base += int(kept_sentences.sum())
    left = [shard.arrays["skeleton"][counts > 0] for shard, *_, counts in staying]
    skeletons = distinct(np.concatenate(left))
    return skeletons, [
        _Part(*each, np.where(each[-1] > 0, positions(skeletons, each[0].arrays["skeleton"]), -1))
        for each in staying
    ]


def _staying(shard: Shard, kept_sentences: Flags, base: int) -> tuple[Numbers, Numbers]:
    """Return how many sentences each skeleton keeps, and these by their new numbers."""
    new_number = np.cumsum(kept_sentences) - 1 + base
    starts = shard.arrays["occurrence_start"].astype(np.int64)
    sentences = shard.arrays["occurrence"]
    stays = kept_sentences[sentences]
    so_far = np.concatenate((np.zeros(1, np.int64), np.cumsum(stays)))
    return np.diff(so_far[starts]), new_number[sentences[stays]]


def _metadata(parts: Sequence[_Part]) -> dict[str, Array]:
    lengths = np.concatenate([part.shard.sentence_counts[part.keep] for part in parts])
    names, section = _sections(parts)
    keys = ("year", "unit_key", "place_key", "path_key")
    merged = {key: np.concatenate([part[key][part.keep] for part in parts]) for key in keys}
    first = np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths)))
    return {
        **merged,
        "hashed": parts[0]["hashed"],
        "units": distinct(merged["unit_key"][merged["unit_key"] > 0]),
        "names": distinct(np.concatenate([part["names"] for part in parts])),
        "name_ends": distinct(np.concatenate([part["name_ends"] for part in parts])),
        "first": first.astype(np.uint32),
        "section": section,
        "section_names": np.frombuffer(json.dumps(names, ensure_ascii=False).encode(), np.uint8),
    }


def _sections(parts: Sequence[_Part]) -> tuple[list[str | None], Array]:
    """Return the sections' names, and the number of each sentence's section among them."""
    number_of: dict[str | None, int] = {}
    sections = []
    for part in parts:
        names = json.loads(part["section_names"].tobytes())
        new = [number_of.setdefault(name, len(number_of)) for name in names]
        sections.append(np.array(new, np.uint8)[part["section"][part.kept_sentences]])
    return list(number_of), np.concatenate(sections)


def _dictionaries(parts: Sequence[_Part]) -> dict[str, Array]:
    """Return the dictionaries that are still needed, and the first report that needs each."""
    dictionaries: list[Array] = []
    firsts: list[int] = []
    base = 0
    for part in parts:
        before = np.concatenate((np.zeros(1, np.int64), np.cumsum(part.keep)))
        limits = before[[*part["dictionary_first"].tolist(), len(part.keep)]].tolist()
        for at, (first, end) in enumerate(pairwise(limits)):
            if end > first:
                start, stop = part["dictionary_start"][at : at + 2].tolist()
                dictionaries.append(part["dictionary"][start:stop])
                firsts.append(base + first)
        base += limits[-1]
    starts = np.cumsum([0, *map(len, dictionaries)])
    return {
        "dictionary": np.concatenate([*dictionaries, np.zeros(0, np.uint8)]),
        "dictionary_start": starts.astype(np.uint64),
        "dictionary_first": np.array(firsts, np.uint32),
    }


def _occurrences(parts: Sequence[_Part], skeletons: Hashes) -> dict[str, Array]:
    counts = np.zeros(len(skeletons), np.int64)
    gram_count = np.zeros(len(skeletons), np.uint16)
    for part in parts:
        left = part.numbers >= 0
        counts[part.numbers[left]] += part.counts[left]
        gram_count[part.numbers[left]] = part["gram_count"][left]
    starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(counts)))
    occurrence = np.zeros(starts[-1], np.uint32)
    free = starts[:-1].copy()
    for part in parts:
        left = part.numbers >= 0
        numbers, lengths = part.numbers[left], part.counts[left]
        occurrence[ranges(free[numbers], lengths)] = part.occurrence
        free[numbers] += lengths
    return {
        "skeleton": skeletons,
        "gram_count": gram_count,
        "occurrence_start": starts.astype(np.uint32),
        "occurrence": occurrence,
    }


def _write_texts(parts: Sequence[_Part], arrays: dict[str, Array], make: Make) -> None:
    lengths = [lengths_of(part["text_start"]) for part in parts]
    kept = [length[part.keep] for length, part in zip(lengths, parts, strict=True)]
    starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(np.concatenate(kept))))
    arrays["text_start"] = make("text_start", np.uint64, len(starts))
    arrays["text_start"][:] = starts
    arrays["text"] = text = make("text", np.uint8, int(starts[-1]))
    at = 0
    for part, length in zip(parts, lengths, strict=True):
        for first in range(0, len(length), _TEXTS):
            some = slice(first, first + _TEXTS)
            begin = int(part["text_start"][first])
            piece = part["text"][begin : begin + int(length[some].sum())]
            if not part.keep[some].all():
                piece = piece[np.repeat(part.keep[some], length[some])]
            text[at : at + len(piece)] = piece
            at += len(piece)
            let_go(text, part["text"])


def _write_postings(parts: Sequence[_Part], arrays: dict[str, Array], make: Make) -> None:
    grams = arrays["gram"]
    total = int(arrays["gram_count"].sum(dtype=np.int64))
    arrays["posting_start"] = starts = make("posting_start", np.uint32, len(grams) + 1)
    arrays["posting"] = posting = make("posting", np.uint32, total)
    starts[:1] = 0
    done = 0
    for first, end in _stretches(parts, grams):
        found, skeletons = unpacked(_postings(parts, grams[first:end]))
        starts[first + 1 : end + 1] = done + np.searchsorted(found, grams[first:end], side="right")
        posting[done : done + len(skeletons)] = skeletons
        done += len(skeletons)
        let_go(starts, posting, *(part["posting"] for part in parts))


def _stretches(parts: Sequence[_Part], grams: Array) -> Iterator[tuple[int, int]]:
    """Yield ranges of grams that have about as many postings as fit into memory."""
    counts = np.zeros(len(grams), np.int64)
    for part in parts:
        counts[positions(grams, part["gram"])] += lengths_of(part["posting_start"])
    stretch = np.cumsum(counts) // _POSTINGS
    limits = [0, *(np.flatnonzero(np.diff(stretch)) + 1).tolist(), len(grams)]
    yield from pairwise(limits)


def _postings(parts: Sequence[_Part], grams: Array) -> Hashes:
    """Return (gram, skeleton by its new number) for the grams, in order, each once."""
    keys = [np.zeros(0, np.uint64)]
    for part in parts:
        low, high = np.searchsorted(part["gram"], grams[[0, -1]]) if len(grams) else (0, 0)
        own = part["gram"][low : high + 1]
        own = own[own <= grams[-1]] if len(grams) else own[:0]
        starts = part["posting_start"][low : low + len(own) + 1].astype(np.int64)
        numbers = part.numbers[part["posting"][starts[0] : starts[-1]]]
        left = numbers >= 0
        keys.append(packed(np.repeat(own, np.diff(starts))[left], numbers[left]))
    return distinct(np.concatenate(keys))
