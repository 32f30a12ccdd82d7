"""The phrasebank's own words in a report's sentences: what is the tool's, and what the unit's.

Two drafts made with this tool may share a phrase's fixed words without either having copied the
other. Only what stands in the slots is theirs: the same facts in the same frame are a copy, other
facts are not.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import cache, lru_cache
from itertools import chain
from operator import add
from typing import TYPE_CHECKING

from assistant.corpus.frames import frames_of
from assistant.corpus.normalise import (
    Mask,
    bare,
    han_length,
    names_of,
    numbers_in,
    split_clauses,
    stem_of,
    without_enumerator,
)
from assistant.errors import PhrasebankError
from assistant.paths import phrasebank

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.corpus.frames import Frame, Spans

# A frame with fewer Han that stand in every sentence could be anything, and so could a sentence
# with fewer Han of its frame's, or of which these are less than such a share.
_LEAST_REQUIRED, _LEAST_FIXED = 3, 8
_LEAST_SHARE = 0.3
# What is filled in is a wording from so many Han on; in less, one number changed is another fact.
_LEAST_WORDING = 16
_SAME_FACTS = 0.6
# Fewer Han and fewer numbers than these are the same in two reports by chance; they are copied
# where at least this share of what says more comes from the same report.
_LEAST_TELLING, _LEAST_NUMBERS = 6, 3
MOSTLY = 0.5
_YEAR = re.compile(r"(?:19|20)\d\d(?=年|$|，)年?")


def fixed_length(text: str) -> int:
    """Return how many characters of a sentence are the fixed words of the phrase it is made with.

    What stands in the slots is the unit's own, and so is every sentence made with no phrase.
    """
    return _length(_best(text))


def says_other_facts(text: str, source: str, units: tuple[str, str]) -> bool:
    """Return whether two sentences are made with phrases, but do not say the same in them.

    `units` are the two units that the sentences speak for: 石桥镇 in one and 青坪乡 in the other is
    no other fact. Where the other unit's name was left in, the sentence is a copy whatever it says.
    """
    said, other = filled_in(text, units[0]), filled_in(source, units[1])
    if said is None or other is None or is_name_left(text, source, units):
        return False
    return are_other_facts(said, other)


def is_name_left(text: str, source: str, units: tuple[str, str]) -> bool:
    """Return whether a sentence still holds the name of its source's unit; `units` as above."""
    own, stem = map(stem_of, units)
    return bool(stem) and stem in text and stem in source and stem not in own


def says_little(text: str, unit: str) -> bool:
    """Return whether a sentence is a phrase with so little in its slots that it agrees by chance.

    So does a heading such as 上年年报列出的2个问题，整改结果如下.
    """
    said = filled_in(text, unit)
    return said is not None and is_little(said)


def is_made_with_phrase(text: str) -> bool:
    """Return whether a sentence is made with a phrase."""
    return bool(_best(text))


def filled_in(text: str, unit: str) -> str | None:
    """Return what stands in the slots of the phrase that a sentence is made with, None if of none.

    Names of the unit are masked, years left out.
    """
    spans = _best(text)
    return _slots(text, spans, unit) if spans else None


def are_other_facts(said: str, source: str) -> bool:
    """Return whether what is filled in in two sentences is not the same, nor mostly so."""
    if min(han_length(said), han_length(source)) < _LEAST_WORDING:
        return said != source
    from rapidfuzz.distance.Indel import normalized_similarity

    return normalized_similarity(said, source) < _SAME_FACTS


def is_little(said: str) -> bool:
    """Return whether what is filled in says so little that it agrees by chance."""
    return han_length(said) < _LEAST_TELLING and len(numbers_in(said)) < _LEAST_NUMBERS


@lru_cache(maxsize=4096)
def _best(text: str) -> Spans:
    """Return where the fixed words stand, by the frame with most of them; () if it is of none."""
    known = _frames_by_beginning()
    begun = (known.get(pair, ()) for pair in dict.fromkeys(map(add, text, text[1:])))
    possible = dict.fromkeys(f for words, f in chain.from_iterable(begun) if words in text)
    best = max((frame.spans(text) for frame in possible), key=_length, default=())
    fixed = han_length("".join(text[start:end] for start, end in best))
    is_enough = fixed >= _LEAST_FIXED and _length(best) >= _LEAST_SHARE * len(text)
    return best if is_enough else ()


def _length(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def _slots(text: str, spans: Spans, unit: str) -> str:
    """Return what stands between the fixed words, names of the unit masked, years left out."""
    edges = [0, *(at for span in spans for at in span), len(text)]
    pieces = (text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    said = _mask_of(unit).names(_YEAR.sub("", without_enumerator("，".join(pieces))))
    return "，".join(filter(None, map(bare, split_clauses(said))))


@cache
def _mask_of(unit: str) -> Mask:
    return Mask(names_of(unit))


@cache
def frames() -> tuple[Frame, ...]:
    """Return every frame of `phrasebank/phrases/` that has enough fixed words to be told by."""
    found = dict.fromkeys(
        frame for template in _templates() for frame in frames_of(template) if _is_telling(frame)
    )
    return tuple(found)


@cache
def _frames_by_beginning() -> Mapping[str, Sequence[tuple[str, Frame]]]:
    """Return words of each frame, one of which a sentence of it has, by their first two letters."""
    found: dict[str, list[tuple[str, Frame]]] = defaultdict(list)
    for frame in frames():
        for longest in {max(probe, key=len) for probe in frame.probes}:
            found[longest[:2]].append((longest, frame))
    return dict(found)


def _is_telling(frame: Frame) -> bool:
    return frame.least >= _LEAST_REQUIRED


def _templates() -> Iterator[str]:
    for path in sorted((phrasebank() / "phrases").rglob("*.toml")):
        try:
            phrases = tomllib.loads(path.read_text(encoding="utf-8")).get("phrase", [])
            yield from (phrase["text"] for phrase in phrases)
        except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
            raise PhrasebankError(f"{path.name}：读不出来（{error}），请改正后再试") from error
