"""正文的申请数与表三不符。

## 检查内容
正文写的收到（受理、办理）政府信息公开申请件数，与表三“本年新收”总计核对；
写的是连同上年结转一起办理的，与“本年新收”加“上年结转”核对。
上年的、某个渠道的、某类申请人的不比；不能断定口径的（县、市年报，“全系统”等），改为询问。

## 为什么
同一份年报里两个数，读者不知道信哪个。

## 怎么改
以申请台账为准，把正文和表三改成同一个数；口径不同的，在正文写明是本级的还是全县的。
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.checking.reading.broken_sums import sure
from assistant.checking.reading.requests_said import Said, sayings
from assistant.checking.reading.scope import Standing, mismatch
from assistant.checking.reading.unread_parts import no_table
from assistant.checking.rule import Certainty, Context, Example, Fault, NotAssessed, Severity
from assistant.report.layout import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.checking.reading.requests_said import Saying
    from assistant.report.report import Report, ReportTable

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.CERTAIN
BASIS = "国办公开办函〔2021〕30号：内容准确"

_THREE = {"received.natural": 3, "granted.natural": 3}


def _says(text: str, unit: str = "云岭县石桥镇人民政府") -> Example:
    prose = f"（一）主动公开\n公开30条。\n（二）依申请公开\n{text}"
    return Example(sections={"overview": prose}, tables={"applications": _THREE}, unit=unit)


GOOD = (
    _says("2024年收到政府信息公开申请3件，均已办结。"),
    _says("2023年收到申请5件，2024年收到3件公开申请，比上年少2件。"),
    _says("通过网站收到公开申请1件，通过信函收到公开申请2件。"),
    _says("收到“书记信箱”来信19件，收到低保申请12件；政府信息公开申请共收到3件。"),
    _says("归集依申请公开信息6条，收到公开申请3件。"),
)
BAD = (
    _says("2024年收到政府信息公开申请2件，均已办结。"),
    _says("全年共收到8件政府信息公开申请，答复8件。"),
    _says("受理公民、法人和其他组织提出的政府信息公开申请5件。", "云岭县水务局"),
    _says("我县收到政府信息公开申请17件。", "云岭县人民政府"),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield the numbers of applications received that are not the table's."""
    table = report.tables.get("applications")
    if table is None:
        yield no_table(report, "applications")
        return
    received = sure(table, "received.total")
    if received is None:
        yield NotAssessed("表三“本年新收”的总计没有认出，或者与分项不符")
        return
    said = [s for s in sayings(report) if s.said in (Said.RECEIVED, Said.ACCEPTED) and s.value]
    if not said or not received or _agrees(table, said):
        return
    for saying in said:
        if saying.standing is not Standing.OTHER:
            yield _fault(table, saying, received)


def _agrees(table: ReportTable, said: Sequence[Saying]) -> bool:
    """Return whether the prose gives the table's number once, or all of its numbers add up to it.

    What else it gives then is a part of that number, or another count.
    """
    received = table.get("received.total") or Decimal(0)
    with_last_year = received + (table.get("carried_in.total") or 0)
    accepted = {received, with_last_year}
    if sum((s.value for s in said), Decimal(0)) in accepted:
        return True
    settled = table.get("settled.total")
    return any(s.value in accepted or (_is_handled(s) and s.value == settled) for s in said)


def _is_handled(saying: Saying) -> bool:
    """Return whether 办理 or 处理 is the word, which may stand for what was settled."""
    return saying.said is Said.ACCEPTED and not re.search("受理|收办", saying.words)


def _fault(table: ReportTable, saying: Saying, received: Decimal) -> Fault:
    caption = table.form.rows["received"].caption
    gap = format_number(abs(saying.value - received))
    return mismatch(
        saying.place,
        f"正文写“{saying.words}”，表三“{caption}”总计{format_number(received)}件，相差{gap}件",
        "请核对申请台账，把正文和表三改成同一个数",
        saying.standing,
        certainty=Certainty.LIKELY if saying.said is Said.ACCEPTED else None,
    )
