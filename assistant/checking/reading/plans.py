"""Years named in plans: the next steps of a report belong to the year after its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_AHEAD = Pattern(
    r"(20\d\d)年(?:度|里)?(?:工作中|的?工作)?[，,]?(?:我[镇乡局县市区办委街道]{1,2}|本[镇乡局机关单位]{1,3})?"
    r"[，,]?(?:将|拟|计划)(?:进一步|继续|不断|从以下|从[一二三四五]|从[两几]|以下|着力|重点|切实|加强|努力|持续|"
    r"全面|深入|积极|严格|加大|完善|健全|做好|强化|对照|围绕|坚持|采取|主要|按照)"
)
_PLAN = Pattern(r"(20\d\d)年(?:度)?(?:下一步)?工作(?:打算|计划|思路|安排)(?:如下|[：:]|$)")
_ARRANGED = Pattern(r"(20\d\d)年(?:度)?的?改进(?:安排|打算|计划|思路|方向)")
_DONE = Pattern(r"^[^，。：；]*(?:已|(?<![为除])了(?!解)|完成|过(?!程))")
# The same in more roundabout words, which leave more room for a mistake.
_LOOSELY = Pattern(
    r"(?<![对照针结合总])(20\d\d)年(?:度|里)?的?[^，。；\d问检存反评]{0,14}工作(?:中|里)[，,]?[^，。；\d]{0,8}"
    r"(?:将|拟|计划|(?<![需主重必])要(?![求点件素闻]))"
)
_DEADLINE = Pattern(
    r"(20\d\d)年(?:\d{1,2}月(?:\d{1,2}日|底|中旬|上旬|下旬)?|[上下]半年|[一二三四]季度|年?底)?(?:之|以)?前"
)
_BEGINNING = Pattern(r"(20\d\d)年(?:\d{1,2}月(?:\d{1,2}日)?|[一二三四]季度)?起")


def planned_years(text: str) -> Iterator[re.Match[str]]:
    """Yield every year, as group 1, that a sentence plainly plans for."""
    for pattern in (_AHEAD, _PLAN):
        for match in pattern.finditer(text):
            if not _DONE.search(text[match.end() :]):
                yield match


def loosely_planned_years(text: str) -> Iterator[re.Match[str]]:
    """Yield the years that a sentence plans for in words that `planned_years` does not know."""
    plainly = {match.start(1) for match in planned_years(text)}
    for match in (*_LOOSELY.finditer(text), *_ARRANGED.finditer(text)):
        if match.start(1) not in plainly and not _DONE.search(text[match.end() :]):
            yield match


def beginnings(text: str) -> Iterator[re.Match[str]]:
    """Yield the years, as group 1, from which on something is to be done."""
    return _BEGINNING.finditer(text)


def deadlines(text: str) -> Iterator[re.Match[str]]:
    """Yield the years, as group 1, before whose month or end something is to be done."""
    return _DEADLINE.finditer(text)
