"""有没有申请，正文与表三说法相反。

## 检查内容
正文写“未收到申请”“收到0件”，表三“本年新收”却大于0；或者正文写收到若干件，表三却全是0。
各种写法都认：未收到、没有接到、无依申请公开、受理0件、零报告等。

## 为什么
有和没有是最基本的事实，两处相反，整份年报的数字都会被怀疑。

## 怎么改
查申请台账和邮箱、信箱、网上申请后台，以实际收到的为准，改正文或改表。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.broken_sums import sure
from assistant.checking.reading.requests_said import Said, sayings
from assistant.checking.reading.scope import Standing, mismatch
from assistant.checking.reading.unread_parts import no_table
from assistant.checking.rule import Certainty, Context, Example, Fault, NotAssessed, Severity
from assistant.report.layout import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.reading.requests_said import Saying
    from assistant.report.report import Report

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.CERTAIN
BASIS = "国办公开办函〔2021〕30号：内容准确"

_ONE = {"received.natural": 1, "granted.natural": 1}
_OF_A_COMPANY = {"received.commercial": 1, "granted.commercial": 1}


def _says(text: str, cells: dict[str, int]) -> Example:
    prose = f"（一）主动公开\n公开30条。\n（二）依申请公开\n{text}"
    return Example(sections={"overview": prose}, tables={"applications": cells})


GOOD = (
    Example(),
    _says("2024年没有收到政府信息公开申请。", {}),
    _says("2023年没有收到公开申请，2024年收到公开申请1件。", _ONE),
    _says("没有因依申请公开被投诉举报，未发生行政复议，收到公开申请1件。", _ONE),
    _says("全年1件申请由企业提出，自然人没有提出申请。", _OF_A_COMPANY),
    _says("没有个人提出申请，全年1件来自企业。", _OF_A_COMPANY),
    _says("没有企业提出申请，1件由自然人提出。", _ONE),
    _says("归集属性为依申请公开的信息6条，没有收到公开申请。", {}),
)
BAD = (
    _says("2024年未收到公民、法人和其他组织提出的政府信息公开申请。", _ONE),
    _says("全年公民、法人和其他组织都没有提出政府信息公开申请。", _ONE),
    _says("全年没有任何单位和个人提出政府信息公开申请。", _ONE),
    _says("我镇全年无依申请公开情况。", _ONE),
    _says("全年收到政府信息公开申请0件。", _ONE),
    _says("全年收到政府信息公开申请2件，均已答复。", {}),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield the sentences that say none where the table has some, and the other way round."""
    table = report.tables.get("applications")
    if table is None:
        yield no_table(report, "applications")
        return
    received = sure(table, "received.total")
    if received is None:
        yield NotAssessed("表三“本年新收”的总计没有认出，或者与分项不符")
        return
    said = [s for s in sayings(report) if s.said in (Said.RECEIVED, Said.ACCEPTED)]
    carried_in = table.get("carried_in.total")
    if any(s.value in (received, received + (carried_in or 0)) for s in said if received):
        return
    for saying in said:
        is_opposite = bool(saying.value) != bool(received)
        is_last_years = saying.value and saying.value == carried_in
        if is_opposite and not is_last_years and saying.standing is not Standing.OTHER:
            yield _fault(saying, format_number(received))


def _fault(saying: Saying, received: str) -> Fault:
    return mismatch(
        saying.place,
        f"正文写“{saying.words}”，表三“本年新收”总计{received}件",
        "请查申请台账，以实际收到的件数为准，改正文或改表三",
        saying.standing,
    )
