"""改进措施没有责任单位，也没有时间和目标。

## 检查内容
第五部分的每条措施，在做什么之外，还有没有下面的一样：谁来做（股室、站所、岗位），
什么时候做、多久一次，做到什么程度（数量、文件名、栏目名）。一样都没有的提示：
用词全是“进一步加强”“不断完善”这类通用的话为警告，还有别的词的只询问。
段首已经统一写了责任单位或者期限的，各条不再要求。

## 为什么
“进一步加强培训”没有人、没有时间，下一年无从说明办了没有。

## 怎么改
写成“党政办3月底前组织1次答复培训，12个村的信息员参加”：谁、什么时候、做什么、做到什么程度。
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from assistant.checking.reading.facts_told import has_date, has_mark, has_owner, own_words
from assistant.checking.reading.problem_list import Kind, read_problem_list, shortened
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.reading.problem_list import Entry, ProblemList
    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "条例第五十条第四项；国办公开办函〔2021〕30号（不得敷衍塞责）"

_PROBLEMS = "“惠农补贴”栏目6月至9月没有更新；信息员换了3人。\n"


def _says(text: str) -> Example:
    return Example(sections={"problems": _PROBLEMS + text})


GOOD = (
    Example(),
    _says("改进措施：一是党政办核对栏目更新日期。二是每季度培训1次。"),
    _says("改进措施：由财政所牵头，在6月底前完成以下工作：一是加强栏目更新。二是完善交接制度。"),
    _says("下一步，印发《信息公开岗位交接办法》，定AB岗。"),
    _says("已改为每周五张贴。"),
)
BAD = (
    _says("改进措施：一是进一步加强业务培训，提高工作水平。二是不断完善工作机制。"),
    _says("下一步，我镇将丰富公开内容，拓宽公开渠道，提升信息公开质量。"),
    _says("（二）改进措施\n1.3月底前设AB岗。\n2.强化栏目更新，确保信息及时发布。"),
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for every measure that names neither owner nor date nor target."""
    section = report.section("problems")
    if section is None:
        return
    listed = read_problem_list(section, report.year)
    if _told_for_all(listed):
        return
    for _, group in groupby(enumerate(listed.measures), _paragraph):
        entries = [entry for _, entry in group]
        if not any(has_owner(entry.text) or has_mark(entry.text) for entry in entries):
            yield _fault(entries[0], report)


def _told_for_all(listed: ProblemList) -> bool:
    """Return whether owner or deadline stand before the measures, for all of them."""
    return any(
        has_owner(lead_in.text) or has_date(lead_in.text)
        for lead_in in listed.lead_ins
        if lead_in.kind is Kind.MEASURE
    )


def _paragraph(numbered: tuple[int, Entry]) -> tuple[int, int]:
    index, entry = numbered
    return (-1, index) if entry.is_numbered else (entry.sentences[0].block, -1)


def _fault(measure: Entry, report: Report) -> Fault:
    head = measure.sentences[0]
    is_stock = all(word in report.unit for word in own_words(measure.text))
    return Fault(
        head.place(),
        f"措施“{shortened(head.text)}”没有写谁来做、什么时候做、做到什么程度",
        "请补上责任股室或岗位、完成时间或频次、要达到的数量，至少两样",
        severity=None if is_stock else Severity.INFO,
        certainty=None if is_stock else Certainty.ASK,
    )
