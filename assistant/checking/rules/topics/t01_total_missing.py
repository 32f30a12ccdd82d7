"""主动公开没有总数。

## 检查内容
“总体情况”（依申请公开部分除外）里有没有主动公开政府信息的总条数。
一个条数、件数都没有的报错；有数而看不出哪个是总数的，改为询问。

## 为什么
全年公开了多少，是总体情况里第一个要报的数，分渠道、分类别的数都要归到它上面。

## 怎么改
写全年主动公开的总数，再分渠道或类别，例如“主动公开政府信息147条，其中政府网站98条、公众号49条”。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.overview import is_empty
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.figures import read_figures
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report, Section, Sentence

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：总体情况包括主动公开"

_REST = """\
（二）依申请公开
2024年未收到政府信息公开申请。
（三）政府信息管理
废止行政规范性文件一批，过期栏目合并。
（四）政府信息公开平台建设
专栏改版，公开栏加了防雨罩。
（五）监督保障
培训2次58人次。"""


def _says(text: str) -> Example:
    return Example(sections={"overview": f"（一）主动公开\n{text}\n{_REST}"})


GOOD = (
    Example(),
    _says("通过县政府网站主动公开政府信息30条。"),
    _says("全年在网站更新信息206条，公众号推送97篇。"),
    _says("全年公开90余条。"),
    _says("2024年没有主动公开信息。"),
)
BAD = (
    _says("围绕群众关心的事项，及时公开财政预决算、惠农补贴等信息。"),
    _says("坚持应公开尽公开，做到决策、执行、管理、服务、结果全过程公开。"),
    _says("制作图解5篇，张贴海报36份。"),
    Example(
        sections={
            "overview": "（一）主动公开\n及时公开惠农补贴、招标投标等信息。\n"
            "（二）平台建设\n公众号全年推送信息164篇。\n（三）监督保障\n专职1人。"
        }
    ),
)

_UNITS = frozenset({"条", "件", "份", "篇", "则", "宗", "件次"})
_TOTAL = Pattern(
    r"主动公开|累计|共|总[数计量]|合计|全年|年内|本年度|20\d\d年度?(?=[^，；]*公开)"
    r"|(?:公开|发布|更新|上[传网]|公示|录入|推送)[^，；]*信息[^，；]{0,4}$"
)
_NONE = Pattern(
    r"(?:未|没有|无)[^，。；]{0,6}公开[^，。；]{0,6}信息|公开[^，。；]{0,10}(?:零|0)[条件]"
)
# Web pages lose measure words: 发布信息数量304 still gives a number.
_BARE = Pattern(
    r"(?:信息|数量|总数|条数|公开|发布)(?:共|为|达|约|近|：)?\d+(?![\d年月日号.]|个?工作日)"
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault when section one gives no total of what was published."""
    overview = report.section("overview")
    if overview is None or is_empty(overview, context):
        return
    told = [sentence for sentence in report.sentences if _is_proactive(sentence, overview)]
    if any(_NONE.search(sentence.text) or _BARE.search(sentence.text) for sentence in told):
        return
    leads = [lead for sentence in told for lead in _leads(sentence)]
    if not leads:
        yield _fault(overview, "“主动公开”没有写全年公开了多少条信息")
    elif not any(map(_TOTAL.search, leads)):
        yield _fault(overview, "“主动公开”里看不出哪个数是全年公开的总数，是否漏写？", ask=True)


def _is_proactive(sentence: Sentence, overview: Section) -> bool:
    """Return whether the total may stand here; in another topic's text only where it is named."""
    if sentence.section != "overview":
        return sentence.section == "disclosure"
    if not overview.topic("proactive"):
        return sentence.topic != "requests"
    return sentence.topic in (None, "proactive") or "主动公开" in sentence.text


def _leads(sentence: Sentence) -> Iterator[str]:
    """Yield the words before each number of items, from the beginning of its sentence."""
    for figure in read_figures(sentence.text):
        if figure.unit in _UNITS or (figure.unit == "个" and "信息" in sentence.text):
            yield sentence.text[: figure.start]


def _fault(overview: Section, message: str, *, ask: bool = False) -> Fault:
    topic = overview.topic("proactive")
    paragraphs = (topic.paragraphs if topic else ()) or overview.paragraphs
    last = paragraphs[-1] if paragraphs else None
    return Fault(
        last.place(len(last)) if last else None,
        message,
        "请写明全年主动公开政府信息的总条数，再分渠道或类别列出",
        section="overview",
        severity=Severity.WARNING if ask else None,
        certainty=Certainty.ASK if ask else None,
    )
