"""没有写行政规范性文件的件数。

## 检查内容
“总体情况”里有没有行政规范性文件制发、废止、现行有效的件数，或没有制发的说明，写在哪个小标题下都算。
表二已经填全的，只询问是否在正文补一句。整个“政府信息管理”都没有写的，由F07来说。

## 为什么
规范性文件的制发、清理和公开，是政府信息管理的主要内容。只写“加强管理”，看不出这一年管了什么。

## 怎么改
写制发几件、废止几件、现行有效几件，与表二一致；没有制发的写“未制发行政规范性文件”。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.topic_told import has_number, overview_sentences, told_of
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：总体情况包括政府信息管理"

_TEXT = """\
云岭县青坪乡人民政府2024年政府信息公开工作年度报告
一、总体情况
（一）主动公开
2024年公开信息19条。
（三）政府信息管理
{}
"""


def _says(text: str) -> Example:
    return Example(text=_TEXT.format(text))


GOOD = (
    Example(),
    _says("制发行政规范性文件1件，废止2件，现行有效5件。"),
    _says("我乡没有制定规范性文件，清理历史信息36条。"),
    _says("规范性文件全年无新增。"),
    _says("“三公”清单公布12项，两件规范性文件到期失效。"),
)
BAD = (
    _says("加强政府信息管理，严格发布程序。"),
    _says("健全规范性文件制定、清理、公开机制。"),
    _says("专人负责信息采集，发布前审核36条。"),
    _says("围绕出台的9件惠农文件发布解读。对印发的规范性文件实行统一登记、统一编号。"),
    Example(
        sections={
            "overview": "（一）主动公开\n公开36条。\n（二）依申请公开\n未收到申请。\n"
            "（三）政府信息管理\n发布前审核36条。\n（四）平台建设\n专栏1个。\n（五）监督保障\n培训1次。"
        }
    ),
)

_DOCUMENT = Pattern(
    r"规范性文件|规章(?!制度)"
    r"|(?:制[定发]|印发|出台|废止|失效|公开|发布)[^，。；]{0,10}文件|文件[^，。；]{0,8}(?:废止|失效|现行有效)"
)
# 围绕新出台的12件文件发布解读: what is counted is what was explained.
_EXPLAINED = Pattern(r"(?:围绕|针对|就|对)[^，。；]{0,20}文件[^。；]{0,16}(?:解读|问答|图解)")
_NONE = Pattern(
    r"(?:未|没有|无|尚无|暂无|不)[^，。；]{0,16}(?:文件|规章)|(?:文件|规章)[^。；]{0,24}(?:未|没有|无|零)"
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault when section one counts no normative documents, and does not deny them."""
    told = told_of(report, context, "management")
    if told is None or any(_answers(s.text) for s in overview_sentences(report)):
        return
    table = report.tables.get("disclosure")
    is_listed = bool(table and table.is_complete and not table.figures.missing())
    listed = "表二已经填了，是否在正文补一句？" if is_listed else "也没有写没有制发"
    yield Fault(
        told.end,
        f"“政府信息管理”没有写行政规范性文件制发、废止、现行有效的件数，{listed}",
        "请写明三个数，与表二一致；没有制发的写“未制发行政规范性文件”",
        section="overview",
        severity=Severity.INFO if is_listed else None,
        certainty=Certainty.ASK if is_listed else None,
    )


def _answers(text: str) -> bool:
    """Return whether a sentence counts documents, or says that there were none."""
    if _EXPLAINED.search(text) and "规范性" not in text:
        return False
    return bool(_DOCUMENT.search(text)) and (has_number(text) or bool(_NONE.search(text)))
