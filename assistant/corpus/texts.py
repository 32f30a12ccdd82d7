"""The texts of a shard's reports, compressed each by itself, so that one can be read alone."""

from __future__ import annotations

import json
import zlib
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from assistant.corpus.match import Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from numpy.typing import NDArray

    Array = NDArray[Any]

# What deflate can look back on. Reports are so alike that a dictionary of a few of them makes the
# others half as long; it may not cost more than it saves, though, in a shard of one or two.
_WINDOW = 32768
_SHARE_OF_DICTIONARY = 16
# Han are two bytes each, and always the same two: shorter than UTF-8, and quicker to compress.
_ENCODING = "utf-16-le"
_LEVEL = 1
_RAW_DEFLATE = -15


def header_of(source: Source) -> str:
    """Return the first line of a report's text: its source."""
    told = (source.path, source.title, source.unit, source.year, source.level, source.date)
    return json.dumps(told, ensure_ascii=False)


def source_of_header(header: str) -> Source:
    """Return the source that a first line tells."""
    return Source(*json.loads(header))


def packed_texts(texts: Sequence[str]) -> dict[str, Array]:
    """Return the arrays that hold the texts.

    `text` holds the bytes of all, of which text i has those from text_start[i] to
    text_start[i + 1]. Dictionary j, likewise in `dictionary` and `dictionary_start`, is for the
    texts from the number dictionary_first[j] to that of the next.
    """
    raw = [text.encode(_ENCODING, "surrogatepass") for text in texts]
    limit = min(_WINDOW, sum(map(len, raw)) // _SHARE_OF_DICTIONARY)
    dictionary = _joined_up_to(raw, limit)
    fresh = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW_DEFLATE, 8, 0, dictionary)
    compressed = [_compressed(fresh.copy(), each) for each in raw]
    return {
        "text": np.frombuffer(b"".join(compressed), np.uint8),
        "text_start": np.array([0, *accumulate(map(len, compressed))], np.uint64),
        "dictionary": np.frombuffer(dictionary, np.uint8),
        "dictionary_start": np.array([0, len(dictionary)], np.uint64),
        "dictionary_first": np.zeros(1, np.uint32),
    }


def unpacked_text(arrays: Mapping[str, Array], index: int) -> str:
    """Return the text number `index`."""
    first = arrays["dictionary_first"]
    at = int(np.searchsorted(first, index, side="right")) - 1 if len(first) > 1 else 0
    dictionary = _slice(arrays, "dictionary", at)
    reader = zlib.decompressobj(_RAW_DEFLATE, zdict=dictionary)
    return reader.decompress(_slice(arrays, "text", index)).decode(_ENCODING, "surrogatepass")


def _joined_up_to(raw: Sequence[bytes], limit: int) -> bytes:
    parts: list[bytes] = []
    for each in raw:
        if limit <= 0:
            break
        parts.append(each[:limit])
        limit -= len(each)
    return b"".join(parts)


def _compressed(compressor: Any, raw: bytes) -> bytes:
    begun: bytes = compressor.compress(raw)
    return begun + bytes(compressor.flush())


def _slice(arrays: Mapping[str, Array], name: str, index: int) -> memoryview:
    start, end = arrays[f"{name}_start"][index : index + 2].tolist()
    return arrays[name][start:end].data
