"""问题与前面写的成绩互相矛盾。

## 检查内容
前面断言“更新及时”“内容全面”“形式多样”“队伍健全”“均按期答复”，第五部分却把更新不及时、内容不全等列为问题。
写打算和要求的（确保、力求、要求及时更新）不算断言。问题只说“部分”“个别”，或者写明了是哪个栏目的，改为询问。
成对的说法写在 phrasebank/knowledge/praise.toml。

## 为什么
同一件事前面说好、后面说不好，读者不知道该信哪一句，多半是两处都沿用了套话。

## 怎么改
前面改写成事实和数量（更新了多少次、超期几条），与第五部分的问题口径一致。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.knowledge import any_of, load_knowledge
from assistant.checking.reading.facts_told import facts_in
from assistant.checking.reading.problem_list import read_problem_list, shortened
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.reading.problem_list import Entry
    from assistant.report.passage import Passage
    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：内容应准确"


def _says(overview: str, problem: str) -> Example:
    return Example(
        sections={
            "overview": f"（一）主动公开\n主动公开政府信息61条，{overview}。",
            "problems": f"一是{problem}。\n下一步，党政办每月5日前核对栏目。",
        }
    )


GOOD = (
    Example(),
    _says("确保各类信息及时更新", "信息更新不及时"),
    _says("要求站所做到更新及时", "栏目更新慢"),
    _says("形式多样", "栏目更新慢"),
    _says("及时公开惠农补贴信息9条", "部分栏目更新不及时"),
    _says("既要做到及时公开信息，又要防止泄密", "信息公开不够及时"),
    _says("村级公开栏都按月更新", "解读只有文字"),
    _says("申请由司法所会看，没有超期答复的申请", "“公众号”更新滞后，5周没有推送"),
)
BAD = (
    _says("栏目更新及时", "信息更新不及时"),
    _says("公开形式多样、渠道丰富", "公开形式单一"),
    _says("做到了各类信息及时更新", "信息更新滞后"),
    _says("公开内容全面", "个别领域内容不够全面"),
    _says("各站所的信息没有一条超期", "信息更新滞后"),
)

_INTENT = Pattern(
    r"确保|保证|力求|推动|促进|努力|争取|为了?|以便|不断|着力|进一步|持续|旨在|力争|督促|将|提高|提升|使"
    r"|[要须应]|原则|标准"
)
_PARTLY = Pattern(r"部分|个别|少数|有的|一些|某些|局部")
_ALL = Pattern(r"均|都|全部|100%")


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for each pair of a claim before section five and a problem that denies it."""
    section = report.section("problems")
    if section is None:
        return
    problems = read_problem_list(section, report.year).problems
    for pair in load_knowledge("praise")["contradiction"]:
        denial = any_of(pair["denial"])
        denied = next((entry for entry in problems if denial.search(entry.text)), None)
        unless = any_of([pair["unless"]] if "unless" in pair else [])
        claim = _claim(report, any_of(pair["claim"]), unless) if denied else None
        if denied and claim:
            yield _fault(pair["name"], claim, denied)


def _claim(report: Report, pattern: Pattern, unless: Pattern) -> Passage | None:
    """Return the first words before section five that claim as much."""
    for sentence in report.sentences:
        if sentence.section == "problems":
            return None
        if unless.search(sentence.text):
            continue
        for match in pattern.finditer(sentence.text):
            clause = re.split(r"[，：]", sentence.text[: match.start()])[-1]
            if not _INTENT.search(clause + match[0]):
                return sentence.passage.slice(*match.span())
    return None


def _fault(name: str, claim: Passage, denied: Entry) -> Fault:
    is_partial = bool(_PARTLY.search(denied.text)) or (
        bool(facts_in(denied.text)) and not _ALL.search(claim.text)
    )
    quote = shortened(denied.sentences[0].text)
    return Fault(
        claim.place(),
        f"{name}，这里写“{claim.text}”，第五部分的问题又写“{quote}”，前后不一致",
        "请把前面改写成事实和数量，与第五部分的问题一致",
        severity=Severity.INFO if is_partial else None,
        certainty=Certainty.ASK if is_partial else None,
    )
