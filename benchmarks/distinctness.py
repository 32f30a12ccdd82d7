"""How much drafts of made-up towns have in common, with each other and with their own last one.

    python benchmarks/distinctness.py [--towns N] [--years Y Y] [--worst N] [--dump FOLDER]

Common wording does not count. Two measures: the program's own, as `nianbao overlap` and `check`
compare reports, with and without what they pass over; and, independently, runs of 13 characters
after digits and names are masked. The lists at the end tell which phrases and which words the
drafts have in common, by how many pairs of towns share them.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import defaultdict
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from assistant.alternatives import every_alternative  # noqa: E402
from assistant.corpus import judging, search  # noqa: E402
from assistant.corpus.index import Corpus  # noqa: E402
from assistant.corpus.overlap import reading, statements  # noqa: E402
from assistant.corpus.overlap.compare import Wanted, compare_all, sampling_for  # noqa: E402
from assistant.corpus.overlap.engines import open_engine  # noqa: E402
from assistant.corpus.prose import copied_length  # noqa: E402
from assistant.drafting.compose import compose  # noqa: E402
from assistant.drafting.phrase import fixed_runs  # noqa: E402
from assistant.drafting.phrase_files import load_phrasebank  # noqa: E402
from assistant.report.recognise import recognise  # noqa: E402
from assistant.writers.text import text_of  # noqa: E402
from benchmarks.made_towns import Town, facts_of, most_towns  # noqa: E402
from benchmarks.runs_in_common import Run, RunsInCommon, masked_prose  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.corpus.overlap.engines.rows import Column
    from assistant.drafting.draft import Draft
    from assistant.drafting.phrase import Phrasebank
    from assistant.report.report import Report

_GOALS = {"median": 0.10, "99 %": 0.25, "max": 0.35}
_OWN_GOALS = {"max": 0.25}
_LEAST_SHOWN = 0.0005
_NAMED = 3


@dataclass(frozen=True)
class Written:
    """A town's draft of a year, and the report that is read from it."""

    town: Town
    draft: Draft
    report: Report


def main() -> None:
    """Print the figures and the lists."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--towns", type=int, default=100, help=f"at most {most_towns()}")
    parser.add_argument("--years", type=int, nargs="+", default=[2023, 2024])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--worst", type=int, default=20, help="so many lines in each list")
    parser.add_argument("--dump", type=Path, metavar="FOLDER", help="write the drafts as .txt")
    options = parser.parse_args()
    start, bank = time.perf_counter(), load_phrasebank()
    written = dict(_drafts(bank, options.towns, sorted(options.years), options.seed))
    if options.dump:
        _dump(written, options.dump)
    print(f"{sum(map(len, written.values()))} drafts, {len(bank.phrases)} phrases")
    print(_lengths(written[max(written)]))
    _print_figures(written)
    _print_worst(RunsInCommon(_prose(written[max(written)])), bank, options.worst)
    print(f"\n{time.perf_counter() - start:.0f} s, processor {time.process_time():.0f} s")


def _drafts(
    bank: Phrasebank, towns: int, years: Sequence[int], seed: int
) -> Iterator[tuple[int, list[Written]]]:
    """Yield each year with its drafts; from the second on, a town's last one is given."""
    last: Mapping[int, Report] = {}
    for year in years:
        written = [_written(bank, Town(seed, at), year, last.get(at)) for at in range(towns)]
        last = {one.town.number: one.report for one in written}
        yield year, written


def _written(bank: Phrasebank, town: Town, year: int, last: Report | None) -> Written:
    draft = compose(facts_of(town, year), bank, last_year=last)
    if draft.blanks:
        raise SystemExit(f"{town.name}{year}: facts are missing: {'、'.join(draft.blanks)}")
    return Written(town, draft, recognise(draft.document()))


def _dump(written: Mapping[int, Sequence[Written]], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for year, drafts in written.items():
        for one in drafts:
            name = f"{one.town.number:03d}{one.town.name}{year}.txt"
            (folder / name).write_text(text_of(one.draft), encoding="utf-8")


def _prose(written: Sequence[Written]) -> list[list[tuple[str, str]]]:
    return [masked_prose(one.draft, one.town) for one in written]


def _lengths(written: Sequence[Written]) -> str:
    """Return how much prose an average draft has, and how much of it is judged."""
    whole = sum(len(part.text) for one in written for part in one.draft.paragraphs())
    judged = sum(len(text) for pieces in _prose(written) for text, _ in pieces)
    average, rest = round(whole / len(written)), round(judged / len(written))
    return f"a draft has {average} characters of prose, {rest} (masked) without common wording\n"


def _print_figures(written: Mapping[int, Sequence[Written]]) -> None:
    print("| compared | measure | median | 90 % | 99 % | max | the worst |")
    print("|---|---|---|---|---|---|---|")
    for year, drafts in written.items():
        names = [f"{one.town.stem}–{other.town.stem}" for one, other in combinations(drafts, 2)]
        for measure, shares in _pairs(drafts):
            print(_row(f"all pairs {year}", measure, shares, _GOALS, names), flush=True)
    for before, after in zip(list(written.values())[:-1], list(written.values())[1:], strict=True):
        names = [one.town.stem for one in after]
        for measure, shares in _own(before, after):
            print(_row("own last year", measure, shares, _OWN_GOALS, names), flush=True)


def _row(
    compared: str, measure: str, shares: Column, goals: Mapping[str, float], names: Sequence[str]
) -> str:
    """Return a line of the table: each figure, and beside it the goal that it misses."""
    figures = {
        "median": float(np.median(shares)),
        "90 %": float(np.percentile(shares, 90)),
        "99 %": float(np.percentile(shares, 99)),
        "max": float(shares.max()),
    }
    cells = (_cell(figure, goals.get(name)) for name, figure in figures.items())
    return f"| {compared} | {measure} | {' | '.join(cells)} | {names[int(shares.argmax())]} |"


def _cell(figure: float, goal: float | None) -> str:
    if goal is None:
        return f"{figure:.1%}"
    return f"{figure:.1%} ({'≤' if figure <= goal else 'MISSES'} {goal:.0%})"


def _pairs(written: Sequence[Written]) -> Iterator[tuple[str, Column]]:
    """Yield the shares of all pairs by each measure, in the order of `combinations`."""
    corpus = Corpus.of(one.report for one in written)
    for measure, passed_over in _MEASURES.items():
        with passed_over():
            yield measure, _overlap(corpus)
    runs = RunsInCommon(_prose(written))
    one, other = np.triu_indices(len(written), 1)
    yield "runs of 13, mean of both", (runs.shares[one, other] + runs.shares[other, one]) / 2
    yield "runs of 13, the larger", np.maximum(runs.shares[one, other], runs.shares[other, one])


def _overlap(corpus: Corpus) -> Column:
    """Return the larger share of each pair, as `nianbao overlap` tells it."""
    sampling = sampling_for(corpus)
    with open_engine("memory", sampling) as engine:
        found = compare_all(corpus, engine, sampling, Wanted(0.0, top=0), lambda *_: None)
    if found.unread:
        raise SystemExit(f"{found.unread} pairs were not read")
    shares = np.zeros((len(corpus), len(corpus)))
    for pair in found.pairs:
        shares[pair.earlier.report, pair.later.report] = pair.share
    return np.maximum(shares, shares.T)[np.triu_indices(len(corpus), 1)]


def _own(before: Sequence[Written], after: Sequence[Written]) -> Iterator[tuple[str, Column]]:
    """Yield how much of each town's later draft stands in its earlier one, by each measure."""
    for measure, passed_over in _MEASURES.items():
        with passed_over():
            yield measure, np.array([_own_share(*both) for both in zip(before, after, strict=True)])
    shares = [RunsInCommon(_prose(both)).shares for both in zip(before, after, strict=True)]
    yield "runs of 13, mean of both", np.array([(one[0, 1] + one[1, 0]) / 2 for one in shares])
    yield "runs of 13, the larger", np.array([max(one[0, 1], one[1, 0]) for one in shares])


def _own_share(before: Written, after: Written) -> float:
    matches = search.find_matches(after.report, Corpus.of([before.report]))
    copied, said = copied_length(after.report, matches, own=True)
    return copied / said


@contextmanager
def _as_told() -> Iterator[None]:
    yield


@contextmanager
def _phrases_count() -> Iterator[None]:
    """Let a phrase of ours count as copied whatever facts stand in it."""
    with ExitStack() as stack:
        stack.enter_context(patch.object(judging, "says_other_facts", lambda *_: False))
        stack.enter_context(patch.object(search, "says_little", lambda *_: False))
        stack.enter_context(patch.object(reading, "without_phrases", lambda alike, *_: alike))
        yield


@contextmanager
def _all_counts() -> Iterator[None]:
    """Let also count what only counts things, and what so many have that none copied it."""
    with _phrases_count(), ExitStack() as stack:
        stack.enter_context(patch.object(judging, "are_other_counts", lambda *_: False))
        stack.enter_context(patch.object(reading, "without_counts", lambda alike, *_: alike))
        stack.enter_context(
            patch.object(statements, "_common", lambda wording, *_: np.zeros(len(wording), bool))
        )
        yield


_MEASURES = {
    "program": _as_told,
    "program, phrases count": _phrases_count,
    "program, nothing passed over": _all_counts,
}


def _print_worst(runs: RunsInCommon, bank: Phrasebank, count: int) -> None:
    print("\nWhat the pairs of the last year have in common, by runs of 13:\n")
    by_phrase = runs.by_phrase()
    by_topic: dict[str, float] = defaultdict(float)
    for phrase, share in by_phrase.items():
        found = bank.get(phrase)
        by_topic[found.topic if found else phrase] += share
    _print_shares("topic", by_topic, count)
    _print_shares("phrase", by_phrase, count)
    print("| pairs | towns | characters | words of | phrase | run |\n|---|---|---|---|---|---|")
    for run in runs.worst(count):
        whose, named = _whose(run, bank), "、".join(run.phrases[:_NAMED])
        named += f"等{len(run.phrases)}条" * (len(run.phrases) > _NAMED)
        print(f"| {run.pairs} | {run.drafts} | {len(run.text)} | {whose} | {named} | {run.text} |")


def _whose(run: Run, bank: Phrasebank) -> str:
    """Return whether a run's longest words are a phrase's own, or the facts' in it."""
    words = max(re.split(r"#年#月#日|[#@，。；]", run.text), key=len)
    templates = (found.text for phrase in run.phrases if (found := bank.get(phrase)))
    texts = (text for template in templates for text in every_alternative(template))
    return "phrase" if any(words in fixed for t in texts for fixed in fixed_runs(t)) else "facts"


def _print_shares(name: str, shares: Mapping[str, float], count: int) -> None:
    """Print how many parts in a hundred of an average draft each is, as another draft has it."""
    print(f"| {name} | of an average draft | of what is common |\n|---|---|---|")
    total = sum(shares.values()) or 1
    ranked = sorted(shares.items(), key=lambda one: (-one[1], one[0]))
    for key, share in ranked[:count]:
        if share >= _LEAST_SHOWN * total:
            print(f"| {key} | {share:.2%} | {share / total:.1%} |")
    print()


if __name__ == "__main__":
    main()
