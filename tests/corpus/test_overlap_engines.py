"""Memory, DuckDB, Spark and plain Python find the same pairs."""

from __future__ import annotations

import random
import shutil
from collections import Counter, defaultdict
from importlib.util import find_spec
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest

from assistant.corpus.overlap.engines import open_engine
from assistant.corpus.overlap.engines.rows import NOWHERE, Sampling, Sentences, fingerprints
from assistant.errors import AssistantError

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.corpus.overlap.engines.rows import Rows

SAMPLINGS = (Sampling(4, 6, 2, 9), Sampling(5, 32, 3, 400), Sampling(3, 4, 1, 4))
SHARE = 0.3
WORDS = (
    "镇里",
    "公开栏",
    "补贴名单",
    "每月",
    "核对",
    "赶集日",
    "干部",
    "账号",
    "移交",
    "按时",
    "张贴",
)

Found = tuple[int, int, list[tuple[int, ...]], list[tuple[int, int]]]


def made(seed: int) -> tuple[list[str], Sentences]:
    """Return sentences of some fifteen reports, many of them alike, and a few that are left out."""
    chance = random.Random(seed)
    reports = [report for report in range(15) for _ in range(chance.randint(0, 9))]
    texts = ["".join(chance.choices(WORDS, k=chance.randint(1, 12))) for _ in reports]
    for at in range(len(texts)):
        if chance.random() < 0.3:
            texts[at] = texts[chance.randrange(len(texts))]
    kept = [NOWHERE if chance.random() < 0.1 else report for report in reports]
    lengths = np.array([len(text) for text in texts], np.int32)
    return texts, Sentences(np.array(kept, np.int32), lengths)


def in_batches(texts: list[str], sampling: Sampling) -> list[Rows]:
    half = len(texts) // 2
    return [fingerprints(texts[:half], sampling), fingerprints(texts[half:], sampling, half)]


def by_engine(name: str, seed: int, sampling: Sampling, **where: str) -> Found:
    texts, sentences = made(seed)
    with open_engine(name, sampling, **where) as engine:
        for rows in in_batches(texts, sampling):
            engine.add(rows)
        counts = engine.count(sentences, SHARE)
        pairs = counts.pairs
        chosen = pairs.take(np.arange(0, len(pairs), 2))
        found = engine.sentence_pairs(chosen)
    columns = (pairs.one, pairs.other, pairs.count, pairs.length_one, pairs.length_other)
    return (
        counts.sentence_pairs,
        counts.report_pairs,
        list(zip(*(column.tolist() for column in columns), strict=True)),
        list(zip(found.one.tolist(), found.other.tolist(), strict=True)),
    )


def by_hand(seed: int, sampling: Sampling) -> Found:
    """Compare every sentence with every other, with nothing but sets."""
    texts, sentences = made(seed)
    report, length = sentences.report.tolist(), sentences.length.tolist()
    grams: dict[int, set[int]] = defaultdict(set)
    for rows in in_batches(texts, sampling):
        for gram, sentence in zip(rows.gram.tolist(), rows.sentence.tolist(), strict=True):
            if report[sentence] != NOWHERE:
                grams[sentence].add(gram)
    spread = Counter(gram for held in grams.values() for gram in held)
    telling = {gram for gram, count in spread.items() if 2 <= count <= sampling.commonest}
    alike = [
        (one, other)
        for one, other in combinations(sorted(grams), 2)
        if report[one] != report[other]
        and len(grams[one] & grams[other] & telling) >= sampling.shared
    ]
    said = Counter[int]()
    for sentence in grams.keys() | {n for n in range(len(texts)) if report[n] != NOWHERE}:
        said[report[sentence]] += length[sentence]
    shared: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0, 0])
    for one, other in alike:
        counted = shared[report[one], report[other]]
        for at, add in enumerate((1, length[one], length[other])):
            counted[at] += add
    pairs = [
        (*reports, *counted)
        for reports, counted in sorted(shared.items())
        if any(counted[at + 1] >= SHARE * said[reports[at]] for at in (0, 1))
    ]
    chosen = {(one, other) for one, other, *_ in pairs[::2]}
    of_chosen = [(one, other) for one, other in alike if (report[one], report[other]) in chosen]
    return len(alike), len(shared), pairs, of_chosen


CASES = [(seed, sampling) for seed in range(4) for sampling in SAMPLINGS]


@pytest.mark.parametrize(("seed", "sampling"), CASES)
def test_memory_finds_what_plain_python_finds(seed: int, sampling: Sampling) -> None:
    expected = by_hand(seed, sampling)
    assert expected[0] > 5
    assert by_engine("memory", seed, sampling) == expected


@pytest.mark.parametrize(("seed", "sampling"), CASES)
def test_duckdb_finds_what_memory_finds(seed: int, sampling: Sampling) -> None:
    assert by_engine("duckdb", seed, sampling) == by_engine("memory", seed, sampling)


@pytest.mark.slow
@pytest.mark.skipif(
    not (find_spec("pyspark") and find_spec("pyarrow") and shutil.which("java")),
    reason="needs the extra cluster, and Java",
)
@pytest.mark.filterwarnings("ignore")
def test_spark_finds_what_memory_finds() -> None:
    seed, sampling = CASES[0]
    assert by_engine("spark", seed, sampling) == by_engine("memory", seed, sampling)


def test_memory_finds_the_same_a_few_pairs_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = by_engine("memory", 1, SAMPLINGS[1])
    monkeypatch.setattr("assistant.corpus.overlap.engines.memory._AT_A_TIME", 20)
    assert by_engine("memory", 1, SAMPLINGS[1]) == expected


def test_duckdb_finds_the_same_a_few_rows_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = by_engine("duckdb", 1, SAMPLINGS[1])
    monkeypatch.setattr("assistant.corpus.overlap.engines.duckdb._AT_A_TIME", 50)
    assert by_engine("duckdb", 1, SAMPLINGS[1]) == expected


def test_duckdb_leaves_nothing_in_the_folder(tmp_path: Path) -> None:
    by_engine("duckdb", 1, SAMPLINGS[0], folder=str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_limit_that_is_no_size_is_said_to_be_none() -> None:
    with pytest.raises(AssistantError, match="很多不是内存大小，请写成"):
        by_engine("duckdb", 1, SAMPLINGS[0], memory="很多")


@pytest.mark.parametrize(("engine", "extra"), [("duckdb", "overlap"), ("spark", "cluster")])
def test_an_engine_that_is_not_installed_is_named_with_its_extra(
    monkeypatch: pytest.MonkeyPatch, engine: str, extra: str
) -> None:
    monkeypatch.setattr("assistant.corpus.overlap.engines.find_spec", lambda _: None)
    with pytest.raises(AssistantError, match=rf'pip install "nianbao\[{extra}\]"'):
        by_engine(engine, 1, SAMPLINGS[0])


@pytest.mark.parametrize("engine", ["memory", "duckdb"])
def test_nothing_is_found_where_nothing_is_said(engine: str) -> None:
    none = Sentences(np.zeros(0, np.int32), np.zeros(0, np.int32))
    with open_engine(engine, SAMPLINGS[0]) as running:
        running.add(fingerprints([], SAMPLINGS[0]))
        counts = running.count(none, SHARE)
        assert (counts.sentence_pairs, counts.report_pairs, len(counts.pairs)) == (0, 0, 0)
        assert len(running.sentence_pairs(counts.pairs)) == 0


def test_equal_texts_have_equal_fingerprints_wherever_they_stand() -> None:
    sampling = SAMPLINGS[1]
    rows = fingerprints(
        ["赶集日在集市摆台念补贴名单", "别的话", "赶集日在集市摆台念补贴名单"], sampling
    )
    held = defaultdict(list)
    for gram, sentence in zip(rows.gram.tolist(), rows.sentence.tolist(), strict=True):
        held[sentence].append(gram)
    assert held[0] == held[2]
    assert len(held[0]) == len("赶集日在集市摆台念补贴名单") - sampling.gram + 1
    assert 1 not in held
