"""字词重复。

## 检查内容
同一个词紧接着写了两遍，如“工作工作”“保障保障机制”；“的的”“了了”一类叠在一起的虚字。
一串列举里同一项列了两次（“政策文件、办事指南、政策文件”），同一个分句接连写了两遍，也提示。
“一条一条”“研究研究”一类正常的重叠不算；“要求要求”可能是两个词，改为询问。
例外写在 phrasebank/knowledge/doubled.toml。

## 为什么
重复字词多是复制、改写时留下的，定稿前通读就能看出来。

## 怎么改
删去重复的一个。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.doubled import doubled_words, may_be_two, repeated_items
from assistant.checking.reading.walk import written
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.passage import Passage
    from assistant.report.report import Report

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "公文文字要求"

GOOD = (
    Example(),
    Example(
        sections={
            "others": "信息一条一条核对，方方面面都看到，常常回访。为了了解需要，走访12户。"
            "编制主动公开公开目录1份，国家规定规定应当公开的都已公开。收取信息处理费0元，以便民为目的的收费没有发生。"
        }
    ),
    Example(
        sections={
            "others": "谁制作谁公开、谁保存谁公开，工作动态、工作动态解读各1类。"
            "3月公开12条，4月公开12条，党政办、民政办、党政办都有人值班，收费0元。"
        }
    ),
)
BAD = (
    Example(sections={"others": "信息公开工作工作由党政办负责，收取信息处理费0元。"}),
    Example(sections={"others": "完善监督保障保障机制，收取信息处理费0元。"}),
    Example(sections={"others": "重大事项的的听证没有举行，收取信息处理费0元。"}),
    Example(
        sections={
            "others": "目录列有机构职能、补贴名册、办事指南、补贴名册、应急预案5类。收费0元。"
        }
    ),
    Example(sections={"others": "公示低保名单4条，公示低保名单4条，收取信息处理费0元。"}),
)


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for every word or function character written twice."""
    for passage in written(report):
        for start, end in doubled_words(passage.text):
            yield _fault(passage, start, end)
        for start, end in repeated_items(passage.text):
            again = passage.text[start:end]
            yield Fault(
                passage.place(start, end),
                f"“{again}”前面已经写过一遍",
                "请删去一处；本来是另一项的，请改成那一项",
            )


def _fault(passage: Passage, start: int, end: int) -> Fault:
    twice = passage.text[start:end]
    once = twice[: len(twice) // 2]
    if not may_be_two(once):
        return Fault(passage.place(start, end), f"“{twice}”重复了“{once}”", f"请删去一个“{once}”")
    return Fault(
        passage.place(start, end),
        f"“{twice}”连写，请确认是不是重复",
        f"重复的请删去一个“{once}”；本来是两个词的，请在中间断开或换个说法",
        severity=Severity.INFO,
        certainty=Certainty.ASK,
    )
