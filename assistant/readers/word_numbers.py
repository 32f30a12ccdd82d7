"""Automatic numbering in Word files: the levels of a list, counted and spelt as Word shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.facts.numerals import spell_number

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

LEVELS = 9


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list is numbered; `text` holds %1 to %9 for the levels' numbers.

    `restart` is the level, from 1, after which counting begins anew; 0 for never, None for any
    level above. `is_legal` spells the numbers of all levels in digits.
    """

    start: int = 1
    spelling: str = "decimal"
    text: str = ""
    is_tight: bool = False
    restart: int | None = None
    is_legal: bool = False


class ListCounter:
    """The numbers that the lists of one document have come to, paragraph by paragraph."""

    def __init__(self) -> None:
        self._counts: dict[str, list[int | None]] = {}

    def restart(self, list_id: str, levels: Collection[int]) -> None:
        """Let these levels of a list begin anew."""
        counts = self._counts.setdefault(list_id, [None] * LEVELS)
        for level in levels:
            counts[level] = None

    def next_number(self, list_id: str, levels: Sequence[ListLevel], level: int) -> str:
        """Count one paragraph of the list and return its number with the space behind it."""
        counts = self._counts.setdefault(list_id, [None] * LEVELS)
        own = levels[level]
        count = counts[level]
        counts[level] = own.start if count is None else count + 1
        for deeper in range(level + 1, LEVELS):
            restart = levels[deeper].restart
            if restart is None or level < restart:
                counts[deeper] = None
        return _spaced(_spelt(levels, counts, level), own)


def _spelt(levels: Sequence[ListLevel], counts: Sequence[int | None], level: int) -> str:
    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        if at > level:
            return ""
        count = counts[at]
        spelling = "decimal" if levels[level].is_legal else levels[at].spelling
        return spell(levels[at].start if count is None else count, spelling)

    if levels[level].spelling == "bullet":
        return ""
    return re.sub(r"%([1-9])", number, levels[level].text)


def _spaced(number: str, level: ListLevel) -> str:
    """Return the number, with a space where Word moves on to a tab stop behind digits."""
    needs_space = number and not level.is_tight and number[-1].isascii() and number[-1] != " "
    return f"{number} " if needs_space else number


_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def spell(number: int, spelling: str) -> str:
    """Return the number as the list writes it; digits where the way of writing is not known."""
    write = _SPELLINGS.get(spelling, str)
    return write(number) if 0 < number < 10_000 else str(number)


def _roman(number: int) -> str:
    spelt = ""
    for value, letters in _ROMAN:
        spelt += letters * (number // value)
        number %= value
    return spelt


def _letter(number: int) -> str:
    """Return A to Z, then AA, BB and so on, as Word counts."""
    repeats, at = divmod(number - 1, 26)
    return chr(ord("A") + at) * min(repeats + 1, 30)


def _in_order(characters: str) -> Callable[[int], str]:
    """Return a spelling by a row of characters; digits behind its end."""
    return lambda number: characters[number - 1] if number <= len(characters) else str(number)


def _row(first: str, length: int) -> Callable[[int], str]:
    return _in_order("".join(chr(ord(first) + step) for step in range(length)))


_SPELLINGS: Mapping[str, Callable[[int], str]] = {
    "none": lambda number: "",
    "decimalZero": lambda number: f"{number:02d}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting"),
        spell_number,
    ),
    "taiwaneseCountingThousand": spell_number,
    **dict.fromkeys(
        ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"),
        lambda number: str(number).translate(_DIGITS),
    ),
    **dict.fromkeys(
        ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"),
        lambda number: spell_number(number).translate(_LEGAL),
    ),
    **dict.fromkeys(
        ("decimalFullWidth", "decimalFullWidth2"),
        lambda number: str(number).translate(_FULL_WIDTH),
    ),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _row("①", 20)),
    "decimalEnclosedParen": _row("⑴", 20),
    "decimalEnclosedFullstop": _row("⒈", 20),
    "ideographEnclosedCircle": _row("㊀", 10),
    "ideographTraditional": _in_order("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _in_order("子丑寅卯辰巳午未申酉戌亥"),
}
