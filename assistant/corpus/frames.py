"""The fixed words of a phrase, found again in a sentence that was made with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.alternatives import split_alternatives
from assistant.corpus.normalise import han_length
from assistant.report.passage import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Spans = tuple[tuple[int, int], ...]
    # A tag or the words between two, or the alternatives of a part.
    Part = str | tuple[str, ...]

_TAG = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)
_OPENS = re.compile(r"\{%-?\s*(?:if|for)\b")
_ELSE = re.compile(r"\{%-?\s*else\b")
_CLOSES = re.compile(r"\{%-?\s*end(?:if|for)\b")
_SENTENCE_END = re.compile(r"[。！？；]")
_EDGES = "，、："


@dataclass(frozen=True, slots=True)
class Run:
    """Fixed words of a phrase; `ways` are the alternatives, each as the words between its facts.

    The runs of one way stand there, in order. Those within an if may be missing.
    """

    ways: tuple[tuple[str, ...], ...]
    is_optional: bool

    @property
    def least(self) -> int:
        """Return how many Han there are at least."""
        return 0 if self.is_optional else min(map(_han, self.ways))

    def find(self, text: str, start: int, end: int) -> Spans:
        """Return where the words first stand in a part of `text`, the longest that begin there."""
        found = (spans for way in self.ways if (spans := _spans_of(way, text, start, end)))
        return min(found, key=lambda spans: (spans[0][0], -_length(spans)), default=())


@dataclass(frozen=True)
class Frame:
    """The fixed words of one sentence of a phrase, in order."""

    runs: tuple[Run, ...]

    @cached_property
    def required(self) -> tuple[str, ...]:
        """Return the words that stand in every sentence made with this frame."""
        runs = (run for run in self.runs if not run.is_optional and len(run.ways) == 1)
        return tuple(words for run in runs for words in run.ways[0])

    @cached_property
    def probes(self) -> tuple[tuple[str, ...], ...]:
        """Return words of which all of one probe stand in every sentence made with this frame."""
        several = [run for run in self.runs if not run.is_optional and len(run.ways) > 1]
        telling = max(several, key=lambda run: run.least, default=None)
        if telling is None or not telling.least:
            return (self.required,)
        return tuple((*self.required, *way) for way in telling.ways)

    @cached_property
    def least(self) -> int:
        """Return how many Han of these words a sentence has at least."""
        return sum(run.least for run in self.runs)

    def spans(self, text: str) -> Spans:
        """Return where the fixed words stand in a sentence; nothing if it is none of this frame."""
        found: list[tuple[int, int]] = []
        at = 0
        for index, run in enumerate(self.runs):
            spans = run.find(text, at, self._stop(text, index, at))
            if spans:
                at = spans[-1][1]
                found += spans
            elif not run.is_optional:
                return ()
        return tuple(found)

    def _stop(self, text: str, index: int, at: int) -> int:
        """Return where a run must have ended: an optional one before the next required one."""
        if not self.runs[index].is_optional:
            return len(text)
        following = next((run for run in self.runs[index:] if not run.is_optional), None)
        stop = following.find(text, at, len(text)) if following else ()
        return stop[0][0] if stop else len(text)


def _spans_of(way: Sequence[str], text: str, start: int, end: int) -> Spans:
    """Return where the words of one way stand, one behind the other; nothing if they do not."""
    found = []
    for words in way:
        start = text.find(words, start, end)
        if start < 0:
            return ()
        found.append((start, start + len(words)))
        start += len(words)
    return tuple(found)


def _length(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def _han(way: Sequence[str]) -> int:
    return sum(map(han_length, way))


def frames_of(template: str) -> Iterator[Frame]:
    """Yield the frames of the sentences that a template makes, each branch of an if by itself."""
    parts: list[Part] = []
    for alternatives in split_alternatives(template):
        plain = len(alternatives) == 1
        parts += filter(None, _TAG.split(alternatives[0])) if plain else [alternatives]
    for branch in _branches(parts):
        yield from _frames(branch)


def _branches(parts: Sequence[Part]) -> Iterator[Sequence[Part]]:
    """Yield the parts of a template once for every way through an if that has an else."""
    opened: list[int] = []
    for at, part in enumerate(parts):
        if _is(_OPENS, part):
            opened.append(at)
        elif _is(_CLOSES, part):
            opened.pop()
        elif _is(_ELSE, part):
            start, end = opened[-1], _end_of(parts, at)
            before, behind = parts[:start], parts[end + 1 :]
            yield from _branches((*before, *parts[start + 1 : at], *behind))
            yield from _branches((*before, *parts[at + 1 : end], *behind))
            return
    yield parts


def _is(tag: re.Pattern[str], part: Part) -> bool:
    return isinstance(part, str) and tag.match(part) is not None


def _end_of(parts: Sequence[Part], start: int) -> int:
    """Return where the if ends that the part at `start` is within."""
    depth = 1
    for at in range(start + 1, len(parts)):
        depth += _is(_OPENS, parts[at]) - _is(_CLOSES, parts[at])
        if not depth:
            return at
    return len(parts)


def _frames(parts: Sequence[Part]) -> Iterator[Frame]:
    runs: list[Run] = []
    depth = 0
    for part in parts:
        if isinstance(part, tuple):
            runs += _alternative_runs(part, depth)
        elif _TAG.fullmatch(part):
            depth += _is(_OPENS, part) - _is(_CLOSES, part)
        else:
            first, *others = _SENTENCE_END.split(fold(part))
            runs += _run(first, depth)
            for other in others:
                yield Frame(tuple(runs))
                runs = list(_run(other, depth))
    yield Frame(tuple(runs))


def _run(text: str, depth: int) -> Iterator[Run]:
    if words := text.strip(_EDGES):
        yield Run(((words,),), is_optional=depth > 0)


def _alternative_runs(alternatives: Sequence[str], depth: int) -> Iterator[Run]:
    """Yield the run of several alternatives; one without words of its own makes it optional."""
    ways = {tuple(_words_of(each)) for each in alternatives}
    told = sorted(filter(None, ways), key=lambda way: (-_han(way), way))
    if told:
        yield Run(tuple(told), is_optional=depth > 0 or len(told) < len(ways))


def _words_of(alternative: str) -> Iterator[str]:
    """Yield the words between the facts of an alternative; what is within an if is left out."""
    depth = 0
    for part in _TAG.split(alternative):
        if _TAG.fullmatch(part):
            depth += _is(_OPENS, part) - _is(_CLOSES, part)
        elif not depth and (words := fold(part).strip(_EDGES)):
            yield words
