"""没有写工作考核、社会评议、责任追究结果。

## 检查内容
各级人民政府（含乡镇）的年报，正文中有没有工作考核、社会评议、责任追究三项，各写了什么结果。
“未发生责任追究情形”也是结果。街道、部门不是一级政府，只作提示；办公室的年报改为询问。

## 为什么
条例第五十条要求各级人民政府的年报写明工作考核、社会评议和责任追究结果。

## 怎么改
在“监督保障”里逐项写结果：考核得了什么等次，评议收回多少问卷、满意率多少，有没有责任追究。没有开展的写没有开展。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.walk import after, is_older_than_the_form
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

    from assistant.report.document import Place
    from assistant.report.report import Report

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.CERTAIN
BASIS = "条例第五十条第四项"

_SUPERVISION = """\
（一）主动公开
主动公开信息43条。
（二）依申请公开
未收到申请。
（三）政府信息管理
废止规范性文件1件。
（四）政府信息公开平台建设
村级公示栏9个。
（五）监督保障
"""
GOOD = (
    Example(),
    Example(
        sections={
            "overview": _SUPERVISION + "县里考核列第4位，群众评议满意率96%，没有发生问责情形。"
        }
    ),
)
BAD = (
    Example(sections={"overview": _SUPERVISION + "组织站所信息员培训1次。"}),
    Example(sections={"overview": _SUPERVISION + "把公开工作纳入站所考核；未发生责任追究情形。"}),
    Example(
        sections={"overview": _SUPERVISION + "培训1次。"},
        unit="云岭县望江街道办事处",
    ),
)

# What each result is called, in the order of the article: anywhere, and in section one only,
# where looser words can mean nothing else.
_RESULTS = {
    "工作考核": (Pattern(r"考核|考评"), Pattern(r"评估|评比|绩效")),
    "社会评议": (
        Pattern(r"评议|社会评价|满意[度率]"),
        Pattern(r"第三方|问卷|民意|群众满意|政风行风"),
    ),
    "责任追究": (Pattern(r"追究|追责|问责"), Pattern(r"约谈|责任倒查")),
}
_RESULT = Pattern(
    r"[\d一二两三四五六七八九十][次个名位]|\d|未|无|没有|不存在|结果|等次|等级|优秀|良好|合格|名列|位[居列]|得分|通报|满意|完成|组织了|开展"
)
_OFFICE = Pattern(r"办(?:公室|公厅)?$")


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield one fault for the results that are nowhere, one for those told without a result."""
    if report.level is None:
        yield NotAssessed("认不出单位层级")
        return
    if report.section("overview") is None or is_older_than_the_form(report):
        return
    told = {name: _told(report, *words) for name, words in _RESULTS.items()}
    absent = [name for name, sentences in told.items() if not sentences]
    vague = [name for name, said in told.items() if said and not any(map(_RESULT.search, said))]
    if absent:
        yield _fault(report, f"没有写{'、'.join(absent)}结果", sure=True)
    # For those who need not report the results, one hint is enough.
    if vague and (report.level.is_government or not absent):
        yield _fault(report, f"写到了{'、'.join(vague)}，没有写结果", sure=False)


def _told(report: Report, words: Pattern, loose: Pattern) -> list[str]:
    """Return the sentences that tell of a result."""
    return [
        s.text
        for s in report.sentences
        if (s.section != "preface" and words.search(s.text))
        or (s.section == "overview" and loose.search(s.text))
    ]


def _fault(report: Report, message: str, *, sure: bool) -> Fault:
    is_government = bool(report.level and report.level.is_government)
    is_office = bool(_OFFICE.search(report.unit))
    certainty = Certainty.CERTAIN if is_government and sure and not is_office else Certainty.ASK
    severity = Severity.ERROR if certainty is Certainty.CERTAIN else Severity.WARNING
    return Fault(
        _where(report),
        f"“监督保障”{message}",
        "请逐项写明结果，没有开展或没有发生的也要写明",
        section="overview",
        severity=severity if is_government else Severity.INFO,
        certainty=certainty,
    )


def _where(report: Report) -> Place | None:
    """Return the end of 监督保障, or of section one where that has no heading of its own."""
    topic = report.topic("overview", "supervision")
    section = report.section("overview")
    paragraphs = (topic.paragraphs if topic else ()) or (section.paragraphs if section else ())
    return after(paragraphs[-1]) if paragraphs else None
