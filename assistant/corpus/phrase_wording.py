"""The phrasebank's own words in a report's sentences: what is the tool's, and what the unit's.

Two drafts made with this tool may share a phrase's fixed words without either having copied the
other. Only what stands in the slots is theirs: the same facts in the same frame are a copy, other
facts are not.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from assistant.corpus.common_wording import SHORTEST
from assistant.corpus.normalise import (
    Mask,
    bare,
    han_length,
    names_of,
    numbers_in,
    without_enumerator,
)
from assistant.errors import PhrasebankError
from assistant.paths import phrasebank
from assistant.report.passage import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

# A frame with fewer Han is made of words that anybody uses.
_LEAST_FIXED = 8
# A sentence of which they are less is rather one that happens to hold them.
_LEAST_SHARE = 0.3
# What is filled in is a wording from so many Han on; in less, one number changed is another fact.
_SAME_FACTS = 0.6
# Fewer Han and fewer numbers than these are the same in two reports by chance.
_LEAST_TELLING, _LEAST_NUMBERS = 6, 3
_TAG = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)
_OPENS = re.compile(r"\{%-?\s*(?:if|for)\b")
_CLOSES = re.compile(r"\{%-?\s*end(?:if|for)\b")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年|$|，)年?")
_SENTENCE_END = re.compile(r"[。！？；]")


@dataclass(frozen=True, slots=True)
class Run:
    """Fixed words of a phrase; those within an if may be missing."""

    text: str
    is_optional: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The fixed words of one sentence of a phrase, in order."""

    runs: tuple[Run, ...]

    @property
    def required(self) -> tuple[str, ...]:
        """Return the words that stand in every sentence made with this frame."""
        return tuple(run.text for run in self.runs if not run.is_optional)

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return where the fixed words stand in a sentence; nothing if it is none of this frame."""
        found: list[tuple[int, int]] = []
        at = 0
        for index, run in enumerate(self.runs):
            start = text.find(run.text, at, self._stop(text, index, at))
            if start >= 0:
                at = start + len(run.text)
                found.append((start, at))
            elif not run.is_optional:
                return ()
        return tuple(found)

    def _stop(self, text: str, index: int, at: int) -> int:
        """Return where a run must have ended: an optional one before the next required one."""
        if not self.runs[index].is_optional:
            return len(text)
        following = next((run.text for run in self.runs[index:] if not run.is_optional), "")
        stop = text.find(following, at) if following else -1
        return stop if stop >= 0 else len(text)


def fixed_length(text: str) -> int:
    """Return how many characters of a sentence are the fixed words of the phrase it is made with.

    What stands in the slots is the unit's own, and so is every sentence made with no phrase.
    """
    return max((_length(frame.spans(text)) for frame in _frames_in(text)), default=0)


def says_other_facts(text: str, source: str, units: tuple[str, str]) -> bool:
    """Return whether two sentences share a phrase's fixed words, but not what is said in them.

    `units` are the two units that the sentences speak for: 石桥镇 in one and 青坪乡 in the other is
    no other fact.
    """
    for frame in _frames_in(text):
        spans, source_spans = frame.spans(text), frame.spans(source)
        if source_spans and not _same_facts(
            _slots(text, spans, units[0]), _slots(source, source_spans, units[1])
        ):
            return True
    return False


def says_little(text: str, unit: str) -> bool:
    """Return whether a sentence is a phrase with so little in its slots that it agrees by chance.

    So does a heading such as 上年年报列出的2个问题，整改结果如下.
    """
    slots = (_slots(text, frame.spans(text), unit) for frame in _frames_in(text))
    return any(
        han_length(said) < _LEAST_TELLING and len(numbers_in(said)) < _LEAST_NUMBERS
        for said in slots
    )


def _length(spans: tuple[tuple[int, int], ...]) -> int:
    return sum(end - start for start, end in spans)


def _slots(text: str, spans: tuple[tuple[int, int], ...], unit: str) -> str:
    """Return what stands between the fixed words, names of the unit masked, years left out."""
    edges = [0, *(at for span in spans for at in span), len(text)]
    said = "，".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    return bare(_mask_of(unit).names(_YEAR.sub("", without_enumerator(said))))


@cache
def _mask_of(unit: str) -> Mask:
    return Mask(names_of(unit))


def _same_facts(said: str, source: str) -> bool:
    """Return whether what stands in the slots of two sentences is the same, or mostly so."""
    if max(han_length(said), han_length(source)) < SHORTEST:
        return said == source
    from rapidfuzz.distance.Indel import normalized_similarity

    return normalized_similarity(said, source) >= _SAME_FACTS


def _frames_in(text: str) -> Iterator[Frame]:
    """Yield the frames that a sentence may be made with: a good part of it is their words."""
    for frame in frames():
        is_possible = frame.required[0] in text
        if is_possible and _length(frame.spans(text)) >= _LEAST_SHARE * len(text):
            yield frame


@cache
def frames() -> tuple[Frame, ...]:
    """Return every frame of `phrasebank/phrases/` that has enough fixed words to be told by."""
    found = dict.fromkeys(
        frame for template in _templates() for frame in frames_of(template) if _is_telling(frame)
    )
    return tuple(found)


def _is_telling(frame: Frame) -> bool:
    return sum(map(han_length, frame.required)) >= _LEAST_FIXED


def _templates() -> Iterator[str]:
    for path in sorted((phrasebank() / "phrases").rglob("*.toml")):
        try:
            phrases = tomllib.loads(path.read_text(encoding="utf-8")).get("phrase", [])
            yield from (phrase["text"] for phrase in phrases)
        except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
            raise PhrasebankError(f"{path.name}：读不出来（{error}），请改正后再试") from error


def frames_of(template: str) -> Iterator[Frame]:
    """Yield the frames of the sentences that a template makes."""
    runs: list[Run] = []
    depth = 0
    for part in _TAG.split(template):
        if _TAG.fullmatch(part):
            depth += bool(_OPENS.match(part)) - bool(_CLOSES.match(part))
            continue
        first, *others = _SENTENCE_END.split(fold(part))
        runs += _run(first, depth)
        for other in others:
            yield Frame(tuple(runs))
            runs = list(_run(other, depth))
    yield Frame(tuple(runs))


def _run(text: str, depth: int) -> Iterator[Run]:
    words = text.strip("，、：")
    if words:
        yield Run(words, is_optional=depth > 0)
