"""要点落实情况的某一项没有凭据。

## 检查内容
第六部分逐项写的要点落实情况（一是、二是……），每一项有没有可以核对的东西：数量、日期、文件名、网址、账号名。
没有完成、说明了原因的不算。全都没有的合并为一条；已由T12、K04提示的不重复。

## 为什么
“大力提升服务水平”没有数，也没有日期，上级检查时拿不出凭据。

## 怎么改
每项补一个数或一个日期：图解几件、专区几个、哪天公布的、在哪个栏目能看到。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.facts_told import facts_in, own_words
from assistant.checking.reading.problem_list import shortened
from assistant.checking.reading.work_points import (
    account_of,
    is_hollow,
    items_of,
    naming_heading,
    proves,
    stock_headings,
)
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.pattern import Pattern
from assistant.report.report import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.report.passage import Passage
    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "年度政务公开工作要点；国办公开办函〔2021〕30号（不得敷衍塞责）"


def _says(text: str) -> Example:
    start = "（一）收取信息处理费情况\n没有收取。\n（二）落实年度政务公开工作要点情况\n"
    return Example(sections={"others": f"{start}《云岭县2024年政务公开工作要点》落实如下。{text}"})


GOOD = (
    Example(),
    _says("一是制作图解5件；二是4月在便民服务中心设专区；三是开通“石桥发布”公众号。"),
    _says("一是清理旧文件17种；二是逐一办结64个问题；三是在大厅播放短片1段。"),
    _says("一是图解5件；二是“电子屏联网”没有完成，原因是设备没有到货。"),
)
BAD = (
    _says("一是制作图解5件；二是加强政务公开平台建设，不断提升服务水平。"),
    _says("各项任务落实到位，群众满意。"),
    _says("一是推进补贴信息公开，二是做好政策解读，三是加强公开阵地建设，各项任务落实到位。"),
    _says("\n1.清理规范性文件9件。\n2.进一步丰富公开形式，拓宽公开渠道。"),
    Example(
        sections={
            "others": "（一）没有收取信息处理费。\n"
            "（二）落实《云岭县2024年政务公开工作要点》情况：\n"
            "一是公开补贴名册9份，二是进一步密切政民互动。"
        }
    ),
)

_NOT_DONE = Pattern(
    r"没有(?:完成|办|开展|到|印发)|未(?:完成|开展|能|印发)|推迟|尚未|延期|不涉及|没有这项|无此项"
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for every item that shows nothing, or for an account that shows nothing."""
    told = account_of(report)
    if not any(proves(paragraph.text) for paragraph in told):
        yield from _nothing_shown(told, report)
        return
    items = items_of(told)
    if not any(proves(item.text) for item in items):
        return
    for item in items:
        if not proves(item.text) and not _NOT_DONE.search(item.text):
            yield _fault(item, report)


def _nothing_shown(told: Sequence[Passage], report: Report) -> Iterator[Fault]:
    """Yield a fault for an account without any evidence, unless T12 or K04 speaks of it."""
    if not told or is_hollow((*naming_heading(report), *told)) or stock_headings(told, report.unit):
        return
    if any(_NOT_DONE.search(paragraph.text) for paragraph in told):
        return
    yield Fault(
        next(split_sentences(told[0]), told[0]).place(),
        "要点落实情况写了要点名称，没有一处数量、日期或文件名",
        "请写明共几项任务、完成几项，每项做了几件、哪天完成、在哪里能看到",
    )


def _fault(item: Passage, report: Report) -> Fault:
    head = next(split_sentences(item), item)
    is_stock = not facts_in(item.text) and all(word in report.unit for word in own_words(item.text))
    return Fault(
        head.place(),
        f"要点落实情况中“{shortened(head.text)}”一项没有数量、日期或文件名",
        "请补上做了几件、哪天完成、在哪里能看到；没有做的写明原因",
        severity=None if is_stock else Severity.INFO,
        certainty=None if is_stock else Certainty.ASK,
    )
