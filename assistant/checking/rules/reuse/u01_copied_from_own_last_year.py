"""与本单位往年年报雷同。

## 检查内容
把正文逐句与本单位往年的年报相比。年份、数字、单位和上级的名称先遮盖再比，所以只换年份、数字的句子也能找到；
句子有增删、调整次序、几句并成一句的，相似到一定程度也列出来，注明是照搬、换年份、换数字、换名称、增删、语序调整、
合并拆分还是改写，并标出改动了哪些字。一句里有几处照写往年、占了四成以上，其余重写的，也列出来。
编制依据、统计期限、联系方式、没有收到申请一类的通用表述不算，不足12个字的短句也不算；两年都用本程序的句库起草，
只有句式相同、填进去的事实不同的，也不算。
雷同部分占正文（不含通用表述）35%以上的，在开头汇总提醒，达到60%的列为错误。

## 为什么
年报写的是当年的事。内容雷同是国办通知点名的问题，有的地方考核时要扣一半的分。

## 怎么改
照着当年的台账重写：办了哪些事、数量多少、哪些问题是新的。确实每年都一样的做法，写一句当年的结果。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.reused import (
    certainty_of,
    likeness,
    longest_of_each_source,
    nothing_compared,
    of_kind,
    related,
    section_of,
)
from assistant.checking.rule import (
    Certainty,
    Context,
    Example,
    Fault,
    NotAssessed,
    Severity,
    Threshold,
)
from assistant.corpus.prose import copied_length

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.corpus.match import Match
    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.CERTAIN
BASIS = "国办公开办函〔2021〕30号（内容雷同）"

# 审核手册：60%以上为严重，35%至60%为一般。
_SERIOUS = Threshold("U01.serious", 0.6, 0, 1, "雷同占正文的比例，达到就列为错误")
_NOTEWORTHY = Threshold("U01.noteworthy", 0.35, 0, 1, "雷同占正文的比例，达到就在开头汇总")
THRESHOLDS = (_NOTEWORTHY, _SERIOUS)

_LAST_YEAR = """\
云岭县石桥镇人民政府2023年政府信息公开工作年度报告
一、总体情况
2023年在镇便民服务大厅装了2台自助查询机，由民政所的值班人员教群众使用。
五、存在的主要问题及改进情况
“惠农补贴”栏目5月至8月没有更新，原因是换岗后账号没有及时移交。
六、其他需要报告的事项
2023年没有收取信息处理费。
"""
_THIS_YEAR = """\
云岭县石桥镇人民政府2024年政府信息公开工作年度报告
一、总体情况
2024年赶集日在集市摆台11次，发出政策明白纸1900份。
五、存在的主要问题及改进情况
青石村的公示栏迁到了村口，旧栏里还贴着上一批名单。
六、其他需要报告的事项
2024年没有收取信息处理费。
"""
GOOD = (Example(text=_THIS_YEAR, against=(Example(text=_LAST_YEAR),)),)
BAD = (
    Example(
        text=_LAST_YEAR.replace("2023", "2024").replace("2台", "3台"),
        against=(Example(text=_LAST_YEAR),),
    ),
    Example(
        text=_THIS_YEAR.replace(
            "青石村的公示栏",
            "“惠农补贴”栏目5月至8月没有更新，主要是换岗后账号没有及时移交；青石村的公示栏",
        ),
        against=(Example(text=_LAST_YEAR),),
    ),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for each sentence of an own earlier report, and one for their share."""
    matches = tuple(of_kind(context.matches, own=True))
    if why := nothing_compared(context):
        yield NotAssessed(why)
    elif context.compared_own == 0 and not matches:
        yield NotAssessed("比对的年报中没有本单位往年的")
    if matches:
        yield from _summary(report, context, matches)
    for match in matches:
        yield Fault(
            match.place,
            f"与{_title(match)}{section_of(report, match.source_section)}中的一句{likeness(match)}",
            _advice(report, match),
            related=(related(report, match),),
            certainty=certainty_of(match),
        )


def _title(match: Match) -> str:
    year = match.source.year
    return f"本单位{year}年年报" if year else "本单位往年年报"


def _advice(report: Report, match: Match) -> str:
    year = f"{report.year}年" if report.year else "当年"
    if "换数字" in match.kind:
        return f"请核对数字是否为{year}的，并补上{year}的做法和结果"
    return f"请按{year}的实际重写：办了什么事、数量多少；情况没有变化的，写明{year}的结果"


def _summary(report: Report, context: Context, matches: Sequence[Match]) -> Iterator[Fault]:
    copied, said = copied_length(report, matches, own=True)
    if copied == 0 or copied < context.threshold(_NOTEWORTHY) * said:
        return
    is_serious = copied >= context.threshold(_SERIOUS) * said
    years = sorted({match.source.year for match in matches if match.source.year})
    named = "、".join(f"{year}年" for year in years) or "往年"
    yield Fault(
        None,
        f"除通用表述外的正文{said}字，有{copied}字（{copied / said:.0%}）"
        f"与本单位{named}年报相同或相近",
        "请对照下面列出的句子，按当年的实际重写",
        related=longest_of_each_source(report, matches),
        severity=Severity.ERROR if is_serious else Severity.WARNING,
    )
