"""The official tables in Word: real merged cells, fixed widths, header rows on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell

from assistant.report.layout import lay_out
from assistant.writers.docx_base import unsnap
from assistant.writers.grid import is_listed, spread, type_size

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docx.document import Document
    from docx.oxml.table import CT_Row
    from docx.text.paragraph import Paragraph

    from assistant.report.layout import LaidCell
    from assistant.report.tables import TableFigures
    from assistant.writers.grid import Slot

    AddText = Callable[[Paragraph, str], None]

_TYPE_AREA = 15.55  # of 15.6 cm: widths are rounded up to whole twips
# Column widths in cm for tables whose captions need unequal room.
_WIDTHS: dict[str, tuple[float, ...]] = {
    "applications": (1.2, 1.7, 5.4, 1.15, 1.0, 1.0, 1.0, 1.0, 1.0, 1.15),
}
_MARGIN = 45  # twips beside a cell's text: fifteen columns have to fit


def add_table(document: Document, figures: TableFigures, add_text: AddText) -> None:
    """Add the table at the end of the document; `add_text` puts a cell's text in a paragraph."""
    grid = spread(lay_out(figures))
    table = document.add_table(rows=0, cols=len(grid[0]))
    widths = _widths(figures.form.key, len(grid[0]))
    _set_layout(table, widths)
    size = type_size(figures.form.key)
    # A table of several parts has heads in its midst, which belong to their part alone.
    has_one_head = len(figures.form.parts) == 1
    for slots in grid:
        row = table._tbl.add_tr()
        is_head = all(slot.cell.is_head for slot in slots)
        _set_row(row, repeats=has_one_head and is_head)
        for left, slot in enumerate(slots):
            if slot.across:
                continue
            width = sum(widths[left : left + slot.cell.columns])
            cell = _add_cell(table, row, slot, width)
            _set_line(cell.paragraphs[0], keeps_with_next=is_head)
            if not slot.down:
                _fill(cell.paragraphs[0], slot.cell, size, add_text)


def _widths(key: str, columns: int) -> tuple[float, ...]:
    widths = _WIDTHS.get(key, ())
    return widths if len(widths) == columns else (_TYPE_AREA / columns,) * columns


def _set_layout(table: Table, widths: Sequence[float]) -> None:
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(_MARGIN))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is None:
        properties.append(margins)
    else:
        look.addprevious(margins)


def _set_row(row: CT_Row, *, repeats: bool) -> None:
    properties = row.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if repeats:
        properties.append(OxmlElement("w:tblHeader"))


def _add_cell(table: Table, row: CT_Row, slot: Slot, width: float) -> _Cell:
    element = row.add_tc()
    element.width = Cm(width)
    element.grid_span = slot.cell.columns
    if slot.cell.rows > 1:
        element.vMerge = "continue" if slot.down else "restart"
    cell = _Cell(element, table)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    return cell


def _set_line(paragraph: Paragraph, *, keeps_with_next: bool) -> None:
    """Let lines be as high as the type needs: the text's pitch and grid would stretch the rows.

    A head that keeps with the next row does not stand alone at the end of a page.
    """
    layout = paragraph.paragraph_format
    if keeps_with_next:
        layout.keep_with_next = True
    layout.line_spacing_rule = WD_LINE_SPACING.SINGLE
    layout.alignment = WD_ALIGN_PARAGRAPH.CENTER
    unsnap(paragraph)


def _fill(paragraph: Paragraph, cell: LaidCell, size: float, add_text: AddText) -> None:
    if is_listed(cell):
        paragraph.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    add_text(paragraph, cell.text)
    for run in paragraph.runs:
        run.font.size = Pt(size)
