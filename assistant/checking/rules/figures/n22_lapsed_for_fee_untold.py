"""因逾期未缴费不再处理的，正文没有说收费。

## 检查内容
表三“申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请”一行大于0时，
“其他需要报告的事项”有没有说明收取信息处理费的情况；写了“没有发出收费通知”的，两处相反。

## 为什么
这一行的前提是发过收费通知。正文不说，就看不出依据什么收费、发过几次通知。

## 怎么改
补写发出收费通知的件数、金额、实际收取多少；没有发过通知的，改表三这一行。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.scope import Period, period
from assistant.checking.reading.unread_parts import no_table
from assistant.checking.rule import Certainty, Context, Example, Fault, NotAssessed, Severity
from assistant.report.layout import format_number
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "条例第四十二条；《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）"

_LAPSED = {"received.natural": 2, "granted.natural": 1, "lapsed_unpaid.natural": 1}


def _says(others: str, cells: dict[str, int] | None = None) -> Example:
    tables = {"applications": _LAPSED if cells is None else cells}
    return Example(sections={"others": others}, tables=tables)


GOOD = (
    Example(),
    _says("2024年发出收费通知1件，申请人没有缴费，实际收取信息处理费0元。"),
    _says("没有发出收费通知。", {}),
    _says("本年向1名申请人送达信息处理费缴纳通知，逾期未缴。"),
    _says("另有1件因未按收费通知缴费不再处理，没有收取信息处理费。"),
)
BAD = (
    _says("落实年度政务公开工作要点12项。"),
    _says("2024年没有发出收费通知，收取信息处理费0元。"),
    _says("本年未产生信息处理费，也未向申请人发过缴费通知。"),
)

_FEE = Pattern(r"信息处理费|收费|缴费")
_NO_NOTICE = Pattern(
    r"(?:没有|未)(?:向[^，。；]{0,8})?(?:发出|发过|下达|送达|作出|出具|发放|制发|发)"
    r"[^，。；、]{0,6}(?:收费|缴费)[^，。；、]{0,6}通知|(?:没有|无)(?:收费|缴费)通知"
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault where applications lapsed for a fee that the prose does not tell of."""
    table = report.tables.get("applications")
    if table is None:
        yield no_table(report, "applications")
        return
    if "lapsed_unpaid" not in table.form.rows:
        yield NotAssessed("表三没有找到“逾期未缴费”一行")
        return
    lapsed = table.get("lapsed_unpaid.total")
    if lapsed is None:
        yield NotAssessed("表三“逾期未缴费”一行没有认出")
        return
    if lapsed:
        yield from _untold(report, format_number(lapsed))


def _untold(report: Report, lapsed: str) -> Iterator[Fault]:
    told = [s for s in report.sentences if s.section in ("overview", "others")]
    fees = [sentence for sentence in told if _FEE.search(sentence.text)]
    section = report.section("others")
    if not fees:
        place = section.heading.place() if section and section.heading else None
        yield Fault(
            place,
            f"表三有{lapsed}件因逾期未缴费不再处理，正文没有说信息处理费",
            "请在“其他需要报告的事项”写明发出收费通知几件、金额多少、实收多少",
            section="others",
        )
    for sentence in fees:
        match = _NO_NOTICE.search(sentence.text)
        if match and period(report, sentence.text[: match.start()]) is Period.YEAR:
            yield Fault(
                sentence.passage.place(*match.span()),
                f"正文写“{match[0]}”，表三却有{lapsed}件因逾期未按收费通知缴费不再处理",
                "请查有没有发过收费通知，改正文或改表三",
            )
