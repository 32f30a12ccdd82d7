"""Made-up towns: what they are called, what stays with them, and what happens in each year.

The words are in made_towns.toml, the problems in made_problems.toml.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# In this year the count of normative documents in force begins.
_FIRST_YEAR = 2020
_SLOT = re.compile(r"\{(?:(?P<low>\d+)-(?P<high>\d+)|(?P<name>\w+))\}")
_PROBLEMS = 3
_FOR_STORIES = re.compile(r"(?:(?P<stories>\d+):)?(?P<text>.*)")
_ANY = "0123456789"
# Of days and of things that come singly there are more than of villages or quarters.
_MANY, _SEVERAL = "天", "条张份件处名户"
_FOUND_BY = ("自查", "上级抽查通报", "第三方评估", "社会评议", "群众反映")
_KINDS = ("镇", "镇", "乡")


@cache
def known() -> Mapping[str, Any]:
    """Return what made_towns.toml and made_problems.toml hold."""
    files = (Path(__file__).parent / name for name in ("made_towns.toml", "made_problems.toml"))
    towns, problems = (tomllib.loads(file.read_text(encoding="utf-8")) for file in files)
    return {**towns, **problems}


def most_towns() -> int:
    """Return how many towns there are names for."""
    return len(known()["towns"].split())


@cache
def categories() -> tuple[str, ...]:
    """Return the problem categories that the questions know and that there are stories for."""
    from assistant.interview.question import all_fields

    asked = next(one for one in all_fields() if one.key == "problems")
    choices = next(one.choices for one in asked.fields if one.key == "category")
    told = {problem["category"] for problem in known()["problem"]}
    return tuple(choice for choice in choices if choice in told)


@dataclass
class Words:
    """The words of one record: a slot that was filled once is filled alike from then on."""

    lots: Random
    filled: dict[str, str]
    own: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def fill(self, text: str) -> str:
        """Return the text with its slots filled."""
        return _SLOT.sub(self._filling, text)

    def pick(self, texts: Sequence[str]) -> str:
        """Return one of the texts, filled."""
        return self.fill(self.lots.choice(texts))

    def some(self, texts: Sequence[str], count: int) -> list[str]:
        """Return so many of the texts, filled; none is there twice."""
        return list(dict.fromkeys(map(self.fill, self.lots.sample(texts, count))))

    def drawn(self, pool: str) -> str:
        """Return one of the words of a pool."""
        return self.fill(f"{{{pool}}}")

    def _filling(self, slot: re.Match[str]) -> str:
        if slot["name"] is None:
            return str(self.lots.randint(int(slot["low"]), int(slot["high"])))
        if slot["name"] not in self.filled:
            self.filled[slot["name"]] = self._new(slot["name"])
        return self.filled[slot["name"]]

    def _new(self, name: str) -> str:
        if name == "d":
            return str(self.lots.randint(1, 28))
        if name == "month":
            return f"{self.lots.randint(1, 12)}月"
        taken = set(self.filled.values())
        pool = self.own.get(name) or known()["pools"][name]
        return self.pick([word for word in pool if word not in taken] or pool)


@dataclass(frozen=True)
class Town:
    """A made-up town or township, the same for the same seed and number."""

    seed: int
    number: int

    @cached_property
    def lots(self) -> Random:
        """Return the lots that its lasting traits are drawn with."""
        return Random(f"{self.seed}|{self.number}")

    @cached_property
    def stem(self) -> str:
        """Return its name without 镇 or 乡."""
        names: list[str] = known()["towns"].split()
        return names[self.number]

    @cached_property
    def kind(self) -> str:
        """Return 镇 or 乡."""
        return _KINDS[self.number % len(_KINDS)]

    @cached_property
    def county(self) -> Mapping[str, str]:
        """Return the county it is in."""
        found: Mapping[str, str] = known()["counties"][self.number % len(known()["counties"])]
        return found

    @property
    def name(self) -> str:
        """Return the formal name of its government."""
        return f"{self.county['name']}{self.stem}{self.kind}人民政府"

    @cached_property
    def has_applications(self) -> bool:
        """Return whether it gets applications: half of the towns do."""
        return self.number % 2 == 1

    @cached_property
    def lasting(self) -> Mapping[str, Any]:
        """Return what stays from year to year."""
        lots = Random(f"{self.seed}|{self.number}|lasting")
        starts, ends = known()["village_starts"], known()["village_ends"]
        villages = [
            start + end
            for start, end in zip(lots.sample(starts, 7), lots.sample(ends, 7), strict=True)
        ]
        return {
            "villages": villages,
            "site": "".join(lots.sample(known()["syllables"].split(), 2)),
            "offices": lots.sample(known()["pools"]["offices"], 7),
            "contact": lots.choice(["党政综合办公室", "党政办公室", "综合办公室"]),
            "accounts": lots.choice([0, 1, 1, 2]),
            "boards": lots.randint(7, 19),
            "zone": lots.choice(["便民服务中心一楼", "便民服务中心大厅", "政务服务大厅东侧"]),
            "place": f"{lots.choice(known()['pools']['road'])}{lots.randint(1, 198)}号",
            "phone": f"{lots.randint(6100000, 6999999)}",
            "postcode": f"{lots.randint(10, 99)}",
            "leader": lots.choice(known()["pools"]["leader"]).replace("{kind}", self.kind),
            "has_notice": lots.random() < 0.5,
            "order": lots.sample(categories(), len(categories())),
        }

    def year(self, year: int) -> Year:
        """Return what it did in a year."""
        return Year(self, year)


@dataclass(frozen=True)
class Year:
    """A town's year; each section draws its own lots, so that one does not change another."""

    town: Town
    year: int

    def lots(self, section: str) -> Random:
        """Return the lots of a section of the facts."""
        return Random(f"{self.town.seed}|{self.town.number}|{self.year}|{section}")

    def words(self, lots: Random) -> Words:
        """Return the words of a new record."""
        start = lots.randint(1, 7)
        end = start + lots.randint(1, 3)
        lasting, town = self.town.lasting, self.town
        filled = {"from": str(start), "to": str(end), "late": str(end + 1)}
        filled |= {"kind": town.kind, "county": town.county["name"], "year": str(self.year)}
        own = {"village": lasting["villages"]}
        own |= {"office": lasting["offices"], "office2": lasting["offices"]}
        return Words(lots, filled, own)

    def date(
        self, lots: Random, *, later: int = 0, first: int = 1, last: int = 12
    ) -> datetime.date:
        """Return a day between two months of the year, or of a later one."""
        return datetime.date(self.year + later, lots.randint(first, last), lots.randint(1, 28))

    def total(self) -> int:
        """Return how many items were published."""
        return self.lots("total").randint(88, 420)

    def normative(self) -> tuple[int, int, int]:
        """Return how many normative documents were issued and repealed, and are in force."""
        if self.year <= _FIRST_YEAR:
            return 0, 0, 2 + self.town.number % 5
        before = self.town.year(self.year - 1).normative()[2]
        lots = self.lots("normative")
        issued = lots.choice([0, 0, 1, 1, 2])
        repealed = lots.choice([0, 0, 1]) if before > 1 else 0
        return issued, repealed, before + issued - repealed

    def carried_out(self) -> int:
        """Return how many applications were left for the next year."""
        return self.town.has_applications and self.lots("carried").choice([0, 0, 0, 1])

    def received(self) -> dict[str, int]:
        """Return how many applications came in, by who applied."""
        if not self.town.has_applications:
            return {}
        lots = self.lots("received")
        drawn = {"natural": lots.randint(1, 5), "commercial": lots.choice([0, 0, 1, 2])}
        drawn["legal_service"] = lots.choice([0, 0, 0, 1])
        return {key: count for key, count in drawn.items() if count}

    def problems(self) -> list[tuple[dict[str, Any], Words, Mapping[str, Any]]]:
        """Return the year's problems, with the words they were told in and the stories' source."""
        order: Sequence[str] = self.town.lasting["order"]
        first = self.year * _PROBLEMS
        chosen = [order[(first + at) % len(order)] for at in range(_PROBLEMS)]
        return [self._problem(category) for category in chosen]

    def _problem(self, category: str) -> tuple[dict[str, Any], Words, Mapping[str, Any]]:
        lots = self.lots(f"problem {category}")
        words = self.words(lots)
        source = next(one for one in known()["problem"] if one["category"] == category)
        number = lots.randrange(len(source["stories"]))
        source = _of_story(source, number)
        short, subject, counted, detail = map(words.fill, source["stories"][number])
        record = {
            "category": category, "subject": subject, "count": _count(lots, counted),
            "counted": counted, "detail": detail,
            "cause": self._with(words, source["causes"], "again"),
            "measure": self._with(words, source["measures"], "then"),
            "owner": words.pick(["{office}", "{office}", self.town.lasting["contact"]]),
            "deadline": self.date(lots, later=1, first=2, last=11),
            "target": words.pick(source["targets"]),
        }  # fmt: skip
        if lots.random() < 0.6:
            record["months"] = words.fill("{from}月至{to}月")
        found_by = _FOUND_BY + ("申请人反映",) * (category == "依申请") * 4
        if lots.random() < 0.85:
            record["found_by"] = lots.choice(found_by)
        words.filled["short"] = short
        return record, words, source

    def _with(self, words: Words, texts: Sequence[str], pool: str) -> str:
        """Return one of the texts, every other time with something of the pool behind it."""
        text = words.pick(texts)
        if words.lots.random() < 0.5:
            return text
        return f"{text}，{words.pick(known()['pools'][pool])}"

    def promises(self) -> list[dict[str, Any]]:
        """Return what became of last year's problems."""
        return [
            self._promise(words, source)
            for _, words, source in self.town.year(self.year - 1).problems()
        ]

    def _promise(self, words: Words, source: Mapping[str, Any]) -> dict[str, Any]:
        lots = self.lots(f"promise {source['category']}")
        now = Words(lots, dict(words.filled), words.own)
        now.filled.pop("month", None)
        state = lots.choice(["已解决", "已解决", "部分解决", "未解决"])
        told: dict[str, Any] = {"problem": words.filled["short"], "state": state}
        told["action"] = now.pick(source["actions"])
        pools = known()["pools"]
        left = {
            "已解决": source["results"],
            "部分解决": pools["partly"],
            "未解决": pools["not_yet"],
        }
        told["result"] = now.pick(left[state])
        if state != "已解决":
            told["reason"] = now.pick(known()["pools"]["reason"])
            told["deadline"] = self.date(lots, later=1, first=3, last=10)
        return told


def _of_story(source: Mapping[str, Any], number: int) -> dict[str, Any]:
    """Return the source with those texts only that go with a story: "02:…" goes with 0 and 2."""
    chosen = {**source}
    for key in ("causes", "measures", "targets", "actions", "results"):
        told = (_FOR_STORIES.fullmatch(text) for text in source[key])
        fitting = [one["text"] for one in told if one and str(number) in (one["stories"] or _ANY)]
        if not fitting:
            raise ValueError(f"{source['category']}: no {key} for story {number}")
        chosen[key] = fitting
    return chosen


def _count(lots: Random, counted: str) -> int:
    if counted[0] in _MANY:
        return lots.randint(18, 75)
    return lots.randint(2, 19 if counted[0] in _SEVERAL else 7)
