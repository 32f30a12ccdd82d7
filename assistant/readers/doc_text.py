"""The paragraphs of a Word 97-2003 file one after another, as accepted, each with how it ends."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.readers import doc_properties as has
from assistant.readers.doc_properties import number
from assistant.readers.word import LINE_BREAK, PAGE_BREAK, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.readers.doc_file import DocFile
    from assistant.readers.doc_pictures import Drawings
    from assistant.readers.doc_properties import Formatting, ParagraphProperties, Sprms
    from assistant.readers.doc_styles import DocStyles

_DEEPEST_TABLE = 30
_TOKEN = re.compile(r"[\x00-\x08\x0b-\x1f]|[^\x00-\x08\x0b-\x1f]+")
_SHOWN = {
    "\x0b": LINE_BREAK,
    "\x0c": PAGE_BREAK,
    "\x0e": PAGE_BREAK,
    "\x1e": "-",
}
_PRIVATE = range(0xD800, 0xF900)


class End(Enum):
    """What a paragraph's mark ends besides the paragraph."""

    NOTHING = "nothing"
    CELL = "cell"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class DocParagraph:
    """A paragraph: its text, its properties, how deep in tables it stands, and what it ends.

    `drawn` names what stands in it that was not read; `boxes` are the text boxes at it.
    """

    pieces: tuple[Piece, ...]
    properties: ParagraphProperties
    depth: int
    end: End
    is_deleted: bool
    drawn: tuple[str, ...]
    boxes: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Field:
    """A field that is open: its code as far as read, and whether its result has begun."""

    code: str = ""
    is_shown: bool = False


@dataclass(slots=True)
class _Draft:
    """What was read of the paragraph at hand."""

    pieces: list[Piece] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    boxes: list[tuple[int, int]] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Text that is formatted alike; `cp` and `fc` are where it begins."""

    text: str
    cp: int
    fc: int
    width: int
    look: Sprms


@dataclass(frozen=True)
class DocText:
    """The text of a file with what is needed to read it."""

    doc: DocFile
    formatting: Formatting
    styles: DocStyles
    drawings: Drawings

    def paragraphs(self, start: int, end: int) -> Iterator[DocParagraph]:
        """Yield the paragraphs between two positions; a deleted mark joins two of them."""
        draft = _Draft()
        last: DocParagraph | None = None
        for stretch in self._stretches(start, end):
            for token in _TOKEN.finditer(stretch.text):
                at = stretch.cp + token.start()
                is_gone = self._is_gone(stretch)
                if self._is_mark(token[0], at):
                    last = self._ended(draft, stretch, token)
                    if last.end is not End.NOTHING or not is_gone:
                        yield last
                        draft = _Draft()
                elif not is_gone:
                    self._take(draft, token[0], at, stretch.look)
        if last and draft.pieces:
            yield self._rest(draft, last)

    @cached_property
    def changes(self) -> int:
        """Return how many stretches of the main text are tracked as inserted or deleted."""
        count, before = 0, (False, False)
        for stretch in self._stretches(0, self.doc.number(0x4C)):
            now = (_is_on(stretch.look, has.C_INSERTED), _is_on(stretch.look, has.C_DELETED))
            count += now != before and any(now)
            before = now
        return count

    @cached_property
    def _section_ends(self) -> frozenset[int]:
        plc = self.doc.part(6)
        count = max((len(plc) - 4) // 16, 0)
        return frozenset(cp - 1 for cp in struct.unpack_from(f"<{count + 1}I", plc) if count)

    def _stretches(self, start: int, end: int) -> Iterator[_Stretch]:
        for piece in self.doc.pieces:
            first = max(start - piece.cp, 0)
            last = min(end - piece.cp, len(piece.text))
            if first >= last:
                continue
            width = piece.width
            span = (piece.fc + first * width, piece.fc + last * width)
            for fc, stop, look in self.formatting.of_characters(*span):
                begin, over = ((at - piece.fc) // width for at in (fc, stop))
                yield _Stretch(piece.text[begin:over], piece.cp + begin, fc, width, look)

    def _is_gone(self, stretch: _Stretch) -> bool:
        """Return whether text is deleted or hidden."""
        if _is_on(stretch.look, has.C_DELETED):
            return True
        said = number(stretch.look, has.C_VANISH, 0x80)
        if said in (0, 1):
            return bool(said)
        style = self.formatting.of_paragraph(stretch.fc).style
        return self.styles.hides(style, has.C_VANISH) != (said == 0x81)

    def _is_mark(self, token: str, cp: int) -> bool:
        return token in "\r\x07" or (token == "\x0c" and cp in self._section_ends)

    def _ended(self, draft: _Draft, stretch: _Stretch, mark: re.Match[str]) -> DocParagraph:
        properties = self.formatting.of_paragraph(stretch.fc + mark.start() * stretch.width)
        for open_field in draft.fields:  # no field's code goes on in the next paragraph
            open_field.is_shown = True
        own = properties.own
        depth = number(own, has.P_DEPTH, number(own, has.P_IN_TABLE))
        return DocParagraph(
            tuple(draft.pieces),
            properties,
            min(max(depth, int(mark[0] == "\x07")), _DEEPEST_TABLE),
            _end(own, mark[0]),
            _is_on(stretch.look, has.C_DELETED),
            tuple(draft.drawn),
            tuple(draft.boxes),
        )

    def _rest(self, draft: _Draft, last: DocParagraph) -> DocParagraph:
        """Return the paragraph whose mark was deleted, with nothing behind to go on with."""
        return DocParagraph(
            tuple(draft.pieces),
            last.properties,
            last.depth,
            End.NOTHING,
            False,
            tuple(draft.drawn),
            tuple(draft.boxes),
        )

    def _take(self, draft: _Draft, token: str, cp: int, look: Sprms) -> None:
        """Put a piece of text, or what a control character stands for, into the paragraph."""
        fields = draft.fields
        if token in "\x13\x14\x15":
            _turn(fields, token)
        elif not all(each.is_shown for each in fields):
            fields[-1].code += token
        elif token in "\x01\x08":
            self._draw(draft, token, cp, look)
        else:
            text = _symbol(look) if _is_symbol(look) else _SHOWN.get(token, token)
            if text >= " " or text in "\t\n\f":
                draft.pieces.append(Piece(_whole(text)))

    def _draw(self, draft: _Draft, token: str, cp: int, look: Sprms) -> None:
        if token == "\x01":
            code = draft.fields[-1].code if draft.fields else ""
            draft.drawn.append(self.drawings.inline(look, code))
            return
        box = self.drawings.box(cp)
        if box:
            draft.boxes.append(box)
        draft.drawn.append(self.drawings.beside(cp))


def _is_on(look: Sprms, code: int) -> bool:
    return number(look, code) == 1


def _end(own: Sprms, mark: str) -> End:
    if _is_on(own, has.P_ROW_END) or _is_on(own, has.P_INNER_ROW_END):
        return End.ROW
    is_cell = mark == "\x07" or _is_on(own, has.P_INNER_CELL)
    return End.CELL if is_cell else End.NOTHING


def _turn(fields: list[_Field], mark: str) -> None:
    """Follow the marks of a field: its code begins, its result begins, it ends."""
    if mark == "\x13":
        fields.append(_Field())
    elif mark == "\x14" and fields:
        fields[-1].is_shown = True
    elif fields:
        fields.pop()


def _is_symbol(look: Sprms) -> bool:
    return has.C_SYMBOL in look and _is_on(look, has.C_SPECIAL)


def _symbol(look: Sprms) -> str:
    """Return a symbol's character; those of symbol fonts have none."""
    code = number(look, has.C_SYMBOL) >> 16
    return "" if code in _PRIVATE or code < 0x20 else chr(code)


def _whole(text: str) -> str:
    """Return the text with the halves of rare characters put together."""
    if not any("\ud800" <= character < "\ue000" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
