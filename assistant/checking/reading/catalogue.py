"""The laws and documents that reports cite, as `phrasebank/knowledge/citations.toml` lists them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.checking.knowledge import load_knowledge
from assistant.checking.reading.cited import parse_number
from assistant.errors import PhrasebankError
from assistant.report.passage import HAN
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.checking.reading.cited import DocumentNumber

_MARKS = Pattern(r"[《》〈〉<>＜＞“”\"、]|中华人民共和国")
_ISSUER = rf"(?:中共中央|中央|全国|国务院|国办|最高人民|司法部|财政部|国家){HAN}{{0,24}}?"
_FRAME = Pattern(
    rf"(?:(?P<issuer>{_ISSUER})(?=关于|印发))?(?:印发)?(?:关于)?(?:印发)?(?P<core>.+?)(?:的通知)?"
)


class KnownDocument(NamedTuple):
    """A law or document: its full title, its number or the State Council order it came with.

    `earlier_orders` are those it was published by before. Of a document that is not `verified`
    the rules may ask, never claim.
    """

    title: str
    core: str
    issuer: str
    number: DocumentNumber | None
    order: int | None
    earlier_orders: tuple[int, ...]
    verified: bool

    @property
    def cited(self) -> str:
        """Return the title as it stands in a text, with its marks."""
        inner = self.title.replace("《", "〈").replace("》", "〉")
        return f"《{inner}》"


@cache
def known_documents() -> tuple[KnownDocument, ...]:
    """Return the catalogue, in the order of the file."""
    return tuple(map(_document, load_knowledge("citations")["document"]))


def _document(raw: Mapping[str, Any]) -> KnownDocument:
    number = raw.get("number", "")
    parsed = parse_number(number)
    if number and parsed is None:
        raise PhrasebankError(f"citations.toml：文号“{number}”写得不对，应如“国办发〔2021〕12号”")
    return KnownDocument(
        title=raw["title"],
        core=core_of(raw["title"])[1],
        issuer=raw["issuer"],
        number=parsed,
        order=raw.get("order"),
        earlier_orders=tuple(raw.get("earlier_orders", ())),
        verified=raw["status"] == "verified",
    )


def core_of(title: str) -> tuple[str, str]:
    """Return a title's issuer ("" for none or a local one) and the words that tell it apart."""
    bare = _MARKS.sub("", title).replace("政府信息和政务公开", "政府信息与政务公开")
    match = _FRAME.fullmatch(bare)
    return (match["issuer"] or "", match["core"]) if match else ("", bare)


def document_titled(title: str) -> KnownDocument | None:
    """Return the document that a title, in full or without issuer and frame, names."""
    core = core_of(title)[1]
    return next((known for known in known_documents() if known.core == core), None)


def document_numbered(number: DocumentNumber) -> KnownDocument | None:
    """Return the document of that number, prefix and all, or None."""
    return next((known for known in known_documents() if known.number == number), None)
