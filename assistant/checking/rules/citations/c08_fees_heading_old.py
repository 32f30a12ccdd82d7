"""标题还写“收费及减免情况”。

## 检查内容
一级标题、小标题和前言列出的各部分里，有没有“收费及减免情况”；统一格式没有的“收费情况”一级标题也算。

## 为什么
这是2019年以前的写法。现在只有信息处理费，写在第六部分，没有减免一说。

## 怎么改
删去这个标题，在“六、其他需要报告的事项”写收取信息处理费情况。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.miniature import MINIATURE
from assistant.checking.reading.occurrences import occurrences
from assistant.checking.reading.old_headings import old_heading
from assistant.checking.reading.walk import is_older_than_the_form
from assistant.checking.rule import Certainty, Context, Example, Fault, NotAssessed, Severity
from assistant.report.headings import split_heading
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.passage import Passage
    from assistant.report.report import Report, Section

SEVERITY = Severity.WARNING
CERTAINTY = Certainty.LIKELY
BASIS = "条例第四十二条；国办公开办函〔2021〕30号"

GOOD = (
    Example(),
    Example(text=MINIATURE),
    Example(sections={"others": "（一）收取信息处理费情况\n2024年收取信息处理费0元。"}),
    Example(sections={"preface": "本报告按格式编制。信息处理费没有减免情况。"}),
    Example(text=MINIATURE.replace("2024年", "2016年") + "七、收费及减免情况\n没有收费。\n"),
)
BAD = (
    Example(text=MINIATURE + "七、政府信息公开收费及减免情况\n没有收费。\n"),
    Example(sections={"others": "（一）政府信息公开的收费和减免情况\n收取信息处理费0元。"}),
    Example(sections={"others": "1、收费及减免情况：无。\n2、收取信息处理费0元。"}),
    Example(
        sections={
            "preface": "本报告由总体情况、主动公开情况、依申请公开情况、收费及减免情况、"
            "存在的问题、其他事项六部分组成。"
        }
    ),
)

_HEADING = Pattern(
    r"(?:政府信息公开)?(?:的)?(?:申请)?收费(?:情况)?(?:以及|及其?|和|与|、)减免(?:的)?(?:情况)?"
)
_LISTED = Pattern(rf"(?<=[、，；：]){_HEADING.pattern}(?=[、，；。]|等|[以及和]|$)")


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every such heading, and for one that the preface lists."""
    if is_older_than_the_form(report):
        yield NotAssessed("2019年以前的年报没有统一格式")
        return
    for section in report.sections:
        yield from map(_fault, _headings(section))
    for listed in occurrences(report.preface, _LISTED):
        yield Fault(
            listed.place,
            f"前言列出的“{listed.text}”是2019年以前的部分，统一格式没有",
            "请照统一格式的六个部分改写前言",
        )


def _headings(section: Section) -> Iterator[Passage]:
    if section.heading and section.key is None:
        old = old_heading(section.heading.text)
        if old and old.code == "C-08":
            yield section.heading
    for topic in section.topics:
        if _HEADING.search(topic.heading.text):
            yield topic.heading
    for paragraph in section.paragraphs:
        split = split_heading(paragraph.text)
        if split and split.numbering and _HEADING.fullmatch(split.words):
            yield paragraph.slice(0, split.end)


def _fault(heading: Passage) -> Fault:
    return Fault(
        heading.place(),
        f"标题“{heading}”是2019年以前的写法，现在只写信息处理费",
        "请删去这个标题，在“六、其他需要报告的事项”写收取信息处理费情况",
    )
