"""Fit the coefficients in assistant/corpus/align.py, and print them to be put there.

    python benchmarks/reuse_fit.py DIR…

Learned from labelled sets of benchmarks/reuse_sets.py, from the hand-written pairs of
tests/corpus/pairs.toml, and from benchmarks/reuse_trite.toml, whose sentences nobody copied from
another. A hand-written pair counts as many made-up ones. It is a logistic regression over the
measures and their products, fitted by Newton's method.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from assistant.corpus.align import measures
from assistant.corpus.candidates import best_of_each, hits_for
from assistant.corpus.common_wording import own_clauses
from assistant.corpus.fingerprints import skeletons_of
from assistant.corpus.index import Corpus
from assistant.corpus.normalise import Mask, names_of
from assistant.corpus.prose import prose_of
from benchmarks.labelled import LabelledSet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    Values = NDArray[np.float64]

_PAIRS = Path(__file__).resolve().parents[1] / "tests" / "corpus" / "pairs.toml"
_TRITE_LINES = Path(__file__).with_name("reuse_trite.toml")

_CANDIDATES = 8
_BY_HAND, _TRITE = 20.0, 3.0
_RIDGE = 3.0
_ROUNDS = 60


@dataclass(frozen=True)
class Pairs:
    """Measured pairs of sentences: whether each is a copy, and how much it counts."""

    measured: Values
    is_copy: NDArray[np.bool_]
    weight: float


def _pairs(found: Iterable[tuple[Values, list[bool]]], weight: float) -> Pairs:
    measured, labels = zip(*found, strict=True)
    return Pairs(np.concatenate(measured), np.concatenate(labels), weight)


def made_up(labelled: LabelledSet) -> Iterator[tuple[Values, list[bool]]]:
    """Yield a draft's sentences with their candidates: true sources, and independent ones."""
    corpus = Corpus.of(labelled.reports)
    nowhere = np.zeros(len(corpus), np.bool_)
    for draft in labelled.drafts:
        mask = Mask(names_of(draft.report.unit) | corpus.names_in(_text(draft.report)))
        asked = [(s.passage.block, mask(s.text)) for s in prose_of(draft.report)]
        asked = [(block, masked) for block, masked in asked if own_clauses(masked)]
        hits = hits_for(skeletons_of([masked for _, masked in asked]), corpus, nowhere)
        best = hits.take(best_of_each(hits, np.zeros(len(corpus)), _CANDIDATES))
        for number, (block, masked) in enumerate(asked):
            line, others, labels = draft.lines[block], [], []
            for at in np.flatnonzero(best.asked == number):
                source, words = corpus.read(int(best.report[at]))
                text = words[int(best.place[at])].text
                is_source = bool(labelled.lineage(source.path, text) & line.lineage)
                clauses = own_clauses(Mask(names_of(source.unit))(text))
                if clauses and (is_source or line.label == "independent"):
                    others.append(clauses)
                    labels.append(is_source)
            if others:
                own = own_clauses(masked)
                yield measures([(own, other) for other in others]), labels


def _text(report: Any) -> str:
    return "\n".join(sentence.text for sentence in prose_of(report))


def by_hand(path: Path) -> Iterator[tuple[Values, list[bool]]]:
    """Yield the hand-written pairs, each as taken from another unit."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    for label in ("copy", "independent"):
        for entry in raw[label]:
            between = raw["between"][entry.get("between", "towns")]
            mask = Mask(names_of(between["ours"]) | names_of(between["theirs"]))
            ours, theirs = (
                [
                    clauses
                    for text in entry[side].split("。")
                    if (clauses := own_clauses(mask(text)))
                ]
                for side in ("ours", "theirs")
            )
            # Of two sentences made one, each is in it; of one made two, it has each.
            for one in ours:
                if theirs:
                    yield (
                        measures([(one, other) for other in theirs]),
                        [label == "copy"] * len(theirs),
                    )


def trite(path: Path) -> Iterator[tuple[Values, list[bool]]]:
    """Yield trite sentences with all others."""
    mask = Mask(())
    lines = tomllib.loads(path.read_text(encoding="utf-8"))["lines"]
    told = [clauses for line in lines if (clauses := own_clauses(mask(line)))]
    for number, one in enumerate(told):
        others = told[:number] + told[number + 1 :]
        yield measures([(one, other) for other in others]), [False] * len(others)


def fitted(pairs: Iterable[Pairs]) -> Values:
    """Return the coefficients as an upper triangular matrix."""
    pairs = list(pairs)
    measured = np.concatenate([each.measured for each in pairs])
    truth = np.concatenate([each.is_copy for each in pairs]).astype(np.float64)
    weight = np.concatenate([np.full(len(each.is_copy), each.weight) for each in pairs])
    with_one = np.column_stack((np.ones(len(measured)), measured))
    first, second = np.triu_indices(with_one.shape[1])
    products = with_one[:, first] * with_one[:, second]
    mean = np.average(products, axis=0, weights=weight)
    spread = np.sqrt(np.average((products - mean) ** 2, axis=0, weights=weight))
    mean[0], spread[0] = 0.0, 1.0
    found = _newton((products - mean) / spread, truth, weight) / spread
    found[0] -= (found[1:] * mean[1:]).sum()
    matrix = np.zeros((with_one.shape[1],) * 2)
    matrix[first, second] = found
    return matrix


def _newton(rows: Values, truth: Values, weight: Values) -> Values:
    found = np.zeros(rows.shape[1])
    ridge = np.full(rows.shape[1], _RIDGE)
    ridge[0] = 0.0
    for _ in range(_ROUNDS):
        sure = 1 / (1 + np.exp(-np.clip(rows @ found, -35, 35)))
        slope = rows.T @ (weight * (sure - truth)) + ridge * found
        curve = (rows.T * (weight * np.maximum(sure * (1 - sure), 1e-9))) @ rows
        step = np.linalg.solve(curve + np.diag(ridge + 1e-9), slope)
        found = found - step
        if np.abs(step).max() < 1e-6:
            break
    return found


def all_pairs(folders: Iterable[Path]) -> list[Pairs]:
    """Return what there is to learn from."""
    sets = [_pairs(made_up(LabelledSet(folder)), 1.0) for folder in folders]
    hand = _pairs(by_hand(_PAIRS), _BY_HAND)
    return [*sets, hand, _pairs(trite(_TRITE_LINES), _TRITE)]


def main() -> int:
    """Print the coefficients."""
    parser = argparse.ArgumentParser(
        description="Fit the coefficients of assistant/corpus/align.py"
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR")
    for row in fitted(all_pairs(parser.parse_args().folders)):
        print(f"        ({', '.join(f'{value:.3f}' for value in row)}),")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
