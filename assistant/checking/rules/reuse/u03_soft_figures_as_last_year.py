"""几处工作量与上年一个数。

## 检查内容
培训几次、发布信息几条、收回问卷几份，这类当年做了多少的数字，与本单位上年年报里说同一件事的数字相比。三处以上
一个不差，又占可比数字的一半以上（或者相同的都不小于10），合为一条提示，逐处列出两年的原句。
表格里的申请、复议、规范性文件等数字不比，人员、机构、栏目、制度、任务的个数不比，每月几次这类频率不比，
正文写明与上年持平、增减多少的不比。

## 为什么
办了多少事，两年恰好相等的很少见；几处同时相等，多半是改稿时没有换数。

## 怎么改
对照当年的台账逐处核对；确实相等的，写一句“与上年持平”，读的人就不用猜。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.kept import last_own_report
from assistant.checking.reading.soft_counts import soft_counts
from assistant.checking.rule import (
    Certainty,
    Context,
    Example,
    Fault,
    NotAssessed,
    Related,
    Severity,
    Threshold,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.checking.reading.soft_counts import SoftCount
    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号（内容雷同）"

_LEAST = Threshold("U03.least", 3, 2, 1000, "几处数字与上年相同才提示")
THRESHOLDS = (_LEAST,)

# Small numbers agree by chance; so many in a row, or larger ones, hardly do.
_LARGE, _MANY = 10, 5

_LAST = Example(
    year=2023,
    sections={
        "overview": """\
（一）主动公开
2023年，我镇主动公开政府信息131条，其中民政救助23条、农业补贴17条、项目建设14条。
（二）监督保障
举办业务培训3次，到会86人次；收回评议问卷120份，上门走访45户。"""
    },
)
_SAME = """\
（一）主动公开
2024年，我镇主动公开政府信息158条，其中民政救助31条、农业补贴22条、项目建设14条。
（二）监督保障
组织业务培训3次，到会86人次；收回评议问卷120份，上门走访52户。"""
_NEW = """\
（一）主动公开
2024年，我镇主动公开政府信息158条，其中民政救助31条、农业补贴22条、项目建设9条。
（二）监督保障
组织业务培训3次，到会91人次；收回评议问卷133份，与上年的120份相比增加13份，上门走访52户。"""

GOOD = (
    Example(sections={"overview": _NEW}, last_year=_LAST),
    Example(
        sections={
            "overview": "（一）监督保障\n配备专职1人、兼职2人，设窗口1个，12个村都有公示栏，"
            "制度3项，电话86人次以外另有热线。2024年培训3次。"
        },
        last_year=Example(
            year=2023,
            sections={
                "overview": "（一）监督保障\n配备专职1人、兼职2人，设窗口1个，12个村都有公示栏，"
                "制度3项。2023年培训3次。"
            },
        ),
    ),
)
BAD = (
    Example(sections={"overview": _SAME}, last_year=_LAST),
    Example(
        sections={
            "overview": "（一）主动公开\n公开信息60条，其中政策解读12条、办事指引12条、"
            "救助名单12条。"
        },
        last_year=Example(
            year=2023,
            sections={
                "overview": "（一）主动公开\n全年发布信息60条，包括政策解读12条、办事指引12条、"
                "救助名单12条。"
            },
        ),
    ),
)


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield one fault for all the counts that are last year's."""
    last_year = last_own_report(report, context)
    if last_year is None:
        yield NotAssessed("没有上年报告")
        return
    now, then = soft_counts(report), soft_counts(last_year)
    nouns = {(count.noun, count.unit) for count in then}
    numbers = {(count.noun, count.unit, count.value): count for count in then}
    comparable = {(c.noun, c.unit) for c in now} & nouns
    same = [count for count in now if (count.noun, count.unit, count.value) in numbers]
    large = [count for count in same if count.value >= _LARGE]
    least = context.threshold(_LEAST)
    if len(same) < least or (2 * len(same) < len(comparable) and len(large) < least):
        return
    pairs = [(count, numbers[count.noun, count.unit, count.value]) for count in same]
    is_likely = len(large) >= least or len(same) >= _MANY
    yield _fault(report, last_year, pairs, Certainty.LIKELY if is_likely else Certainty.ASK)


def _fault(
    report: Report,
    last_year: Report,
    pairs: Sequence[tuple[SoftCount, SoftCount]],
    certainty: Certainty,
) -> Fault:
    year = f"{last_year.year}年" if last_year.year else "往年"
    named = "、".join(f"“{_quote(report, count)}”" for count, _ in pairs)
    return Fault(
        pairs[0][0].statement.place,
        f"有{len(pairs)}处工作量与{year}年报一个数：{named}，是不是没有换数？",
        "请按当年的台账逐处核对；确实相等的，写明与上年持平",
        related=tuple(_related(last_year, count) for _, count in pairs),
        certainty=certainty,
    )


def _quote(report: Report, count: SoftCount) -> str:
    return report.document.quote(count.statement.place)


def _related(last_year: Report, count: SoftCount) -> Related:
    key = count.statement.sentence.section
    return Related(
        source=last_year.document.path or str(last_year.title or ""),
        unit=last_year.unit,
        year=last_year.year,
        quote=_quote(last_year, count),
        kind="数字相同",
        section=last_year.form.heading(key) if key else "",
    )
