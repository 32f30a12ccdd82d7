"""Runs of 13 characters that drafts have in common: a plain measure that owes nothing to matching.

Only what common wording is, is taken from the program; digits and names are masked here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from assistant.corpus.common_wording import is_common, own_clauses
from assistant.corpus.normalise import Mask, bare, names_of, split_clauses
from assistant.report.passage import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.corpus.overlap.engines.rows import Column
    from assistant.drafting.draft import Draft
    from benchmarks.town_years import Town

    Prose = Sequence[tuple[str, str]]

RUN = 13
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*%?")
_SENTENCE = re.compile("[^。]+。?")
# Between what does not stand together nothing runs on.
_GAP = ("\n", "")


def masked_prose(draft: Draft, town: Town) -> list[tuple[str, str]]:
    """Return the draft's prose with digits and names masked, in pieces with their phrase's id.

    Common wording is left out; a piece "\\n" stands where the text does not go on.
    """
    mask = Mask(names_of(draft.unit))
    names = _names(town)
    pieces: list[tuple[str, str]] = []
    for paragraph in draft.paragraphs():
        for sentence in paragraph.sentences:
            for part in _SENTENCE.findall(fold(sentence.text)):
                own = _own(part, mask)
                pieces.append((_NUMBER.sub("#", names.sub("@", own)), sentence.phrase))
                pieces += [_GAP] * (own != part)
        pieces.append(_GAP)
    return pieces


def _names(town: Town) -> re.Pattern[str]:
    """Return a pattern of the town's names, and of what any town calls itself."""
    place, county = town.stem + town.kind, town.county["name"]
    site = f"{county}人民政府门户网站"
    names = [site, county + place, place, town.stem, county, county[:-1], town.county["city"]]
    return re.compile("|".join([*names, "我[镇乡]"]))


def _own(sentence: str, mask: Mask) -> str:
    """Return a sentence without the formulas in it, which are common wording."""
    masked = mask(sentence)
    if is_common(masked):
        return ""
    own, clauses = own_clauses(masked), split_clauses(sentence)
    parts = list(map(bare, split_clauses(masked)))
    if not own or len(parts) != len(clauses):
        return sentence
    kept = [
        clause
        for clause, part in zip(clauses, parts, strict=True)
        if any(part in each or each in part for each in own)
    ]
    return sentence if len(kept) == len(clauses) else "，".join(kept)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in a row that several drafts have, and the phrases that they come from."""

    text: str
    drafts: int
    phrases: tuple[str, ...]

    @property
    def pairs(self) -> int:
        """Return how many pairs of drafts share it."""
        return self.drafts * (self.drafts - 1) // 2


class RunsInCommon:
    """Drafts, as `masked_prose` returns them, compared by runs of 13 characters."""

    def __init__(self, drafts: Sequence[Prose]) -> None:
        self._texts = ["".join(piece for piece, _ in draft) for draft in drafts]
        self._owners = [[owner for piece, owner in draft for _ in piece] for draft in drafts]
        known: dict[str, int] = {}
        # For each draft, the number of the run that begins at each character, -1 for none.
        self._runs = [
            np.array([known.setdefault(run, len(known)) if run else -1 for run in _runs(text)], int)
            for text in self._texts
        ]
        self._has = np.zeros((len(drafts), max(1, len(known))), np.bool_)
        for at, runs in enumerate(self._runs):
            self._has[at, runs[runs >= 0]] = True

    @cached_property
    def shares(self) -> Column:
        """Return which share of one draft (row) is covered by runs of another (column)."""
        return np.array(
            [
                self._covered(at).sum(axis=1) / max(1, self._said(at).sum())
                for at in range(len(self._texts))
            ]
        )

    def _said(self, at: int) -> Column:
        return np.array([character != "\n" for character in self._texts[at]], np.bool_)

    def _covered(self, at: int) -> Column:
        """Return for each draft (row) which characters of one its runs cover; of its own, none."""
        runs = self._runs[at]
        shared = self._has[:, np.maximum(runs, 0)] & (runs >= 0)
        shared[at] = False
        ends = np.zeros((len(self._texts), len(runs) + RUN), np.int32)
        ends[:, : len(runs)] += shared
        ends[:, RUN:] -= shared
        covered: Column = ends.cumsum(axis=1)[:, : len(runs)] > 0
        return covered

    def by_phrase(self) -> dict[str, float]:
        """Return which share of an average draft each phrase has in common with another draft."""
        shares: dict[str, float] = defaultdict(float)
        others = max(1, len(self._texts) - 1) * len(self._texts)
        for at, owners in enumerate(self._owners):
            said = max(1, self._said(at).sum())
            for owner, count in zip(owners, self._covered(at).sum(axis=0).tolist(), strict=True):
                if count:
                    shares[owner] += count / said / others
        return shares

    def worst(self, count: int) -> list[Run]:
        """Return the runs that make most of what the drafts have in common, the worst first.

        A run goes as far as the same drafts share it.
        """
        found: dict[str, tuple[int, set[str]]] = {}
        having = [row.tobytes() for row in np.packbits(self._has, axis=0).T]
        drafts = self._has.sum(axis=0)
        for at in range(len(self._texts)):
            for start, end in self._stretches(at, having):
                text = self._texts[at][start : end + RUN - 1]
                phrases = found.setdefault(text, (int(drafts[self._runs[at][start]]), set()))[1]
                phrases.update(self._owners[at][start : end + RUN - 1])
        runs = [
            Run(text, number, tuple(sorted(phrases))) for text, (number, phrases) in found.items()
        ]
        return sorted(runs, key=lambda run: (-run.pairs * len(run.text), run.text))[:count]

    def _stretches(self, at: int, having: Sequence[bytes]) -> Iterator[tuple[int, int]]:
        """Yield where stretches of runs begin and end that the same drafts share, two at least."""
        runs = self._runs[at].tolist()
        shared = self._has.sum(axis=0) > 1
        keys = [having[run] if run >= 0 and shared[run] else b"" for run in runs]
        start = 0
        for key, stretch in groupby(keys):
            end = start + sum(1 for _ in stretch)
            if key:
                yield start, end
            start = end


def _runs(text: str) -> Iterator[str]:
    """Yield the run that begins at each character, "" where none does."""
    for start in range(len(text)):
        run = text[start : start + RUN]
        yield run if len(run) == RUN and "\n" not in run else ""
