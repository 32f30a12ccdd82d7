"""Recognise an annual report in a document: its title, unit, sections, topics and tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.errors import NotAReportError
from assistant.report.form import load_form
from assistant.report.furniture import is_card_line
from assistant.report.other_texts import other_text
from assistant.report.outline import Outline, find_outline
from assistant.report.report import Report, Section, Topic
from assistant.report.scan import Scan, scan
from assistant.report.table_reading import read_table
from assistant.report.title import Title, find_title, unit_and_year
from assistant.report.topics import split_topics
from assistant.report.units import level_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.report.document import Document
    from assistant.report.form import Form, TableForm
    from assistant.report.outline import Heading
    from assistant.report.passage import Passage
    from assistant.report.report import ReportTable

_FURNITURE = re.compile(r"发布(?:日期|时间|机构)|来源：|字[号体]|浏览|打印|索引?号|当前位置|访问")
_DATE_LINE = re.compile(r"[（(]?(?:20\d\d|二[〇○零Oo]二.)年\d{0,2}[^。]{0,3}月[^。]{1,4}日[)）]?")


def recognise(document: Document) -> Report:
    """Return the annual report that `document` holds; `NotAReportError` when it holds none."""
    scanned = scan(document)
    title = find_title(scanned.passages)
    form = _form_in_use(scanned)
    outline = find_outline(scanned, form, after=title.end if title else 0)
    tables = dict(_tables(scanned, form, outline))
    _require_report(title, outline, tables, scanned)
    return _report(scanned, form, title, outline, tables)


def _require_report(
    title: Title | None,
    outline: Outline,
    tables: dict[str, ReportTable],
    scanned: Scan,
) -> None:
    known = {heading.key for heading in outline.headings if heading.key}
    other = other_text(title, scanned.passages, known, has_tables=bool(tables))
    if other:
        raise NotAReportError(other)
    if len(known) + len(tables) >= 2 and (tables or known & _ONLY_IN_REPORTS or len(known) > 2):
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
    found = {token.passage.text for cells in scanned.cells for token in cells}
    return old if found & set(old.markers) else load_form("2021")


def _tables(scanned: Scan, form: Form, outline: Outline) -> Iterator[tuple[str, ReportTable]]:
    """Yield each table found; where old and new tables stand mixed, each in its own form."""
    starts = {table.key: scanned.first_anchor(table) for table in form.tables}
    other = load_form("2019" if form.id == "2021" else "2021")
    for table in form.tables:
        regions = tuple(_regions(table, outline, starts))
        best = _best_reading((table, other.table(table.key)), scanned, regions)
        if best:
            yield table.key, best


def _best_reading(
    forms: tuple[TableForm, ...], scanned: Scan, regions: tuple[tuple[int, int], ...]
) -> ReportTable | None:
    best = None
    for table_form in forms:
        for first, last in regions:
            table = read_table(table_form, scanned.table_cells(first, last))
            if table and table.is_complete:
                return table
            best = max(filter(None, (best, table)), key=_completeness, default=None)
    return best


def _completeness(table: ReportTable) -> float:
    return len(table.cells) / len(table.form.cells)


def _regions(
    table: TableForm, outline: Outline, starts: Mapping[str, int | None]
) -> Iterator[tuple[int, int]]:
    """Yield where the table may stand: under its heading, and from its first own caption on."""
    heading = outline.heading(table.section)
    if heading:
        yield heading.block, outline.end_of(heading)
    start = starts[table.key]
    if start is not None:
        later = [at for at in starts.values() if at is not None and at > start]
        yield start, min(later, default=outline.end)


def _report(
    scanned: Scan,
    form: Form,
    title: Title | None,
    outline: Outline,
    tables: dict[str, ReportTable],
) -> Report:
    prose = scanned.prose
    first = outline.headings[0].block if outline.headings else len(prose)
    preface = tuple(p for p in prose[title.end if title else 0 : first] if p and _is_preface(p))
    sections = [_section(form, outline, heading, prose) for heading in outline.headings]
    closing = _closing(sections)
    sections = [_without(section, closing) for section in sections]
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
    paragraphs = [*filter(None, prose[heading.block + heading.is_whole : outline.end_of(heading)])]
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
    if not closing or not any(paragraph in closing for paragraph in section.paragraphs):
        return section
    return Section(
        section.key,
        section.heading,
        tuple(p for p in section.paragraphs if p not in closing),
        tuple(
            Topic(t.key, t.heading, tuple(p for p in t.paragraphs if p not in closing))
            for t in section.topics
        ),
    )
