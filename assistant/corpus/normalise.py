"""Sentences as matching reads them: numbers, years and names of units stand as marks."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from assistant.report.units import levels, superiors_of

if TYPE_CHECKING:
    from collections.abc import Iterable

# A report's text is folded before it comes here, and e-mail addresses are masked first, so that
# these two stand for nothing else in what matters.
NUMBER = "#"
NAME = "@"

_HAN_DIGITS = "零〇一二两三四五六七八九十百千"
_ADDRESS = re.compile(r"<?(?:https?://|www\.)[\w./?=&%:~#-]+>?|[\w.-]+@[\w-]+(?:\.[\w-]+)+")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_NUMBER = re.compile(
    r"\d+(?:[.,]\d+)*[万亿]?[余多]?%?"
    rf"|[{_HAN_DIGITS}]+[万余]?(?=[年月日次件条人份篇期场个名家处项册部批户])"
)
_ENUMERATOR = re.compile(
    rf"(?:[{_HAN_DIGITS}]{{1,3}}(?:是|要|、)|第[{_HAN_DIGITS}]{{1,3}}[，、]"
    rf"|（[{_HAN_DIGITS}\d]+）|\d{{1,2}}[.、．])+"
)
_CLAUSE_END = re.compile(r"[，：；。！？,;:—…→]+")
_DROPPED = re.compile(rf"[^\w{NUMBER}{NAME}]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_REPEATED = re.compile(rf"{NAME}(?:{NAME}|人民政府|政府(?!信息)|街道办事处|办事处|街道办)+")
_OFFICE = re.compile(
    r"(?:人民政府|政府|(?<=街道)办事处|(?<=街道)办|管理委员会|管委会)?"
    r"(?:党政(?:综合)?办公室|党政办|办公厅|办公室)?$"
)
_LEVEL = re.compile(r"(?:街道|镇|乡|县|区|市|旗|州|盟)$")


def han_length(text: str) -> int:
    """Return how many Han characters stand in `text`."""
    return len(_HAN.findall(text))


def short_name(unit: str) -> str:
    """Return a unit's name without superiors and office: 云岭县石桥镇人民政府 gives 石桥镇."""
    whole = _OFFICE.sub("", unit)
    below = whole.removeprefix("".join(superiors_of(unit)))
    return below if len(below) > 1 else whole


def stem_of(unit: str) -> str:
    """Return a place's bare name, as in the name of its account: 云岭县石桥镇 gives 石桥."""
    short = short_name(unit)
    stem = _LEVEL.sub("", short)
    return stem if stem != short and len(stem) > 1 else ""


def names_of(unit: str) -> frozenset[str]:
    """Return what a report may call its unit and the places above it."""
    superiors = superiors_of(unit)
    below = unit.removeprefix("".join(superiors))
    names = {unit, below, _OFFICE.sub("", unit), _OFFICE.sub("", below), *superiors}
    return frozenset(name for name in names if len(name) > 1 and not _OFFICE.fullmatch(name))


@cache
def _self_names() -> tuple[str, ...]:
    """Return what any unit calls itself and its area: 我镇, 本局, 全县."""
    words = {word for level in levels() for word in (*level.self_names, *level.whole)}
    return tuple(word for word in words if word[0] in "我本全")


class Mask:
    """Masks sentences in which units may go by `names`; self-names of any unit are masked, too."""

    def __init__(self, names: Iterable[str]) -> None:
        words = sorted({*names, *_self_names()}, key=len, reverse=True)
        self._names = re.compile("|".join(map(re.escape, words)))

    def __call__(self, text: str) -> str:
        """Return `text` with marks for numbers and names, without an enumerator in front."""
        body = self.names(_ADDRESS.sub(NAME, without_enumerator(text)))
        return mask_numbers(body).replace(f"{NUMBER}年度", f"{NUMBER}年")

    def names(self, text: str) -> str:
        """Return `text` with the names alone masked."""
        return _REPEATED.sub(NAME, self._names.sub(NAME, text))

    def named(self, text: str) -> list[str]:
        """Return the names that stand in `text`, in order."""
        return self._names.findall(text)


def without_enumerator(text: str) -> str:
    """Return `text` without 一是, （二） or 3. in front."""
    match = _ENUMERATOR.match(text)
    return text[match.end() :] if match else text


def mask_numbers(text: str) -> str:
    """Return `text` with its numbers and years masked."""
    return _NUMBER.sub(NUMBER, text)


def years_in(text: str) -> list[str]:
    """Return the years that stand in `text`, in order."""
    return _YEAR.findall(text)


def numbers_in(text: str) -> list[str]:
    """Return the numbers that are no years, in order."""
    return _NUMBER.findall(_YEAR.sub("", text))


def split_clauses(masked: str) -> list[str]:
    """Return the clauses of a masked sentence, punctuation within them kept."""
    return [clause for clause in _CLAUSE_END.split(masked) if clause]


def bare(masked: str) -> str:
    """Return masked text without punctuation: equal for sentences that differ in marks only."""
    return _DROPPED.sub("", masked)
