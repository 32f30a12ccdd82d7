"""Page numbers: GB/T 9704-2012, 7.5.

四号 half-width digits between two 一字线, 7 mm below the type area; one character from the right
on odd pages, one from the left on even ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from assistant.writers.docx_base import set_fonts, unsnap

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import _Footer
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

FONT = "宋体"
_SIZE = 14  # 四号
_FROM_EDGE = 24.9  # puts the middle of the number 7 mm below the type area
_ONE_CHARACTER = 16


def add_page_numbers(document: Document) -> None:
    """Number the pages outside: at the right on odd ones, at the left on even ones."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    section.footer_distance = Mm(_FROM_EDGE)
    odd = _paragraph(document, section.footer)
    odd.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    odd.paragraph_format.right_indent = Pt(_ONE_CHARACTER)
    even = _paragraph(document, section.even_page_footer)
    even.alignment = WD_ALIGN_PARAGRAPH.LEFT
    even.paragraph_format.left_indent = Pt(_ONE_CHARACTER)


def _paragraph(document: Document, footer: _Footer) -> Paragraph:
    footer.is_linked_to_previous = False
    paragraph: Paragraph = footer.paragraphs[0]
    paragraph.style = document.styles["Normal"]
    layout = paragraph.paragraph_format
    layout.line_spacing_rule = WD_LINE_SPACING.SINGLE
    unsnap(paragraph)
    _add_run(paragraph, "— ")
    for kind in ("begin", "separate", "end"):
        _add_field_mark(paragraph, kind)
    _add_run(paragraph, " —")
    return paragraph


def _add_field_mark(paragraph: Paragraph, kind: str) -> None:
    """Add a mark of the PAGE field; its code follows the first, its last result the second."""
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    _add_run(paragraph)._r.append(mark)
    if kind == "begin":
        code = OxmlElement("w:instrText")
        code.text = " PAGE "
        code.set(qn("xml:space"), "preserve")
        _add_run(paragraph)._r.append(code)
    elif kind == "separate":
        _add_run(paragraph, "1")


def _add_run(paragraph: Paragraph, text: str = "") -> Run:
    run = paragraph.add_run(text)
    run.font.size = Pt(_SIZE)
    set_fonts(run._r.get_or_add_rPr(), FONT)
    return run
