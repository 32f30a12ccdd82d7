"""An empty Word document in the office layout: page, styles, fonts, nothing of the template."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from lxml import etree

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.text.parfmt import CT_PPr
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph
    from lxml.etree import _Element

# GB/T 9704-2012: 仿宋 for the text, 黑体 and 楷体 for headings of level one and two, 小标宋 for
# the title. Windows has no 小标宋; the font table says what stands in for each face.
BODY_FONT = "仿宋"
HEADING_FONTS = {1: "黑体", 2: "楷体"}
TITLE_FONT = "方正小标宋简体"
_STAND_INS = {
    "仿宋": "仿宋_GB2312,FangSong",
    "楷体": "楷体_GB2312,KaiTi",
    "黑体": "SimHei",
    "方正小标宋简体": "方正小标宋_GBK,小标宋,宋体",
}
BODY_SIZE = 16  # 三号
_TITLE_SIZE = 22  # 二号
_LINE = 28.95  # 22 lines fill the 225 mm of the type area; 29 points would push the last one out
_KEPT_STYLES = frozenset(
    {"Normal", "Title", "Heading1", "Heading2", "TableNormal", "TableGrid", "DefaultParagraphFont"}
)
_LEFTOVERS = (
    "/stylesWithEffects",
    "/customXml",
    "/numbering",
    "/webSettings",
    "/thumbnail",
    "/extended-properties",
)
# Twentieths of a point between characters: 28 of 16 points would be 2 mm wider than the type area.
_TIGHTER = -5
_UNDATED = datetime.date(2000, 1, 1)


def new_document(title: str, date: datetime.date | None) -> Document:
    """Return an empty document with the page, the styles and the properties of a report."""
    document = docx.Document()
    _drop_leftovers(document)
    _set_settings(document)
    _set_properties(document, title, date or _UNDATED)
    _set_page(document)
    _set_styles(document)
    return document


def _drop_leftovers(document: Document) -> None:
    """Take out what the template carries along: previews, bibliography, 160 unused styles."""
    for relations in (document.part.package.rels, document.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(_LEFTOVERS):
                del relations[key]
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _KEPT_STYLES:
            styles.remove(style)
        for link in style.findall(qn("w:link")):
            style.remove(link)


def _set_settings(document: Document) -> None:
    settings = document.settings.element
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")  # 14 would open in 兼容模式
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _set_properties(document: Document, title: str, date: datetime.date) -> None:
    """Set the title and fixed dates; no name of a person, the same bytes on every run."""
    written = datetime.datetime(date.year, date.month, date.day)
    properties = document.core_properties
    properties.title = title
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.language = "zh-CN"
    properties.created = properties.modified = written


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is not None:
        grid.set(qn("w:type"), "lines")
        grid.set(qn("w:linePitch"), str(round(_LINE * 20)))


def _set_styles(document: Document) -> None:
    defaults = document.styles.element.find(
        f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"
    )
    if defaults is not None:
        set_fonts(defaults, BODY_FONT)
        _set_language(defaults)
    normal: ParagraphStyle = document.styles["Normal"]
    _set_style(normal, BODY_FONT, BODY_SIZE, _LINE)
    _set_character_spacing(normal)
    normal.paragraph_format.widow_control = False
    for level, font in HEADING_FONTS.items():
        heading: ParagraphStyle = document.styles[f"Heading {level}"]
        _set_style(heading, font, BODY_SIZE, _LINE)
        heading.paragraph_format.keep_with_next = True
        set_indent(heading.element.get_or_add_pPr(), first=2)
    title: ParagraphStyle = document.styles["Title"]
    _set_style(title, TITLE_FONT, _TITLE_SIZE, 36)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_after = Pt(_LINE)
    _name_stand_ins(document)


def _set_style(style: ParagraphStyle, font: str, size: float, line: float) -> None:
    properties = style.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    style.font.size = Pt(size)
    style.font.bold = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    set_fonts(properties, font)
    layout = style.element.get_or_add_pPr()
    for border in layout.findall(qn("w:pBdr")):
        layout.remove(border)
    paragraph = style.paragraph_format
    paragraph.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.line_spacing = Pt(line)
    paragraph.space_before = paragraph.space_after = Pt(0)


def _set_character_spacing(style: ParagraphStyle) -> None:
    """Let 28 characters of the text stand in a line, as in the standard."""
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(_TIGHTER))
    style.element.get_or_add_rPr().insert_element_before(spacing, "w:sz", "w:szCs", "w:lang")


def set_fonts(properties: _Element, font: str) -> None:
    """Name `font` for every script; a theme's font would win over the names, so it goes."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), font)
    fonts.set(qn("w:hint"), "eastAsia")


def _set_language(properties: _Element) -> None:
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")


def set_indent(layout: CT_PPr, *, first: float = 0, right: float = 0) -> None:
    """Set indents in characters, as Word and WPS show them, and in points for other programs."""
    indent = layout.get_or_add_ind()
    for side, characters in (("firstLine", first), ("right", right)):
        if characters:
            indent.set(qn(f"w:{side}Chars"), str(round(characters * 100)))
            indent.set(qn(f"w:{side}"), str(round(characters * BODY_SIZE * 20)))


def unsnap(paragraph: Paragraph) -> None:
    """Take a paragraph, whose line spacing is set, off the page's grid of lines."""
    snap = OxmlElement("w:snapToGrid")
    snap.set(qn("w:val"), "0")
    for spacing in paragraph._p.get_or_add_pPr().findall(qn("w:spacing")):
        spacing.addprevious(snap)


def _name_stand_ins(document: Document) -> None:
    """Say in the font table which face to take where one of ours is not installed."""
    part = next(
        relation.target_part
        for relation in document.part.rels.values()
        if relation.reltype.endswith("/fontTable")
    )
    table = etree.fromstring(part.blob)
    for entry in list(table):
        if entry.get(qn("w:name")) not in ("Symbol", "Times New Roman"):
            table.remove(entry)
    for name, others in _STAND_INS.items():
        entry = etree.SubElement(table, qn("w:font"), {qn("w:name"): name})
        etree.SubElement(entry, qn("w:altName"), {qn("w:val"): others})
        etree.SubElement(entry, qn("w:charset"), {qn("w:val"): "86"})
    part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)
