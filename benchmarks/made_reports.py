"""Made-up reports, clean or with one defect, laid out as text, as a web page and as a Word file."""

from __future__ import annotations

import io
import tomllib
import zipfile
from dataclasses import dataclass, field, replace
from decimal import Decimal
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.report.form import form_of_year
from assistant.report.layout import lay_out
from assistant.report.tables import TableFigures
from assistant.writers.grid import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from assistant.report.layout import LaidCell, Row
    from assistant.writers.grid import Slot

FOLDER = Path(__file__).parent / "accuracy_set"


@dataclass(frozen=True)
class MadeReport:
    """A report: its lines, where a line {disclosure} stands for that table, and the tables' cells.

    `texts` are cells as they shall stand, whatever the sums say, by "table.cell"; `captions` maps
    captions to what stands in their place.
    """

    name: str
    year: int
    text: str
    tables: Mapping[str, Mapping[str, int | float]]
    texts: Mapping[str, str] = field(default_factory=dict)
    captions: Mapping[str, str] = field(default_factory=dict)

    def blocks(self) -> Iterator[str | tuple[Row, ...]]:
        """Yield paragraphs and laid-out tables in order."""
        for line in filter(None, map(str.strip, self.text.splitlines())):
            yield self._table(line[1:-1]) if line.startswith("{") else line

    def _table(self, key: str) -> tuple[Row, ...]:
        form = form_of_year(self.year).table(key)
        cells = {name: Decimal(str(value)) for name, value in self.tables.get(key, {}).items()}
        zeros = dict.fromkeys(TableFigures(form, {}).missing(), Decimal(0))
        rows = lay_out(TableFigures(form, zeros | cells).completed())
        return tuple(tuple(self._cell(key, cell) for cell in row) for row in rows)

    def _cell(self, table: str, cell: LaidCell) -> LaidCell:
        if cell.key:
            return cell._replace(text=self.texts.get(f"{table}.{cell.key}", cell.text))
        return cell._replace(text=self.captions.get(cell.text, cell.text))


@dataclass(frozen=True)
class Defect:
    """A clean report with one thing wrong in it, and the rule that has to say so.

    `besides` are other rules that rightly speak of the same defect; `last_year` names the clean
    report that is given as the unit's own of the year before.
    """

    code: str
    about: str
    report: MadeReport
    besides: frozenset[str] = frozenset()
    last_year: str = ""


def clean_reports() -> dict[str, MadeReport]:
    """Return the clean reports by name."""
    return {path.stem: _clean(path) for path in sorted((FOLDER / "clean").glob("*.toml"))}


def _clean(path: Path) -> MadeReport:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return MadeReport(path.stem, raw["year"], raw["text"], raw.get("tables", {}))


def defects() -> list[Defect]:
    """Return every defect of the set, in the order of its files."""
    clean = clean_reports()
    return [
        _defect(raw, clean[raw["base"]])
        for path in sorted((FOLDER / "defects").glob("*.toml"))
        for raw in tomllib.loads(path.read_text(encoding="utf-8"))["defect"]
    ]


def _defect(raw: Mapping[str, Any], base: MadeReport) -> Defect:
    text = base.text
    for old, new in raw.get("replace", ()):
        if text.count(old) != 1:
            raise ValueError(f"{raw['about']}: {old!r} stands {text.count(old)} times")
        text = text.replace(old, new)
    report = replace(base, text=text, texts=raw.get("cells", {}), captions=raw.get("captions", {}))
    besides = frozenset(raw.get("besides", ()))
    return Defect(raw["code"], raw["about"], report, besides, raw.get("last_year", ""))


def as_text(report: MadeReport) -> bytes:
    """Return the report as a copy out of Word gives it: cells between tabs."""
    lines = []
    for block in report.blocks():
        if isinstance(block, str):
            lines.append(block)
        else:
            lines += ["\t".join(_shown(slot) for slot in row) for row in spread(block)]
    return "\n".join(lines).encode("utf-8")


def _shown(slot: Slot) -> str:
    return "" if slot.down or slot.across else slot.cell.text


_PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>政府信息公开工作年度报告</title></head><body>
<div class="header"><ul><li><a href="/">首页</a></li>
<li><a href="/zwgk/">政务公开</a></li></ul></div>
<div class="crumbs">当前位置：首页 &gt; 政府信息公开年报</div>
<div class="article" id="zoom">{body}</div>
<div class="footer"><p>版权所有　网站地图　联系我们</p></div></body></html>"""


def as_page(report: MadeReport) -> bytes:
    """Return the report as a page of a government site, with its navigation around it."""
    body = "".join(
        f"<p>{escape(block)}</p>\n" if isinstance(block, str) else _html_table(block)
        for block in report.blocks()
    )
    return _PAGE.format(body=body).encode("utf-8")


def _html_table(rows: tuple[Row, ...]) -> str:
    lines = "".join(f"<tr>{''.join(_html_cell(cell) for cell in row)}</tr>\n" for row in rows)
    return f'<table border="1">{lines}</table>\n'


def _html_cell(cell: LaidCell) -> str:
    return f'<td colspan="{cell.columns}" rowspan="{cell.rows}">{escape(cell.text)}</td>'


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def as_word(report: MadeReport) -> bytes:
    """Return the report as a Word file with merged cells."""
    body = "".join(
        _word_paragraph(block) if isinstance(block, str) else _word_table(block)
        for block in report.blocks()
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr(
            "word/document.xml",
            f"{_HEAD}<w:document {_W}><w:body>{body}<w:sectPr/></w:body></w:document>",
        )
    return content.getvalue()


def _word_paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _word_table(rows: tuple[Row, ...]) -> str:
    lines = []
    for row in spread(rows):
        cells = []
        for slot in row:
            if slot.across:
                continue
            span = f'<w:gridSpan w:val="{slot.cell.columns}"/>' if slot.cell.columns > 1 else ""
            merge = "continue" if slot.down else "restart"
            merged = f'<w:vMerge w:val="{merge}"/>' if slot.cell.rows > 1 else ""
            text = _word_paragraph("" if slot.down else slot.cell.text)
            cells.append(f"<w:tc><w:tcPr>{span}{merged}</w:tcPr>{text}</w:tc>")
        lines.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return f"<w:tbl>{''.join(lines)}</w:tbl>"


FORMATS: Mapping[str, Callable[[MadeReport], bytes]] = {
    ".txt": as_text,
    ".html": as_page,
    ".docx": as_word,
}
