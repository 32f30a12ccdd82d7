"""What a report's prose is made of, for people: a bar, and what each part of it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assistant.corpus.prose import Shares

# How each part is drawn and called. The signs are of one width in every terminal, and in GBK.
_PARTS: Mapping[str, tuple[str, str]] = {
    "common": ("□", "通用表述"),
    "last_year": ("■", "往年"),
    "others": ("◆", "外单位"),
    "phrasebank": ("○", "句库"),
    "own": ("·", "自写"),
}
DEFINITIONS: Mapping[str, str] = {
    "common": "编制依据、统计期限、没有收到申请等通用表述的字数，占正文字数的比例",
    "last_year": "与本单位往年年报相同或相近的句子的字数，占正文字数的比例",
    "others": "与其他单位年报相同或相近的句子的字数，占正文字数的比例",
    "phrasebank": "其余句子里，属于本程序句库固定文字的字数，占正文字数的比例；填进去的事实不算",
    "own": "以上四项之外的字数，占正文字数的比例",
}
_CELLS, _BETWEEN = 20, "  "


def bar(shares: Shares) -> Iterator[str]:
    """Yield a bar of the shares, and a line that tells its signs; parts of 0 are left out."""
    cells = _cells(shares)
    yield "".join(sign * cells[part] for part, (sign, _) in _PARTS.items())
    yield _BETWEEN.join(legend(shares))


def legend(shares: Shares) -> list[str]:
    """Return what each sign of the bar stands for, and its share; parts of 0 are left out."""
    return [
        f"{sign}{name}{shares[part]:.0%}"
        for part, (sign, name) in _PARTS.items()
        if shares.lengths[part]
    ]


def _cells(shares: Shares) -> dict[str, int]:
    """Return how many signs each part gets: all of them together always as many."""
    exact = {part: shares.lengths[part] * _CELLS / (shares.total or 1) for part in _PARTS}
    cells = {part: int(length) for part, length in exact.items()}
    by_remainder = sorted(_PARTS, key=lambda part: cells[part] - exact[part])
    for part in by_remainder[: round(sum(exact.values())) - sum(cells.values())]:
        cells[part] += 1
    return cells
