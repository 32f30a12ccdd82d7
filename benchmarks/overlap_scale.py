"""How long comparing all pairs of many reports takes, by each engine, and in how much memory.

    python benchmarks/overlap_scale.py [REPORTS.jsonl] [--reports N] [--engines memory duckdb spark]

A line of REPORTS.jsonl holds "text", "place" and "year"; without a file, reports are made up.
Fingerprints are made once and lie on the disk; each engine then is a process of its own, so that
its memory is told from the others'. `brute` is plain Python with dictionaries and sets.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.corpus.overlap.engines.rows import Rows, Sentences

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from assistant.corpus.match import Kept, Source  # noqa: E402
from assistant.corpus.overlap.engines import open_engine  # noqa: E402
from assistant.corpus.overlap.engines.rows import COARSE, Rows, Sentences, fingerprints  # noqa: E402
from assistant.corpus.overlap.statements import statements_of  # noqa: E402
from benchmarks.reuse_sets import make_corpus  # noqa: E402

SHARE = 0.1
_SEED = 21
_SENTENCE_END = re.compile("[。！？；\n]+")
_BATCH, _ROWS_AT_A_TIME = 20_000, 1_000_000
_COLUMNS = ("gram", "sentence", "report", "length")


def main() -> None:
    """Print a line for each engine."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path, metavar="REPORTS.jsonl")
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--engines", nargs="+", default=["brute", "memory", "duckdb"])
    parser.add_argument("--memory", default="", help="limit for duckdb, 400MB by default")
    parser.add_argument("--measured", nargs=2, metavar=("ENGINE", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measured:
        engine, folder = options.measured
        print(json.dumps(_measured(engine, Path(folder), options.memory)))
        return
    with tempfile.TemporaryDirectory(prefix="overlap-scale-") as folder:
        made = _prepare(_lines(options.file, options.reports), Path(folder))
        print(f"fingerprints: {made}")
        print("| engine | seconds | processor | memory | pairs of sentences | of reports |")
        print("|---|---|---|---|---|---|")
        for engine in options.engines:
            print(_row(engine, folder, options.memory), flush=True)


def _lines(file: Path | None, reports: int) -> Iterator[tuple[str, int, str]]:
    """Yield place, year and text of so many reports."""
    if file is None:
        for made in make_corpus(_SEED, reports)[0]:
            yield made["place"], made["year"], "\n".join(line["text"] for line in made["sents"])
        return
    with file.open(encoding="utf-8") as lines:
        for _, line in zip(range(reports), lines, strict=False):
            row = json.loads(line)
            yield row["place"], row["year"], row["text"]


def _prepare(reports: Iterator[tuple[str, int, str]], folder: Path) -> str:
    """Write the fingerprints of the reports, a file for each column; return how that went."""
    start, texts, count, sentences = time.process_time(), list[str](), 0, 0
    files = {name: (folder / name).open("wb") for name in _COLUMNS}

    def write() -> None:
        nonlocal sentences
        rows = fingerprints(texts, COARSE, sentences)
        files["gram"].write(rows.gram.tobytes())
        files["sentence"].write(rows.sentence.tobytes())
        files["length"].write(np.array(list(map(len, texts)), np.int32).tobytes())
        sentences += len(texts)
        texts.clear()

    for place, year, text in reports:
        parts = (part for part in _SENTENCE_END.split(text) if part and "\t" not in part)
        source = Source("", "", f"{place}人民政府", year)
        said = statements_of(source, tuple(Kept(part, None) for part in parts))
        own = ["".join(statement.clauses) for statement in said]
        files["report"].write(np.full(len(own), count, np.int32).tobytes())
        texts += own
        count += 1
        if len(texts) > _BATCH:
            write()
    write()
    for file in files.values():
        file.close()
    seconds = time.process_time() - start
    return (
        f"{count} reports, {sentences} sentences, {seconds:.1f} s, {count / seconds:.0f} reports/s"
    )


def _row(engine: str, folder: str, memory: str) -> str:
    arguments = ["--measured", engine, folder, "--memory", memory]
    ran = subprocess.run(
        [sys.executable, __file__, *arguments], stdout=subprocess.PIPE, text=True, check=True
    )
    return f"| {' | '.join(map(str, (engine, *json.loads(ran.stdout).values())))} |"


def _measured(engine: str, folder: Path, memory: str) -> dict[str, Any]:
    """Return what an engine found, how long that took, and how much memory the process used."""
    column = {name: np.memmap(folder / name, np.int32, "r") for name in _COLUMNS}
    sentences = Sentences(np.array(column["report"]), np.array(column["length"]))
    start = time.perf_counter()
    if engine == "brute":
        found = _brute(column["gram"], column["sentence"], sentences)
    else:
        with open_engine(engine, COARSE, memory=memory) as running:
            for rows in _rows(folder):
                running.add(rows)
            counts = running.count(sentences, SHARE)
            found = counts.sentence_pairs, counts.report_pairs
    seconds = time.perf_counter() - start
    # Spark works in a process of its own, of which nothing is known here.
    is_here = engine != "spark"
    return {
        "seconds": f"{seconds:.1f} s",
        "processor": f"{time.process_time():.1f} s" if is_here else "",
        "memory": f"{_megabytes():.0f} MB" if is_here else "",
        "sentences": found[0],
        "reports": found[1],
    }


def _megabytes() -> float:
    """Return the most memory that this process has had."""
    status = Path("/proc/self/status")
    if status.exists():
        # getrusage would count what the process that started this one had.
        line = next(x for x in status.read_text(encoding="ascii").splitlines() if "VmHWM" in x)
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024


def _rows(folder: Path) -> Iterator[Rows]:
    """Yield the fingerprints batch by batch, as they come when reports are read."""
    with (folder / "gram").open("rb") as grams, (folder / "sentence").open("rb") as sentences:
        while True:
            gram = np.fromfile(grams, np.int32, _ROWS_AT_A_TIME)
            if not len(gram):
                return
            yield Rows(gram, np.fromfile(sentences, np.int32, _ROWS_AT_A_TIME))


def _brute(gram: Any, sentence: Any, sentences: Sentences) -> tuple[int, int]:
    having: dict[int, list[int]] = defaultdict(list)
    for one, place in zip(gram.tolist(), sentence.tolist(), strict=True):
        having[one].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in having.values():
        if len(places) <= COARSE.commonest:
            shared.update(combinations(sorted(places), 2))
    report = sentences.report.tolist()
    alike = [
        (report[one], report[other])
        for (one, other), count in shared.items()
        if count >= COARSE.shared and report[one] != report[other]
    ]
    return len(alike), len(set(alike))


if __name__ == "__main__":
    main()
