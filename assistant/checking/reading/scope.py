"""Whose figure a sentence gives, and for which period: only like is compared with like."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from assistant.checking.rule import Certainty, Fault, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from assistant.report.document import Place
    from assistant.report.report import Report


class Whose(Enum):
    """Whose figure a number in prose is, as far as its sentence says."""

    OWN = "本级、本机关"
    WHOLE = "全县、全区"
    OTHER = "下属或别的单位"
    UNSAID = "没有写明"


class Period(Enum):
    """Which time a number in prose is for; one that names no time is for the report's year."""

    YEAR = "本年"
    ANOTHER = "别的年度"
    PART = "年内一段"
    CUMULATIVE = "历年累计"


class Standing(Enum):
    """How a figure in prose stands to the report's own tables."""

    SAME = "the unit's own, for the report's year"
    UNSURE = "may cover more or less than the tables do"
    OTHER = "another year's, another unit's, or only a part"


_YEAR = Pattern(r"(?<!\d)(20\d\d)年(?!第|度?(?:结转|转结|遗留|转入))")
_PART_OF_YEAR = Pattern(
    r"(?<!\d)(?:[2-9]|1[01])月|(?<!\d)1月(?!1日|至|[-—~～]|份?到)|上半年|下半年|季度|本月|每月"
)
_OTHER_TIME = Pattern(r"去年|上一?年(?!度?(?:结转|转结))|往年|同期|前年|预计")
_CUMULATIVE = Pattern(r"历年|近[两三四五\d]年|以来|[两三四五]年来|至今")
_OTHER_UNIT = Pattern(r"协助|配合|转办|转来|转送|交办|代为|下属|所属|指导|督办|抽查")
_OWN_PART = Pattern(r"本级(?!及|和|以)|办公室")
_WHOLE = Pattern(
    r"全(?:省|市|县|区|旗|州|盟|国|系统|镇|乡|街道|域)|各(?:级|地|县|区|镇|乡|街道|部门|单位)|辖区"
)
_BRACKET = Pattern(r"（[^（）]*）")
# 2023年以来 in a report of 2023 speaks of that year; 近年以来 does not.
_SINCE = Pattern(r"20\d\d年度?以来|今年以来|一年来")
_OWN_OFFICE = Pattern(r"(?:市|县|区|旗|州)(?:人民)?政府(?:本级)?(?:共|收|受|新|办)")
_WIDE_LEVELS = frozenset({"县级政府", "市政府", "省级", "管委会", "国务院部门"})


def is_wide(report: Report) -> bool:
    """Return whether the report's tables may hold the figures of many units, or it is unknown."""
    return report.level is None or report.level.name in _WIDE_LEVELS


def standing(report: Report, before: str) -> Standing:
    """Return how a figure stands to the tables, told by its sentence's words before it."""
    who = whose(report, before)
    if period(report, before) is not Period.YEAR or who in (Whose.OWN, Whose.OTHER):
        return Standing.OTHER
    # A county's tables may hold the whole county's numbers or its office's: only it can tell.
    if report.level is None or is_wide(report):
        return Standing.UNSURE
    if who is Whose.WHOLE:
        named = _WHOLE.search(before)
        is_own = named is not None and named[0] in report.level.whole
        governs = report.level.is_government or report.level.name == "街道"
        return Standing.SAME if is_own and governs else Standing.UNSURE
    return Standing.SAME


def whose(report: Report, before: str) -> Whose:
    """Return whose figure it is that stands behind the words `before` of its sentence."""
    clause = _last_clause(before)
    is_office = report.unit.endswith("办公室") and "办公室" in clause
    if _OTHER_UNIT.search(clause) and not is_office:
        return Whose.OTHER
    if _OWN_PART.search(clause) and not is_office:
        return Whose.OWN
    if is_wide(report) and _OWN_OFFICE.search(before):
        return Whose.OWN
    return Whose.WHOLE if _WHOLE.search(before) else Whose.UNSAID


def period(report: Report, before: str) -> Period:
    """Return which time a figure is for that stands behind the words `before` of its sentence."""
    clause = _last_clause(before)
    # 10件（2022年为10件），其中…: what stands in brackets says nothing of the rest.
    years = _YEAR.findall(_BRACKET.sub("", before))
    if years and report.year and int(years[-1]) != report.year:
        return Period.ANOTHER
    if _PART_OF_YEAR.search(clause):
        return Period.PART
    clause = _SINCE.sub("", clause)
    if _CUMULATIVE.search(clause):
        return Period.CUMULATIVE
    return Period.ANOTHER if _OTHER_TIME.search(clause) else Period.YEAR


def _last_clause(before: str) -> str:
    return re.split(r"[，；：]", before)[-1]


def mismatch(
    place: Place,
    message: str,
    suggestion: str,
    how: Standing,
    *,
    certainty: Certainty | None = None,
) -> Fault:
    """Return the fault of a figure that differs from the tables; a question where unsure."""
    if how is Standing.SAME:
        return Fault(place, message, suggestion, certainty=certainty)
    return Fault(
        place,
        f"{message}，两处的口径是否相同？",
        "口径不同的，请在正文写明是本级的还是全部单位的；口径相同的，请按台账统一",
        severity=Severity.WARNING,
        certainty=Certainty.ASK,
    )
