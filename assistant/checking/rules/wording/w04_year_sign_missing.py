"""年份后面漏了“年”字。

## 检查内容
报告年度和前后一年的四位年份，后面直接接“我局”“共”“存在”“度”一类的话。文件名、栏目名、网址、电话里的数字不算；
标题由F04来说。

## 为什么
“2024我局”读不通，多是删改年份时带掉了字。

## 怎么改
补上“年”字。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.occurrences import occurrences
from assistant.checking.reading.walk import headings, prose
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.reading.occurrences import Occurrence
    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "公文文字要求"

_FEE = "收取信息处理费0元。"
GOOD = (
    Example(),
    Example(sections={"others": f"2024年共开会3次，“2024政务公开”专栏发文9篇，{_FEE}"}),
    Example(sections={"others": f"电话0599-6122024，全镇收到奖补资金2024元，{_FEE}"}),
    Example(sections={"others": f"《2024政府信息公开要点解读》1篇，受益户2024户，{_FEE}"}),
)
BAD = (
    Example(sections={"others": f"2024我镇没有发出收费通知，{_FEE}"}),
    Example(sections={"others": f"2024共主动公开政府信息147条，{_FEE}"}),
    Example(sections={"others": f"1.2024县政府网站改版，{_FEE}"}),
    Example(sections={"others": f"2024管委会清理栏目3个，{_FEE}"}),
    Example(sections={"others": f"2024度，{_FEE}"}),
)

_LACKING = Pattern(
    r"(?:(?<![A-Za-z\d/=._\-—〔\[（(第号])|(?<=^\d\.))20[12]\d"
    r"(?=度[，我全主收共]|[1-9]月(?!\d)|1[0-2]月(?!\d)|[^\W\da-zA-Z_])|^20[12]\d(?=，)"
)
# 2024户, 2023至2024年 and 2024学年 lack nothing.
_NO_LACK = frozenset(
    "年个件条元户人次名份亩米吨公平号版届万千亿余多座处家批期项篇辆台套位所间卷册页字款例起宗支级端秒分学财"
    "和至到与及或两春夏秋冬月日时栋株头只棵担斤克里升度标文"
)
_NAMES = Pattern(r"《[^《》]{1,80}》|“[^“”]{1,40}”|https?[^\s，。；）]*")


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for every year that lacks its 年."""
    for hit in occurrences((*headings(report), *prose(report)), _LACKING, outside=_NAMES):
        if not _is_year(hit, report):
            continue
        behind = hit.passage.text[hit.end : hit.end + 2]
        yield Fault(
            hit.place,
            f"“{hit.text}{behind}”的年份后面漏了“年”字",
            f"请改为“{hit.text}年{behind}”",
        )


def _is_year(hit: Occurrence, report: Report) -> bool:
    """Return whether the digits are a year: no count of things, and near the report's own."""
    behind = hit.passage.text[hit.end : hit.end + 2]
    if behind[:1] in _NO_LACK and not (behind[0] == "度" and behind[1:] in "，我全主收共"):
        return False
    return report.year is None or abs(int(hit.text) - report.year) <= 1
