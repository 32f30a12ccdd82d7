"""The numbers that a browser puts before the items of a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HAN = "零一二三四五六七八九"
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_HAN_STYLES = ("cjk-ideographic", "cjk-decimal", "simp-chinese-informal", "trad-chinese-informal")
_BY_TYPE = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_LARGEST = 99


def numbers_of(body: HtmlElement) -> dict[HtmlElement, str]:
    """Return the number of each item of an ordered list within `body`, with its mark: 一、 or 1."""
    numbers: dict[HtmlElement, str] = {}
    for ordered in body.iter("ol"):
        style = _style_of(ordered)
        count = _whole(ordered.get("start"), 1)
        for item in ordered.iterchildren("li"):
            count = _whole(item.get("value"), count)
            numbers[item] = _number(count, style)
            count += 1
    return numbers


def _style_of(ordered: HtmlElement) -> str:
    styled = _STYLE.search(ordered.get("style", ""))
    return styled[1].lower() if styled else _BY_TYPE.get(ordered.get("type", "1"), "decimal")


def _whole(text: str | None, default: int) -> int:
    found = re.fullmatch(r"\s*(\d{1,4})\s*", text or "")
    return int(found[1]) if found else default


def _number(count: int, style: str) -> str:
    if style == "none":
        return ""
    if style in _HAN_STYLES and 0 < count <= _LARGEST:
        return f"{_han(count)}、"
    if style.endswith("alpha") and 0 < count <= 26:
        letter = chr(ord("a") + count - 1)
        return f"{letter.upper() if style.startswith('upper') else letter}."
    if style.endswith("roman") and 0 < count <= _LARGEST:
        roman = _roman(count)
        return f"{roman.upper() if style.startswith('upper') else roman}."
    return f"{count}."


def _han(count: int) -> str:
    tens, ones = divmod(count, 10)
    return ("" if tens < 2 else _HAN[tens]) + ("十" if tens else "") + (_HAN[ones] if ones else "")


def _roman(count: int) -> str:
    roman = ""
    for value, letters in _ROMAN:
        roman += letters * (count // value)
        count %= value
    return roman
