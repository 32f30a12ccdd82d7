"""Write a draft as a Word file: title, headings, text, the three tables, signature and date."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX

from assistant.report.provenance import NAMESPACE
from assistant.writers.closing import closing_lines
from assistant.writers.docx_base import new_document, set_indent
from assistant.writers.docx_footer import add_page_numbers
from assistant.writers.docx_provenance import add_provenance
from assistant.writers.docx_table import add_table

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from assistant.drafting.draft import Draft, DraftSection

_BLANK = re.compile(r"(【待核[^】]*】)")
# XML holds none of these; pasted text brings them along.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def docx_of(draft: Draft) -> bytes:
    """Return the Word file; the same draft gives the same bytes."""
    document = new_document(draft.title, draft.date)
    add_page_numbers(document)
    _add_title(document, draft)
    for paragraph in draft.preface:
        _add_body(document, paragraph.text)
    for section in draft.sections:
        _add_section(document, section)
    _add_closing(document, draft)
    legal = (replace(one, text=_ILLEGAL.sub("", one.text)) for one in draft.provenance())
    add_provenance(document, legal, NAMESPACE)
    return _packed(document)


def _add_title(document: Document, draft: Draft) -> None:
    """Add the title, broken between the unit's name and the rest where it begins with it."""
    title = document.add_paragraph(style="Title")
    rest = draft.title.removeprefix(draft.unit)
    if draft.unit and rest and rest != draft.title:
        _add_text(title, draft.unit)
        title.add_run().add_break()
    _add_text(title, rest)


def _add_section(document: Document, section: DraftSection) -> None:
    _add_text(document.add_paragraph(style="Heading 1"), section.heading)
    for paragraph in section.paragraphs:
        if paragraph.heading:
            _add_text(document.add_paragraph(style="Heading 2"), paragraph.heading)
        _add_body(document, paragraph.text)
    if section.table:
        add_table(document, section.table, _add_text)


def _add_body(document: Document, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    set_indent(paragraph._p.get_or_add_pPr(), first=2)
    _add_text(paragraph, text)


def _add_closing(document: Document, draft: Draft) -> None:
    """Add signature and date after a blank line."""
    document.add_paragraph()
    for line in closing_lines(draft):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        set_indent(paragraph._p.get_or_add_pPr(), right=line.right)
        _add_text(paragraph, line.text)


def _add_text(paragraph: Paragraph, text: str) -> None:
    """Add the text with every 【待核：…】 marked yellow."""
    for piece in filter(None, _BLANK.split(_ILLEGAL.sub("", text))):
        run = paragraph.add_run(piece)
        if _BLANK.fullmatch(piece):
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _packed(document: Document) -> bytes:
    """Return the package with every member dated alike, for python-docx stamps the time of day."""
    stamped, fixed = BytesIO(), BytesIO()
    document.save(stamped)
    with ZipFile(stamped) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = ZipInfo(name, _EPOCH)
            member.compress_type = ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return fixed.getvalue()
