"""What a printed sentence of a phrase may not look like, whatever facts stand in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HAN = "\u4e00-\u9fff"
_SPACE = re.compile(
    rf"(?:[{_HAN}，。；：、（）“”《》0-9]\s+\S|\S\s+[{_HAN}，。；：、（）“”《》0-9])"
)
_BLANK = re.compile(r"【待核：[^】]*】")
_CLOSING = re.compile(r"[。！？][”’）》]*$")
_DOUBLE_WORDS = re.compile(rf"([{_HAN}]{{2,8}})\1")
# 条、个、次 … twice: the fact brings its measure word along.
_DOUBLE_MEASURES = re.compile(r"\d([条件个次份处篇场项家名人])\1")
_MARKS = re.compile(
    r"[，。；：、]{2,}|[（“《][，。；：、）”》]|[，；：、（“《]$|^[，。；：、）”》]|[，、：][）”》]"
)
_PAIRS = ("（）", "“”", "《》", "〔〕", "【】")
# GB/T 15835：统计数字用阿拉伯数字，不分节，小数末尾不留0，约数不与确数并用。
_NUMERALS = (
    (re.compile(r"[０-９]"), "用了全角数字"),
    (re.compile(r"(?<![\d.])\d{1,3}(?:[,，]\d{3})+(?!\d)"), "数字里有千分号"),
    (re.compile(r"\d+\.\d*0(?!\d)(?=[%％万元个]|$)"), "小数末尾多了0"),
    (re.compile(r"(?<!\d)0\d+(?=[月日条件个次])"), "数字前面多了0"),
    (re.compile(r"[约近]\d+[余多几]|\d+余(?=[条件个次份处篇场项家名人万])"), "确数后面接了约数"),
    (re.compile(r"(?<!\d)\d+(?:\.\d+)?％"), "百分号用了全角"),
    (re.compile(r"[〇零一二三四五六七八九十]{2,}(?=[条件份篇]政府信息|%)"), "统计数用了汉字"),
)


def print_faults(raw: str, text: str, told: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a sentence, and the words at which it is.

    `raw` is what the template gives, `text` what is printed of it; `told` are the facts in it, of
    which the phrase is not to blame.
    """
    yield from _ends(raw)
    yield from ((found[0], "汉字之间有空格，请删去") for found in _once(_SPACE, raw, told))
    yield from ((found[0], "标点重复或位置不对，请核对空着的事实两边的标点")
                for found in _once(_MARKS, text, ()))  # fmt: skip
    yield from ((found[0], "一个词连着印了两遍") for found in _once(_DOUBLE_WORDS, text, told))
    yield from ((found[0], "量词连着印了两遍") for found in _once(_DOUBLE_MEASURES, text, told))
    for pair in _PAIRS:
        if text.count(pair[0]) != text.count(pair[1]):
            yield pair, f"{pair}不成对"
    for pattern, why in _NUMERALS:
        yield from ((found[0], f"{why}（GB/T 15835）") for found in _once(pattern, text, told))


def _ends(raw: str) -> Iterator[tuple[str, str]]:
    if not _CLOSING.search(raw):
        yield raw[-8:], "结尾没有句号，请补上。"
    elif re.search(r"[。！？；，、]{2,}[”’）》]*$", raw) and not re.search(r"[、，；]。$", raw):
        yield raw[-8:], "结尾的句号多了，请只留一个"


def _once(pattern: re.Pattern[str], text: str, told: Sequence[str]) -> Iterator[re.Match[str]]:
    """Yield the first match that does not stand within a fact."""
    own = (one for one in pattern.finditer(text) if not any(one[0] in fact for fact in told))
    first = next(own, None)
    if first:
        yield first
