"""Changes a few parts of a Word file; all others are copied as they are.

ISO/IEC 29500-2: every part has a type, and a part is found by its relation to another.
"""

from __future__ import annotations

import io
import posixpath
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from assistant.readers.docx_xml import attribute
from assistant.readers.guard import parse_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from assistant.readers.guard import Archive

_TYPES = "[Content_Types].xml"
_TYPES_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def serialised(root: _Element) -> bytes:
    """Return a part's XML as Word writes it."""
    tree = root.getroottree()
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def announced(
    archive: Archive, main: _Element, part: str, name: str, kind: str
) -> dict[str, bytes]:
    """Return the parts that must change for `part` to have a new part `name` of `kind`.

    `main` is the root of `part`; files in the strict format name the kind otherwise.
    """
    office = _STRICT_OFFICE if str(main.tag)[1:].startswith(_STRICT) else _OFFICE
    relations = _relations_name(part)
    target = posixpath.relpath(name, posixpath.dirname(part))
    return {
        _TYPES: _with_type(archive.read(_TYPES), name, kind),
        relations: _with_relation(archive, relations, f"{office}/{kind}", target),
    }


def _relations_name(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _with_type(types: bytes, name: str, kind: str) -> bytes:
    root = parse_xml(types)
    content_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    override = {"PartName": f"/{name}", "ContentType": content_type}
    etree.SubElement(root, f"{{{_TYPES_NAMESPACE}}}Override", override)
    return serialised(root)


def _with_relation(archive: Archive, relations: str, kind: str, target: str) -> bytes:
    if relations in archive:
        root = parse_xml(archive.read(relations))
    else:
        root = etree.Element(f"{{{_RELATIONS_NAMESPACE}}}Relationships")
    taken = {attribute(relation, "Id") for relation in root}
    free = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
    relation = {"Id": free, "Type": kind, "Target": target}
    etree.SubElement(root, f"{{{_RELATIONS_NAMESPACE}}}Relationship", relation)
    return serialised(root)


def packed(archive: Archive, changed: Mapping[str, bytes]) -> bytes:
    """Return the file with the `changed` parts in place of those called so, new ones at the end."""
    left = {name.lower(): (name, content) for name, content in changed.items()}
    into = io.BytesIO()
    with ZipFile(into, "w", ZIP_DEFLATED) as file:
        for key, info in archive.members.items():
            _, content = left.pop(key, ("", archive.read(info.filename)))
            file.writestr(info, content)
        for name, content in left.values():
            file.writestr(name, content)
    return into.getvalue()
