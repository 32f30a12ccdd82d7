"""自我评价没有依据。

## 检查内容
“名列前茅”“成效显著”“圆满完成”“一致好评”一类的话，同一句里没有数字、文件名或出处。
打算、目标（力争、确保）和否定的说法不算。全文合为一条，写明几处。
词表在 phrasebank/knowledge/wording.toml。

## 为什么
年报要如实反映工作，自己给自己打分没有说服力。

## 怎么改
写出依据：通报的文号、考核的名次、测评的分数、前后两年的数；没有依据的删去。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.knowledge import any_of, load_knowledge, pattern
from assistant.checking.reading.occurrences import Occurrence, often
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.report import Report

SEVERITY = Severity.INFO
CERTAINTY = Certainty.LIKELY
BASIS = "国办公开办函〔2021〕30号：内容应准确"

_FEE = "收取信息处理费0元。"
GOOD = (
    Example(),
    Example(sections={"others": f"考核得92分，在12个镇里名列前茅。{_FEE}"}),
    Example(sections={"others": f"力争明年圆满完成任务，成效不明显的栏目已经合并。{_FEE}"}),
    Example(sections={"others": f"《云江市政务公开情况通报》对我镇给予充分肯定。{_FEE}"}),
)
BAD = (
    Example(sections={"others": f"2024年，我镇政务公开工作名列前茅。{_FEE}"}),
    Example(sections={"others": f"政务公开取得了显著成效，得到群众的一致好评。{_FEE}"}),
    Example(sections={"others": f"没有一件超期，办理质量走在全市前列。{_FEE}"}),
    Example(sections={"others": f"圆满完成全年各项公开任务。{_FEE}"}),
)

# What bears praise out: a document, or a number of what praise is measured in.
_NUMBER = Pattern(
    r"(?<!\d)(?!20\d\d年)\d[^，。；]{0,6}(?:[分名位%]|个[镇乡局街])|(?:考核|测评|评议|评估|满意|得分|排名|表彰)[^，。；]*\d|《"
)
_COUNT = Pattern(r"(?<!\d)(?!20\d\d年)\d")


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield one fault for all the praise that nothing in its sentence bears out."""
    hits = list(_praise(report))
    if hits:
        words = "、".join(dict.fromkeys(f"“{hit.text}”" for hit in hits))
        yield Fault(
            hits[0].place,
            f"{words}是自我评价，没有写依据{often(len(hits))}",
            "请写出通报、名次、分数等依据，没有的删去",
        )


def _praise(report: Report) -> Iterator[Occurrence]:
    listed = load_knowledge("wording")["praise"]
    praising, denied = any_of(listed["words"]), any_of(listed["denied"]["words"])
    for sentence in report.sentences:
        for match in praising.finditer(sentence.text):
            part = _part_around(sentence.text, match)
            if pattern(listed["unless"]).search(part) or _NUMBER.search(part):
                continue
            clause = re.split(r"[，；]", sentence.text[: match.end()])[-1]
            if not denied.search(clause) and not _COUNT.search(clause):
                yield Occurrence(sentence.passage, match.start(), match.end())


def _part_around(text: str, match: re.Match[str]) -> str:
    """Return the sentence, of a long one the three clauses up to the praise and those behind it."""
    before = text[: match.start()].split("；")[-1]
    return "，".join(before.split("，")[-3:]) + text[match.start() :].split("；")[0]
