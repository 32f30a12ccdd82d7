"""把“依申请公开”当作申请来收。

## 检查内容
“收到依申请公开3条”“受理依申请公开0件”“未收到依申请公开情况”一类的话。
“收到依申请公开信息6条”可能说的是公开属性，改为询问；“依申请公开申请”重复了“申请”，
“受理依申请公开事项3件”说得通而不规范，都只作提示。
“未收到依申请公开政府信息的申请”是通顺的，不提示。

## 为什么
收到的是申请，依申请公开是公开的一种方式。单位用“条”，还会与公开的信息条数混在一起。

## 怎么改
写“收到政府信息公开申请3件”；没有的写“未收到政府信息公开申请”。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.occurrences import occurrences, often
from assistant.checking.reading.walk import prose
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "条例第二十七条；国办公开办函〔2021〕30号"


def _says(text: str) -> Example:
    return Example(sections={"overview": f"主动公开政府信息61条。{text}"})


GOOD = (
    Example(),
    _says("未收到依申请公开政府信息的申请。"),
    _says("收到上级关于依申请公开情况的通报1份，收到申请0件。"),
    _says("收到政府信息公开申请2件，依申请公开2件。确定公开属性的文件中，依申请公开6件。"),
    _says("收到群众反映依申请公开栏目打不开的留言1条，未收到申请。"),
)
BAD = (
    _says("2024年共收到依申请公开0条。"),
    _says("2024年度受理依申请公开0件、办结0件。"),
    _says("全年未收到政府信息依申请公开情况。"),
    _says("收到依申请公开来信1件次，已答复。"),
    _says("全年未收到政府信息依申请公开办理情况。"),
    _says("新收依申请公开信件2件。"),
    _says("新受理依申请政府信息公开8件。"),
    _says("全年收到依申请公开信息6条。"),
    _says("全年收到政府信息依申请公开申请3件。"),
    _says("接到依申请公开事项4件。"),
    _says("2024年未受理依申请公开，没有行政复议。"),
    _says("全年未收到依申请公开信息。"),
)

_BETWEEN = r"(?:(?!申请)[^，。；、：]){0,14}?"
_COUNT = r"共?(?:计|为)?\d+(?:条|件|宗|次|份|个|例|起)"
_BY_REQUEST = r"(?:依申请公开|依申请政府信息公开)"
_WRONG = Pattern(
    rf"(?:(?:收到|接到|新收)(?:和处理|并办理|并受理)?{_BETWEEN}{_BY_REQUEST}"
    rf"(?:(?:的)?(?:来件|件)?{_COUNT}|来信|来函|信件|信函|诉求|(?:办理)?情况(?=\d|[，。；]|$)|(?=[，。；]|$))"
    rf"|受理{_BETWEEN}{_BY_REQUEST}件?{_COUNT}"
    rf"|(?:未|没有)(?:曾)?(?:收到|接到|受理)过?{_BETWEEN}{_BY_REQUEST}(?:(?:的)?(?:政府|政务)?信息)?(?=[，。；]|$))"
)
_DOUBTFUL = Pattern(rf"(?:收到|接到|受理){_BETWEEN}{_BY_REQUEST}(?:的)?(?:政府|政务)?信息{_COUNT}")
_MATTERS = Pattern(
    rf"(?:收到|接到|新收|受理)(?:和处理|并办理|并受理)?{_BETWEEN}{_BY_REQUEST}(?:的)?"
    rf"(?:事项|事宜|业务|办件|事件){_COUNT}"
)
_TWICE = Pattern(r"依申请公开申请(?=共?\d|[，。；、]|$)")


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for every such phrase; those that may be right are asked about."""
    for hit in occurrences(prose(report), _WRONG):
        yield Fault(
            hit.place,
            f"“{hit.text}”把依申请公开当作了申请",
            "请改为“收到政府信息公开申请”几件；没有的写“未收到政府信息公开申请”",
        )
    for hit in occurrences(prose(report), _DOUBTFUL):
        yield Fault(
            hit.place,
            f"“{hit.text}”说的是收到几件申请，还是公开属性为依申请公开的信息几条？",
            "说申请的，请改为“收到政府信息公开申请”几件；说信息的，请写明",
            severity=Severity.INFO,
            certainty=Certainty.ASK,
        )
    for hit in occurrences(prose(report), _MATTERS):
        yield Fault(
            hit.place,
            f"“{hit.text}”说的是申请，不是通行的说法",
            "建议改为“收到政府信息公开申请”几件",
            severity=Severity.INFO,
        )
    twice = list(occurrences(prose(report), _TWICE))
    if twice:
        yield Fault(
            twice[0].place,
            f"“{twice[0].text}”重复了“申请”{often(len(twice))}",
            "请改为“政府信息公开申请”",
            severity=Severity.INFO,
        )
