"""Recognise an annual report in a document: its title, unit, sections, topics and tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.errors import NotAReportError
from assistant.report.cells import caption_keys, is_tabular, tokens
from assistant.report.document import Paragraph
from assistant.report.form import load_form
from assistant.report.outline import Outline, find_outline, first_anchor
from assistant.report.passage import read_passage
from assistant.report.report import Report, Section, Topic
from assistant.report.table_reading import read_table
from assistant.report.title import Title, find_title, is_about_another_text, unit_and_year
from assistant.report.topics import split_topics
from assistant.report.units import level_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.report.cells import Token
    from assistant.report.document import Document
    from assistant.report.form import Form, TableForm
    from assistant.report.outline import Heading
    from assistant.report.passage import Passage
    from assistant.report.report import ReportTable

_DATE_LINE = re.compile(r"[（(]?(?:20\d\d|二[〇○零Oo]二.)年\d{0,2}[^。]{0,3}月[^。]{1,4}日[)）]?")


def recognise(document: Document) -> Report:
    """Return the annual report that `document` holds; `NotAReportError` when it holds none."""
    form = load_form("2021")
    passages = [
        read_passage(block.text, index) if isinstance(block, Paragraph) else None
        for index, block in enumerate(document.blocks)
    ]
    captions = caption_keys(form) | caption_keys(load_form("2019"))
    tabular = [is_tabular(block, captions) for block in document.blocks]
    title = find_title(passages)
    outline = find_outline(document, passages, tabular, form, after=title.end if title else 0)
    form = _form_in_use(document, form)
    tables = dict(_tables(document, form, outline, tabular))
    _require_report(title, outline, tables, passages)
    return _report(document, form, title, outline, tables, passages, tabular)


def _require_report(
    title: Title | None,
    outline: Outline,
    tables: dict[str, ReportTable],
    passages: Sequence[Passage | None],
) -> None:
    if title and is_about_another_text(title, passages):
        raise NotAReportError("这是对年报的解读、说明或目录，不是年报本身，没有检查")
    known = {heading.key for heading in outline.headings if heading.key}
    if len(known) + len(tables) >= 2 or (title and title.is_report and (known or tables)):
        return
    if title and title.is_report and len(passages) > 3:
        return
    raise NotAReportError(
        "没有认出政府信息公开工作年度报告：找不到年报标题，也找不到六个部分和三张表"
    )


def _form_in_use(document: Document, current: Form) -> Form:
    """Return the form whose captions the tables use: the old one if any of its own stands there."""
    old = load_form("2019")
    found = {token.passage.text for token in tokens(document.blocks, 0, len(document.blocks))}
    return old if found & set(old.markers) else current


def _tables(
    document: Document, form: Form, outline: Outline, tabular: Sequence[bool]
) -> Iterator[tuple[str, ReportTable]]:
    for table in form.tables:
        found = [
            read_table(table, _tokens_in(document, tabular, first, last))
            for first, last in _regions(document, form, table, outline, tabular)
        ]
        best = max(filter(None, found), key=lambda t: len(t.cells), default=None)
        if best:
            yield table.key, best


def _tokens_in(document: Document, tabular: Sequence[bool], first: int, last: int) -> list[Token]:
    """Return the cells of the tabular blocks between two blocks."""
    return [
        token
        for index in range(first, last)
        if tabular[index]
        for token in tokens(document.blocks, index, index + 1)
    ]


def _regions(
    document: Document,
    form: Form,
    table: TableForm,
    outline: Outline,
    tabular: Sequence[bool],
) -> Iterator[tuple[int, int]]:
    """Yield where the table may stand: under its heading, and from its first own caption on."""
    end = len(document.blocks)
    heading = outline.heading(table.section)
    if heading:
        yield heading.block, outline.end_of(heading)
    starts = {t.key: first_anchor(document, t, tabular) for t in form.tables}
    start = starts[table.key]
    if start is None:
        return
    later = [at for at in starts.values() if at is not None and at > start]
    yield start, min(later, default=end)


def _report(
    document: Document,
    form: Form,
    title: Title | None,
    outline: Outline,
    tables: dict[str, ReportTable],
    passages: Sequence[Passage | None],
    tabular: Sequence[bool],
) -> Report:
    prose = [
        passage if passage and not is_table else None
        for passage, is_table in zip(passages, tabular, strict=True)
    ]
    first = outline.headings[0].block if outline.headings else len(prose)
    preface = tuple(filter(None, prose[title.end if title else 0 : first]))
    sections = [_section(form, outline, heading, prose) for heading in outline.headings]
    closing = _closing(sections)
    sections = [_without(section, closing) for section in sections]
    overview = [p for section in sections if section.key == "overview" for p in section.paragraphs]
    unit, year = unit_and_year(title, preface, overview, closing)
    return Report(
        document=document,
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
