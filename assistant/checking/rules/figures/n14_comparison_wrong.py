"""与上年相比的说法不对。

## 检查内容
“比上年减少13件”“同比增长20%”“与上年持平”“翻一番”“增长两倍”“是上年的3倍”一类的话，用今年的数和上年的数重算：
方向对不对，差几件，差百分之几。上年的数取自同一句话，或者上年的年报（两处都有的，互相核对）；
同时写了件数和百分比的，两个数互相核对。口径拿不准的，改为询问。

## 为什么
增减是领导最爱看的数，也最容易沿用上年的句子：数改了，“减少”没有改成“增加”。
20件变成60件，是上年的3倍，增长2倍；“增长”和“是”常常混用。

## 怎么改
把上年年报找出来，用两年的数重算；在正文写出上年的数，读者自己就能核对。
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from assistant.checking.reading.broken_sums import sure
from assistant.checking.reading.comparisons import Direction, comparisons
from assistant.checking.reading.scope import Whose, is_wide
from assistant.checking.reading.shares import agrees
from assistant.checking.reading.statements import statements
from assistant.checking.rule import Certainty, Context, Example, Fault, NotAssessed, Severity
from assistant.report.layout import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.reading.comparisons import Comparison
    from assistant.checking.reading.statements import Statement
    from assistant.checking.reading.times import Times
    from assistant.report.figures import Figure
    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：内容准确"

_LAST = Example(
    sections={"overview": "（一）主动公开\n2023年主动公开政府信息120条。"},
    tables={"applications": {"received.natural": 28, "granted.natural": 28}},
    year=2023,
)


def _says(text: str, last_year: Example | None = None) -> Example:
    prose = f"（一）主动公开\n2024年主动公开政府信息150条。{text}"
    return Example(sections={"overview": prose}, last_year=last_year)


GOOD = (
    Example(),
    _says("收到公开申请17件，比上年（28件）减少11件，下降39.3%。"),
    _says("2023年收到公开申请28件，2024年收到17件，同比下降39.3%。"),
    _says("收到公开申请28件，与上年持平。", _LAST),
    _says("全年公开政策文件40条，较上年增加8条，增长25%。"),
    _says("解读率100%，比上年提高3个百分点；查阅点12个，与上年基本持平（上年13个）。"),
    _says("收到公开申请17件（其中网上12件），同比减少11件。", _LAST),
    _says("收到申请20件，其中网上7件、信函13件，总量同比增长25%（上年16件）。"),
    _says("公众号全年阅读12.6万次，比2023年的10.5万次增长20.1%。"),
    _says("图解政策18条，比上年（6条）增长2倍；微博发文50条，是上年（20条）的2.5倍。"),
    _says("收到公开申请55件，同比增长近一倍。", _LAST),
)
BAD = (
    _says("收到公开申请17件，较上年减少13件（上年28件）。"),
    _says("收到公开申请17件，比上年（28件）增加11件。"),
    _says("全年收到公开申请17件，同比增长39.3%。", _LAST),
    _says("开展培训6次，比去年增加3次，增长50%。"),
    _says("收到公开申请27件，与上年持平。", _LAST),
    _says("2023年收到公开申请28件，2024年收到38件，同比翻番。"),
    _says("收到公开申请17件，比上年的34件减少50%。", _LAST),
    _says("公众号全年阅读12.6万次，比2023年的10.5万次增长30%。"),
    _says("图解政策18条，比上年（6条）增长3倍。"),
    _says("公众号发文60条，是上年（20条）的2倍。"),
    _says("收到公开申请84件，同比增长3倍。", _LAST),
)

_SUGGESTION = "请用两年的数重算，改正文字或数字，并在句中写出上年的数"
# 基本持平 and 翻番 are words, not numbers: they hold within these bounds.
_NEARLY = Decimal("0.1")
_TWICE = (Decimal("1.8"), Decimal("2.6"))
_REQUESTS = frozenset({"收到公开申请", "受理公开申请", "收办公开申请案件", "收到公开申请案件"})


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield the comparisons with last year that the numbers of both years do not bear out."""
    told = {statement.number_place: statement for statement in statements(report)}
    unknown: list[str] = []
    for comparison in comparisons(report):
        now = comparison.now
        if now.is_approximate:
            continue
        bases = _in_words(comparison)
        statement = told.get(comparison.passage.place(now.start, now.end))
        last = context.last_year
        reported = _in_report(report, last, statement) if last and statement else ()
        if not bases and not reported:
            unknown.append(comparison.words)
        elif not any(_holds(comparison, base) for base in bases or reported):
            is_sure = bool(bases) or not is_wide(report)
            yield _fault(comparison, (bases or reported)[0], is_sure=is_sure)
        elif comparison.base and reported and comparison.base.value not in reported:
            yield _other_base(comparison, comparison.base, reported[0], is_wide=is_wide(report))
    if unknown and not context.last_year:
        yield NotAssessed(f"没有上年报告，与上年相比的{len(unknown)}处没有核对")


def _in_words(comparison: Comparison) -> tuple[Decimal, ...]:
    """Return last year's number as the sentence gives it, or as its own words work out."""
    if comparison.base:
        return (comparison.base.value,)
    if not (comparison.amount and comparison.percent):
        return ()
    sign = -1 if comparison.direction is Direction.UP else 1
    base = comparison.now.value + sign * comparison.amount.value
    return (base,) if base > 0 else ()


def _in_report(report: Report, last_year: Report, statement: Statement) -> tuple[Decimal, ...]:
    """Return last year's number as last year's report gives it; two, where it may be either."""
    if statement.counts in _REQUESTS:
        table = last_year.tables.get("applications")
        is_whole = not is_wide(report) or statement.whose is Whose.WHOLE
        received = sure(table, "received.total") if table and is_whole else None
        carried_in = table.get("carried_in.total") if table else None
        if received:
            return (received, received + (carried_in or 0))
    return tuple(
        other.figure.value
        for other in statements(last_year)
        if other.counts == statement.counts
        and other.figure.unit == statement.figure.unit
        and other.whose is statement.whose
        and other.is_this_years
    )


def _holds(comparison: Comparison, base: Decimal) -> bool:
    """Return whether a comparison is true of last year's number `base`."""
    now = comparison.now.value
    gap = now - base
    if comparison.times:
        return _multiplies(comparison, comparison.times, base)
    match comparison.direction:
        case Direction.SAME:
            return not gap or (comparison.is_loose and abs(gap) <= max(base * _NEARLY, Decimal(1)))
        case Direction.DOUBLED:
            return bool(base) and _TWICE[0] <= now / base <= _TWICE[1]
        case Direction.UP if gap <= 0:
            return False
        case Direction.DOWN if gap >= 0:
            return False
    amount, percent = comparison.amount, comparison.percent
    if amount and amount.is_exact and amount.value != abs(gap):
        return False
    if percent is None or percent.is_approximate or not base:
        return True
    right = abs(gap) / base * 100
    # 12.6万 and 10.5万 are rounded themselves.
    given = (comparison.now, comparison.base) if comparison.base else (comparison.now,)
    rounded = sum((f.step / 2 for f in given if f.step > 1), Decimal(0)) / base * 100
    return agrees(percent, right) or abs(percent.value - right) <= rounded


def _multiplies(comparison: Comparison, times: Times, base: Decimal) -> bool:
    """Return whether 增长几倍 or 是上年的几倍 is true; nothing falls by as much as itself."""
    if not base:
        return True
    ratio = comparison.now.value / base
    if comparison.direction is Direction.MULTIPLE:
        return times.holds(ratio)
    return comparison.direction is Direction.UP and times.holds(ratio - 1)


def _other_base(comparison: Comparison, base: Figure, reported: Decimal, *, is_wide: bool) -> Fault:
    """Return the fault of a number of last year that last year's report gives otherwise."""
    unit = base.unit
    message = (
        f"这里写上年{format_number(base.value)}{unit}，上年年报是{format_number(reported)}{unit}"
    )
    ask = "，两年的口径是否相同？" if is_wide else ""
    return Fault(
        comparison.place,
        message + ask,
        "请以上年公开的年报为准；上年的数后来作了更正的，在正文说明",
        certainty=Certainty.ASK if is_wide else None,
    )


def _fault(comparison: Comparison, base: Decimal, *, is_sure: bool) -> Fault:
    now, unit = comparison.now.value, comparison.now.unit
    gap = now - base
    way = "增加" if gap > 0 else "减少"
    right = f"{way}{format_number(abs(gap))}{unit}" if gap else "与上年相同"
    if base and gap:
        share = (abs(gap) / base * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
        right += f"（{format_number(share)}%）"
        if comparison.times:
            right += (
                f"，是上年的{format_number((now / base).quantize(Decimal('0.01')).normalize())}倍"
            )
    message = (
        f"本年{format_number(now)}{unit}、上年{format_number(base)}{unit}，应是{right}，"
        f"这里写“{comparison.words}”"
    )
    if is_sure:
        return Fault(comparison.place, message, _SUGGESTION)
    return Fault(
        comparison.place, f"{message}，两年的口径是否相同？", _SUGGESTION, certainty=Certainty.ASK
    )
