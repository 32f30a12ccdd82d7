"""写了别的部门管的领域。

## 检查内容
部门的年报里，“推进××工作决策公开”“做好××信息公开”“全县××系统”说的领域，是不是本单位管的；
乡镇、街道的年报里有没有“政府统计信息”“局属各单位”一类只有某个部门才说的话。各部门管什么，见
phrasebank/knowledge/fields_of_work.toml。单位类别认不出来的、管几个领域的，宁可不提示。

## 为什么
领域写错，多半是套用了别的部门的稿子。

## 怎么改
确实不归本单位管的，换成本单位的工作；机构改革后归本单位管的，保留。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.knowledge import any_of, load_knowledge, pattern
from assistant.checking.reading.walk import headings, prose
from assistant.checking.rule import (
    Certainty,
    Context,
    Example,
    Fault,
    NotAssessed,
    Severity,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.passage import Passage
    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.ASK
BASIS = "国办公开办函〔2021〕30号：内容应准确，不得雷同"


def _with(text: str, unit: str = "云岭县水务局") -> Example:
    return Example(sections={"others": f"{text}收取信息处理费0元。"}, unit=unit)


_TOWN = "云岭县石桥镇人民政府"
GOOD = (
    Example(),
    _with("我局推进水利工程建设管理公开，做好水务信息公开。"),
    _with("配合县生态环境局公开水质监测数据，会同财政局公布补贴。"),
    _with("围绕优化营商环境、财政预决算、安全生产做好公开。"),
    _with("重点公开教育、医疗、社会救助、生态环境等信息。", _TOWN),
    _with("推进林业工作执行公开，公布造林面积3批。", "云岭县自然资源和规划局"),
)
BAD = (
    _with("推进生态环境工作决策公开，公布规划2项。"),
    _with("做好政府统计信息主动公开，发布公报1份。", _TOWN),
    _with("全县卫生健康系统全年公开信息300条。"),
    _with("为教育事业高质量发展营造良好环境，公开信息12条。", "云岭县自然资源局"),
    _with("局属各单位每月报送公开信息2条。", _TOWN),
)

_BUREAUS = ("县级部门", "市级部门", "部门", "派出机构")
_TOWNS = ("镇", "乡", "街道")


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a question for every field that is another bureau's, each field once."""
    if report.level is None:
        yield NotAssessed("认不出单位层级")
    elif report.level.name in _TOWNS:
        yield from _in_a_town(report)
    elif report.level.name in _BUREAUS:
        yield from _in_a_bureau(report)


def _in_a_town(report: Report) -> Iterator[Fault]:
    wording = any_of(load_knowledge("fields_of_work")["own_to_bureau"])
    for passage in (*headings(report), *prose(report)):
        for match in wording.finditer(passage.text):
            yield _fault(passage, match.start(), match.end(), report)


def _in_a_bureau(report: Report) -> Iterator[Fault]:
    words = load_knowledge("fields_of_work")
    mine = [f["field"] for f in words["field"] if pattern(f["units"]).search(report.unit)]
    others = [f["field"] for f in words["field"] if f["field"] not in mine]
    if not mine:
        return
    own = any_of(mine)
    sayings = [pattern(said.replace("{}", "|".join(others))) for said in words["sayings"]]
    seen: set[str] = set()
    for passage in (*headings(report), *prose(report)):
        for match in (m for said in sayings for m in said.finditer(passage.text)):
            if match[1] not in seen and not own.search(match[1]):
                seen.add(match[1])
                yield _fault(passage, match.start(1), match.end(1), report)


def _fault(passage: Passage, start: int, end: int, report: Report) -> Fault:
    said = re.sub(r"\s", "", passage.text[start:end])
    return Fault(
        passage.place(start, end),
        f"“{said}”像是别的部门的话，{report.unit}管这一块吗",
        "请核对；是照抄来的，请换成本单位的工作和事实",
    )
