"""What people do to a sentence that they take from another report."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from benchmarks.reuse_parts import Taken, Unit, clauses_of, sentence_of, words

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

_HAN = re.compile(r"[\u4e00-\u9fff]")
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")


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
