"""How fast a large corpus is built and asked, in how much memory, and what is found in it.

    python benchmarks/reuse_scale.py [REPORTS.jsonl] [--reports N] [--drafts N] [--keep FOLDER]

A line of REPORTS.jsonl, `-` for standard input, holds "text", "place" and "year"; without a file,
reports are made up. They go into a stored corpus, a shard for each year, as recognised reports do.
Drafts are made of sentences of one to three of the first reports, edited, and of sentences of their
own; the share of the former whose very source was named is the recall. Building and asking are
processes of their own, so that their memory is told apart. Times are processor times. A corpus
that was kept is asked again by `--keep FOLDER --reports 0`.
"""

from __future__ import annotations

import argparse
import json
import pickle
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.corpus.match import Match
    from assistant.report.report import Report

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from assistant.corpus.common_wording import own_clauses  # noqa: E402
from assistant.corpus.match import Kept, Source  # noqa: E402
from assistant.corpus.normalise import Mask, bare, names_of  # noqa: E402
from assistant.corpus.record import Record  # noqa: E402
from assistant.corpus.search import find_matches  # noqa: E402
from assistant.corpus.store import open_corpus  # noqa: E402
from assistant.corpus.store_edit import edit_store  # noqa: E402
from assistant.corpus.store_parts import batch_of  # noqa: E402
from assistant.report.document import Document, Paragraph  # noqa: E402
from assistant.report.recognise import recognise  # noqa: E402
from benchmarks.reuse_edits import EDITS  # noqa: E402
from benchmarks.reuse_parts import Taken, Unit, make_unit  # noqa: E402
from benchmarks.reuse_sets import make_corpus, make_report  # noqa: E402

_SEED = 21
_BATCH = 5000
_DRAFT_YEAR = 2025
_SOURCES, _COPIED = (1, 2, 3), 0.5
# Drafts are made of the first reports.
_FIRST = 2000
_OPS = [op for op in EDITS if op not in ("merge", "split")]
# A city's name has one character of each.
_CITY = (
    *("安宝昌成德定东富高广", "海和恒洪华怀惠吉嘉建", "金锦靖康乐利连龙茂孟"),
    *("宁平浦庆泉仁荣瑞三绍", "胜顺松太泰通同万文武", "西仙祥新信兴徐宣延阳"),
)


def main() -> None:
    """Print a table of a few lines."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("file", nargs="?", metavar="REPORTS.jsonl")
    parser.add_argument("--reports", type=int, default=2000, help="0: ask what --keep has")
    parser.add_argument("--drafts", type=int, default=40)
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    parser.add_argument("--step", choices=("build", "ask"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        step = _build if options.step == "build" else _ask
        print(json.dumps(step(options.keep, options)))
        return
    print(f"Python {platform.python_version()}, numpy {np.__version__}, {platform.machine()}")
    with nullcontext(options.keep) if options.keep else _temporary() as folder:
        for name in ("build", "ask") if options.reports else ("ask",):
            for told in _run(name, Path(folder)).items():
                print("{}: {}".format(*told), flush=True)


def _temporary() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="reuse-scale-")


def _run(step: str, folder: Path) -> dict[str, str]:
    arguments = [*sys.argv[1:], "--step", step, "--keep", str(folder)]
    ran = subprocess.run(
        [sys.executable, __file__, *arguments], stdout=subprocess.PIPE, text=True, check=True
    )
    told: dict[str, str] = json.loads(ran.stdout)
    return told


# ---------------------------------------------------------------- building


def _build(folder: Path, options: argparse.Namespace) -> dict[str, str]:
    """Make a store of the reports in `folder`/corpus, and keep the first ones for drafts."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = _rows(options.file, options.reports)
    first: list[dict[str, Any]] = []
    count, seconds = 0, 0.0
    with edit_store(folder / "corpus", create=True) as edit:
        while batch := list(islice(rows, _BATCH)):
            first += batch[: _FIRST - len(first)]
            records = [_record(row, number) for number, row in enumerate(batch, count)]
            start = time.process_time()
            edit.add(batch_of(records))
            seconds += time.process_time() - start
            count += len(batch)
        start = time.process_time()
        edit.commit()
        seconds += time.process_time() - start
    (folder / "first.pickle").write_bytes(pickle.dumps(first))
    size = sum(path.stat().st_size for path in folder.glob("corpus/*/*"))
    return {
        "reports": f"{count:,}",
        "building": f"{count / seconds:,.0f} reports/s a core",
        "on disk": f"{size / count:,.0f} B a report",
        "building, memory": _memory(),
    }


def _rows(file: str | None, reports: int) -> Iterator[dict[str, Any]]:
    """Yield place, year and text of so many reports."""
    if file is None:
        for made in make_corpus(_SEED, reports)[0]:
            yield made | {"text": "\n".join(line["text"] for line in made["sents"])}
        return
    with nullcontext(sys.stdin) if file == "-" else Path(file).open(encoding="utf-8") as lines:
        yield from map(json.loads, islice(lines, reports))


def _record(row: dict[str, Any], number: int) -> Record:
    """Return a report's record; made-up places have one name in many reports, units have not."""
    sentences = [Kept(sentence, "overview") for sentence in _sentences(row)]
    city = "".join(part[number // 10**at % 10] for at, part in enumerate(_CITY))
    unit = f"{city}市{row['place']}人民政府"
    return Record(Source(f"{number}.txt", "", unit, row["year"]), tuple(sentences))


def _sentences(row: dict[str, Any]) -> Iterator[str]:
    """Yield the sentences, without headings and the rows of tables."""
    for line in row["text"].split("\n"):
        if "\t" not in line and line.endswith("。"):
            yield from filter(None, line.split("。"))


# ---------------------------------------------------------------- asking


@dataclass(frozen=True)
class _Draft:
    """A draft: the masked source and the edit of each sentence that was taken, by its block."""

    report: Report
    taken: dict[int, tuple[str, str]]


def _ask(folder: Path, options: argparse.Namespace) -> dict[str, str]:
    """Hold drafts against the store; a first one is told apart, which opens it."""
    rows = pickle.loads((folder / "first.pickle").read_bytes())
    chance = random.Random(_SEED)
    drafts = [_draft(chance, rows) for _ in range(options.drafts + 1)]
    before = _memory()
    start = time.process_time()
    corpus = open_corpus(folder / "corpus")
    find_matches(drafts[0].report, corpus)
    opening = time.process_time() - start
    times, there, found, named = [], Counter[str](), Counter[str](), Counter[str]()
    for draft in drafts[1:]:
        start = time.process_time()
        matches = find_matches(draft.report, corpus)
        times.append(1000 * (time.process_time() - start))
        sources = {match.sentence.passage.block: _source(match) for match in matches}
        for block, (source, op) in draft.taken.items():
            there[op] += 1
            found[op] += block in sources
            named[op] += sources.get(block) == source
    return {
        "opening and first draft": f"{1000 * opening:.0f} ms",
        "a draft": f"{np.median(times):.1f} ms, 95 % within {np.quantile(times, 0.95):.1f} ms",
        "recall": f"{named.total() / there.total():.3f}, found {found.total() / there.total():.3f}",
        "recall by edit": " ".join(f"{op} {named[op] / there[op]:.2f}" for op in there),
        "asking, memory": f"{_memory()}; before it {before}",
    }


def _source(match: Match) -> str:
    return bare(Mask(names_of(match.source.unit))(match.source_sentence))


def _draft(chance: random.Random, rows: Sequence[dict[str, Any]]) -> _Draft:
    """Return a draft, half of its sentences edited ones of one to three reports."""
    unit = make_unit(chance, _DRAFT_YEAR)
    sources = chance.sample(rows, chance.choice(_SOURCES))
    lines: list[str] = []
    taken: dict[int, tuple[str, str]] = {}
    for made in make_report(chance, unit):
        text = made.text
        if made.kind == "own" and chance.random() < _COPIED:
            row, op = chance.choice(sources), chance.choice(_OPS)
            sentence, masked = chance.choice(list(_own(row)))
            given = Taken(Unit(row["place"], row["year"]), "", 0, f"{sentence}。", "", ())
            (text,) = EDITS[op](chance, given, unit, given)
            taken[len(lines)] = (bare(masked), op)
        lines.append(text)
    return _Draft(recognise(Document("draft", tuple(map(Paragraph, lines)))), taken)


def _own(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the sentences that are no common wording, and the same masked."""
    mask = Mask(names_of(f"{row['place']}人民政府"))
    for sentence in _sentences(row):
        if own_clauses(masked := mask(sentence)):
            yield sentence, masked


def _memory() -> str:
    """Return the most memory that this process has had, and what it has of its own by now."""
    status = Path("/proc/self/status")
    if not status.exists():
        return "not told here"
    lines = dict(line.split(":", 1) for line in status.read_text(encoding="ascii").splitlines())
    most, own = (int(lines[name].split()[0]) / 1024 for name in ("VmHWM", "RssAnon"))
    return f"{most:.0f} MB, {own:.0f} MB of them its own at the end"


if __name__ == "__main__":
    main()
