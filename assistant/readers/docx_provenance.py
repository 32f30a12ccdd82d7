"""Which words of a Word file are our phrasebank's, where the drafted file says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.errors import UnreadableFileError
from assistant.readers.guard import parse_xml
from assistant.report.document import Drafted
from assistant.report.provenance import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from assistant.readers.guard import Archive

_ITEM = re.compile(r"customxml/item\d+\.xml", re.IGNORECASE)


def read_provenance(archive: Archive) -> tuple[Drafted, ...]:
    """Return what the first custom part of ours tells; what cannot be read tells nothing."""
    for name in filter(_ITEM.fullmatch, archive.names):
        content = archive.read(name)
        if NAMESPACE.encode() in content:
            try:
                return tuple(_drafted(parse_xml(content)))
            except UnreadableFileError:
                return ()
    return ()


def _drafted(root: _Element) -> Iterator[Drafted]:
    for sentence in root.iterfind(f"{{{NAMESPACE}}}sentence"):
        text = sentence.findtext(f"{{{NAMESPACE}}}text", "")
        fixed = (run.text or "" for run in sentence.iterfind(f"{{{NAMESPACE}}}fixed"))
        if text:
            yield Drafted(text, sentence.get("phrase", ""), tuple(filter(None, fixed)))
