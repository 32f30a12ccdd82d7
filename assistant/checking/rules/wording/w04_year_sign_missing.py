"""年份后面漏了“年”字。

## 检查内容
四位年份后面直接接“我局”“共”“政府信息公开”“全年”“度”一类的话。文件名、栏目名、网址、电话里的数字不算；
标题由F04来说。

## 为什么
“2024我局”读不通，多是删改年份时带掉了字。

## 怎么改
补上“年”字。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.occurrences import occurrences
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.checking.walk import headings, prose

if TYPE_CHECKING:
    from collections.abc import Iterator

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

_LACKING = re.compile(
    r"(?:(?<![A-Za-z\d/=._\-—〔\[（(第号])|(?<=^\d\.))20[12]\d"
    r"(?=我[镇乡局县市区委办街州旗厅]|本[镇乡局机街]|管委会|[县市区]政府|[县市区]\w{2,8}局|共(?:主动|计|收|公|发|办|受|新|有)|全[年镇乡县局街市区]|"
    r"政府信息公开|政务公开|主动公开|收到|未收到|没有收到|受理|累计|新[收增设]|举办|开展|组织|办理|完成|答复|通过|制发|印发|召开|度(?=[，我全主收共]))"
)
_NAMES = re.compile(r"《[^《》]{1,80}》|“[^“”]{1,40}”|https?[^一-鿿]*")


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for every year that lacks its 年."""
    for hit in occurrences((*headings(report), *prose(report)), _LACKING, outside=_NAMES):
        behind = hit.passage.text[hit.end : hit.end + 2]
        yield Fault(
            hit.place,
            f"“{hit.text}{behind}”的年份后面漏了“年”字",
            f"请改为“{hit.text}年{behind}”",
        )
