"""编制依据引了往年的年报通知。

## 检查内容
前言和写编制依据的句子里，“关于做好某年年度报告……的通知”是不是本年度的。
名称里是下一年的，可能是按印发时间写的，不提示；讲往年年报怎样办的也不提示。

## 为什么
每年的通知不同，引了往年的，说明前言没有改过。

## 怎么改
改引本年度的通知，写明名称和文号；今年没有印发的，删去。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.cited import cited_titles
from assistant.checking.rule import Certainty, Context, Example, Fault, NotAssessed, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.passage import Passage
    from assistant.report.report import Report, Sentence

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：内容应准确，不得雷同"

GOOD = (
    Example(),
    Example(
        sections={"preface": "根据《关于做好2024年政府信息公开工作年度报告编制工作的通知》编制。"}
    ),
    Example(sections={"preface": "按照《关于做好2025年政府信息公开年报发布工作的通知》编制。"}),
    Example(
        sections={
            "preface": "根据《关于转发国办公开办函〔2021〕30号文件做好年度报告工作的通知》编制。"
        }
    ),
    Example(
        sections={
            "overview": "对照《关于做好2023年年度报告工作的通知》，2023年年报于1月15日发布。"
            "主动公开信息61条，未收到申请。"
        }
    ),
)
BAD = (
    Example(
        sections={"preface": "根据《关于做好2023年政府信息公开工作年度报告编制工作的通知》编制。"}
    ),
    Example(
        sections={
            "preface": "依照《云岭县政务公开办关于报送2022年度政府信息公开年报的通知》形成本报告。"
        }
    ),
    Example(
        sections={
            "overview": "本报告根据《关于做好2023年政府信息公开年度报告编制发布的通知》编制。"
            "主动公开信息61条，未收到申请。"
        }
    ),
)

# The year in 转发国办公开办函〔2021〕30号文件 is that of a number.
_NOTICE = Pattern(
    r"(?<![\d〔])(20\d\d)年?度?(?!〕)[^《》〈〉]*(?:年度报告|年报)[^《》〈〉]*(?:通知|函|要求|意见)"
)
# The same without marks: 按照关于做好2023年年报编制工作的通知要求.
_UNMARKED = Pattern(
    r"关于(?:做好|开展|编制|报送|编报|编写|组织|认真|切实|进一步){1,3}(20\d\d)年?度?[^《》〈〉，。；]{0,24}"
    r"(?:年度报告|年报)[^《》〈〉，。；]{0,16}通知"
)
_COMPILING = Pattern(r"编制|编写|撰写|本(?:年度)?报告|形成")


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every notice of an earlier year that the report is compiled by."""
    if report.year is None:
        yield NotAssessed("认不出报告年度")
        return
    for sentence in report.sentences:
        if _tells_basis(sentence):
            yield from _of_other_years(sentence.passage, report.year)


def _tells_basis(sentence: Sentence) -> bool:
    if sentence.section == "preface":
        return True
    return sentence.section == "overview" and bool(_COMPILING.search(sentence.text))


def _of_other_years(sentence: Passage, year: int) -> Iterator[Fault]:
    titles = tuple(cited_titles(sentence.text))
    for match in _UNMARKED.finditer(sentence.text):
        if int(match[1]) < year and not any(t.start < match.start() < t.end for t in titles):
            yield _fault(sentence, match.start(1), match.end(1), match[1], year)
    for title in titles:
        notice = _NOTICE.search(title.words)
        around = sentence.text[: title.start] + sentence.text[title.end :]
        if notice is None or int(notice[1]) >= year or f"{notice[1]}年" in around:
            continue
        start = title.start + 1 + notice.start(1)
        end = start + 5 if title.words[notice.end(1)] == "年" else start + 4
        yield _fault(sentence, start, end, notice[1], year)


def _fault(sentence: Passage, start: int, end: int, told: str, year: int) -> Fault:
    return Fault(
        sentence.place(start, end),
        f"编制依据引的是{told}年的年报通知，报告年度是{year}年",
        f"请改引做好{year}年年报的通知，并核对文号；没有印发的，删去",
    )
