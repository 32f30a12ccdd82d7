"""与其他单位的年报雷同。

## 检查内容
把正文逐句与其他单位的年报相比。年份、数字、单位和上级的名称先遮盖再比，所以只换镇名、年份、数字的句子也能找到；
句子有增删、调整次序、几句并成一句的，相似到一定程度也列出来，注明是照搬、换年份、换数字、换名称、增删、语序调整、
合并拆分还是改写，并标出改动了哪些字。
编制依据、统计期限、联系方式、没有收到申请一类的通用表述不算，不足12个字的短句也不算；
比对的年报中五家以上、三成以上单位都有的句子，视为当地通用的表述，也不算；
两家都用本程序的句库起草，只有句式相同、填进去的事实不同的，也不算。抄来的句子里还留着那家单位名称的，一并指出。
雷同部分占正文（不含通用表述）40%以上，或者连续60字以上出自同一份年报的，在开头汇总，列为错误。

## 为什么
换个镇名就能用的话，说的不是本单位的事。内容雷同是国办通知点名的问题，有的地方考核时要扣一半的分。

## 怎么改
换成本单位的事实：栏目名、月份、条数、经办的人和办的结果。几家合办一件事的，写本单位办的那一部分。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.reused import (
    certainty_of,
    likeness,
    longest_of_each_source,
    longest_run,
    name_left,
    nothing_compared,
    of_kind,
    related,
    run_length,
    section_of,
    title_of,
    titles_of,
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

# 审核手册：占正文40%以上，或者连续60字以上相同，为严重。
_SERIOUS = Threshold("U02.serious", 0.4, 0, 1, "雷同占正文的比例，达到就列为错误")
_LONG_RUN = Threshold("U02.run", 60, 13, 1000, "连续这么多字出自同一份年报，列为错误")
THRESHOLDS = (_SERIOUS, _LONG_RUN)

_NEIGHBOUR = """\
云岭县青坪乡人民政府2024年政府信息公开工作年度报告
一、总体情况
2024年在乡便民服务大厅装了2台自助查询机，由民政办的值班人员教群众使用。
五、存在的主要问题及改进情况
我乡“惠农补贴”栏目5月至8月没有更新，原因是换岗后账号没有及时移交。
六、其他需要报告的事项
2024年没有收取信息处理费。
"""
_OWN = """\
云岭县石桥镇人民政府2024年政府信息公开工作年度报告
一、总体情况
赶集日在集市摆台11次，发出政策明白纸1900份。
五、存在的主要问题及改进情况
青石村的公示栏迁到了村口，旧栏里还贴着上一批名单。
六、其他需要报告的事项
2024年没有收取信息处理费。
"""
GOOD = (Example(text=_OWN, against=(Example(text=_NEIGHBOUR),)),)
BAD = (
    Example(
        text=_NEIGHBOUR.replace("青坪乡", "石桥镇").replace("我乡", "我镇"),
        against=(Example(text=_NEIGHBOUR),),
    ),
    Example(
        text=_OWN.replace(
            "青石村的公示栏",
            "我镇“惠农补贴”栏目4月至6月没有更新，原因是换岗后账号没有及时移交；青石村的公示栏",
        ),
        against=(Example(text=_NEIGHBOUR),),
    ),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for each sentence of another unit's report, and one for them together."""
    matches = tuple(of_kind(context.matches, own=False))
    if why := nothing_compared(context):
        yield NotAssessed(why)
    elif context.compared_with == context.compared_own:
        yield NotAssessed("比对的年报中没有其他单位的")
    if matches:
        yield from _summary(report, context, matches)
    for match in matches:
        yield Fault(
            match.place,
            f"与{title_of(match.source)}{section_of(report, match.source_section)}中的一句"
            f"{likeness(match)}{_left(report, match)}",
            "请改写成本单位的事实：哪个栏目、哪件事、几月、多少，结果怎样",
            related=(related(report, match),),
            certainty=certainty_of(match),
        )


def _left(report: Report, match: Match) -> str:
    name = name_left(report, match)
    return f"，文中还留着“{name}”" if name else ""


def _summary(report: Report, context: Context, matches: Sequence[Match]) -> Iterator[Fault]:
    copied, said = copied_length(report, matches, own=False)
    run = longest_run(report, matches)
    is_long = run_length(run) >= context.threshold(_LONG_RUN)
    has_much = copied > 0 and copied >= context.threshold(_SERIOUS) * said
    if not has_much and not is_long:
        return
    message = (
        f"除通用表述外的正文{said}字，有{copied}字（{copied / said:.0%}）"
        f"与{titles_of(matches)}相同或相近"
    )
    if is_long:
        message += f"，其中从“{run[0].sentence.text[:10]}”起连续{run_length(run)}字出自同一份"
    yield Fault(
        None,
        message,
        "请对照下面列出的句子，改写成本单位的事实",
        related=longest_of_each_source(report, matches),
        severity=Severity.ERROR,
    )
