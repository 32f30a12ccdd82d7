"""问题与政府信息公开无关。

## 检查内容
第五部分的问题里，有没有公开、信息、栏目、申请、解读、培训这类公开工作的词；
没有，说的又是招商、信访、环境整治等别的工作的，提示。两类词都没有的，写了数、又认不出属于哪类公开问题才提示。
用词写在 phrasebank/knowledge/topics.toml 的 disclosure 和 elsewhere。

## 为什么
第五部分报告的是政府信息公开工作的问题，别的工作写在各自的报告里。

## 怎么改
删去这个问题；确与公开有关的，写明与哪项公开有关，例如“征收补偿方案的公示只贴在镇里”。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.knowledge import any_of, load_knowledge
from assistant.checking.reading.problem_list import read_problem_list, shortened
from assistant.checking.reading.problem_topics import problem_topics
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report

SEVERITY = Severity.INFO
CERTAINTY = Certainty.ASK
BASIS = "条例第五十条第四项：政府信息公开工作存在的主要问题及改进情况"

_REST = "二是“惠农补贴”栏目6月至9月没有更新。\n改进措施：党政办每月5日前核对更新日期。"


def _says(text: str) -> Example:
    return Example(sections={"problems": f"存在的主要问题：一是{text}。{_REST}"})


GOOD = (
    Example(),
    _says("信访积案的答复没有公开，群众来电11次"),
    _says("人员少，一人多岗"),
    _says("环境整治的招标公示迟了9天"),
)
BAD = (
    _says("招商引资压力大，项目落地慢"),
    _says("农村环境整治资金不足，3个村的管网没有铺通"),
    _says("产业结构单一，集体经济薄弱"),
    _says("通村公路失修，3个村雨天不通车"),
    _says("羊肚菌卖得不好，存货还有38吨"),
    _says("道路破损3处，更新改造缺资金90万元"),
)

# Neither a year nor an entry's own number.
_NUMBER = Pattern(r"(?<!\d)\d+(?![\d.、．）年])")


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for every problem that speaks of other work than disclosure."""
    section = report.section("problems")
    if section is None:
        return
    known = load_knowledge("topics")
    disclosure, elsewhere = any_of(known["disclosure"]), any_of(known["elsewhere"])
    for problem in read_problem_list(section, report.year).problems:
        if disclosure.search(problem.text):
            continue
        is_strange = _NUMBER.search(problem.text) and not problem_topics(problem.text)
        if not elsewhere.search(problem.text) and not is_strange:
            continue
        head = problem.sentences[0]
        yield Fault(
            head.place(),
            f"问题“{shortened(head.text)}”看不出与政府信息公开有什么关系，是否放错了地方？",
            "无关的请删去；有关的请写明是哪项信息的公开出了问题",
        )
