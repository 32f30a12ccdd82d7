"""Sentences as matching reads them: numbers, years and names of units stand as marks."""

from __future__ import annotations

import re
from copy import copy
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from assistant.report.units import levels, superiors_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

# A report's text is folded before it comes here, and e-mail addresses are masked first, so that
# these two stand for nothing else in what matters.
NUMBER = "#"
NAME = "@"

_HAN_DIGITS = "零〇一二两三四五六七八九十百千"
_ADDRESS = re.compile(r"<?(?:https?://|www\.)[\w./?=&%:~#-]+>?|[\w.-]+@[\w-]+(?:\.[\w-]+)+")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
# The first character stands alone: an expression that begins with one set is searched for fast.
_NUMBER = re.compile(
    rf"[0-9{_HAN_DIGITS}](?:(?<=[0-9])[0-9]*(?:[.,][0-9]+)*[万亿]?[余多]?%?"
    rf"|(?<=[{_HAN_DIGITS}])[{_HAN_DIGITS}]*[万余]?(?=[年月日次件条人份篇期场个名家处项册部批户]))"
)
_ENUMERATORS = (
    rf"(?:[{_HAN_DIGITS}]{{1,3}}(?:是|要|、)|第[{_HAN_DIGITS}]{{1,3}}[，、]"
    rf"|（[{_HAN_DIGITS}\d]+）|\d{{1,2}}[.、．])+"
)
_ENUMERATOR = re.compile(_ENUMERATORS)
_ENUMERATOR_OF_LINE = re.compile(rf"\n{_ENUMERATORS}")
_ADDRESS_MARKS = ("@", "://", "www.")
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


@lru_cache(maxsize=4096)
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


@lru_cache(maxsize=4096)
def names_of(unit: str) -> frozenset[str]:
    """Return what a report may call its unit and the places above it."""
    superiors = superiors_of(unit)
    below = unit.removeprefix("".join(superiors))
    names = {unit, below, _OFFICE.sub("", unit), _OFFICE.sub("", below), *superiors}
    return frozenset(name for name in names if len(name) > 1 and not _OFFICE.fullmatch(name))


@cache
def _self_names() -> frozenset[str]:
    """Return what any unit calls itself and its area: 我镇, 本局, 全县."""
    words = {word for level in levels() for word in (*level.self_names, *level.whole)}
    return frozenset(word for word in words if word[0] in "我本全")


@cache
def _letters_of_self_names() -> tuple[frozenset[str], frozenset[str]]:
    """Return the characters that self-names begin with, and those that follow in them."""
    words = _self_names()
    return frozenset(w[0] for w in words), frozenset("".join(w[1:] for w in words))


@cache
def _self_name_pattern() -> re.Pattern[str]:
    """Return a pattern of what any unit calls itself, the longest first."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(_self_names(), key=len, reverse=True):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    first = "".join(by_first)
    rest = (f"(?<={head})(?:{'|'.join(tails)})" for head, tails in by_first.items())
    return re.compile(f"[{first}](?:{'|'.join(rest)})")


class Mask:
    """Masks sentences in which units may go by `names`; self-names of any unit are masked, too."""

    def __init__(self, names: Iterable[str]) -> None:
        self._unit_names = _longest_first(set(names) - _self_names())
        self._is_tangled = _are_tangled(self._unit_names, self._unit_names)

    def with_names(self, names: Iterable[str]) -> Mask:
        """Return the mask that knows these names, too."""
        fresh = set(names).difference(self._unit_names, _self_names())
        wider = copy(self)
        wider._unit_names = _longest_first([*self._unit_names, *fresh])
        wider._is_tangled = self._is_tangled or _are_tangled(wider._unit_names, fresh)
        return wider

    @property
    def _pattern(self) -> re.Pattern[str]:
        return _pattern_of(tuple(self._unit_names))

    def __call__(self, text: str) -> str:
        """Return `text` with marks for numbers and names, without an enumerator in front."""
        return self._masked(f"\n{text}")[1:]

    def lines(self, texts: Sequence[str]) -> list[str]:
        """Return what a call returns for each text; none may hold a line break."""
        return self.ended_lines(texts).split("\n")[:-1]

    def ended_lines(self, texts: Sequence[str]) -> str:
        """Return what a call returns for each text, a line break behind each."""
        if not texts:
            return ""
        return self._masked("\n".join(("", *texts)))[1:] + "\n"

    def _masked(self, lines: str) -> str:
        """Mask lines with a line break in front of each; no pattern reaches over one."""
        text = _ENUMERATOR_OF_LINE.sub("\n", lines)
        if _may_hold_address(text):
            # Few lines hold one, and looking for it takes long.
            text = "\n".join(map(_without_address, text.split("\n")))
        return mask_numbers(self.names(text)).replace(f"{NUMBER}年度", f"{NUMBER}年")

    def names(self, text: str) -> str:
        """Return `text` with the names alone masked."""
        if self._is_tangled:
            return _REPEATED.sub(NAME, self._pattern.sub(NAME, text))
        for name in self._unit_names:
            text = text.replace(name, NAME)
        return _REPEATED.sub(NAME, _self_name_pattern().sub(NAME, text))

    def named(self, text: str) -> list[str]:
        """Return the names that stand in `text`, in order."""
        return self._pattern.findall(text)


def _longest_first(names: Iterable[str]) -> list[str]:
    return sorted(names, key=len, reverse=True)


@lru_cache(maxsize=256)
def _pattern_of(names: tuple[str, ...]) -> re.Pattern[str]:
    words = _longest_first((*names, *_self_names()))
    return re.compile("|".join(map(re.escape, words)))


def _may_hold_address(text: str) -> bool:
    return any(mark in text for mark in _ADDRESS_MARKS)


def _without_address(line: str) -> str:
    return _ADDRESS.sub(NAME, line) if _may_hold_address(line) else line


def _are_tangled(names: Sequence[str], fresh: Collection[str]) -> bool:
    """Return whether it depends on the order of reading where a name begins.

    So it may be where one name or self-name begins as another ends, or a self-name holds a name.
    Where both together are a name, too, as 云岭县石桥镇 and 石桥镇人民政府 are, that is read first.
    Of two names at least one is among the `fresh` ones.
    """
    heads, tails = _letters_of_self_names()
    if any(name[0] in tails or not heads.isdisjoint(name) for name in fresh):
        return True
    pairs = (
        (one, other)
        for other in names
        for one in (names if other in fresh else fresh)
        if other[0] in one[1:]
    )
    known = frozenset(names)
    return any(both not in known for one, other in pairs for both in _overlaps(one, other))


def _overlaps(one: str, other: str) -> Iterator[str]:
    """Yield the two together, `other` beginning inside `one` and ending behind it."""
    for length in range(1, min(len(one), len(other))):
        if one.endswith(other[:length]):
            yield one + other[length:]


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


def number_spans(text: str) -> list[tuple[int, int]]:
    """Return where the numbers and years of `text` stand, in order."""
    return [match.span() for match in _NUMBER.finditer(text)]


def split_clauses(masked: str) -> list[str]:
    """Return the clauses of a masked sentence, punctuation within them kept."""
    return [clause for clause in _CLAUSE_END.split(masked) if clause]


def bare(masked: str) -> str:
    """Return masked text without punctuation: equal for sentences that differ in marks only."""
    return _DROPPED.sub("", masked)
