"""The fixed words of a phrase, found again in a sentence that was made with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.alternatives import split_alternatives
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
    """Fixed words of a phrase, the longest alternative first; within an if they may be missing."""

    texts: tuple[str, ...]
    is_optional: bool

    def find(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Return where the words first stand in a part of `text`, the longest that begin there."""
        found = [(at, -len(own)) for own in self.texts if (at := text.find(own, start, end)) >= 0]
        at, length = min(found, default=(-1, 0))
        return (at, at - length) if found else None


@dataclass(frozen=True)
class Frame:
    """The fixed words of one sentence of a phrase, in order."""

    runs: tuple[Run, ...]

    @cached_property
    def required(self) -> tuple[str, ...]:
        """Return the words that stand in every sentence made with this frame."""
        runs = (run for run in self.runs if not run.is_optional)
        return tuple(run.texts[0] for run in runs if len(run.texts) == 1)

    @cached_property
    def longest(self) -> str:
        """Return the longest of these: a text without it is soon told to be none of the frame."""
        return max(self.required, key=len)

    def spans(self, text: str) -> Spans:
        """Return where the fixed words stand in a sentence; nothing if it is none of this frame."""
        found: list[tuple[int, int]] = []
        at = 0
        for index, run in enumerate(self.runs):
            span = run.find(text, at, self._stop(text, index, at))
            if span:
                at = span[1]
                found.append(span)
            elif not run.is_optional:
                return ()
        return tuple(found)

    def _stop(self, text: str, index: int, at: int) -> int:
        """Return where a run must have ended: an optional one before the next required one."""
        if not self.runs[index].is_optional:
            return len(text)
        following = next((run for run in self.runs[index:] if not run.is_optional), None)
        stop = following.find(text, at, len(text)) if following else None
        return stop[0] if stop else len(text)


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
        yield Run((words,), is_optional=depth > 0)


def _alternative_runs(alternatives: Sequence[str], depth: int) -> Iterator[Run]:
    """Yield the words of which one stands there; those beside a fact within, each by itself."""
    plain = {words for each in alternatives if (words := fold(each).strip(_EDGES))}
    tagged = {each for each in plain if _TAG.search(each)}
    for each in sorted(tagged):
        for piece in _TAG.split(each):
            if not _TAG.fullmatch(piece):
                yield from _run(piece, depth + 1)
    plain -= tagged
    if plain:
        may_be_missing = depth > 0 or bool(tagged) or len(plain) < len(alternatives)
        yield Run(tuple(sorted(plain, key=lambda one: (-len(one), one))), may_be_missing)
