"""占位文字没有换成内容。

## 检查内容
正文里留着（具体网址）、XX、××、【请填写】、____ 一类占位，
或“该部分以表格形式报告”“表格如下”一类格式说明。
文号里的【2021】、网址里的字母不算。词表在 phrasebank/knowledge/placeholders.toml。

## 为什么
占位没有换掉，说明定稿前没有通读。

## 怎么改
换成实际内容；没有内容可填的，删去整句。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.knowledge import load_knowledge, pattern
from assistant.checking.reading.walk import written
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.document import Paragraph
from assistant.report.passage import read_passage
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assistant.report.passage import Passage
    from assistant.report.report import Report

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：内容应准确，不得敷衍"

_REPORT = """\
云岭县石桥镇人民政府2024年政府信息公开工作年度报告
一、总体情况
2024年公开信息64条。
六、其他需要报告的事项
没有收取信息处理费。
云岭县石桥镇人民政府
"""
GOOD = (
    Example(),
    Example(text=f"{_REPORT}2025年1月9日\n"),
    Example(
        sections={
            "preface": "本报告依据国办公开办函【2021】30号编制，见 https://www.example.cn/XX/t_1.html。"
        }
    ),
    Example(sections={"others": "2024年收取信息处理费0元。【政务公开要点】12项完成11项。"}),
)
BAD = (
    Example(sections={"preface": "本报告可在门户网站（具体网址）查阅。"}),
    Example(sections={"preface": "如有疑问，请与党政办联系（电话：XXXX）。"}),
    Example(sections={"preface": "咨询电话：XXXX-XXXXXXX。"}),
    Example(sections={"others": "2024年收取信息处理费【请填写】元。"}),
    Example(sections={"others": "2024年××镇收取信息处理费0元。"}),
    Example(sections={"others": "全年开展活动____次。"}),
    Example(sections={"disclosure": "该部分以表格形式报告。表格如下："}),
    Example(text=f"{_REPORT}2025年 月 日\n"),
    Example(sections={"overview": "培训1次，听课？？人（人数请民政办再核对）。"}),
)

# A line of the signature: of the month or the day nothing but the word stands.
_DATE_OPEN = Pattern(r"20\d\d年\d{0,2}月日")
_AT_THE_END = 6


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for every placeholder in the text, one for each table that holds some."""
    for passage in written(report):
        yield from _left(passage)
    yield from _left_in_tables(report)
    yield from _date_open(report)


def _left(passage: Passage) -> Iterator[Fault]:
    taken: set[int] = set()
    for entry in load_knowledge("placeholders")["placeholder"]:
        for match in pattern(entry["pattern"]).finditer(passage.text):
            if taken.isdisjoint(range(*match.span())):
                taken.update(range(*match.span()))
                yield _fault(passage, match, entry)


def _fault(passage: Passage, match: re.Match[str], entry: Mapping[str, str]) -> Fault:
    return Fault(
        passage.place(match.start(), match.end()),
        f"“{match[0]}”{entry['message']}",
        entry["suggestion"],
        severity=Severity(entry.get("severity", SEVERITY)),
        certainty=Certainty(entry.get("certainty", CERTAINTY)),
    )


def _date_open(report: Report) -> Iterator[Fault]:
    """Yield a fault when the signature's date still wants its month or day."""
    blocks = report.document.blocks
    for index in range(max(0, len(blocks) - _AT_THE_END), len(blocks)):
        block = blocks[index]
        if isinstance(block, Paragraph) and _DATE_OPEN.fullmatch(re.sub(r"\s", "", block.text)):
            passage = read_passage(block.text, index)
            yield Fault(passage.place(), f"落款日期“{passage}”没有填全", "请填上成文的月和日")


def _left_in_tables(report: Report) -> Iterator[Fault]:
    for table in report.tables.values():
        blanks = [cell for cell in table.cells.values() if cell.is_unanswered]
        if blanks:
            yield Fault(
                min((cell.place for cell in blanks), key=lambda place: place.order),
                f"{table.form.name}有{len(blanks)}格还写着“待核”",
                "请填上核实的数字，没有发生的填0",
            )
