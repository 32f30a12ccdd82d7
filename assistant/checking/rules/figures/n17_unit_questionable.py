"""计量单位可能用错。

## 检查内容
四处：政府信息公开申请是不是用“件”；规范性文件是不是用“件”；总数和分项加得起来却用了不同的量词
（总数用条、分项用篇）；行政事业性收费以万元计，乡镇、街道填到1000，部门填到10万的，是不是把元当成了万元。

## 为什么
表格以件、万元为单位逐级汇总。正文量词不一，读者会以为说的是两样东西；元和万元差一万倍。

## 怎么改
申请、文件用“件”，信息用“条”，同一段里前后一致；收费金额先除以10000再填，可以带小数。
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.checking.reading.requests_said import sayings
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity, Threshold
from assistant.report.figures import read_figures
from assistant.report.layout import format_number
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.report.figures import Figure
    from assistant.report.report import Report, Sentence

SEVERITY = Severity.INFO
CERTAINTY = Certainty.ASK
BASIS = "国办公开办函〔2021〕30号附件表格的单位；GB/T 15835—2011《出版物上数字用法》"


def _says(text: str, requests: str = "未收到公开申请。") -> Example:
    prose = f"（一）主动公开\n{text}\n（二）依申请公开\n{requests}"
    return Example(sections={"overview": prose})


def _charges(amount: str, unit: str = "云岭县石桥镇人民政府") -> Example:
    return Example(tables={"disclosure": {"charges": amount}}, unit=unit)


GOOD = (
    Example(),
    _says("公开信息30条，其中网站20条、公众号10条。", "收到公开申请3件。"),
    _says("制发文件12件，配套解读5篇，图解7张。", "收到公开申请3件，代为转交材料3份。"),
    _charges("199.43"),
    _charges("86"),
    _charges("12450", "云岭县自然资源局"),
)
BAD = (
    _says("公开信息30条。", "收到政府信息公开申请3条。"),
    _says("公开信息30条。", "受理公开申请2份，均已答复。"),
    _says("公开信息30条，其中网站20篇、公众号10篇。"),
    _says("制发行政规范性文件2条。"),
    _charges("1994300"),
    _charges("3200"),
    _charges("3186000", "云岭县教育局"),
)

_NAMED = Pattern(r"(?:制发|制定|出台|印发|发布|现行有效的?|废止)(?:行政)?规范性文件(?:共|总数)?$")
_PIECES = frozenset({"条", "件", "篇", "份", "则"})
_LIST = Pattern(r"其中|包括|包含|分别为|：")
# Guesses: no town has been seen to charge ten million yuan a year; a whole city of nine counties
# and districts, 592 million in 2023.
_TOWN = Threshold("N17.town", 1000, 1, 10**9, "乡镇、街道收费填到多少万元，就询问单位")
_BUREAU = Threshold("N17.bureau", 100_000, 1, 10**9, "部门收费填到多少万元，就询问单位")
THRESHOLDS = (_TOWN, _BUREAU)
_LEVELS = {"镇": _TOWN, "乡": _TOWN, "街道": _TOWN, "县级部门": _BUREAU, "派出机构": _BUREAU}


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield the units that applications, documents, parts of a total and fees do not go by."""
    yield from _requests(report)
    for sentence in report.sentences:
        figures = list(read_figures(sentence.text))
        yield from _documents(sentence, figures)
        yield from _mixed(sentence, figures)
    yield from _charged(report, context)


def _requests(report: Report) -> Iterator[Fault]:
    counted = [
        (saying, figure.unit) for saying in sayings(report) for figure in read_figures(saying.words)
    ]
    odd = [(saying, unit) for saying, unit in counted if unit not in ("件", "件次")]
    for saying, unit in odd[:1]:
        more = f"，全文共{len(odd)}处" if len(odd) > 1 else ""
        message = f"申请数“{saying.words}”用了“{unit}”{more}，表三以件计"
        yield Fault(saying.place, message, "请改用“件”")


def _documents(sentence: Sentence, figures: Sequence[Figure]) -> Iterator[Fault]:
    for figure in figures:
        named = _NAMED.search(sentence.text[: figure.start])
        if named and figure.unit in _PIECES - {"件", "份"}:
            yield Fault(
                sentence.passage.place(named.start(), figure.end),
                f"规范性文件数用了“{figure.unit}”，表二以件计",
                "请改用“件”；说的是解读等信息的，写清楚是什么",
            )


def _mixed(sentence: Sentence, figures: Sequence[Figure]) -> Iterator[Fault]:
    """Yield a total whose parts add up to it, but go by another measure word."""
    for at, total in enumerate(figures):
        rest = figures[at + 1 :]
        parts = [f for f in rest if f.unit in _PIECES and f.unit != total.unit]
        lead = rest and _LIST.search(sentence.text[total.end : rest[0].start])
        if not (lead and total.unit in _PIECES and len(parts) == len(rest) > 1):
            continue
        if sum((f.value for f in parts), Decimal(0)) == total.value:
            units = "、".join(dict.fromkeys(f.unit for f in parts))
            yield Fault(
                sentence.passage.place(total.start, parts[-1].end),
                f"总数用“{total.unit}”，加起来正好相等的分项用“{units}”，说的是不是同一样东西？",
                "同一样东西请用同一个量词",
            )


def _charged(report: Report, context: Context) -> Iterator[Fault]:
    table = report.tables.get("disclosure")
    cell = table.cells.get("charges") if table else None
    limit = _LEVELS.get(report.level.name) if report.level else None
    if table and cell and cell.value and limit and cell.value >= context.threshold(limit):
        amount = format_number(cell.value)
        yield Fault(
            cell.place,
            f"行政事业性收费填{amount}，表头单位是万元，是不是把元填成了万元？",
            "如果是元，请除以10000再填，可以带小数；确是万元的不用改",
            section=table.form.section,
            cell=table.form.cell_name("charges"),
        )
