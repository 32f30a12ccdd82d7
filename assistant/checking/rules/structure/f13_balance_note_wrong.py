"""表三的勾稽关系说明缺了或写错。

## 检查内容
表三左上角的说明“（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）”在不在，文字对不对。
只差标点的不提示；取文字时拆散了、认不全的，列入“无法判断”。

## 为什么
这句话是统一格式的一部分，填表和核对都以它为准；写错了，就会照错的公式去凑数。

## 怎么改
照统一格式补上或改正这句话，再按它验算每一列。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.unread_parts import no_table
from assistant.checking.reading.walk import before
from assistant.checking.rule import (
    Certainty,
    Context,
    Example,
    Fault,
    NotAssessed,
    Severity,
)
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.passage import Passage
    from assistant.report.report import Report, ReportTable

SEVERITY = Severity.INFO
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号"

_OFFICIAL = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


def _noted(note: str) -> Example:
    zeros = "\t0" * 7
    return Example(
        text="云岭县青坪乡人民政府2024年政府信息公开工作年度报告\n"
        "一、总体情况\n2024年公开信息19条。\n三、收到和处理政府信息公开申请情况\n"
        f"{note}\t申请人情况\n\t自然人\t法人或其他组织\t总计\n"
        "\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n"
        f"一、本年新收政府信息公开申请数量{zeros}\n二、上年结转政府信息公开申请数量{zeros}\n"
        f"三、本年度办理结果\t（一）予以公开{zeros}\n四、结转下年度继续办理{zeros}\n"
    )


GOOD = (
    Example(),
    _noted(_OFFICIAL),
    _noted("(本列数据的勾稽关系为:第一项加第二项之和，等于第三项加第四项之和。)"),
)
BAD = (
    _noted(""),
    _noted("（本列数据的勾稽关系为：第一项加第二项等于第三项）"),
    _noted("（本列数据的勾稽关系为：第一项加第三项之和，等于第二项加第四项之和）"),
)

_SIGN = Pattern(r"[勾钩]稽|第一项.{0,6}第[二三]项")
_WHOLE = Pattern(r"[勾钩]稽.*第.项.*等于.*第.项")


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault when the note on table three's sums is missing or worded otherwise."""
    table = report.tables.get("applications")
    if table is None:
        yield no_table(report, "applications")
        return
    notes = [caption for caption in table.captions if _SIGN.search(caption.text)]
    whole = next((note for note in notes if _WHOLE.search(note.text)), None)
    if whole:
        yield from _wrong(table, whole)
    elif notes or _stands_outside(report):
        yield NotAssessed("表三的勾稽关系说明没有认全")
    elif table.captions:
        yield Fault(
            before(table.captions[0]),
            "表三没有勾稽关系的说明",
            f"请在表三左上角补上“{_OFFICIAL}”",
            section=table.form.section,
            cell=table.form.name,
        )


def _wrong(table: ReportTable, note: Passage) -> Iterator[Fault]:
    if _han(_OFFICIAL) in _han(note.text):
        return
    yield Fault(
        note.place(),
        f"表三的勾稽关系说明与统一格式不符，应为“{_OFFICIAL}”",
        "请照统一格式改正，再按它验算每一列",
        cell=table.form.name,
    )


def _stands_outside(report: Report) -> bool:
    """Return whether the note stands somewhere else in the document, as torn tables have it."""
    prose = (p.text for section in report.sections for p in section.paragraphs)
    return any("勾稽" in text for text in prose)


def _han(text: str) -> str:
    return "".join(character for character in text if "一" <= character <= "鿿")
