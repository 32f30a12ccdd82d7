"""A custom XML part of a Word file: each drafted sentence's phrase, its words, and its facts.

ISO/IEC 29500-1, 15.2.5 and 15.2.6. Word keeps such a part through every edit of the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document

    from assistant.report.document import Drafted

_ITEM = "/customXml/item1.xml"
_PROPERTIES = "/customXml/itemProps1.xml"
_STORE = "{5B2F4C1E-7A61-4F0B-9D0C-2E0F6A7D3C11}"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def add_provenance(document: Document, drafted: Iterable[Drafted], namespace: str) -> None:
    """Add the part to a document."""
    item = _part(document, _ITEM, "application/xml", _item(drafted, namespace))
    properties = _part(
        document,
        _PROPERTIES,
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        _properties(namespace),
    )
    item.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    document.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def _part(document: Document, name: str, kind: str, xml: str) -> Part:
    return Part(PackURI(name), kind, (_HEAD + xml).encode(), document.part.package)


def _item(drafted: Iterable[Drafted], namespace: str) -> str:
    sentences = "".join(
        f"<sentence phrase={quoteattr(one.phrase)}><text>{escape(one.text)}</text>"
        f"{''.join(f'<fixed>{escape(run)}</fixed>' for run in one.fixed)}"
        f"{''.join(f'<fact>{escape(name)}</fact>' for name in one.facts)}</sentence>"
        for one in drafted
    )
    return f'<provenance xmlns="{namespace}">{sentences}</provenance>'


def _properties(namespace: str) -> str:
    ours = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    return (
        f'<ds:datastoreItem xmlns:ds="{ours}" ds:itemID="{_STORE}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{namespace}"/></ds:schemaRefs></ds:datastoreItem>'
    )
