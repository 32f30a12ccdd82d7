"""Whole numbers and decimals as people write them: ３０, 1,200, 1.2万, 三十二."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from assistant.report.figures import chinese_number

_ARABIC = re.compile(r"(-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.[0-9]{1,6})?)\s*([万亿]?)")
_HAN = re.compile(r"[零一二三四五六七八九十百千万亿]+")
_PLAIN = str.maketrans("〇两壹贰叁肆伍陆柒捌玖拾佰仟", "零二一二三四五六七八九十百千")
_DIGITS = "零一二三四五六七八九"
_STEPS = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
_SCALES = {"": 1, "万": 10**4, "亿": 10**8}


def read_number(text: str) -> Decimal | None:
    """Return the number that `text` is, or None when it is anything more or less than one."""
    text = unicodedata.normalize("NFKC", text).strip()
    arabic = _ARABIC.fullmatch(text)
    if arabic:
        return Decimal(arabic[1].replace(",", "")) * _SCALES[arabic[2]]
    spelt = text.translate(_PLAIN)
    value = chinese_number(spelt) if _HAN.fullmatch(spelt) else None
    # Only the full spelling counts: 一百二 is 120 to some and 102 to others.
    if value is None or spell_number(value) not in (spelt, spelt.removeprefix("一")):
        return None
    return Decimal(value)


def spell_number(value: int) -> str:
    """Return a whole number from 0 to 10¹²-1 in Chinese numerals, such as 一百零二."""
    if value == 0:
        return "零"
    spelt, above = "", 0
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section = value // scale % 10**4
        if section:
            spelt += ("零" if above and section < 1000 else "") + _spell_section(section) + name
        above = above or section
    return spelt.removeprefix("一") if spelt.startswith("一十") else spelt


def _spell_section(value: int) -> str:
    spelt, is_gap = "", False
    for step, name in _STEPS:
        digit = value // step % 10
        if digit:
            spelt += ("零" if is_gap and spelt else "") + _DIGITS[digit] + name
        is_gap = not digit
    return spelt
