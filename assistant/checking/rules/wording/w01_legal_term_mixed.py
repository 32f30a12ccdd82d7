"""法定用语混用。

## 检查内容
该用“政府信息公开”的地方，有没有写成“政务信息公开”“政务公开申请”“信息公开申请”。
书名号、引号里的名称，“政务公开工作要点”“政务公开专区”“政务公开办”等固定名称都不算。
每种写法全文只提示一次，写明几处。词表在 phrasebank/knowledge/wording.toml。

## 为什么
条例规定的是政府信息公开，申请、复议、年报都用这个词；“政务公开”是工作层面的说法，范围不同。

## 怎么改
写法定事项用“政府信息公开”，写面上工作可以用“政务公开”，不用“政务信息公开”。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.knowledge import any_of, load_knowledge, pattern
from assistant.checking.reading.occurrences import occurrences, often
from assistant.checking.reading.walk import headings, prose
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.passage import NO_HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report

SEVERITY = Severity.INFO
CERTAINTY = Certainty.LIKELY
BASIS = "条例第二条"

_FEE = "收取信息处理费0元。"
GOOD = (
    Example(),
    Example(
        sections={
            "others": "对照《云岭县2024年政务公开工作要点》12项，县政务公开办检查政务公开专区2次，"
            f"“政务信息公开”栏目并入专栏，政务信息公开工作领导小组开会1次，{_FEE}"
        }
    ),
    Example(sections={"others": f"基层政务公开标准化，公共企事业单位信息公开申诉0件，{_FEE}"}),
    Example(sections={"others": f"加强政务公开工作，答复政府信息公开申请1件，{_FEE}"}),
)
BAD = (
    Example(sections={"others": f"便民服务大厅设政务信息公开专区1个，{_FEE}"}),
    Example(sections={"others": f"全年收到政务公开申请2件，{_FEE}"}),
    Example(sections={"others": f"受理信息公开申请1件，{_FEE}"}),
    Example(sections={"others": f"全镇主动公开政务信息共45条，{_FEE}"}),
)

_NAMES = rf"《[^《》]{{1,80}}》|“[^“”]{{1,40}}”|https?{NO_HAN}*"


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for every kind of wrong term, at its first place."""
    terms = load_knowledge("wording")["terms"]
    fixed = any_of((_NAMES, *terms["fixed"]))
    text = (*headings(report), *prose(report))
    for kind in terms["kind"]:
        hits = list(occurrences(text, pattern(kind["wrong"]), outside=fixed))
        if hits:
            yield Fault(
                hits[0].place,
                f"“{hits[0].text}”不是法定用语{often(len(hits))}",
                f"请改为“{kind['right']}”{kind.get('remark', '')}",
            )
