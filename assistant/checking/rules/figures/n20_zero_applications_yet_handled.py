"""没有申请，却写了答复、收费情形。

## 检查内容
表三或正文说明本年没有收到申请、也没有上年结转时，正文有没有“均按时答复”“收到的申请均未收费”
“同意公开0件”“答复率100%”一类说法；大段照写登记、审核、答复流程的，作提示。

## 为什么
没有申请，就没有答复和收费可言。这类句子多半是从有申请的年报里带过来的。

## 怎么改
直接写没有：“2024年未收到政府信息公开申请，没有发生信息处理费。”
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.reading.requests_said import is_about_requests, received_none
from assistant.checking.reading.scope import Standing, standing
from assistant.checking.rule import Certainty, Context, Example, Fault, NotAssessed, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report, Sentence

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：真实准确"

_NONE_RECEIVED = "（一）主动公开\n公开30条。\n（二）依申请公开\n2024年未收到政府信息公开申请"


def _says(more: str, others: str = "2024年没有收取信息处理费。") -> Example:
    return Example(sections={"overview": f"{_NONE_RECEIVED}{more}", "others": others})


GOOD = (
    Example(),
    _says("，没有发生信息处理费。", "2024年未发出收费通知，收取信息处理费0元。"),
    _says("，上年结转0件，办结0件，结转下年度0件。人大代表建议3件均按时答复。"),
    Example(
        sections={
            "overview": "（一）主动公开\n公文46件，其中主动公开40件，依申请公开0件，不予公开6件。\n"
            "（二）依申请公开\n2024年未收到政府信息公开申请。"
        }
    ),
    _says("。修订工作规程，确保今后的申请均在20个工作日内答复。"),
    Example(
        sections={"overview": "收到政府信息公开申请1件，均按时答复。"},
        tables={"applications": {"received.natural": 1, "granted.natural": 1}},
    ),
    Example(
        sections={"overview": "2024年收到12件政府信息公开申请、办结12件，均在期限内答复。"},
        tables={"applications": {"received.natural": 12, "granted.natural": 12}},
    ),
)
BAD = (
    _says("，均依法按时答复。"),
    _says("。", "2024年我镇收到的政府信息公开申请均未收取信息处理费。"),
    _says("，同意公开0件，不予公开0件。"),
    _says("，按时答复率100%。"),
    _says("。对收到的每件申请逐一登记、答复。"),
    _says("。对收到的每一件申请，都及时登记、按期办结。"),
    _says("。按照登记、审核、办理、答复、归档的流程规范办理公开申请。"),
)

_UNCHARGED = Pattern(
    r"(?:收到|受理|办理)的?[^，。；]{0,18}(?:申请|依申请公开)[^，。；]{0,6}"
    r"(?:均|都|全部|一律)?(?:未|没有|不)(?:予)?(?:收|产生|发生)[^，。；]{0,12}费用?"
    r"|申请(?:均|都|全部|一律)(?:未|没有|不)收[^，。；]{0,10}费用?"
)
_ANSWERED = Pattern(
    r"(?:均|都|全部)(?:已经?|能够?|做到)?"
    r"(?:依法依规|依法|依规|及时|按[时期]|按照?[^，。；]{0,10}|在[^，。；]{0,14}[内前])*、?"
    r"(?:予以|进行|作出|给予|完成|得到)?了?(?:妥善)?(?:答复|回复|办结|办理完毕|办理)"
)
_RATE = Pattern(r"(?:答复|办结|回复|办理)率[^，。；]{0,6}100%")
_RESULTS = Pattern(
    r"(?:(?:同意|予以|部分|不予)公开|(?<![请动])公开|无法提供|不予处理)0(?:件|条|宗|起)"
)
# 对收到的每一件申请，都及时登记: there was none.
_EVERY = Pattern(
    r"(?:对|凡)?收到的(?:每一?|各|全部|所有)[件份条]?[^，。；]{0,10}申请，?[^，。；]{0,10}"
    r"(?:登记|答复|办结|办理|受理|回复)"
)
_INTENDED = Pattern(r"确保|保证|要求|力争|努力|必须|应当?|今后|规定|对于|严格")
_STEP = r"(?:登记|受理|审核|审查|办理|审签|审批|答复|归档|转办|送达|存档|接收|补正|交办|反馈)"
_WORKFLOW = Pattern(rf"{_STEP}(?:、{_STEP}){{3,}}")


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield the sentences that tell of answers or fees where there was no application."""
    none = received_none(report)
    if none is None:
        yield NotAssessed("看不出本年有没有收到申请")
    if not none:
        return
    for sentence in report.sentences:
        if sentence.section in ("overview", "applications", "others"):
            yield from _handled(report, sentence)
            yield from _workflow(sentence)


def _handled(report: Report, sentence: Sentence) -> Iterator[Fault]:
    span = _offence(sentence)
    if span and standing(report, sentence.text[: span[0]]) is not Standing.OTHER:
        words = sentence.text[slice(*span)]
        yield Fault(
            sentence.passage.place(*span),
            f"本年没有申请，却写“{words}”",
            "请改为直接说明没有发生，例如“没有发生答复、收费情形”",
        )


def _offence(sentence: Sentence) -> tuple[int, int] | None:
    """Return where the words that presuppose an application stand, or None."""
    text = sentence.text
    uncharged = _UNCHARGED.search(text)
    if uncharged:
        return uncharged.span()
    results = list(_RESULTS.finditer(text))
    if results and (sentence.topic == "requests" or sentence.section == "applications"):
        return results[0].start(), results[-1].end()
    if not is_about_requests(sentence):
        return None
    claimed = _EVERY.search(text) or _ANSWERED.search(text) or _RATE.search(text)
    if claimed and not _INTENDED.search(re.split("[，；]", text[: claimed.start()])[-1]):
        return claimed.span()
    return None


def _workflow(sentence: Sentence) -> Iterator[Fault]:
    match = _WORKFLOW.search(sentence.text)
    if match and is_about_requests(sentence, sentence.text):
        yield Fault(
            sentence.passage.place(*match.span()),
            "本年没有申请，办理流程写得较多，请确认是不是本单位的做法",
            "没有申请的年度，这一段写明没有收到即可；流程有改动的，写改了什么",
            severity=Severity.INFO,
            certainty=Certainty.ASK,
        )
