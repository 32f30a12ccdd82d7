"""格式说明抄进了正文。

## 检查内容
正文里有没有照抄的格式说明、填写要求，例如“含《条例》第五十条第四项规定的……”“本部分应综述……”“如没有相关情况的，请填0”。
前言转述条例对年报内容的规定，只作询问。词表在 phrasebank/knowledge/instructions.toml。

## 为什么
这些话是写给编报的人看的，留在正文里，读者看到的是要求，不是做法和结果。

## 怎么改
删去说明，直接写本单位本年度的情况；没有发生的写没有。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.knowledge import load_knowledge, pattern
from assistant.checking.reading.walk import written
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.report import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.passage import Passage
    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：内容应准确，不得敷衍"

_SUPERVISION = (
    "（一）主动公开\n主动公开信息43条。\n（二）依申请公开\n未收到申请。\n（五）监督保障\n"
)

GOOD = (
    Example(),
    Example(sections={"preface": "本报告根据《条例》第五十条规定编制，包括六个部分。"}),
    Example(
        sections={
            "overview": _SUPERVISION + "按条例第五十条第四项，2024年考核2次，未发生责任追究情形。"
        }
    ),
    Example(sections={"others": "县里通知要求数据与系统一致，镇里核对3次，改正2处。"}),
    Example(sections={"others": "本部分数据由财政所提供，没有收取信息处理费。"}),
)
BAD = (
    Example(
        sections={
            "overview": _SUPERVISION
            + "（含《条例》第五十条第四项规定的工作考核、社会评议和责任追究结果情况）加强检查。"
        }
    ),
    Example(sections={"overview": "本部分应综述落实条例的情况。\n" + _SUPERVISION + "培训1次。"}),
    Example(sections={"preface": "政府信息公开工作年度报告应当包括下列内容：总体情况等。"}),
    Example(sections={"others": "如没有相关情况的，请填写“无”。没有收取信息处理费。"}),
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for every instruction that was copied into the text."""
    for passage in written(report):
        for sentence in split_sentences(passage):
            fault = _copied(sentence)
            if fault:
                yield fault


def _copied(sentence: Passage) -> Fault | None:
    """Return the fault of the first instruction in a sentence, or None."""
    for entry in load_knowledge("instructions")["instruction"]:
        match = pattern(entry["pattern"]).search(sentence.text)
        if match:
            asks = entry.get("certainty") == Certainty.ASK
            ending = "，是否照抄了格式说明？" if asks else "是格式说明，不是本单位的情况"
            return Fault(
                sentence.place(match.start(), match.end()),
                f"“{match[0]}”{ending}",
                "请删去这句话，直接写本单位本年度的情况",
                certainty=Certainty.ASK if asks else None,
            )
    return None
