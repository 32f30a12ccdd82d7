"""Text as rules read it: spaces gone, widths and radicals folded, every character's place kept."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from assistant.report.document import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

# CJK Radicals Supplement: PDF fonts hand these out for ordinary characters, and NFKC keeps them.
_RADICALS = str.maketrans(
    "⺁⺄⺅⺆⺇⺈⺊⺌⺟⺠⺢⺧⺪⺫⺮⺳⺶⺷⺼⻀⻁⻃⻄⻅⻆⻈⻉⻋⻌⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂乙亻冂几刀卜小母民氵牛疋目竹网羊羊肉艹虎西西见角讠贝车辶阝钅長镸长门阜阝雨青韦页风飞食马骨鬼鱼鸟卤麦黄齊齐齒齿龍龙龜龜龟",
)
_WIDE = str.maketrans(",:;?!", "，：；？！")
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


@cache
def _folded(character: str) -> str:
    """Return one character for `character`: half-width digits and letters, unified ideographs."""
    if "\u2e80" <= character <= "\u2ef3":
        return character.translate(_RADICALS)
    if "\u2f00" <= character <= "\u2fd5" or "０" <= character <= "９":
        return unicodedata.normalize("NFKC", character)
    if "Ａ" <= character <= "Ｚ" or "ａ" <= character <= "ｚ" or character in "％．－＋":
        return unicodedata.normalize("NFKC", character)
    if character in "()":
        return "（" if character == "(" else "）"
    return "·" if character in "•・‧" else character


def _kept(raw: str) -> Iterator[tuple[int, str]]:
    """Yield offset and folded character; a space stays only between two ASCII characters."""
    pending = -1
    last = ""
    for offset, character in enumerate(raw):
        if character in _INVISIBLE:
            continue
        if character.isspace():
            pending = offset
            continue
        folded = _folded(character)
        if pending >= 0 and last.isascii() and last and folded.isascii():
            yield pending, " "
        pending = -1
        last = folded
        yield offset, folded


def _widened(characters: list[str]) -> str:
    """Make punctuation full-width where it stands beside Han, as PDF text often loses it."""
    text = "".join(characters)
    for index, character in enumerate(characters):
        if character not in ",:;?!":
            continue
        beside = text[max(0, index - 1) : index] + text[index + 1 : index + 2]
        if not beside.isascii():
            characters[index] = character.translate(_WIDE)
    return "".join(characters)


@dataclass(frozen=True, slots=True)
class Passage:
    """Folded text of one block (or a slice of it); `offsets` gives each character's raw place."""

    text: str
    block: int
    offsets: tuple[int, ...]
    row: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)

    def __len__(self) -> int:
        return len(self.text)

    def slice(self, start: int, end: int | None = None) -> Passage:
        """Return the passage from `start` to `end`, still knowing its place."""
        cut = slice(start, end)
        return Passage(self.text[cut], self.block, self.offsets[cut], self.row, self.column)

    def strip(self, characters: str | None = None) -> Passage:
        """Return the passage without `characters` (or spaces) at either end."""
        left = len(self.text) - len(self.text.lstrip(characters))
        right = len(self.text.rstrip(characters))
        return self.slice(left, max(left, right))

    def place(self, start: int = 0, end: int | None = None) -> Place:
        """Return where in the document the characters from `start` to `end` stand."""
        stop = len(self.text) if end is None else end
        if start >= stop or start >= len(self.offsets):
            at = self.offsets[-1] + 1 if self.offsets else 0
            return Place(self.block, at, at, self.row, self.column)
        return Place(
            self.block, self.offsets[start], self.offsets[stop - 1] + 1, self.row, self.column
        )


def read_passage(
    raw: str, block: int, *, row: int | None = None, column: int | None = None
) -> Passage:
    """Return `raw` folded for reading; every character keeps its place in `raw`."""
    kept = list(_kept(raw))
    text = _widened([character for _, character in kept])
    return Passage(text, block, tuple(offset for offset, _ in kept), row, column)


def fold(raw: str) -> str:
    """Return `raw` as rules read it, without its places."""
    return _widened([character for _, character in _kept(raw)])
