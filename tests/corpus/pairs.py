"""Hand-written pairs of sentences: true copies, and what two units wrote independently."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.corpus.index import Corpus
from assistant.corpus.search import find_matches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.corpus.match import Match
    from tests.corpus.conftest import MakeReport


@dataclass(frozen=True)
class Pair:
    """A sentence (or two) of a report of 2023 and one of a report of 2024."""

    what: str
    their_unit: str
    our_unit: str
    theirs: str
    ours: str
    kinds: tuple[str, ...]

    def sources(self) -> tuple[str, ...]:
        """Return what may be named as the source: a sentence of theirs, or two together."""
        return (*self.theirs.split("。"), self.theirs)


@dataclass(frozen=True)
class Pairs:
    """The pairs of a file, each as it is written there: as taken from another unit."""

    raw: dict[str, Any]

    @classmethod
    def of(cls, name: str) -> Pairs:
        """Return the pairs of a file that lies beside this one."""
        path = Path(__file__).with_name(name)
        return cls(tomllib.loads(path.read_text(encoding="utf-8")))

    def foreign(self, label: str) -> list[Pair]:
        """Return the pairs of a kind, copy or independent, as taken from another unit."""
        return [self._pair(entry) for entry in self.raw[label]]

    def own(self, label: str) -> list[Pair]:
        """Return them as if the unit had taken the sentence from its own last report."""
        return [self._own(entry) for entry in self.raw[label] if entry.get("own", True)]

    def _between(self, entry: dict[str, Any]) -> dict[str, Any]:
        between: dict[str, Any] = self.raw["between"][entry.get("between", "towns")]
        return between

    def _pair(self, entry: dict[str, Any]) -> Pair:
        between = self._between(entry)
        return Pair(
            entry["what"],
            between["theirs"],
            between["ours"],
            entry["theirs"],
            entry["ours"],
            tuple(entry.get("kind", "").split("；")),
        )

    def _own(self, entry: dict[str, Any]) -> Pair:
        given = self._pair(entry)
        swap = self._between(entry)["swap"]
        theirs = reduce(lambda text, names: text.replace(*names), swap, given.theirs)
        left = (
            kind.replace("换名称", "").replace("、、", "、").strip("、") for kind in given.kinds
        )
        kinds = tuple(kind or "照搬" for kind in left)
        return replace(
            given,
            what=f"{given.what}（本单位）",
            their_unit=given.our_unit,
            theirs=theirs,
            kinds=kinds,
        )


def compare(make_report: MakeReport, pairs: Iterable[Pair]) -> tuple[Match, ...]:
    """Return what a report with our sentences has in common with one that has theirs."""
    pairs = list(pairs)
    theirs = "。".join(pair.theirs for pair in pairs)
    ours = "。".join(pair.ours for pair in pairs)
    other = make_report(f"{theirs}。", unit=pairs[0].their_unit, year=2023, path="他.txt")
    report = make_report(f"{ours}。", unit=pairs[0].our_unit, path="我.txt")
    return find_matches(report, Corpus.of([other]))


def is_found(matches: Iterable[Match], pair: Pair) -> bool:
    """Return whether every sentence of ours was traced to what it was taken from."""
    matches = list(matches)
    told = [match.sentence.text for match in matches]
    sources = {match.source_sentence for match in matches}
    return told == pair.ours.split("。") and sources <= set(pair.sources())
