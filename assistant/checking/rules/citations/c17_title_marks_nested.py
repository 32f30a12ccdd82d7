"""书名号里套用的书名号不对。

## 检查内容
书名号里再用书名号，里面一层是不是〈〉。里面仍用《》的，用小于号、大于号代替的，都提示；同一处写法只提示一次。
“印发《办法的通知》”把“的通知”也关进书名号的，一并提示。

## 为什么
标点符号国家标准规定，书名号里面再用书名号时，里面一层用单书名号〈〉。

## 怎么改
里面一层改为〈〉，例如《关于印发〈年度报告格式〉的通知》。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.reading.cited import cited_titles
from assistant.checking.reading.occurrences import occurrences, often
from assistant.checking.reading.walk import prose
from assistant.checking.rule import Certainty, Context, Example, Fault, Severity
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.document import Place
    from assistant.report.report import Report

SEVERITY = Severity.INFO
CERTAINTY = Certainty.CERTAIN
BASIS = "GB/T 15834—2011《标点符号用法》4.15"

GOOD = (
    Example(),
    Example(sections={"preface": "按照《关于印发〈政府信息公开工作年度报告格式〉的通知》编制。"}),
    Example(sections={"preface": "县政府办印发《关于做好年报编制工作的通知》，照此编制。"}),
    Example(sections={"preface": "按照《条例》和《格式》编制，见<http://www.yunling.gov.cn>。"}),
)
BAD = (
    Example(sections={"preface": "按照《关于印发《政府信息公开工作年度报告格式》的通知》编制。"}),
    Example(sections={"preface": "按照《关于印发<政府信息公开工作年度报告格式>的通知》编制。"}),
    Example(sections={"preface": "按照关于印发《政府信息公开工作年度报告格式的通知》编制。"}),
)


# 关于印发《办法的通知》: what was issued is 《办法》; a title of its own begins with who and 关于.
_CLOSED_LATE = Pattern(
    r"(?:印发|公布|发布)(?P<title>[《〈](?P<words>[^《》〈〉]{3,40}?)的通知[》〉])"
)
_OWN_TITLE = Pattern(r"关于|通报|[印转]发")


def check(report: Report, context: Context) -> Iterator[Fault]:
    """Yield a fault for every title with wrong marks inside, the same title once."""
    found: dict[str, tuple[str, list[Place]]] = {}
    for passage in prose(report):
        for title in cited_titles(passage.text):
            if title.is_nested_wrongly:
                entry = found.setdefault(title.words, (title.mended, []))
                entry[1].append(passage.place(title.start, title.end))
    for mended, places in found.values():
        yield Fault(
            places[0],
            f"书名号里面的一层没有用〈〉{often(len(places))}",
            f"请改为{mended}",
        )
    for hit in occurrences(prose(report), _CLOSED_LATE):
        match = _CLOSED_LATE.match(hit.passage.text, hit.start)
        if match and not _OWN_TITLE.search(match["words"]):
            yield Fault(
                hit.passage.place(*match.span("title")),
                f"“的通知”不是{match['title']}的标题里的字，书名号关得晚了",
                f"请改为{match['title'][0]}{match['words']}{match['title'][-1]}的通知",
            )
