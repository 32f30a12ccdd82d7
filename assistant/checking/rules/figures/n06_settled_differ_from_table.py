"""正文的办结、结转数与表三不符。

## 检查内容
正文写的上年结转、办结、结转下年度继续办理的件数，予以公开、不予公开等各种结果的件数，
与表三相应总计核对；
写了“全部办结”的，看表三“结转下年度继续办理”是不是0。
只写“均已答复”的，县、市年报不能断定口径的，改为询问。

## 为什么
申请的去向要逐件对得上。正文说全部办结，表里却结转1件，答复时限也就说不清。

## 怎么改
以申请台账为准统一正文和表三；没有办完的写明结转几件。
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.checking.reading.broken_sums import sure
from assistant.checking.reading.requests_said import Said, is_about_requests, sayings
from assistant.checking.reading.results_said import in_table, results_said
from assistant.checking.reading.scope import Standing, is_wide, mismatch, standing
from assistant.checking.reading.unread_parts import no_table
from assistant.checking.rule import Certainty, Context, Example, Fault, NotAssessed, Severity
from assistant.report.layout import format_number
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.reading.requests_said import Saying
    from assistant.report.document import Place
    from assistant.report.report import Report, ReportTable

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.CERTAIN
BASIS = "国办公开办函〔2021〕30号：内容准确"

_TABLE = {
    "received.natural": 3,
    "carried_in.natural": 1,
    "granted.natural": 3,
    "carried_out.natural": 1,
}


def _says(text: str) -> Example:
    prose = f"（一）主动公开\n公开30条。\n（二）依申请公开\n{text}"
    return Example(sections={"overview": prose}, tables={"applications": _TABLE})


GOOD = (
    Example(),
    _says("新收申请3件，上年结转1件，办结3件，结转下年度继续办理1件。"),
    _says("新收申请3件，已办结2件，另办结上年结转的1件，1件结转下年度。"),
    _says("收到公开申请3件，予以公开3件，无法提供0件。全年公文不予公开6件。"),
    _says("收到公开申请3件，除1件结转下年外，其余全部办结。人大代表建议6件全部办结。"),
    _says("收到公开申请3件，办结3件，均在法定期限内答复。"),
    _says("全年应办的公开申请，新收和上年结转加起来4件，办结3件，结转下年度1件。"),
)
BAD = (
    _says("新收申请3件，上年结转0件，办结3件，结转下年度1件。"),
    _says("收到公开申请3件，办结4件，结转下年度1件。"),
    _says("收到公开申请3件，连同上年结转1件，已全部办结。"),
    _says("收到公开申请3件，2件结转下年度继续办理。"),
    _says("新收申请3件，上年结转1件，按期办结4件，结转下年度1件。"),
    _says("收到公开申请3件，其中予以公开2件，无法提供1件。"),
    _says("上年结转1件，办结1件，结转下年度1件。办结的3件中，予以公开2件。"),
    _says("收到公开申请3件，年底没有一件结转下年度。"),
)

_CELLS = {Said.CARRIED_IN: "carried_in", Said.SETTLED: "settled", Said.CARRIED_OUT: "carried_out"}
_ALL = Pattern(
    r"(?:(?<!平)均|全部|都)(?:已经?)?(?P<within>按[^，。；]{0,8}|依法|及时|在[^，。；]{0,12})?(?:予以|给予|作出|完成)?"
    r"(?:办结|办理完毕|(?P<answered>答复|回复))"
)
_REST = Pattern(
    r"除|其余|其它|剩余|外|结转(?:至|到)?下|下年|次年|正在办理|上年结转的[^，；]*(?:全部|均|都)"
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield what the prose says of settled and carried-over applications against the table."""
    table = report.tables.get("applications")
    if table is None:
        yield no_table(report, "applications")
        return
    said = [s for s in sayings(report) if s.said in _CELLS and s.standing is not Standing.OTHER]
    for saying in said:
        if not _agrees(table, saying, said):
            yield _fault(table, saying)
    yield from _results(report, table)
    yield from _all_settled(report, table)


def _agrees(table: ReportTable, saying: Saying, said: list[Saying]) -> bool:
    value = sure(table, f"{_CELLS[saying.said]}.total")
    if value is None or saying.value == value:
        return True
    if _breaks_its_own_balance(table, saying, said):
        return False
    same = [other.value for other in said if other.said is saying.said]
    if value in same or sum(same, Decimal(0)) == value:
        return True
    # 办结 may leave out what last year carried over.
    carried_in = table.get("carried_in.total") or Decimal(0)
    return saying.said is Said.SETTLED and value - carried_in <= saying.value <= value


def _breaks_its_own_balance(table: ReportTable, saying: Saying, said: list[Saying]) -> bool:
    """Return whether 办结 and 结转下年 of one sentence add up to nothing that came in."""
    left = next(
        (s.value for s in said if s.said is Said.CARRIED_OUT and s.sentence is saying.sentence),
        None,
    )
    received, carried_in = (sure(table, f"{row}.total") for row in ("received", "carried_in"))
    if saying.said is not Said.SETTLED or left is None or received is None or carried_in is None:
        return False
    return saying.value + left not in (received, received + carried_in)


def _fault(table: ReportTable, saying: Saying) -> Fault:
    row = _CELLS[saying.said]
    value = table.get(f"{row}.total") or Decimal(0)
    gap = format_number(abs(saying.value - value))
    return mismatch(
        saying.place,
        f"正文写“{saying.words}”，表三“{table.form.rows[row].caption}”为{format_number(value)}件，"
        f"相差{gap}件",
        "请核对申请台账，把正文和表三改成同一个数",
        saying.standing,
    )


def _results(report: Report, table: ReportTable) -> Iterator[Fault]:
    """Yield the results, such as 予以公开, whose number is not that of the table's rows."""
    if sure(table, "settled.total") is None:
        return
    said = [result for result in results_said(report) if result.standing is not Standing.OTHER]
    for result in said:
        value = in_table(table, result.name)
        same = [other.value for other in said if other.name == result.name]
        # Given twice, one may be of last year's or of one unit's.
        if value is None or value in same or sum(same, Decimal(0)) == value:
            continue
        yield mismatch(
            result.place,
            f"正文写“{result.words}”，表三“{result.name}”合计{format_number(value)}件",
            "请核对申请台账，把正文和表三改成同一个数",
            result.standing,
            certainty=Certainty.LIKELY,
        )


def _all_settled(report: Report, table: ReportTable) -> Iterator[Fault]:
    left, settled = sure(table, "carried_out.total"), sure(table, "settled.total")
    if not left or is_wide(report):
        return
    # 办结3件，均按期答复 is about these three.
    of_the_settled = re.compile(rf"办结{settled}件") if settled else None
    for sentence in report.sentences:
        match = _ALL.search(sentence.text)
        if not match or sentence.section not in ("overview", "applications"):
            continue
        clause = re.split(r"[，；]", sentence.text[: match.end()])[-1]
        if _REST.search(sentence.text) or not is_about_requests(sentence, clause):
            continue
        if of_the_settled and of_the_settled.search(sentence.text):
            continue
        if standing(report, sentence.text[: match.start()]) is Standing.SAME:
            yield _not_all(sentence.passage.place(*match.span()), match, left)


def _not_all(place: Place, match: re.Match[str], left: Decimal) -> Fault:
    message = f"正文写“{match[0]}”，表三“结转下年度继续办理”总计为{format_number(left)}件"
    suggestion = "请核对申请台账；没有办完的，正文写明结转下年度几件"
    if match["answered"]:
        message += "，答复的是否包括这几件？"
        return Fault(place, message, suggestion, severity=Severity.WARNING, certainty=Certainty.ASK)
    certainty = Certainty.LIKELY if match["within"] else None
    return Fault(place, message, suggestion, certainty=certainty)
