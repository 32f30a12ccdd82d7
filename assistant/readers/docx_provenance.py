"""Which words of a Word file are our phrasebank's, where the drafted file says so.

A sentence that does not stand in the text as it was drafted has been edited by hand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.errors import UnreadableFileError
from assistant.readers.guard import parse_xml
from assistant.report.document import Drafted, Paragraph
from assistant.report.passage import fold
from assistant.report.provenance import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from assistant.readers.guard import Archive
    from assistant.report.document import Block

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
        if text:
            fixed, facts = (tuple(_texts(sentence, name)) for name in ("fixed", "fact"))
            yield Drafted(text, sentence.get("phrase", ""), fixed, facts)


def _texts(sentence: _Element, name: str) -> Iterator[str]:
    return (each.text for each in sentence.iterfind(f"{{{NAMESPACE}}}{name}") if each.text)


def note_of_edits(drafted: Sequence[Drafted], blocks: Iterable[Block]) -> Iterator[str]:
    """Yield what to say of drafted sentences that do not stand in the text any more."""
    text = "\n".join(fold(block.text) for block in blocks if isinstance(block, Paragraph))
    edited = sum(fold(one.text) not in text for one in drafted)
    if edited:
        yield f"起草的{len(drafted)}句里，有{edited}句后来改过或删去了"
