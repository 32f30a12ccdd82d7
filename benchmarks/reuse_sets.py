"""Make labelled reports: which sentence of a draft was taken from which report, and changed how.

Truth comes from how a sentence was made, never from how alike two texts are. An independent
sentence shares at most half of its clauses with any sentence of the corpus; a hard one shares one
clause to the letter. `python benchmarks/reuse_sets.py --seed 1 --out DIR` writes DIR/corpus.jsonl
and DIR/drafts.jsonl; the same seed gives the same files.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.reuse_edits import EDITS
from benchmarks.reuse_parts import Clause, Made, Taken, Unit, clauses_of, filled, make_unit, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DRAFT_YEAR = 2025
_SECTIONS = (
    ("organise", "一、总体情况"),
    ("publish", "（一）主动公开"),
    ("requests", "（二）依申请公开"),
    ("manage", "（三）政府信息管理"),
    ("channels", "（四）平台建设"),
    ("oversee", "（五）监督保障"),
    ("trouble", "五、存在的主要问题及改进情况"),
    ("mend", ""),
)
_LAST_HEADING = "六、其他需要报告的事项"
# How many of a report's formulas stand in front of its own prose.
_FORMULAS_IN_FRONT = 5
_SHARES = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9)


@dataclass
class Pool:
    """What a draft may take from, and which clauses stand where."""

    sentences: list[Taken] = field(default_factory=list)
    having: dict[Clause, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, taken: Taken) -> None:
        for clause in set(taken.clauses):
            self.having[clause].append(len(self.sentences))
        self.sentences.append(taken)

    def is_fresh(self, clauses: Sequence[Clause]) -> bool:
        """Return whether no sentence has more than half of the clauses."""
        shared = Counter(i for clause in set(clauses) for i in self.having.get(clause, ()))
        return not shared or max(shared.values()) * 2 <= len(clauses)


def own_sentence(
    chance: random.Random, unit: Unit, topic: str, given: tuple[str, Clause] | None = None
) -> Made:
    """Return a sentence on a topic; `given` is a clause that it has to have, and its identity."""
    patterns = words()["topics"][topic]
    count = chance.choice((2, 3, 3, 4, 4, 5)) if given is None else chance.choice((3, 4, 5))
    chosen = chance.sample(range(len(patterns)), count)
    clauses: list[tuple[str, Clause]] = []
    for number in chosen:
        text, told = filled(patterns[number], chance, unit)
        clauses.append((text, (topic, number, told)))
    if given is not None:
        clauses[chance.randrange(len(clauses))] = given
    frame = words()["sentence"]
    opening = filled(chance.choice(frame["opening"]), chance, unit)[0]
    closing = filled(chance.choice(frame["closing"]), chance, unit)[0]
    text = f"{opening}{'，'.join(text for text, _ in clauses)}{closing}。"
    return Made("own", text, tuple(clause for _, clause in clauses))


def make_report(chance: random.Random, unit: Unit) -> Iterator[Made]:
    """Yield the sentences and headings of a report, tables left out."""
    formulas = [filled(line, chance, unit)[0] for line in words()["formula"]["lines"]]
    yield Made("heading", f"{unit.place}{unit.year}年政府信息公开工作年度报告")
    yield from (Made("formula", line) for line in formulas[:_FORMULAS_IN_FRONT])
    for topic, heading in _SECTIONS:
        if heading:
            yield Made("heading", heading)
        for _ in range(chance.randint(2, 5)):
            yield own_sentence(chance, unit, topic)
    yield Made("heading", _LAST_HEADING)
    yield from (Made("formula", line) for line in formulas[_FORMULAS_IN_FRONT:])


# ---------------------------------------------------------------- corpus and drafts


def make_corpus(seed: int, reports: int) -> tuple[list[dict[str, Any]], Pool]:
    """Return reports, every sixth of their sentences taken from an earlier one, and the pool."""
    chance = random.Random(f"corpus {seed}")
    pool, corpus = Pool(), []
    for number in range(reports):
        unit, doc = make_unit(chance, chance.randint(2016, 2024)), f"r{number:06d}"
        rows = []
        for index, made in enumerate(make_report(chance, unit)):
            lineage, text = f"{number}.{index}" if made.kind == "own" else None, made.text
            if made.kind == "own" and pool.sentences and chance.random() < 1 / 6:
                source = chance.choice(pool.sentences)
                edit = EDITS[chance.choice(("exact", "swap", "syn20"))]
                text, lineage = edit(chance, source, unit, source)[0], source.lineage
            elif lineage is not None:
                pool.add(Taken(unit, doc, index, text, lineage, made.clauses))
            rows.append({"i": index, "text": text, "kind": made.kind, "lid": lineage})
        corpus.append({"doc": doc, "place": unit.place, "year": unit.year, "sents": rows})
    return corpus, pool


def make_draft(chance: random.Random, doc: str, pool: Pool) -> dict[str, Any]:
    """Return a draft, a share of its sentences taken from the pool."""
    unit, share = make_unit(chance, _DRAFT_YEAR), chance.choice(_SHARES)
    rows: list[dict[str, Any]] = []
    for made in make_report(chance, unit):
        if made.kind != "own":
            rows.append(_row(made.text, made.kind))
        elif chance.random() < share:
            rows += _copied(chance, unit, pool)
        else:
            rows.append(_independent(chance, unit, pool, made))
    for index, row in enumerate(rows):
        row["i"] = index
    return {"doc": doc, "place": unit.place, "year": unit.year, "sents": rows}


def _row(
    text: str, label: str, op: str | None = None, sources: Sequence[Taken] = ()
) -> dict[str, Any]:
    return {
        "text": text,
        "label": label,
        "op": op,
        "src": [[source.doc, source.index] for source in sources],
        "lid": [source.lineage for source in sources],
    }


def _copied(chance: random.Random, unit: Unit, pool: Pool) -> list[dict[str, Any]]:
    taken, other = chance.choice(pool.sentences), chance.choice(pool.sentences)
    op = chance.choice(list(EDITS))
    sources = (taken, other) if op == "merge" else (taken,)
    return [_row(text, "copied", op, sources) for text in EDITS[op](chance, taken, unit, other)]


def _independent(chance: random.Random, unit: Unit, pool: Pool, made: Made) -> dict[str, Any]:
    topic = made.clauses[0][0]
    is_hard = chance.random() < 0.5
    while is_hard or not pool.is_fresh(made.clauses):
        given = _clause_to_share(chance, pool, topic) if is_hard else None
        made = own_sentence(chance, unit, topic, given)
        if pool.is_fresh(made.clauses):
            break
    return _row(made.text, "independent", "hard" if is_hard else "fresh")


def _clause_to_share(chance: random.Random, pool: Pool, topic: str) -> tuple[str, Clause]:
    """Return a clause of the corpus on a topic, to the letter, and its identity."""
    while True:
        taken = chance.choice(pool.sentences)
        texts = clauses_of(taken.text)
        if taken.clauses[0][0] == topic and len(texts) >= len(taken.clauses):
            at = chance.randrange(1, len(taken.clauses))
            offset = next((o for o in (0, 1) if _says(texts, at + o, taken.clauses[at])), None)
            if offset is not None:
                return texts[at + offset], taken.clauses[at]


def _says(texts: Sequence[str], at: int, clause: Clause) -> bool:
    """Return whether the text at a place is the clause's, its words in its pattern's order."""
    pattern = words()["topics"][clause[0]][clause[1]]
    fixed = [part for part in re.split(r"\{\w+\}", pattern) if part]
    return at < len(texts) and all(part in texts[at] for part in fixed)


def main() -> int:
    """Write a labelled set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=int, default=2000, help="reports in the corpus")
    parser.add_argument("--drafts", type=int, default=150)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    corpus, pool = make_corpus(args.seed, args.corpus)
    chance = random.Random(f"drafts {args.seed}")
    drafts = (make_draft(chance, f"q{number:04d}", pool) for number in range(args.drafts))
    args.out.mkdir(parents=True, exist_ok=True)
    for name, rows in (("corpus", corpus), ("drafts", drafts)):
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (args.out / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
