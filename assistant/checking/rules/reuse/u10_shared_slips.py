"""与别的年报错在同一处。

## 检查内容
本稿的错别字、漏字、重复的词（W03、W05查到的），在比对的年报里是不是也错成这样：雷同的句子里有同样的错，
或者错处连同旁边的字共8个字一样。其他单位的年报有大体相同的一句、错在同一处的，报错误；本单位往年的年报，
或者只有错处几个字相同的，报警告。四家以上都有的错，是大家常犯的，不算。

## 为什么
各写各的，很难错在同一处。同样的错字出现在两份年报里，是照抄的证据，审核时比相似度更有说服力。

## 怎么改
先改正错处，再对照列出的那份年报，把照抄的一段换成本单位的事实。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.reused import (
    heading_of,
    nothing_compared,
    section_of,
    title_of,
)
from assistant.checking.reading.shared_slips import shared_slips
from assistant.checking.rule import (
    Certainty,
    Context,
    Example,
    Fault,
    NotAssessed,
    Related,
    Severity,
)
from assistant.corpus.normalise import short_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.reading.shared_slips import SharedSlip
    from assistant.corpus.match import Kept, Source
    from assistant.report.report import Report

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号（内容雷同）"

_TITLE = "政府信息公开工作年度报告"
_NEIGHBOUR = Example(
    text=f"""\
云岭县青坪乡人民政府2024年{_TITLE}
本报告可通过可以通过云岭县政府网站下载。
一、总体情况
信息发布前严格落实三审三较，由分管领导逐条签字。
对各村公开栏的的更换情况每季度抽查一次，结果在例会上通报。
六、其他需要报告的事项
2024年没有收取信息处理费。
"""
)
_OWN = f"""\
云岭县石桥镇人民政府2024年{_TITLE}
一、总体情况
12月底前逐条复查三审三较记录表，补签4份。
赶集日摆台的的次数比上年多3次。
六、其他需要报告的事项
2024年没有收取信息处理费。
"""
GOOD = (
    Example(text=_OWN, against=(_NEIGHBOUR,)),
    Example(text=_OWN.replace("三审三较", "三审三校"), against=(_NEIGHBOUR,)),
)
BAD = (
    Example(
        text=_OWN.replace(
            "12月底前逐条复查三审三较记录表，补签4份",
            "信息上网前严格落实三审三较，由分管副镇长逐条签字",
        ),
        against=(_NEIGHBOUR,),
    ),
    Example(
        text=_OWN.replace("一、", "本报告可通过可以通过云岭县政府网站查阅。\n一、", 1),
        against=(_NEIGHBOUR,),
    ),
    Example(
        text=_OWN.replace("赶集日摆台的的次数比上年多3次", "对各村公开栏的的更换次数登记了8回"),
        against=(_NEIGHBOUR,),
    ),
)

_MOST_NAMED = 3


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every slip that stands in a report compared with it, too."""
    if why := nothing_compared(context):
        yield NotAssessed(why)
        return
    if not context.keeps_words:
        yield NotAssessed("比对库不含原文")
        return
    for slip in shared_slips(report, context):
        yield _fault(report, slip)


def _fault(report: Report, slip: SharedSlip) -> Fault:
    is_foreign = any(_is_foreign(report, source) for source, _ in slip.sources)
    source, kept = next(
        (pair for pair in slip.sources if _is_foreign(report, pair[0]) == is_foreign),
        slip.sources[0],
    )
    return Fault(
        slip.sentence.passage.place(),
        f"“{slip.wrong}”应为“{slip.right}”，{title_of(source)}{section_of(report, kept.section)}里"
        "也错成这样",
        "请改正，并对照那份年报核查这一段是不是照抄来的",
        related=tuple(_related(report, *pair) for pair in slip.sources[:_MOST_NAMED]),
        severity=None if is_foreign and slip.is_copied else Severity.WARNING,
    )


def _is_foreign(report: Report, source: Source) -> bool:
    return short_name(source.unit) != short_name(report.unit)


def _related(report: Report, source: Source, kept: Kept) -> Related:
    return Related(
        source=source.path or source.title,
        unit=source.unit,
        year=source.year,
        quote=kept.text,
        kind="同一处错",
        section=heading_of(report, kept.section),
    )
