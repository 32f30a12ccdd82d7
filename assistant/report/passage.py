"""Text as rules read it: spaces gone, widths and radicals folded, every character's place kept."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.report.document import Place
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

# CJK Radicals Supplement: PDF fonts hand these out for ordinary characters, and NFKC keeps them.
_RADICALS = str.maketrans(
    "⺁⺄⺅⺆⺇⺈⺊⺌⺟⺠⺢⺧⺪⺫⺮⺳⺶⺷⺼⻀⻁⻃⻄⻅⻆⻈⻉⻋⻌⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻫⻬⻭⻮⻯⻰⻱⻲⻳"
    "⺉⺋⺒⺔⺕⺖⺘⺙⺛⺜⺝⺞⺡⺣⺨⺩⺬⺭⺯⺰⺲⺹⺻⺽⺾⺿⻂⻊⻍⻎⻠⻡⻪",
    "厂乙亻冂几刀卜小母民氵牛疋目竹网羊羊肉艹虎西西见角讠贝车辶阝钅長镸长门阜阝雨青韦页风飞食马骨鬼鱼鸟卤麦黄齊齐齒齿龍龙龜龜龟"
    "刂㔾巳彑彐忄扌攵旡日月歹氵灬犭王示礻糹纟罒耂聿臼艹艹衤足辶辶饣首黾",
)
_FOLDED_BY_NFKC = "".join(map(chr, (*range(0x2F00, 0x2FD6), *range(0xFF10, 0xFF1A)))) + (
    "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ％．－＋"
)
# One character for one character, so that every place survives.
_FOLD = (
    _RADICALS
    | {ord(character): unicodedata.normalize("NFKC", character) for character in _FOLDED_BY_NFKC}
    | str.maketrans("()•・‧", "（）···")
)
# Every space by itself, for a set with a class such as \s in it is searched for half as fast.
_SPACES = (
    "\t\n\v\f\r\x1c-\x20\x85\xa0\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff\u00ad"
)
_FOLDABLE = Pattern("[" + _SPACES + ",:;?!" + "".join(map(chr, _FOLD)) + "]")
# In a pattern: any letter but a Latin one. The range 一-鿿 takes forty times as long to compile.
HAN = r"[^\W\d_A-Za-z]"
NO_HAN = r"[\W\d_A-Za-z]"
_SPACE = Pattern(r"[\s\u200b\u200c\u200d\u2060\ufeff\u00ad]+")
_NARROW = Pattern(r"[,:;?!]")
_WIDE = str.maketrans(",:;?!", "，：；？！")


def _squeezed(text: str) -> tuple[str, Sequence[int]]:
    """Return `text` without its spaces, and the offset of each character that is left.

    A space stays only between two ASCII characters, where it parts words or numbers.
    """
    if not _SPACE.search(text):
        return text, range(len(text))
    parts: list[str] = []
    offsets: list[int] = []
    start = 0
    for space in _SPACE.finditer(text):
        end = space.start()
        parts.append(text[start:end])
        offsets += range(start, end)
        start = space.end()
        is_between = end > 0 and start < len(text) and (text[end - 1] + text[start]).isascii()
        if is_between and not space[0].strip(" \t\r\n"):
            parts.append(" ")
            offsets.append(end)
    parts.append(text[start:])
    offsets += range(start, len(text))
    return "".join(parts), tuple(offsets)


def _widened(text: str) -> str:
    """Make punctuation full-width where it stands beside Han, as PDF text often loses it."""
    if text.isascii():
        return text

    def wide(mark: re.Match[str]) -> str:
        at = mark.start()
        beside = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
        return mark[0] if beside.isascii() else mark[0].translate(_WIDE)

    return _NARROW.sub(wide, text)


@dataclass(frozen=True, slots=True)
class Passage:
    """Folded text of one block (or a slice of it); `offsets` gives each character's raw place.

    The offsets of a text that stands in one piece are a range, which costs nothing.
    """

    text: str
    block: int
    offsets: Sequence[int]
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
    if is_folded(raw):
        return Passage(raw, block, range(len(raw)), row, column)
    text, offsets = _squeezed(raw.translate(_FOLD))
    return Passage(_widened(text), block, offsets, row, column)


def read_passages(raws: Sequence[str]) -> tuple[Passage | None, ...]:
    """Return the raw texts of a document's blocks as passages, None for what is blank."""
    if is_folded("。".join(raws)):
        made = [Passage(raw, at, range(len(raw))) if raw else None for at, raw in enumerate(raws)]
        return tuple(made)
    return tuple([read_passage(raw, at) or None if raw else None for at, raw in enumerate(raws)])


def fold(raw: str) -> str:
    """Return `raw` as rules read it, without its places."""
    if is_folded(raw):
        return raw
    return _widened(_squeezed(raw.translate(_FOLD))[0])


def is_folded(raw: str) -> bool:
    """Return whether `raw` holds nothing that folding may change."""
    return not _FOLDABLE.search(raw)
