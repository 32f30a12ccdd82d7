"""依申请公开没有写收到几件。

## 检查内容
“总体情况”或第三部分的文字里，有没有收到申请的件数，或者没有收到申请的说明。

## 为什么
只写“规范办理流程”“认真答复”，读者不知道这一年有没有人申请、办了几件。

## 怎么改
写四个数：新收、上年结转、办结、结转下年度；一件也没有的，写“未收到政府信息公开申请”。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.overview import is_empty
from assistant.checking.reading.requests_said import sayings
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.figures import read_figures
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report, Sentence

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.CERTAIN
BASIS = "国办公开办函〔2021〕30号：总体情况包括依申请公开"


def _says(text: str) -> Example:
    rest = (
        "（三）政府信息管理\n审核36条。\n（四）公开平台建设\n专栏1个。\n（五）监督保障\n培训1次。"
    )
    prose = f"（一）主动公开\n主动公开政府信息30条。\n（二）依申请公开\n{text}\n{rest}"
    return Example(sections={"overview": prose})


GOOD = (
    Example(),
    _says("新收3件，上年结转0件，办结3件，结转下年度0件。"),
    _says("全年无依申请公开情况。"),
    _says("当年没有公民、法人或者其他组织向我镇申请公开信息。"),
    _says("畅通网上和现场受理渠道，共办理申请12件，都在20个工作日内答复。"),
    _says("依申请公开工作零报告。"),
)
BAD = (
    _says("严格按照条例规定，规范登记、审核、办理、答复流程。"),
    _says("安排专人值守受理邮箱，保障群众依法获取信息。"),
    _says("收到的申请均已按期答复。"),
    _says("被申请行政复议2件，都维持原答复。"),
    _says("完善会商机制。被申请行政复议3件，其中维持2件、尚未审结1件。"),
    _says("申请按登记、审查、答复、归档四个环节办理。"),
)

_COUNTED = frozenset({"件", "件次", "条", "宗", "起", "份", "例", "人次"})
# What counts everything else as well: 四个环节 is no number of applications, 4个申请 is one.
_COUNTED_BESIDE = Pattern(r"申请[^，。；]{0,6}[\d零一二三四五六七八九十]+[个次项]$")
# 转为依申请公开38件 counts documents by their attribute.
_REQUEST = Pattern(r"(?<!依)申请|依申请公开?申请|(?:收到|受理|接到|办理)[^，。；]{0,12}依申请")
# Reviews and lawsuits are counted by the same words: 被申请行政复议1件.
# What follows after 其中 divides them: 被申请行政复议3件，其中维持2件.
_DISPUTED = Pattern(r"[^，；。]*(?:复议|诉讼|起诉)[^，；。]*(?:，其中[^；。]*|，结果[^；。，]*)?")
_NONE = Pattern(
    r"(?:未|没有|无|尚无|不曾)[^。；]{0,36}(?:申请|依申请)|申请[^。；]{0,24}(?:为|是|均|都)?(?:零|0|无)"
    r"|零(?:报告|申请|受理|件)|依申请公开[^。；]{0,8}(?:未|没有|无)"
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault when the prose tells neither how many applications came nor that none did."""
    overview = report.section("overview")
    if overview is None or is_empty(overview, context) or sayings(report):
        return
    if any(_counts(sentence) for sentence in report.sentences):
        return
    topic = overview.topic("requests")
    paragraphs = (topic.paragraphs if topic else ()) or overview.paragraphs
    last = paragraphs[-1] if paragraphs else None
    yield Fault(
        last.place(len(last)) if last else None,
        "“依申请公开”没有写收到几件申请，也没有写没有收到",
        "请写明新收、上年结转、办结、结转下年度各几件；没有收到的写“未收到政府信息公开申请”",
        section="overview",
    )


def _counts(sentence: Sentence) -> bool:
    """Return whether a sentence tells how many applications came, or that none did."""
    if sentence.section not in ("overview", "applications"):
        return False
    at_home = sentence.topic == "requests" or sentence.section == "applications"
    text = _DISPUTED.sub("", sentence.text)
    if _NONE.search(text):
        return at_home or "申请" in text
    if not at_home and not _REQUEST.search(text):
        return False
    return any(
        figure.unit in _COUNTED
        or _COUNTED_BESIDE.search(text[: figure.end])
        or text.startswith("申请", figure.end)
        for figure in read_figures(text)
    )
