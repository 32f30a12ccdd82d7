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
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_SLOT = re.compile(r"\{([a-z]+)\d?\}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_CLAUSE_END = re.compile(r"[，；。]")
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")

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

Clause = tuple[str, int, str]


@cache
def words() -> dict[str, Any]:
    """Return the words and patterns."""
    path = Path(__file__).with_name("reuse_words.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Unit:
    """Who reports, and on which year."""

    place: str
    year: int

    @property
    def own(self) -> str:
        """Return what it calls itself."""
        return f"我{'街道' if self.place.endswith('街道') else self.place[-1]}"


@dataclass(frozen=True)
class Made:
    """A sentence of a report: what it is made of, when it is a report's own."""

    kind: str
    text: str
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True)
class Taken:
    """A sentence of the corpus, its number there, and where its words come from."""

    unit: Unit
    doc: str
    index: int
    text: str
    lineage: str
    clauses: tuple[Clause, ...]


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


def make_unit(chance: random.Random, year: int) -> Unit:
    """Return a made-up unit."""
    places = words()["places"]
    name = "".join(chance.choice(places[part]) for part in ("first", "second", "level"))
    return Unit(name, year)


def filled(pattern: str, chance: random.Random, unit: Unit) -> tuple[str, str]:
    """Return a pattern with words in its slots, and the words that say what it is about."""
    told: list[str] = []

    def word(slot: re.Match[str]) -> str:
        name = slot[1]
        if name in words()["lists"]:
            chosen: str = chance.choice(words()["lists"][name])
            told.append(chosen)
            return chosen
        if name == "n":
            return str(chance.randint(2, 380))
        return {"y": str(unit.year), "here": unit.place, "self": unit.own}[name]

    return _SLOT.sub(word, pattern), "".join(told)


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


# ---------------------------------------------------------------- what is done to a sentence


def clauses_of(text: str) -> list[str]:
    """Return the clauses of a sentence."""
    return [clause for clause in _CLAUSE_END.split(text) if clause]


def sentence_of(clauses: Iterable[str]) -> str:
    """Return a sentence of the clauses."""
    return f"{'，'.join(clauses)}。"


def renamed(text: str, chance: random.Random, source: Unit, unit: Unit) -> str:
    """Return the text with another unit's name, year and numbers, and perhaps another office."""
    text = text.replace(source.place, unit.place).replace(source.own, unit.own)
    text = text.replace(str(source.year), str(unit.year))
    text = _NUMBER.sub(lambda _: str(chance.randint(2, 380)), text)
    offices = words()["lists"]["office"]
    found = [office for office in offices if office in text]
    if found and chance.random() < 0.5:
        text = text.replace(chance.choice(found), chance.choice(offices))
    return text


@cache
def _swaps() -> dict[str, list[str]]:
    groups = [group.split() for group in words()["edits"]["swaps"]]
    table: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        for word in group:
            table[word] += [other for other in group if other != word]
    return table


@cache
def _swappable() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _swaps()), key=len, reverse=True)))


def reworded(text: str, chance: random.Random, share: float) -> str:
    """Return the text with words replaced until `share` of its characters are, if it can be."""
    found = list(_swappable().finditer(text))
    chance.shuffle(found)
    wanted, done, chosen = share * len(_HAN.findall(text)), 0, []
    for word in found:
        if done >= wanted:
            break
        chosen.append(word)
        done += len(word[0])
    for word in sorted(chosen, key=lambda word: -word.start()):
        text = f"{text[: word.start()]}{chance.choice(_swaps()[word[0]])}{text[word.end() :]}"
    return text


def added_to(text: str, chance: random.Random) -> str:
    """Return the text with a phrase in front or behind, and a word within some clauses."""
    edits = words()["edits"]
    clauses = clauses_of(text)
    for at in chance.sample(range(len(clauses)), min(2, len(clauses))):
        middle = len(clauses[at]) // 2
        padding = chance.choice(edits["padding"]) if chance.random() < 0.5 else ""
        clauses[at] = clauses[at][:middle] + padding + clauses[at][middle:]
    body = "，".join(clauses)
    if chance.random() < 0.5:
        return f"{chance.choice(edits['leads'])}{body}。"
    return f"{body}{chance.choice(edits['tails'])}。"


def cut_down(text: str, chance: random.Random) -> str:
    """Return the text without one of its clauses; of two, the longer one stays."""
    clauses = clauses_of(text)
    if len(clauses) > 2:
        clauses.pop(chance.randrange(len(clauses)))
    else:
        clauses = [max(clauses, key=len)]
    return sentence_of(clauses)


def reordered(text: str, chance: random.Random) -> str:
    """Return the text with its clauses in another order."""
    clauses = clauses_of(text)
    turned = chance.randrange(1, len(clauses)) if len(clauses) > 1 else 0
    moved = clauses[turned:] + clauses[:turned]
    if len(moved) > 2 and chance.random() < 0.5:
        moved[0], moved[1] = moved[1], moved[0]
    return sentence_of(moved if moved != clauses else reversed(clauses))


def recast(text: str, chance: random.Random) -> str:
    """Return the text with other joints: commas set elsewhere, 的 and 了 put in or left out."""
    for old, new in (("由", "交由"), ("的", ""), ("把", "将"), ("在", "于"), ("了", "")):
        if old in text and chance.random() < 0.6:
            text = text.replace(old, new, 2)
    clauses = clauses_of(text)
    at = chance.randrange(len(clauses))
    if len(clauses[at]) > 7:
        clauses[at] = f"{clauses[at][:4]}，{clauses[at][4:]}"
    return sentence_of(clauses)


Edit = tuple[random.Random, Taken, Unit, Taken]


def _split(chance: random.Random, taken: Taken, _unit: Unit, _other: Taken) -> list[str]:
    clauses = clauses_of(taken.text)
    if len(clauses) < 4:
        return [taken.text]
    middle = chance.randrange(2, len(clauses) - 1)
    return [sentence_of(clauses[:middle]), sentence_of(clauses[middle:])]


def _merge(_chance: random.Random, taken: Taken, _unit: Unit, other: Taken) -> list[str]:
    return [f"{taken.text.rstrip('。')}，{other.text}"]


def _heavy(chance: random.Random, taken: Taken, unit: Unit, _other: Taken) -> list[str]:
    text = reworded(renamed(taken.text, chance, taken.unit, unit), chance, 0.2)
    return [chance.choice((reordered, added_to, cut_down))(text, chance)]


EDITS: dict[str, Callable[[random.Random, Taken, Unit, Taken], list[str]]] = {
    "exact": lambda _c, taken, _u, _o: [taken.text],
    "swap": lambda c, taken, u, _o: [renamed(taken.text, c, taken.unit, u)],
    "syn20": lambda c, taken, _u, _o: [reworded(taken.text, c, 0.2)],
    "syn40": lambda c, taken, _u, _o: [reworded(taken.text, c, 0.4)],
    "insert": lambda c, taken, _u, _o: [added_to(taken.text, c)],
    "delete": lambda c, taken, _u, _o: [cut_down(taken.text, c)],
    "reorder": lambda c, taken, _u, _o: [reordered(taken.text, c)],
    "recast": lambda c, taken, _u, _o: [recast(taken.text, c)],
    "merge": _merge,
    "split": _split,
    "heavy": _heavy,
}


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
