"""Recognise an annual report in a document: its title, unit, sections, topics and tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.errors import NotAReportError
from assistant.report.form import load_form
from assistant.report.found_tables import FoundTables
from assistant.report.furniture import is_card_line
from assistant.report.other_texts import other_text
from assistant.report.outline import Outline, find_outline
from assistant.report.pattern import Pattern
from assistant.report.report import Report, Section, Topic
from assistant.report.scan import Scan
from assistant.report.title import Title, find_title, unit_and_year
from assistant.report.topics import split_topics
from assistant.report.units import level_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.report.document import Document
    from assistant.report.form import Form
    from assistant.report.outline import Heading
    from assistant.report.passage import Passage

_FURNITURE = Pattern(r"发布(?:日期|时间|机构)|来源：|字[号体]|浏览|打印|索引?号|当前位置|访问")
_DATE_LINE = Pattern(r"[（(]?(?:20\d\d|二[〇○零Oo]二.)年\d{0,2}[^。]{0,3}月[^。]{1,4}日[)）]?")


def recognise(document: Document) -> Report:
    """Return the annual report that `document` holds; `NotAReportError` when it holds none."""
    scanned = Scan(document)
    title = find_title(scanned.passages)
    form = _form_in_use(scanned)
    outline = find_outline(scanned, form, after=title.end if title else 0)
    tables = FoundTables(scanned, form, outline)
    _require_report(title, outline, tables, scanned)
    return _report(scanned, form, title, outline, tables)


def _require_report(
    title: Title | None,
    outline: Outline,
    tables: FoundTables,
    scanned: Scan,
) -> None:
    """Refuse what is no report. The tables are not read where the sections alone settle it."""
    known = {heading.key for heading in outline.headings if heading.key}
    other = other_text(title, scanned.passages, known, tables)
    if other:
        raise NotAReportError(other)
    if len(known) > 2 or (len(known) == 2 and known & _ONLY_IN_REPORTS):
        return
    if tables and len(known) + len(tables) >= 2:
        return
    if title and title.is_report and (known or tables or (title.is_sure and _has_prose(scanned))):
        return
    raise NotAReportError(_not_found(scanned))


# The sections that no other text has; what goes well or badly is told in any summary.
_ONLY_IN_REPORTS = frozenset(("disclosure", "applications", "disputes"))
_FEWEST_SENTENCES = 2


def _has_prose(scanned: Scan) -> bool:
    sentences = sum(passage.text.count("。") for passage in scanned.prose if passage)
    return sentences >= _FEWEST_SENTENCES


def _not_found(scanned: Scan) -> str:
    parts = "、".join(dict.fromkeys(part.what for part in scanned.document.unread))
    if parts:
        return (
            f"没有认出政府信息公开工作年度报告，正文可能在文件里的{parts}中，请取得它的文字版再检查"
        )
    return "没有认出政府信息公开工作年度报告：找不到年报标题，也找不到六个部分和三张表"


def _form_in_use(scanned: Scan) -> Form:
    """Return the form whose captions the tables use: the old one if any of its own stands there."""
    old = load_form("2019")
    return old if scanned.has_cell(old.markers) else load_form("2021")


def _report(
    scanned: Scan,
    form: Form,
    title: Title | None,
    outline: Outline,
    tables: FoundTables,
) -> Report:
    prose = scanned.prose
    first = outline.headings[0].block if outline.headings else len(prose)
    preface = tuple(p for p in prose[title.end if title else 0 : first] if p and _is_preface(p))
    sections = [_section(form, outline, heading, prose) for heading in outline.headings]
    closing = _closing(sections)
    if closing:
        sections[-1] = _without(sections[-1], closing)
    overview = [p for section in sections if section.key == "overview" for p in section.paragraphs]
    unit, year = unit_and_year(title, preface, overview, closing)
    return Report(
        document=scanned.document,
        form=form,
        title=title.passage if title else None,
        unit=unit,
        level=level_of(unit) if unit else None,
        year=year,
        preface=preface,
        sections=tuple(sections),
        tables=tables,
        closing=closing,
    )


def _is_preface(paragraph: Passage) -> bool:
    """Return whether a line above section one is prose, not page furniture."""
    text = paragraph.text
    return "。" in text or not (len(text) < 15 or _FURNITURE.search(text) or is_card_line(text))


def _section(
    form: Form, outline: Outline, heading: Heading, prose: Sequence[Passage | None]
) -> Section:
    own = prose[heading.block + heading.is_whole : outline.end_of(heading)]
    paragraphs = [passage for passage in own if passage is not None]
    if heading.rest:
        paragraphs[0] = heading.rest
    section_form = form.section(heading.key) if heading.key else None
    return split_topics(section_form, heading.passage, heading.key, paragraphs)


def _closing(sections: Sequence[Section]) -> tuple[Passage, ...]:
    """Return the signature block: a unit's name and a date at the very end."""
    if not sections or not sections[-1].paragraphs:
        return ()
    tail = sections[-1].paragraphs[-4:]
    for index in range(len(tail)):
        rest = tail[index:]
        if len(rest) <= 3 and _DATE_LINE.fullmatch(rest[-1].text) and _is_signature(rest):
            return rest
    return ()


def _is_signature(lines: Sequence[Passage]) -> bool:
    return all(len(line) <= 30 and not re.search(r"[。，；：]", line.text) for line in lines)


def _without(section: Section, closing: tuple[Passage, ...]) -> Section:
    """Return the report's last section without the signature that stands at its end."""
    return Section(
        section.key,
        section.heading,
        tuple(p for p in section.paragraphs if p not in closing),
        tuple(
            Topic(t.key, t.heading, tuple(p for p in t.paragraphs if p not in closing))
            for t in section.topics
        ),
    )
