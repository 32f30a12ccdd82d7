"""Titles in 《》 as they stand in text, and the numbers that documents are cited by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from assistant.report.passage import HAN
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPEN, _CLOSE = "《〈<＜", "》〉>＞"
_LONGEST, _DEEPEST = 120, 4
_NUMBER = (
    rf"(?P<prefix>{HAN}{{0,12}}?)[〔\[［【（](?P<year>20\d\d)[〕\]］】）]第?(?P<serial>\d{{1,4}})号"
)
# 关于印发《…》的通知（国办发〔2021〕12号）: 的通知 may stand outside the marks.
_NUMBER_BEHIND = Pattern(rf"(?:的通知)?》?（?(?:以下简称[^（），]{{1,14}}，|文号：?)?{_NUMBER}）?")


class CitedTitle(NamedTuple):
    """A title with its marks: where it stands, and its words without the outermost marks."""

    start: int
    end: int
    words: str

    @property
    def is_nested_wrongly(self) -> bool:
        """Return whether marks inside the title are not the 〈〉 that belong there."""
        # Inside 〈〉 the standard goes back to 《》.
        opened: list[str] = []
        for character in self.words:
            if character in "<＜" or (character == "《" and not opened):
                return True
            if character in "《〈":
                opened.append(character)
            elif (
                character in "》〉"
                and (opened.pop() if opened else "") + character not in "《》〈〉"
            ):
                return True
        return False

    @property
    def mended(self) -> str:
        """Return the title with 《〈〉》 as it should have."""
        inner = self.words.translate(str.maketrans("《》<>＜＞", "〈〉〈〉〈〉"))
        return f"《{inner}》"


class DocumentNumber(NamedTuple):
    """A document's number, such as 国办发〔2021〕12号; `prefix` may be lost."""

    prefix: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.prefix}〔{self.year}〕{self.serial}号"

    def is_same(self, other: DocumentNumber) -> bool:
        """Return whether both are one number; a lost prefix agrees with any."""
        prefixes = {self.prefix, other.prefix} - {""}
        return (self.year, self.serial) == (other.year, other.serial) and len(prefixes) < 2


class Citation(NamedTuple):
    """A title with the number behind it; `end` is where the number, bracket and all, ends."""

    title: CitedTitle
    number: DocumentNumber
    end: int


def cited_titles(text: str) -> Iterator[CitedTitle]:
    """Yield every title in 《》, the outermost marks only; marks without a partner give none."""
    at = text.find("《")
    while at >= 0:
        end = _end_of_title(text, at)
        if end:
            yield CitedTitle(at, end, text[at + 1 : end - 1])
        at = text.find("《", end or at + 1)


def _end_of_title(text: str, start: int) -> int | None:
    depth = 0
    for at in range(start, min(len(text), start + _LONGEST)):
        depth += (text[at] in _OPEN) - (text[at] in _CLOSE)
        if depth == 0:
            return at + 1
        if depth > _DEEPEST or text[at] in "。；\n":
            return None
    return None


def citations(text: str) -> Iterator[Citation]:
    """Yield the titles that have a document's number directly behind them."""
    for title in cited_titles(text):
        match = _NUMBER_BEHIND.match(text, title.end)
        if match:
            yield Citation(title, _number(match), match.end())


def parse_number(text: str) -> DocumentNumber | None:
    """Return the document's number that `text` is, or None."""
    match = re.fullmatch(_NUMBER, text)
    return _number(match) if match else None


def _number(match: re.Match[str]) -> DocumentNumber:
    return DocumentNumber(match["prefix"], int(match["year"]), int(match["serial"]))
