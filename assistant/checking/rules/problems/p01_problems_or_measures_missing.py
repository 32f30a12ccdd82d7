"""第五部分没有问题或没有改进措施。

## 检查内容
“存在的主要问题及改进情况”里至少要有一个问题、一条改进措施。
只写“无问题”的、只写问题不写改进的、只写工作成绩的，都会提示。

## 为什么
条例第五十条第四项要求写明存在的主要问题及改进情况，两样缺一不可。

## 怎么改
写出本年度检查、群众反映、上级通报指出的具体问题，逐条写改进措施。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.problem_list import (
    read_problem_list,
    speaks_of_lack,
    speaks_of_last_year,
)
from assistant.checking.reading.walk import after
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.checking.reading.problem_list import Entry, ProblemList
    from assistant.report.report import Report, Section

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.LIKELY
BASIS = "条例第五十条第四项；国办公开办函〔2021〕30号"

GOOD = (
    Example(),
    Example(sections={"problems": "村级公示栏更新慢。下一步每月10日前更换一次。"}),
    Example(
        sections={
            "problems": "（一）解读形式单一。今后每季度做图解1件。\n（二）人员变动频繁。已设AB岗。"
        }
    ),
    Example(
        sections={
            "problems": "上年报告提出的问题：一是“更新慢”已解决，12次都按期。\n"
            "公开工作做得不够的地方，2024年主要有2处。\n一是5个附件打不开。二是解读只有文字。\n"
            "2025年的改进措施分为2条，各条写明承办单位。\n一是逐条点开核对。二是每季度做图解1件。"
        }
    ),
)
BAD = (
    Example(sections={"problems": "2024年政府信息公开工作没有问题。"}),
    Example(sections={"problems": "一是栏目更新不及时。二是形式单一。"}),
    Example(sections={"problems": "下一步，我镇将加强培训，拓宽渠道。"}),
    Example(sections={"problems": ""}),
    Example(
        sections={
            "problems": "（一）改进情况\n一是5天没有更新的栏目当月通报。\n（二）上年问题的整改\n"
            "2023年报告列出的“栏目重复”已改完。"
        }
    ),
)

_NONE = Pattern(r"(?:没有|无|不存在|未发现|暂无)[^，。；]{0,10}(?:问题|不足)|^无$")
_ANY_PROBLEM = Pattern(r"问题|不足|差距|短板|薄弱")
# A measure in the same sentence as its problem: 更新偏慢，已改为每周五张贴。
_ANY_MEASURE = Pattern(r"已[^。；]{0,6}[改补整解完更设建开配增]|改为|下一?步|今后|措施|整改|改进")


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault when section five names no problem, or no measure."""
    section = report.section("problems")
    if section is None:
        return
    if not section.text.strip():
        yield _fault(section, "是空的", "请写出本年度的具体问题，逐条写改进措施")
        return
    listed = read_problem_list(section, report.year)
    if not listed.problems and not _speaks_of_problems(section, listed, report.year):
        yield _fault(section, "没有写存在的问题", "请写出本年度的具体问题：哪个栏目、几月、多少条")
    if not listed.measures and not _ANY_MEASURE.search(_without(section.text, listed.follow_ups)):
        yield _fault(section, "没有写改进措施", "请逐条写明改进措施：谁、做什么、什么时候完成")


def _speaks_of_problems(section: Section, listed: ProblemList, year: int | None) -> bool:
    """Return whether this year's problems are spoken of, in words the lists do not know."""
    headings = (topic.heading.text for topic in section.topics)
    heads = "。".join(head for head in headings if not speaks_of_last_year(head, year))
    told = _without(section.text, listed.follow_ups)
    if _ANY_PROBLEM.search(_NONE.sub("", f"{told}。{heads}")):
        return True
    return speaks_of_lack(_NONE.sub("", _without(told, listed.measures)))


def _without(text: str, entries: Iterable[Entry]) -> str:
    for entry in entries:
        for sentence in entry.sentences:
            text = text.replace(sentence.text, "")
    return text


def _fault(section: Section, message: str, suggestion: str) -> Fault:
    last = section.paragraphs[-1] if section.paragraphs else section.heading
    return Fault(
        after(last) if last else None,
        f"“存在的主要问题及改进情况”{message}",
        suggestion,
        section="problems",
    )
