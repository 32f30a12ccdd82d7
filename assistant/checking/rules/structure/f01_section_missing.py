"""六个部分不全、多出部分或次序不对。

## 检查内容
年报应有总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、
存在的主要问题及改进情况、其他需要报告的事项六个部分，次序固定。标题的常见写法都认。
标题没有找到、内容却在的，或标题与格式略有不同的，只作提醒；全文多数标题都没有找到的，可能是转换格式时丢了标题；
标题的位置上有图片、附件读不出来的，也改为询问。

## 为什么
六个部分是国家统一格式规定的，缺一部分就是内容不全。

## 怎么改
按统一格式补齐标题和内容；多出的部分并入“其他需要报告的事项”；次序照格式调整。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.miniature import MINIATURE
from assistant.checking.reading.old_headings import old_heading
from assistant.checking.reading.unread_parts import unread_in
from assistant.checking.reading.walk import before, is_older_than_the_form
from assistant.checking.rule import (
    Certainty,
    Context,
    Example,
    Fault,
    NotAssessed,
    Severity,
)
from assistant.report.headings import numbering_of
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.report.form import SectionForm
    from assistant.report.passage import Passage
    from assistant.report.report import Report, Section

SEVERITY = Severity.ERROR
CERTAINTY = Certainty.CERTAIN
BASIS = "条例第五十条；国办公开办函〔2021〕30号"

GOOD = (
    Example(),
    Example(text=MINIATURE),
    Example(text=MINIATURE.replace("五、存在的主要问题及", "五、存在问题和")),
)
BAD = (
    Example(text=MINIATURE.replace("六、其他需要报告的事项\n", "")),
    Example(text=MINIATURE + "七、附件\n联系单见局网站。\n"),
    Example(text=MINIATURE.replace("一、总体情况", "一、水务公开总体做法")),
    Example(
        text=MINIATURE.replace("四、政府", "九、政府")
        .replace("三、收到和处理政府信息公开申请", "四、政府信息公开行政复议、行政诉讼")
        .replace("九、政府信息公开行政复议、行政诉讼", "三、收到和处理政府信息公开申请")
    ),
)

# So many sections without a heading have lost them all at once: that is said once.
_MANY = 3
# The words that tell the six headings apart.
_TELLING = Pattern(r"总体|主动公开|收到|申请|复议|诉讼|问题|改进|其他|事项")


def check(report: Report, context: Context) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every section that is missing, unknown, or out of order."""
    if is_older_than_the_form(report):
        yield NotAssessed("2019年以前的年报没有统一格式")
        return
    yield from _missing(report)
    yield from _unknown(report)
    yield from _out_of_order(report)


def _missing(report: Report) -> Iterator[Fault]:
    with_heading = sum(1 for section in report.sections if section.key and section.heading)
    headings_kept = with_heading * 2 >= len(report.form.sections)
    bare = [section for section in report.sections if section.key and section.heading is None]
    if len(bare) >= _MANY:
        yield _headings_lost(bare)
    for form in report.form.sections:
        heading = report.form.heading(form.key)
        section = report.section(form.key)
        if section and section.heading is None and len(bare) < _MANY:
            yield _without_heading(report, heading, section)
        if section is None and not _stand_in(report, form):
            yield _absent(heading, form.key, unread_in(report, form.key), claimed=headings_kept)


def _stand_in(report: Report, form: SectionForm) -> Section | None:
    """Return the unknown section that stands where `form` belongs and names it in other words."""
    for section in report.sections:
        if section.key is None and section.heading and _alike(section.heading.text, form.title):
            numbering = numbering_of(section.heading.text)
            ordinal = numbering.ordinal if numbering else 0
            if ordinal == report.form.sections.index(form) + 1:
                return section
    return None


def _alike(heading: str, title: str) -> bool:
    """Return whether a heading holds two words of a title, or most of a short one."""
    words = [word for word in _TELLING.findall(title) if word in heading]
    return len(words) >= min(2, len(_TELLING.findall(title)))


def _absent(heading: str, key: str, unread: str, *, claimed: bool) -> Fault:
    if unread:
        return Fault(
            None,
            f"没有找到“{heading}”，它的位置上有{unread}，读不出来",
            f"请看原稿：{unread}里如果没有这一部分，请补上；有的，请改成可以选中的文字",
            section=key,
            severity=Severity.WARNING,
            certainty=Certainty.ASK,
        )
    if claimed:
        return Fault(
            None,
            f"没有找到“{heading}”这一部分",
            f"请按统一格式补上“{heading}”；没有相应情况的，也要写明没有",
            section=key,
        )
    return Fault(
        None,
        f"没有找到“{heading}”，全文多数标题也没有找到",
        "请核对原稿：标题若在转换格式时丢失，请恢复标题；原稿也没有的，请补上这一部分",
        section=key,
        severity=Severity.WARNING,
        certainty=Certainty.ASK,
    )


def _without_heading(report: Report, heading: str, section: Section) -> Fault:
    table = report.tables.get(section.key or "")
    inside = [*section.paragraphs[:1], *(table.captions[:1] if table else ())]
    first = min(inside, key=lambda passage: passage.place().order, default=None)
    return Fault(
        before(first) if first else None,
        f"没有找到标题“{heading}”，它的内容似从这里开始",
        f"请在这里补上标题“{heading}”",
        section=section.key or "",
        severity=Severity.WARNING,
        certainty=Certainty.ASK,
    )


def _headings_lost(bare: Sequence[Section]) -> Fault:
    first = next((p for section in bare for p in section.paragraphs), None)
    return Fault(
        before(first) if first else None,
        f"{len(bare)}个部分没有标题，内容都在，是不是转换格式时丢了？",
        "请核对原稿：原稿也没有标题的，请按统一格式补上",
        section=bare[0].key or "",
        severity=Severity.WARNING,
        certainty=Certainty.ASK,
    )


def _unknown(report: Report) -> Iterator[Fault]:
    missing = [form for form in report.form.sections if report.section(form.key) is None]
    meant = {id(_stand_in(report, form)): report.form.heading(form.key) for form in missing}
    for section in report.sections:
        # F03, C-08 and C-09 speak of the headings of the old structure.
        if section.key is None and section.heading and not old_heading(section.heading.text):
            yield _misnamed(section.heading, meant.get(id(section), ""))


def _misnamed(heading: Passage, official: str) -> Fault:
    if official:
        message = f"标题“{heading}”与统一格式不同，应为“{official}”"
        suggestion = f"请改为“{official}”"
    else:
        message = f"“{heading}”不在统一格式的六个部分之内"
        suggestion = "请并入六个部分中的相应位置，或并入“六、其他需要报告的事项”"
    return Fault(
        heading.place(),
        message,
        suggestion,
        severity=Severity.WARNING,
        certainty=Certainty.LIKELY,
        replacement=official,
    )


def _out_of_order(report: Report) -> Iterator[Fault]:
    order = {form.key: index for index, form in enumerate(report.form.sections)}
    furthest: Section | None = None
    for section in report.sections:
        if section.key is None or section.heading is None:
            continue
        if furthest and order[section.key] < order[furthest.key or ""]:
            yield Fault(
                section.heading.place(),
                f"“{section.heading}”排在“{furthest.heading}”后面，与统一格式的次序不同",
                "请按统一格式调整各部分的次序",
                severity=Severity.WARNING,
            )
        else:
            furthest = section
