"""The year's work points as a list: our own of 2019 to 2022, or one that the user hands in.

No point is given a state, no document a name or a number that the list itself does not tell.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from assistant.errors import PhrasebankError, UnreadableFileError
from assistant.interview.question import all_fields
from assistant.paths import phrasebank

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.facts.field import Field

NATIONAL_YEARS = (2019, 2020, 2021, 2022)
POINTS = "work_points.points"

_KEYS = ("title", "number", "issuer")
# What our own lists hold besides; nobody is asked for it.
_OF_LIST = frozenset({"schema", "year", "date", "points", *_KEYS})
_OF_POINT = frozenset({"group", "is_checked"})
_NUMBER = re.compile(r"[^\s〔〕]+〔20\d\d〕\d+号")


@dataclass(frozen=True, slots=True)
class ListedPoint:
    """One point: its facts as a fact file holds them, and whether its wording was compared.

    `group` is the heading that it stands under, or "".
    """

    facts: Mapping[str, object]
    group: str = ""
    is_checked: bool = True

    @property
    def name(self) -> str:
        """Return what the point is called."""
        return str(self.facts["point"])

    @property
    def topic(self) -> str:
        """Return the point's topic, or "" where its words do not tell one."""
        return str(self.facts.get("topic", ""))


@dataclass(frozen=True, slots=True)
class WorkPointList:
    """A list of work points; what it does not tell of its document is "".

    `left_out` are sentences on the lines that were not taken, or only in part; `year` and `date`
    are told by our own lists only.
    """

    points: tuple[ListedPoint, ...]
    title: str = ""
    number: str = ""
    issuer: str = ""
    year: int | None = None
    date: datetime.date | None = None
    left_out: tuple[str, ...] = ()

    def raw(self) -> dict[str, object]:
        """Return the list as a fact file holds it; what it does not tell is left out."""
        document = {"title": self.title, "number": self.number, "issuer": self.issuer}
        told = {key: text for key, text in document.items() if text}
        return {"work_points": {**told, "points": [dict(point.facts) for point in self.points]}}


def with_topics(found: WorkPointList) -> WorkPointList:
    """Return the list with a topic for every point whose words tell one and that has none."""
    return replace(found, points=tuple(map(_with_topic, found.points)))


def _with_topic(point: ListedPoint) -> ListedPoint:
    topic = "" if "topic" in point.facts else topic_of(point.name)
    return replace(point, facts={**point.facts, "topic": topic}) if topic else point


def topic_of(point: str) -> str:
    """Return the one topic whose words stand in a point, "" for none or several."""
    found = [name for name, words in _words_of_topics() if any(word in point for word in words)]
    return found[0] if len(found) == 1 else ""


@cache
def _words_of_topics() -> tuple[tuple[str, tuple[str, ...]], ...]:
    path = phrasebank() / "knowledge" / "work_points" / "topic_words.toml"
    topics = _parsed(path).get("topic", ())
    known = _topic_field().choices
    for topic in topics:
        if topic.get("name") not in known or not topic.get("words"):
            raise PhrasebankError(
                f"{path.name}：“{topic.get('name')}”不是要点的主题，或者没有words"
            )
    return tuple((topic["name"], tuple(topic["words"])) for topic in topics)


@cache
def national_list(year: int, folder: Path | None = None) -> WorkPointList:
    """Return the 国务院办公厅's work points of a year; `PhrasebankError` if our file is damaged."""
    path = (folder or phrasebank() / "knowledge" / "work_points") / f"{year}.toml"
    raw = _parsed(path)
    try:
        found = read_list(raw)
    except UnreadableFileError as error:
        raise PhrasebankError(f"{path.name}：{error}") from error
    fault = _fault_of_national(found, year)
    if fault:
        raise PhrasebankError(f"{path.name}：{fault}")
    return found


def _fault_of_national(found: WorkPointList, year: int) -> str:
    """Return what one of our own lists lacks, or ""."""
    if found.year != year:
        return f"year要写{year}，与文件名相同"
    if not (found.title and found.issuer and found.date):
        return "title、issuer、date三项都要写"
    if f"〔{year}〕" not in found.number:
        return f"number要写文号，例如国办发〔{year}〕1号"
    choices = _topic_field().choices
    strange = [point.topic for point in found.points if point.topic not in ("", *choices)]
    return f"没有“{strange[0]}”这个主题" if strange else ""


def _parsed(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PhrasebankError(f"{path.name}：读不出来（{error}）") from error


def read_list(raw: Mapping[str, Any]) -> WorkPointList:
    """Return the list that a TOML file holds; `UnreadableFileError` says what is wrong with it.

    A point's fields are judged with the fact file that they go into.
    """
    strange = [key for key in raw if key not in _OF_LIST]
    if strange:
        known = "、".join((*_KEYS, "[[points]]"))
        raise UnreadableFileError(f"没有“{strange[0]}”这一项，可以写的是{known}")
    texts = {key: raw.get(key, "") for key in _KEYS}
    for key, text in texts.items():
        if not isinstance(text, str):
            raise UnreadableFileError(f"{key}要写文字，加英文引号")
    year, date = raw.get("year"), raw.get("date")
    if not isinstance(year, int | None) or not isinstance(date, datetime.date | None):
        raise UnreadableFileError(
            "year要写年份，例如2024；date要写日期，例如2024-04-03；都不加引号"
        )
    number = texts["number"]
    if number and not _NUMBER.fullmatch(number):
        raise UnreadableFileError(f"number写的是“{number}”，要像“云政办发〔2024〕18号”这样写")
    return WorkPointList(_read_points(raw.get("points")), **texts, year=year, date=date)


def _read_points(raw: object) -> tuple[ListedPoint, ...]:
    if not isinstance(raw, list) or not all(isinstance(one, Mapping) for one in raw):
        raise UnreadableFileError('要点要一条一段，以[[points]]开头，下面写point = "…"')
    return tuple(_read_point(number, one) for number, one in enumerate(raw, start=1))


def _read_point(number: int, raw: Mapping[str, object]) -> ListedPoint:
    name = raw.get("point")
    if not isinstance(name, str) or not name.strip():
        raise UnreadableFileError(f'第{number}条没有写条目，请补上point = "…"')
    facts = {key: value for key, value in raw.items() if key not in _OF_POINT}
    return ListedPoint(facts, str(raw.get("group", "")), raw.get("is_checked") is not False)


@cache
def _topic_field() -> Field:
    points = next(field for field in all_fields() if field.key == POINTS)
    return next(field for field in points.fields if field.key == "topic")
