"""Measure which sentences of labelled drafts are found to be copies, and from where.

    python benchmarks/reuse_sets.py --seed 1 --out A      # and --seed 2 --out B
    python benchmarks/reuse_accuracy.py --train A --test B

The whole search is run as the product ships it; nothing in it is fitted here. Beside it stand
simple methods, with the same masking and common wording; their thresholds are the best on the
training set. Official wording is tried against corpora of 1, 5 and 60 reports as well.
"""

from __future__ import annotations

import argparse
import platform
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from assistant.corpus.common_wording import own_clauses
from assistant.corpus.index import Corpus
from assistant.corpus.normalise import Mask, bare, names_of
from assistant.corpus.prose import prose_of
from assistant.corpus.search import find_matches
from benchmarks.labelled import JUDGED, LabelledSet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.report.report import Report
    from benchmarks.labelled import LabelledDraft, Line

    Scores = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

_EDITS = (
    *("exact", "swap", "reorder", "insert", "delete", "syn10", "syn20", "syn40"),
    *("recast", "heavy", "merge", "split"),
)
_SMALL = (1, 5, 60)
_GRAM = 8


@dataclass
class Tally:
    """What was found of what there is, line by line."""

    there: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: int = 0
    true: int = 0
    errors: list[float] = field(default_factory=list)

    def add(self, lines: Sequence[Line], found: Sequence[bool], right: Sequence[bool]) -> None:
        """Count a draft; `right` says of a line whether its source is a true one."""
        own = copied = taken = 0
        for line, is_found, is_right in zip(lines, found, right, strict=True):
            if line.label not in JUDGED:
                continue
            is_copied = line.label == "copied"
            self.there[line.op] += 1
            self.found[line.op] += is_found
            self.true += is_found and is_copied
            self.right += is_found and is_copied and is_right
            if line.label != "formula":
                own += len(line.text)
                copied += len(line.text) * is_copied
                taken += len(line.text) * is_found
        self.errors.append(abs(copied - taken) / max(1, own))

    def share(self, *ops: str) -> float:
        """Return which share of the lines with these edits was found."""
        there = sum(self.there[op] for op in ops)
        return sum(self.found[op] for op in ops) / there if there else float("nan")

    @property
    def scores(self) -> tuple[float, float, float]:
        """Return F1, precision and recall."""
        precision = self.true / max(1, self.found.total())
        recall = self.true / max(1, sum(self.there[op] for op in _EDITS))
        return 2 * precision * recall / max(1e-9, precision + recall), precision, recall

    def row(self, name: str) -> str:
        """Return a line of the table."""
        scores = " ".join(f"{score:.4f}" for score in self.scores)
        edits = " ".join(f"{op} {self.share(op):.3f}" for op in _EDITS if self.there[op])
        return (
            f"{name:<28} F1 P R {scores} | {edits} | independent {self.share('fresh', 'hard'):.4f}"
            f" hard {self.share('hard'):.4f} official {self.share('formula'):.4f} | source "
            f"{self.right / max(1, self.true):.4f} share error {np.mean(self.errors):.4f}"
        )


def searched(labelled: LabelledSet, corpus: Corpus) -> tuple[Tally, list[float]]:
    """Return what the search finds, and how long it takes for each draft, in milliseconds."""
    tally, times = Tally(), []
    for draft in labelled.drafts:
        began = time.process_time()
        matches = find_matches(draft.report, corpus)
        times.append(1000 * (time.process_time() - began))
        found, right = [False] * len(draft.lines), [False] * len(draft.lines)
        for match in matches:
            at = match.sentence.passage.block
            found[at] = True
            lineage = labelled.lineage(match.source.path, match.source_sentence)
            right[at] |= bool(lineage & draft.lines[at].lineage)
        tally.add(draft.lines, found, right)
    return tally, times


# ---------------------------------------------------------------- simple methods


@dataclass(frozen=True)
class _Told:
    """A sentence that says something besides common wording."""

    skeleton: str
    block: int


def _told(report: Report) -> list[_Told]:
    mask = Mask(names_of(report.unit))
    masked = ((mask(s.text), s.passage.block) for s in prose_of(report))
    return [_Told(bare(text), block) for text, block in masked if own_clauses(text)]


def _grams(skeleton: str) -> set[str]:
    return {skeleton[i : i + _GRAM] for i in range(len(skeleton) - _GRAM + 1)} or {skeleton}


def _same_hash(asked: Sequence[str], corpus: Sequence[str]) -> Scores:
    known = set(corpus)
    return np.array([float(skeleton in known) for skeleton in asked])


def _contained(asked: Sequence[str], corpus: Sequence[str]) -> Scores:
    """Return which share of a sentence's grams its likest sentence has."""
    having: dict[str, list[int]] = defaultdict(list)
    for number, skeleton in enumerate(corpus):
        for gram in _grams(skeleton):
            having[gram].append(number)
    scores = []
    for skeleton in asked:
        grams = _grams(skeleton)
        shared = Counter(number for gram in grams for number in having.get(gram, ()))
        scores.append(max(shared.values(), default=0) / len(grams))
    return np.array(scores)


def _ratio(asked: Sequence[str], corpus: Sequence[str]) -> Scores:
    """Return how alike a sentence is to its likest one, as rapidfuzz says."""
    from rapidfuzz.distance.Indel import normalized_similarity
    from rapidfuzz.process import cdist

    parts = [
        cdist(asked[i : i + 200], corpus, scorer=normalized_similarity, dtype=np.float32).max(1)
        for i in range(0, len(asked), 200)
    ]
    return np.concatenate(parts).astype(np.float64)


PEERS: dict[str, Callable[[Sequence[str], Sequence[str]], Scores]] = {
    "hash of the masked sentence": _same_hash,
    f"{_GRAM}-gram containment": _contained,
    "rapidfuzz whole ratio": _ratio,
}


def _scored(
    labelled: LabelledSet, method: str, most: int
) -> Iterator[tuple[LabelledDraft, list[float]]]:
    """Yield the first drafts, with the best score of each line."""
    corpus = sorted({told.skeleton for report in labelled.reports for told in _told(report)})
    drafts = labelled.drafts[:most]
    asked = [(at, told) for at, draft in enumerate(drafts) for told in _told(draft.report)]
    scores = PEERS[method]([told.skeleton for _, told in asked], corpus)
    best: dict[tuple[int, int], float] = defaultdict(float)
    for (at, told), score in zip(asked, scores.tolist(), strict=True):
        best[at, told.block] = max(score, best[at, told.block])
    for at, draft in enumerate(drafts):
        yield draft, [best[at, block] for block in range(len(draft.lines))]


def _tallied(scored: Sequence[tuple[LabelledDraft, list[float]]], least: float) -> Tally:
    tally = Tally()
    for draft, scores in scored:
        found = [score >= least for score in scores]
        tally.add(draft.lines, found, found)
    return tally


def peer(train: LabelledSet, test: LabelledSet, method: str, most: int) -> Tally:
    """Return what a method finds, at the threshold that is best on the training set."""
    trained = list(_scored(train, method, most))
    limits = np.linspace(0.2, 1, 81).tolist()
    best = max(limits, key=lambda least: _tallied(trained, least).scores[0])
    return _tallied(list(_scored(test, method, most)), best)


# ---------------------------------------------------------------- the table


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--train", type=Path, required=True, help="for the other methods alone")
    parser.add_argument("--test", type=Path, required=True)
    parser.add_argument("--peer-drafts", type=int, default=24, help="0: no other methods")
    args = parser.parse_args()
    test = LabelledSet(args.test)
    print(f"Python {platform.python_version()}, numpy {np.__version__}, {platform.machine()}")
    corpus = Corpus.of(test.reports)
    tally, times = searched(test, corpus)
    print(tally.row("nianbao"))
    print(
        f"{'':<28} a draft {np.median(times):.1f} ms, 95 % within {np.quantile(times, 0.95):.1f} ms"
    )
    for reports in _SMALL:
        small = LabelledSet(args.test, reports)
        few = searched(small, Corpus.of(small.reports))[0]
        print(f"{f'  corpus of {reports}':<28} official {few.share('formula'):.4f}")
    for method in PEERS if args.peer_drafts else ():
        print(peer(LabelledSet(args.train), test, method, args.peer_drafts).row(method), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
