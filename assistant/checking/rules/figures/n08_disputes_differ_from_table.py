"""正文的复议、诉讼件数与表四不符。

## 检查内容
正文写的因政府信息公开引起的行政复议、行政诉讼件数（包括“未发生”），与表四总计核对。
诉讼按未经复议直接起诉加复议后起诉两组合计；复议写了维持、纠正等结果的，逐项核对。本单位经办的其他复议、应诉业务不比；口径拿不准的改为询问。

## 为什么
表四15格没有文字说明，读者靠正文读懂它。两处不一致，复议、诉讼的结果也就没有依据。

## 怎么改
查复议机关、法院送达的文书，统一正文和表四；只写当年新发生的，在正文注明。
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.checking.reading.broken_sums import sure
from assistant.checking.reading.scope import Standing, is_wide, mismatch, standing
from assistant.checking.reading.unread_parts import no_table
from assistant.checking.rule import Certainty, Context, Example, Fault, NotAssessed, Severity
from assistant.report.figures import read_figures
from assistant.report.layout import format_number
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report, ReportTable, Sentence

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：内容准确"

_CELLS = {"review.upheld": 1, "direct.pending": 1, "reviewed.other": 1}


def _says(text: str, unit: str = "云岭县石桥镇人民政府", **cells: int) -> Example:
    prose = f"（一）主动公开\n公开30条。\n（二）依申请公开\n{text}"
    disputes = {key.replace("_", "."): value for key, value in cells.items()}
    return Example(sections={"overview": prose}, tables={"disputes": disputes}, unit=unit)


GOOD = (
    Example(),
    _says(
        "因政府信息公开引起行政复议1件，行政诉讼2件。",
        review_upheld=1,
        direct_pending=1,
        reviewed_other=1,
    ),
    _says("未发生因政府信息公开引起的行政复议、行政诉讼。"),
    _says(
        "因政府信息公开引起行政复议3件，维持2件、尚未审结1件；诉讼0件。",
        review_upheld=2,
        review_pending=1,
    ),
    _says("行政复议决定书公开率提高。没有行政诉讼败诉情形。", review_upheld=1, direct_upheld=1),
    _says("办理行政复议案件86件，出庭应诉行政诉讼12件。", "云岭县司法局"),
    _says("因公开申请被复议1件，已维持；没有复议后起诉的。", review_upheld=1),
)
BAD = (
    _says("因政府信息公开引起行政复议1件，行政诉讼0件。"),
    _says("因政府信息公开引起行政复议2件。", review_upheld=1),
    _says("因政府信息公开引起行政复议2件，其中维持1件、纠正1件。", review_upheld=2),
    _says("未发生因政府信息公开引起的行政复议、行政诉讼。", direct_pending=1),
    _says("政府信息公开方面，被提起行政诉讼3件。", direct_pending=1, reviewed_other=1),
    _says(
        "因公开申请被诉3件，其中直接起诉1件、复议后起诉2件。", direct_pending=2, reviewed_other=1
    ),
)

_TOTALS = ("review.total", "direct.total", "reviewed.total")
_NAMED = Pattern(r"(?:行政)?(?P<what>复议|诉讼)(?:申请|案件|案|事项|数量|总数|数|的|共|为|情况)*$")
_BOTH = Pattern(r"复议(?:、|和|及|与|或者?|以及)(?:提起|被提起)?(?:行政)?诉讼")
_UNITS = frozenset({"件", "起", "宗", "个", "例", "条", "件次"})
_HOME = Pattern(r"政府信息|信息公开|政务公开|依申请公开")
_OTHER_COUNT = Pattern(r"新增|新发生|上年|结转|维持|纠正|撤[销回]|驳回|败诉|胜诉|直接起诉|复议后")
# Cases that the unit filed, heard or defended for others, wherever the sentence says so.
_OTHER_BUSINESS = Pattern(r"备案|审[结理]|承办|代理|出庭|应诉|旁听")
_NONE = Pattern(
    r"(?:(?:未|没有|尚未|从未)(?:发生|收到|出现|产生|接到|涉及|引[发起]|被|因|有)|没有|(?<!有)无(?!法))"
    r"(?P<object>[^，。；：]{0,36}?(?:复议|诉讼)[^，。；：]{0,16})"
)
_OUTCOMES = {
    "维持": "review.upheld",
    "纠正": "review.corrected",
    "其他结果": "review.other",
    "尚未审结": "review.pending",
}
_OUTCOME = Pattern(r"[，、：（中](?:结果)?(?P<what>维持|纠正|其他结果|尚未审结)(?:的|共|为)?\Z")
_WAYS = {"直接": "direct.total", "复议后": "reviewed.total"}
_WAY = Pattern(r"(?:未经复议)?(?P<way>直接|复议后)(?:提起诉讼|起诉)(?:的|案件|共|为)*$")
# 没有复议后起诉的 speaks of lawsuits alone, and only of some.
_SUED_LATER = Pattern(r"复议(?:以?后|之后|决定)[^，。；]{0,6}(?:起诉|诉讼)")
_NOT_NONE = Pattern(r"败诉|纠正|纠错|撤销|维持|超期|逾期|违法|不当|经复议|履行|责令|驳回|化解")


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield the numbers of reviews and lawsuits in prose that are not the table's."""
    table = report.tables.get("disputes")
    if table is None:
        yield no_table(report, "disputes")
        return
    if any(sure(table, key) is None for key in _TOTALS):
        yield NotAssessed("表四的总计没有认全，或者与分项不符")
        return
    for sentence in report.sentences:
        if _is_about_disclosure(report, sentence):
            yield from _in_figures(report, table, sentence)
            yield from _outcomes(report, table, sentence)
            yield from _ways_to_court(report, table, sentence)
            yield from _in_words(report, table, sentence)


def _is_about_disclosure(report: Report, sentence: Sentence) -> bool:
    if sentence.section not in ("overview", "applications", "disputes", "others"):
        return False
    if not re.search(r"复议|诉讼", sentence.text):
        return False
    at_home = sentence.topic == "requests" or sentence.section == "disputes"
    return bool(_HOME.search(sentence.text)) or (at_home and "司法" not in report.unit)


def _in_figures(report: Report, table: ReportTable, sentence: Sentence) -> Iterator[Fault]:
    text = sentence.text
    previous = 0
    for figure in read_figures(text):
        start = max(previous, *(text.rfind(mark, previous, figure.start) + 1 for mark in "，；："))
        clause = text[start : figure.start]
        named = _NAMED.search(clause)
        previous = figure.end
        if not named or figure.unit not in _UNITS or _BOTH.search(clause):
            continue
        begin = start + named.start()
        if not _OTHER_COUNT.search(clause) and not _OTHER_BUSINESS.search(text[:begin]):
            span = (begin, figure.end)
            how = _standing(report, text[:begin])
            yield from _compared(table, sentence, span, named["what"], figure.value, how)


def _outcomes(report: Report, table: ReportTable, sentence: Sentence) -> Iterator[Fault]:
    """Yield the outcomes of reviews, told behind their number, that are not the table's."""
    text = sentence.text
    reviews = re.search(r"复议(?:案件|申请|案)?\d+[件起宗]", text)
    if not reviews or _OTHER_BUSINESS.search(text[: reviews.start()]):
        return
    end = text.find("诉讼", reviews.end())
    for figure in read_figures(text[: end if end > 0 else len(text)]):
        named = _OUTCOME.search(text, reviews.end(), max(reviews.end(), figure.start))
        key = _OUTCOMES[named["what"]] if named else ""
        value = table.get(key) if key else None
        if named is None or value is None or value == figure.value or figure.unit not in _UNITS:
            continue
        how = _standing(report, text[: named.start()])
        if how is not Standing.OTHER:
            yield mismatch(
                sentence.passage.place(named.start("what"), figure.end),
                f"正文写复议“{text[named.start('what') : figure.end]}”，"
                f"{table.form.cell_name(key)}为{format_number(value)}件",
                "请查复议决定书，统一正文和表四",
                how,
            )


def _ways_to_court(report: Report, table: ReportTable, sentence: Sentence) -> Iterator[Fault]:
    """Yield the lawsuits told by how they came to court that are not the table's."""
    text = sentence.text
    for figure in read_figures(text):
        named = _WAY.search(text[: figure.start])
        value = table.get(_WAYS[named["way"]]) if named else None
        if named is None or value is None or value == figure.value or figure.unit not in _UNITS:
            continue
        how = _standing(report, text[: named.start()])
        if how is not Standing.OTHER and not _OTHER_BUSINESS.search(text[: named.start()]):
            yield mismatch(
                sentence.passage.place(named.start(), figure.end),
                f"正文写“{text[named.start() : figure.end]}”，"
                f"{table.form.cell_name(_WAYS[named['way']])}为{format_number(value)}件",
                "请查收到的应诉通知书，统一正文和表四",
                how,
            )


def _in_words(report: Report, table: ReportTable, sentence: Sentence) -> Iterator[Fault]:
    for match in _NONE.finditer(sentence.text):
        if _NOT_NONE.search(match["object"]) or _SUED_LATER.search(match["object"]):
            continue
        how = _standing(report, sentence.text[: match.start()])
        for what in ("复议", "诉讼"):
            if what in match["object"]:
                yield from _compared(table, sentence, match.span(), what, Decimal(0), how)


def _standing(report: Report, before: str) -> Standing:
    """Return how a number stands; one of a whole county or city is never the table's for sure."""
    how = standing(report, before)
    return Standing.UNSURE if how is Standing.SAME and is_wide(report) else how


def _compared(
    table: ReportTable,
    sentence: Sentence,
    span: tuple[int, int],
    what: str,
    value: Decimal,
    how: Standing,
) -> Iterator[Fault]:
    keys = _TOTALS[:1] if what == "复议" else _TOTALS[1:]
    known = [table.get(key) or Decimal(0) for key in keys]
    total = sum(known, Decimal(0))
    if how is Standing.OTHER or value == total or (value and value in known):
        return
    yield mismatch(
        sentence.passage.place(*span),
        f"正文写“{sentence.text[slice(*span)]}”，表四行政{what}总计{format_number(total)}件",
        "请查收到的复议、诉讼文书，统一正文和表四；只写当年新发生的请注明",
        how,
    )
