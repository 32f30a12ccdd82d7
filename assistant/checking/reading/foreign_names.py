"""Names of other places and bureaus in a report, and the part they play in its sentences."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from assistant.checking.knowledge import any_of, load_knowledge
from assistant.checking.reading.own_names import own_names
from assistant.checking.reading.walk import headings, prose
from assistant.report.pattern import Pattern
from assistant.report.places import towns_of, written_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.reading.own_names import OwnNames
    from assistant.report.passage import Passage
    from assistant.report.places import WrittenPlace
    from assistant.report.report import Report


class Part(IntEnum):
    """What a foreign name does in its sentence, the least telling first."""

    NAMED = 1
    HOUSEHOLD = 2
    SUBJECT = 3


class ForeignPlace(NamedTuple):
    """A place that is not the unit's own, where it stands, and the part it plays there."""

    place: WrittenPlace
    passage: Passage
    part: Part


_OFFICE = (
    "(?:人民政府|政府|街道办事处|办事处|街道办|党委政府|党委|党工委|党政(?:综合)?办公室|党政办)?"
)
# What only the unit itself does in its own report: receive requests, disclose, issue documents.
_DOES = (
    r"(?:在?(?:20\d\d年度?|全年度?|本年度?|年内|今年)[，,]?)?(?:共计?|累计|一共|总计|合计|暂|也|尚|均)*"
    r"(?:未(?:收到|接到|接收到|受理)|没有(?:收到|接到|受理)|(?:收到|接到|受理)(?:的?(?:政府)?信息公开|依申请|公民)"
    r"|办结|答复(?=\d)|主动公开|制[发定](?:行政)?规范性文件|(?:公开|发布)(?:各类|各项)?(?:政府|政务)?信息"
    r"|(?:坚持|始终|高度|认真|严格|积极|全面|深入|扎实|持续|不断|进一步|切实|围绕|紧扣|聚焦|立足|按照|通过)[^。；]{0,40}"
    r"(?:政府信息公开|政务公开|信息公开|公开条例))"
)
_DOING = Pattern(f"{_OFFICE}{_DOES}")
_ACTS = Pattern(
    _OFFICE
    + "(?:将|已|共|全年|主要|每|组织|开展|召开|成立|配备|指定|落实|定期|建立|健全|完善|制定|印发"
    r"|设立|利用|通过|年底|年初|年内|[1-9]\d?月|按|对|由|有|坚持|紧扣|聚焦|立足|围绕|严格|积极|高度|认真|不断|进一步|位于|下辖|辖区|把|以|在)"
)
_REPORTING = Pattern(_OFFICE + r"20\d\d年度?政府信息公开(?:工作)?年度?报告")
_HOUSEHOLD = Pattern(
    _OFFICE + r"(?:的)?(?:政务公开|政府信息|信息公开|政务信息|门户网站|政府网站|微信公众号|公众号"
    r"|政务新媒体|便民服务|政务服务中心|各村|机关干部|工作实际|实际情况|工作动态|财政预决算)|"
    "(?:人民政府|街道办事处|党政办公室|党政综合办公室|党政办)"
)
_BEGINS = Pattern(
    r"(?:^|[，。；：、）]|(?:^|[，。；：）])(?:截至)?(?:20\d\d年度?|\d{1,2}月|全年|本年度|年内|今年)(?:以来|底|末)?[，]?"
    r"|[一二三四五六]是)$"
)
_COMPILED = Pattern(f"{_OFFICE}(?:根据|按照|依据|依照|负责编制|编制|综合)")


def foreign_places(report: Report) -> Iterator[ForeignPlace]:
    """Yield every mention of a place that is neither the unit's own, nor above or below it."""
    own, ordinary = own_names(report), load_knowledge("names")["ordinary"]
    for passage in (*headings(report), *prose(report), *report.closing):
        text = passage.text
        for place in written_places(text):
            if place.name in ordinary or own.owns(place) or _is_cut_off(text, place):
                continue
            if own.may_own(place):
                if _is_sister(text[place.end :], place, own):
                    yield ForeignPlace(place, passage, Part.HOUSEHOLD)
                continue
            is_signed = passage in report.closing
            part = Part.SUBJECT if is_signed else _part(text, place, own)
            if part:
                yield ForeignPlace(place, passage, part)


# 由于村镇建设服务中心 names no 于村镇: its first character ends the word before.
_WORDS_OF_TWO = Pattern(
    r"由于|对于|关于|至于|位于|属于|基于|鉴于|用于|便于|限于|处于|低于|高于|早于|晚于"
)


def _is_cut_off(text: str, place: WrittenPlace) -> bool:
    return bool(_WORDS_OF_TWO.fullmatch(text[max(0, place.start - 1) : place.start + 1]))


_BUREAU_BEHIND = Pattern(r"\w{2,14}?(?:局|委员会|委)")
_CITY_HALL = Pattern(
    r"(?:人民)?政府(?:公报|门户网站|网站|常务会议|新闻发布会|(?:办公室)?(?:有|设))"
)


def _is_sister(after: str, place: WrittenPlace, own: OwnNames) -> bool:
    """Return whether a city's name begins that of another city's bureau or hall like the unit."""
    if not place.name.endswith("市") or "市" not in own.unit or place.name in own.unit:
        return False
    if own.unit.endswith("政府"):
        return bool(_CITY_HALL.match(after))
    bureau = _BUREAU_BEHIND.match(after)
    rest = iter(own.unit)
    return bureau is not None and all(character in rest for character in bureau[0])


def _part(text: str, place: WrittenPlace, own: OwnNames) -> Part | None:
    """Return the part that a place plays, or None where it is named for a good reason."""
    before, after = text[: place.start], text[place.end :]
    clause = re.split(r"[。；]", before)[-1]
    opening = _without_chain(clause, own)
    if _BEGINS.search(opening) and (_DOING.match(after) or _REPORTING.match(after)):
        return Part.SUBJECT
    if opening.endswith("由") and _COMPILED.match(after):
        return Part.SUBJECT
    if not place.codes or _is_elsewhere(clause, after) or "《" in clause.rpartition("》")[2]:
        return None
    acts = _BEGINS.search(opening) and _ACTS.match(after)
    return Part.HOUSEHOLD if acts or _HOUSEHOLD.match(after) else Part.NAMED


def _without_chain(clause: str, own: OwnNames) -> str:
    """Return a clause without the names of places at its end, as 云岭县 in 2024年云岭县柳河镇."""
    names = sorted((name for name in own.names if name[-1] in "省市县区旗州盟"), key=len)
    for name in names:
        clause = clause.removesuffix(name)
    return re.sub(r"\w{2,4}[省市县区旗]$", "", clause)


def _is_elsewhere(clause: str, after: str) -> bool:
    words = load_knowledge("names")
    near = re.split(r"[，：]", clause)[-1]
    return bool(any_of(words["before"]).search(near) or any_of(words["after"]).match(after))


_BUREAU = Pattern(
    r"(?:^|(?<=[，。；：、）由年度是]))((?:[我全本]?[县区市旗州])?\w{2,14}?(?:局|委员会|发改委|卫健委|住建委|管委会))"
)
_NO_BUREAU = Pattern(
    r"[我本各该全]局|分局|支局|[和与及对为向由等]|各|相关|有关|委员|其他|上级|下级|单位|部门"
)
_OWN_TAIL = Pattern(r"(?:局|委员会|委|管委会)$")


def foreign_bureaus(report: Report) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Yield where another bureau reports in the unit's place: 县统计局未收到申请, or signs."""
    if not _OWN_TAIL.search(report.unit):
        return
    for passage in (*prose(report), *report.closing):
        for match in _BUREAU.finditer(passage.text):
            after = passage.text[match.end() :]
            compiled = passage.text[: match.start()].endswith("由") and _COMPILED.match(after)
            signed = passage in report.closing and not after
            if (compiled or signed or _DOING.match(after)) and _is_foreign(match[1], report.unit):
                yield passage, match


def _is_foreign(name: str, unit: str) -> bool:
    """Return whether a bureau's name, in full or for short, is not the unit's own.

    卫健局 may stand for 卫生健康局: its characters stand there in the same order.
    """
    if _NO_BUREAU.search(name):
        return False
    rest = iter(unit)
    bare = re.sub(r"^(?:.*\d(?:年度?)?)?(?:[我全本]?[县区市旗州](?=..))?", "", name)
    return not all(character in rest for character in bare)


def foreign_accounts(report: Report) -> Iterator[tuple[Passage, re.Match[str], str]]:
    """Yield the quoted accounts named after another town of the county: “柳河发布”."""
    own = own_names(report)
    stems = _neighbours(own)
    if not stems:
        return
    endings = "|".join(load_knowledge("names")["accounts"])
    named = Pattern(f"“({'|'.join(stems)})(?:{endings})[^”]{{0,6}}”")
    for passage in prose(report):
        for match in named.finditer(passage.text):
            yield passage, match, stems[match[1]]


def _neighbours(own: OwnNames) -> dict[str, str]:
    """Return the other towns of the unit's county by their stems of two characters or more."""
    if not own.is_town or len(own.codes) != 1:
        return {}
    names = towns_of(own.codes[0][:6])
    stems = {re.sub(r"(?:街道|镇|乡)$", "", name): name for name in names}
    mine = re.sub(r"(?:街道|镇|乡)$", "", own.short)
    above = "".join(own.names)
    return {s: n for s, n in stems.items() if len(s) > 1 and s not in mine and s not in above}
