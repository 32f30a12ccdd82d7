"""监督保障没有写人员和培训的数。

## 检查内容
“监督保障”（或教育培训、组织领导等小标题下）有没有人员、会议、培训、检查的数。
一个数、一项结果都没有的报一般问题；有别的数、没有人员和培训的，只作提示。

## 为什么
“加强培训”说不清谁在做、练了几次，也没有办法和上年比。

## 怎么改
写专职、兼职各几人，会议、培训、检查几次，多少人次参加；没有组织的写没有。
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
BASIS = "国办公开办函〔2021〕30号：总体情况包括监督保障"


def _says(text: str) -> Example:
    return Example(
        sections={
            "overview": "（一）主动公开\n主动公开36条。\n（二）依申请公开\n未收到申请。\n"
            "（三）政府信息管理\n未制发行政规范性文件。\n（四）平台建设\n专栏1个。\n"
            f"（五）监督保障\n{text}"
        }
    )


GOOD = (
    Example(),
    _says("两名兼职信息员参加县里培训一次；社会评议没有开展。"),
    _says("全年没有组织培训，未发生责任追究情形。"),
    _says("考核、评议、追究均未开展。\n（六）教育培训\n开展培训3期。"),
)
BAD = (
    _says("不断加强监督保障，组织业务培训，提升工作水平。"),
    _says("成立领导小组，明确专人负责，把公开工作纳入年度考核。"),
    _says("社会评议收回问卷120份，未发生责任追究情形。"),
    _says("压实各股室责任，提升业务素养，没有受到责任追究的人员。"),
)

_PEOPLE = Pattern(
    r"人员|专职|兼[职办管]|听课|培训|学习|信息员|联络员|专人|工作者|人次|会议|开会|研究|部署|检查|督查|督导|巡查|抽查|自查|跟班"
)
_TRAINING = Pattern(r"(?<!校外)(?<!技能)培训(?!机构|补[助贴])|专职|兼职|信息员|联络员")
_NONE = Pattern(r"(?:未|没有|无)[^，。；]{0,10}(?:培训|专职|兼职|人员|会议)")
# 没有受到责任追究的人员 tells of no staff.
_BLAMED = Pattern(r"[^，。；]*(?:追究|问责|追责)[^，。；]*")
_RESULT = Pattern(
    r"(?:未|没有|无|不存在)[^。；]{0,40}(?:追究|问责|评议|考核|投诉|举报|申诉|复议|通报|情形)|优秀|良好|合格|先进"
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault when no number is given for staff, meetings and training."""
    told = told_of(report, context, "supervision")
    if told is None or any(map(_counts, _texts(report))):
        return
    has_fact = has_number(told.text) or bool(_RESULT.search(told.text))
    yield Fault(
        told.end,
        "“监督保障”没有写专职、兼职几人，培训、会议、检查几次",
        "请写明人数、次数和人次；没有组织培训的写没有",
        section="overview",
        severity=Severity.INFO if has_fact else None,
        certainty=Certainty.ASK if has_fact else None,
    )


def _texts(report: Report) -> Iterator[str]:
    """Yield the sentences that may count people: those of the topic, and of training elsewhere."""
    for sentence in overview_sentences(report):
        if sentence.topic in (None, "supervision") or _TRAINING.search(sentence.text):
            yield sentence.text


def _counts(text: str) -> bool:
    """Return whether a sentence counts people, meetings or training, or says there were none."""
    text = _BLAMED.sub("", text)
    return bool(_PEOPLE.search(text)) and (has_number(text) or bool(_NONE.search(text)))
