"""Numbers in prose, each with its measure word; dates, ordinals and document numbers are none."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator


class Figure(NamedTuple):
    """A number and its measure word; `start` and `end` bracket just these in the text.

    万 and 亿 are worked into `value`, but before 元: 1.2万条 is 12000 条, 3.5万元 stays 3.5 万元.
    `is_approximate` says that 余, 近, 约, 左右 or their like stand beside it. `step` is what its
    last digit counts: 1 for 12034条, 1000 for 1.2万条.
    """

    value: Decimal
    unit: str
    start: int
    end: int
    is_approximate: bool = False
    step: Decimal = Decimal(1)

    @property
    def is_exact(self) -> bool:
        """Return whether it was counted to the last one, neither about nor in ten thousands."""
        return not self.is_approximate and self.step <= 1


# A measure word, and what may not follow it: 3条 but not 3条例, 2个 but not 20个工作日.
_MEASURES = {
    "件次": "", "人次": "", "场次": "", "批次": "", "户次": "", "个百分点": "", "百分点": "",
    "条": "例|款", "件": "数", "次": "[要年日序级数于月生]", "份": "额|子", "篇": "章|幅",
    "个": "工作日|自然日|日|月|季|小时|学时|学期|星期|周|年|体户|性化|别", "项": "目(?!标)|下",
    "人": "[才口民员工大事社力物]", "名": "[称录义单列词额]", "位": "[于置居次]",
    "期": "[间限货刊末待]", "场": "[景所地馆合面]", "户": "[外籍口主]", "家": "[庭园族具乡长政]",
    "元": "[旦素宵化]", "%": "", "册": "子", "本": "[级机部单年局镇区县市街乡报周质身地人]|次",
    "则": "[由是按以为]", "起": "[来草到步至点始]", "例": "[行如外会]", "宗": "旨",
    "批": "[准复示发评量]", "幅": "度|员", "张": "[贴家某]", "块": "状",
    "处": "[理置罚分于室长在]", "所": "[有属在谓需列示涉以述辖]", "台": "[账州湾北阶式]",
    "部": "[分门位委署长级队省属里]", "页": "面", "字": "第|号", "套": "餐|表|话",
    "组": "[织成长建]", "支": "[持部撑付出队]", "辆": "",
}  # fmt: skip

_HAN_DIGITS = {d: v for v, ds in enumerate(("零〇", "一", "二两", *"三四五六七八九")) for d in ds}
_HAN_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_ROUND = "百千万亿"
_DIVISIBLE = frozenset({"元", "%", "百分点", "个百分点"})

_UNIT = "|".join(re.escape(word) + (f"(?!{bad})" if bad else "") for word, bad in _MEASURES.items())
_FIGURE = Pattern(
    rf"""
    (?:(?<![\dA-Za-z.第/〔\[+\-—~～·]) (?<!\d,) (?<![\d条件次份篇个项人%元][至到])
       (?P<digits> \d{{1,3}}(?:[,，]\d{{3}})+(?!\d) | \d+ ) (?P<point>\.\d+)?
       (?P<odd>[余多几])? (?P<times>[百千]?万|[百千亿])?
     | (?<![第每这那同某另首末本该逐统唯专之不]) (?<![〇零一二两三四五六七八九十百千万亿\d至到])
       (?P<some>(?<![总件条次人个份计])[数几](?=[十百千万]))?
       (?P<han>[零〇一二两三四五六七八九十百千万亿]+)
    )
    (?P<more>[余多几来])?
    (?P<unit>{_UNIT})
    (?![至到~～\-—][\d一二三四五六七八九十])
    (?P<after>余|左右|上下|以[上下内])?
    """,
    re.VERBOSE,
)
_ABOUT = Pattern(r"(?:(?<![最附])近|(?<![预签合特公制节条])约|逾|(?<![赶])超过?|不少于|至少)$")
_UPON = Pattern(r"(?<![以之])[上成]$")
# Set phrases that hold a numeral and a measure word, but count nothing.
_IDIOM = Pattern(
    r"一(?:件(?:事|一)|次(?:性|办|告|跑)|条龙|张[网图]|本[通账]|套表|户一|人一|事项?一|项一|家人)"
    r"|[一二两三四五六七八九十]+个(?:意识|自信|维护|确立|全面|代表|务必|必须|文明|坚持|结合|统一)"
    r"|一期一|[一二三四五六七八九]本[账台]|八项规定|[一二三四五六]位一体|四个?自信"
)


def read_figures(text: str) -> Iterator[Figure]:
    """Yield every number with a measure word in `text` (as `fold` leaves it), left to right."""
    yield from _figures(text)


# A dozen rules read the same sentences.
@lru_cache(maxsize=4096)
def _figures(text: str) -> tuple[Figure, ...]:
    return tuple(_read(text))


def _read(text: str) -> Iterator[Figure]:
    for match in _FIGURE.finditer(text):
        measured = _arabic(match) if match["digits"] else _han(match)
        if measured:
            start = match.start("digits") if match["digits"] else match.start("han")
            about = _is_approximate(match, start)
            value, unit, step = measured
            yield Figure(value, unit, start, match.end("unit"), about, step)


def _arabic(match: re.Match[str]) -> tuple[Decimal, str, Decimal] | None:
    """Return value, unit and step; None for a decimal of what can only be counted whole."""
    unit, times, fraction = match["unit"], match["times"] or "", match["point"] or ""
    if fraction and not times and unit not in _DIVISIBLE:
        return None
    value = Decimal(re.sub(r"[,，]", "", match["digits"]) + fraction)
    step = Decimal(1).scaleb(-len(fraction[1:]))
    if unit == "元" and times[-1:] in ("万", "亿"):
        unit, times = times[-1] + unit, times[:-1]
    for power in times:
        value *= _HAN_POWERS[power]
        step *= _HAN_POWERS[power]
    return value, unit, step


def _han(match: re.Match[str]) -> tuple[Decimal, str, Decimal] | None:
    """Return value, unit and step of a Chinese numeral; None where it is part of a set phrase."""
    numeral, start = match["han"], match.start("han")
    value = chinese_number(numeral)
    if value is None or _IDIOM.match(match.string, start):
        return None
    is_bare = numeral[0] in _ROUND
    if is_bare and not (match["some"] or match["more"] or _is_led(match.string, start)):
        return None
    step = Decimal(10_000 if numeral[-1] in "万亿" else 1)
    return Decimal(value), match["unit"], step


def _is_led(text: str, start: int) -> bool:
    """Return whether 上, 近 or 约 stands before a bare 百 or 千, as in 上百."""
    before = text[max(0, start - 3) : start]
    return bool(_UPON.search(before) or _ABOUT.search(before))


def _is_approximate(match: re.Match[str], start: int) -> bool:
    if match["odd"] or match["more"] or match["after"] or match["some"]:
        return True
    return bool(_ABOUT.search(match.string[max(0, start - 3) : start])) or (
        match.string[start] in _ROUND
    )


def chinese_number(numeral: str) -> int | None:
    """Return the value of a Chinese numeral such as 一千二百零三; None if it is not well formed."""
    total, section, digit = 0, 0, -1
    last = 10**12
    for character in numeral:
        if character in _HAN_DIGITS:
            if digit > 0:
                return None
            digit = _HAN_DIGITS[character]
            continue
        power = _HAN_POWERS[character]
        if power >= 10_000:
            total += (section + max(digit, 0 if section else 1)) * power
            section, digit, last = 0, -1, 10_000
            continue
        if power >= last:
            return None
        section += (digit if digit > 0 else 1) * power
        digit, last = -1, power
    return total + section + max(digit, 0)
