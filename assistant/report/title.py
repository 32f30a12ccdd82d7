"""A report's title, and the unit and year that title, preface and signature tell."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from assistant.report.headings import numbering_of
from assistant.report.pattern import Pattern
from assistant.report.units import level_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.report.passage import Passage

_TITLE = Pattern(r"信息公开.{0,12}(?:年度)?(?:报告|年报|年度报)|政务公开.{0,8}年度报告|公开年报")
_YEAR = Pattern(r"(?<!\d)(20[0-3]\d)(?=年|度|[^\d])(?:年度|年|度)?")
_TAIL = Pattern(
    r"(?:政府|政务)?(?:信息|政务)公开(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:报告|年报).*$"
)
_NOT_UNIT = Pattern(
    r"^[《“〈\s]+|^关于|[》”〉\s的]+$|^(?:首页|当前位置).*[>＞]|^(?:信息|文件)?(?:名称|标题)：|[\d\s]+$"
)
_REST_OF_TITLE = Pattern(r"(?:公开)?(?:工作)?(?:年度)?(?:报告|年报)")
_HEAD_LINES = 40
_LONGEST_TITLE = 70


class Title(NamedTuple):
    """The title's last line, the unit's line above it where there is one, and where both end."""

    passage: Passage
    above: str
    end: int

    @property
    def is_report(self) -> bool:
        """Return whether the title names an annual report on 政府信息公开."""
        return bool(_TITLE.search(self.text))

    @property
    def text(self) -> str:
        """Return the whole title as one line."""
        return self.above + self.passage.text

    @property
    def tail(self) -> str:
        """Return what stands behind the words that name the report."""
        return _TITLE.split(self.text)[-1]

    @property
    def is_named(self) -> bool:
        """Return whether unit or year is told; without them it may be an entry of a menu."""
        return _fullness(self) > 0

    @property
    def is_sure(self) -> bool:
        """Return whether a year, a known unit or nothing stands before the report's name."""
        unit = _unit_in(self.text)
        return _year_in(self.text) is not None or not unit or level_of(unit) is not None


def find_title(passages: Sequence[Passage | None]) -> Title | None:
    """Return the report's title: of the lines before any prose that read like one, the fullest.

    A page often names its document above it, in a path or a list of properties; of equally full
    lines the last counts, and the title ends with the last in any case.
    """
    found: list[Title] = []
    for index in range(min(len(passages), _HEAD_LINES)):
        passage = passages[index]
        if passage and could_be_title(passage.text):
            found.append(_title_at(passages, index, passage))
        elif passage and (begun := _begun_above(passages, index, passage)):
            found.append(Title(passage, begun, index + 1))
        elif passage and found and _is_prose(passage.text):
            break
    if not found:
        return None
    fullest = max(reversed(found), key=_fullness)
    return fullest._replace(end=found[-1].end)


def _fullness(title: Title) -> int:
    return bool(_unit_in(title.text)) + (_year_in(title.text) is not None)


def _title_at(passages: Sequence[Passage | None], index: int, passage: Passage) -> Title:
    above = passages[index - 1] if index else None
    # A title of two lines: the unit's name stands alone on the first.
    alone = above.text if above and _is_unit_line(above.text) else ""
    return Title(passage, "" if _unit_in(passage.text) else alone, index + 1)


def _begun_above(passages: Sequence[Passage | None], index: int, passage: Passage) -> str:
    """Return the line above if the title runs on from it: …政府信息公开工作 / 年度报告, else ""."""
    above = passages[index - 1] if index else None
    runs_on = above is not None and _REST_OF_TITLE.fullmatch(passage.text)
    return above.text if above and runs_on and could_be_title(above.text + passage.text) else ""


def _is_prose(text: str) -> bool:
    return "。" in text or len(text) > _LONGEST_TITLE or numbering_of(text) is not None


def could_be_title(text: str) -> bool:
    """Return whether a folded line may be the title of an annual report."""
    if len(text) > _LONGEST_TITLE or text.endswith(("。", "；", "，", "：")):
        return False
    return bool(_TITLE.search(text)) and not text.startswith(("本报告", "根据", "按照"))


def _is_unit_line(text: str) -> bool:
    name = _YEAR.sub("", text).rstrip("0123456789")
    return len(name) <= 30 and level_of(name) is not None and not re.search(r"[：。，\d]", name)


def unit_and_year(
    title: Title | None,
    preface: Sequence[Passage],
    prose: Sequence[Passage],
    closing: Sequence[Passage],
) -> tuple[str, int | None]:
    """Return the unit's name ("" when nothing tells it) and the year the report is about."""
    unit = _unit_in(title.text) if title else ""
    year = _year_in(title.text) if title else None
    unit = unit or _unit_in_preface(preface) or _unit_in_closing(closing)
    return unit, year or _commonest_year(preface, _PERIOD) or _commonest_year(prose, _ANY_YEAR)


@lru_cache(maxsize=64)
def _unit_in(title: str) -> str:
    """Return the unit's name in a title: 云岭县石桥镇人民政府2024年政府信息公开工作年度报告."""
    text = _YEAR.sub("", title)
    tail = _TAIL.search(text)
    if not tail:
        return ""
    unit = text[: tail.start()]
    # “…人民政府信息公开…” writes 政府 once for the unit and for the title.
    if unit.endswith("人民") and tail[0].startswith("政府"):
        unit += "政府"
    for _ in range(3):
        unit = _NOT_UNIT.sub("", unit)
    return unit if len(unit) >= 2 else ""


def _year_in(text: str) -> int | None:
    match = _YEAR.search(text)
    return int(match[1]) if match else None


_COMPILED_BY = Pattern(
    r"(?:本报告|年度报告)?由([^，。；：]{3,25}?)(?:按照|根据|依据|编制|，)|^([^，。；：根按]{3,20}?)(?:根据|按照|依据)《"
)


def _unit_in_preface(preface: Sequence[Passage]) -> str:
    for paragraph in preface:
        match = _COMPILED_BY.search(paragraph.text)
        name = (match[1] or match[2]) if match else ""
        if name and level_of(name):
            return name
    return ""


def _unit_in_closing(closing: Sequence[Passage]) -> str:
    return next((line.text for line in closing if level_of(line.text)), "")


_PERIOD = Pattern(r"(20[0-3]\d)年(?:度|1月1日|12月31日)")
_ANY_YEAR = Pattern(r"(?<!\d)(20[0-3]\d)年(?!\d{1,2}月)")


def _commonest_year(paragraphs: Sequence[Passage], pattern: Pattern) -> int | None:
    """Return the year that the paragraphs name most often in the way of `pattern`."""
    years = Counter(
        int(match[1]) for paragraph in paragraphs for match in pattern.finditer(paragraph.text)
    )
    return years.most_common(1)[0][0] if years else None
