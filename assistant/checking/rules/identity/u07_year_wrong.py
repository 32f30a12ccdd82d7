"""年份写错。

## 检查内容
写本年度工作的句子，开头的年份与报告年度不同，又没有“较”“同比”“以来”一类比较的话；
下一步工作用了报告年度或更早的年份。文号、文件名、去年问题的整改、开始于往年的事不算。

## 为什么
年份没有改，是照抄上年或别处文稿最明显的痕迹。

## 怎么改
本年度工作写报告年度，下一步工作写下一年；整句沿用旧稿的，核对数字后重写。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.reading.plans import planned_years
from assistant.checking.rule import (
    Certainty,
    Context,
    Example,
    Fault,
    NotAssessed,
    Severity,
)
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report, Sentence

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：内容应准确，不得雷同"


def _with_overview(text: str) -> Example:
    return Example(sections={"overview": f"主动公开信息61条，答复申请1件。{text}"})


def _with_problems(text: str) -> Example:
    return Example(sections={"problems": f"“惠农补贴”栏目停更四个月。{text}"})


GOOD = (
    Example(),
    _with_overview("2023年收到申请4件，2024年减少3件。"),
    _with_overview("与2023年相比，公开数量多12条。2022年以来新增栏目3个。"),
    _with_overview("2023年年报提出的两个问题都已解决。2023年我镇成立公开办，两人在岗。"),
    _with_overview("2022年，镇里积极筹建的公开专区至今运行。"),
    _with_problems("2025年，党政办将每月核对一次栏目更新日期。"),
    _with_problems("2024年将4个空白栏目并入“村务公开”，已经办完。"),
    _with_problems("下一步，将针对2024年检查发现的问题逐条整改。"),
)
BAD = (
    _with_overview("2023年我镇收到政府信息公开申请2件。"),
    _with_overview("2022年度，全镇共公开各类信息118条。"),
    _with_overview("2023年，石桥镇立足便民，一件一件答复群众所问。"),
    _with_overview("2023年收到申请2件，比上年减少1件。"),
    _with_overview("2023年，本机关没有接到申请，上年结转0件。"),
    _with_problems("2024年将进一步压缩更新周期。"),
    _with_problems("下一步，2023年我镇将从三个方面改进。"),
)

_OPENING = Pattern(
    r"^(?:（[一二三四五六七1-9]）(?:[^，。；：\d]{2,14}[情况方面理设障开])?|[一二三四五六七]是|\d[.、]"
    r")?(?:[^，。；：\d]{2,8}方面[，：]|(?:按照|根据|依据|对照|依照)《[^《》]{2,40}》[^，。；\d]{0,6}，)?"
    r"(?:截至|截止)?(20\d\d)年(?:度|全年)?[，,]?"
    r"(?:[^，。；\d《年成立建设通启被获]{0,14}?[，,]?)(?:共计?|累计|一共|合计|总共|新)?"
    r"(?:主动公开|收到|接到|受理|未收到|未接到|没有收到|没有接到|(?:未|没有)?(?:向申请人)?(?:发出|收取|发生|出现)|[应实]收"
    r"|(?:没有|无)[^，。；\d]{0,10}(?:追究|责任)|办理|制定|制发|发布|公开|组织开展|开展|组织)"
    r"(?![办室栏专平领]|[^，。；]{0,20}(?:试点|启动|起))"
)
# A year's work summed up: 2023年，石桥镇坚持……
_SUMMED_UP = Pattern(
    r"^(20\d\d)年(?:度|来|以来)?[，,](?:[^，。；\d《]{2,14}?)?"
    r"(?:坚持|认真|深入|严格|围绕|紧扣|聚焦|立足|积极|扎实|全面|高度重视|持续|不断|切实)"
)
# What the sentence's own year is compared with, not a reason for that year.
_OWN_COMPARISON = Pattern(
    r"同比[^，。；]*"
    r"|[较比](?:上年|去年|上一年)(?:度|同期)?[^，。；]*(?:，(?:增|减|下降|上升|多|少)[^，。；]*)*"
)
_COMPARED = Pattern(
    r"较|比|同期|上年(?!度?结转)|去年|上一年(?!度?结转)|相比|以来|[自从]20\d\d年|起[，至]?|始于|增[长加至]|减少|下降|上升|持平"
    r"|提出|今年|本年(?!度?结转)|至今|当时|曾|年报|报告|问题|整改|历年|累计至|分别|近[两三几]年|\d{4}年?[—\-至到、和与及]\d{4}年"
)

# The report itself, not a notice about it: 现公布本局2023年政府信息公开工作年度报告.
_THIS_REPORT = Pattern(r"(20\d\d)年度?政府信息公开(?:工作)?年度?报告(?!.{0,12}(?:通知|要求|》))")
_COMPILED = Pattern(r"编制|编写|撰写|公布|公开|发布|形成|报告如下")
_OTHER_REPORTS = Pattern(r"通知|上年|去年|历年|往年|上一年|以前|相比|问题|第?\d+号")
# This year's own problems: 2023年存在的主要问题, 2023年查出三个问题.
_THESE_PROBLEMS = Pattern(
    r"(?:^|[，。；：）])(20\d\d)年度?[，]?(?:[^，。；\d报要]{0,16}?)"
    r"(?:存在|(?:仍|还|尚)有|查出|查找出|查摆出|的?(?:主要)?(?:问题|不足)(?:有|是|：)|主要问题|主要不足|不足之处)"
)
_SETTLED = Pattern(r"整改|报告|年报|已|解决|改进的|改完|办结|提出|反馈|上年|去年|以来|遗留")


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every sentence of this year's work, or of the next, with another year."""
    if report.year is None:
        yield NotAssessed("认不出报告年度")
        return
    for sentence in report.sentences:
        if sentence.section == "preface":
            yield from _this_report(sentence, report.year)
        if sentence.section in ("overview", "others"):
            yield from _this_year(sentence, report.year)
        if sentence.section == "problems":
            yield from _next_year(sentence, report.year)
            yield from _these_problems(sentence, report.year)


def _this_report(sentence: Sentence, year: int) -> Iterator[Fault]:
    match = _THIS_REPORT.search(sentence.text)
    if not match or int(match[1]) == year or _OTHER_REPORTS.search(_around(sentence.text, match)):
        return
    if _COMPILED.search(sentence.text):
        yield Fault(
            sentence.passage.place(match.start(1), match.end(1) + 1),
            f"前言说的是{match[1]}年的年度报告，本报告是{year}年的",
            f"请改为{year}年",
        )


def _around(text: str, match: re.Match[str]) -> str:
    """Return the clause that the match stands in; numbers of documents belong to other clauses."""
    before = re.split(r"[，；）]", text[: match.start()])[-1]
    return before + re.split(r"[，；（]", text[match.end() :])[0]


def _these_problems(sentence: Sentence, year: int) -> Iterator[Fault]:
    match = _THESE_PROBLEMS.search(sentence.text)
    if not match or int(match[1]) >= year or f"{year}年" in sentence.text:
        return
    if not _SETTLED.search(sentence.text[match.start() :].split("；")[0]):
        yield Fault(
            sentence.passage.place(match.start(1), match.end(1) + 1),
            f"本年度的问题写成了{match[1]}年的，报告年度是{year}年",
            f"请核对：是本年度的问题，改为{year}年；是往年的，写明整改结果",
        )


def _this_year(sentence: Sentence, year: int) -> Iterator[Fault]:
    match = _OPENING.match(sentence.text) or _SUMMED_UP.match(sentence.text)
    if not match or int(match[1]) == year or f"{year}年" in sentence.text:
        return
    if _COMPARED.search(_OWN_COMPARISON.sub("", sentence.text[match.end(1) :])):
        return
    yield Fault(
        sentence.passage.place(match.start(1), match.end(1) + 1),
        f"写本年度工作的句子用了“{match[1]}年”，报告年度是{year}年",
        f"请改为{year}年，并核对这句话里的数字是不是{year}年的",
    )


def _next_year(sentence: Sentence, year: int) -> Iterator[Fault]:
    for match in planned_years(sentence.text):
        if int(match[1]) <= year:
            yield Fault(
                sentence.passage.place(match.start(1), match.end(1) + 1),
                f"下一步工作写的是“{match[1]}年”，报告年度是{year}年",
                f"请改为{year + 1}年",
            )
