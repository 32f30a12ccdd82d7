"""Names for findings that last: a reviewer's decision on a finding is kept under its name."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.report.document import Paragraph
from assistant.report.passage import fold
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.rule import Fault, Rule
    from assistant.report.document import Place
    from assistant.report.passage import Passage
    from assistant.report.report import Report, Section

_END = Pattern(r"[。！？；!?;]")
_NUMBER = Pattern(r"\d+(?:\.\d+)?|(?<=第)[一二三四五六七八九十百]+")
_ORNAMENT = Pattern(r"^[第（(]?[一二三四五六七八九十\d]+(?:部分)?[）)、.．：]?")


class Fingerprints:
    """Gives each fault of one report its fingerprint; to be asked in reading order.

    A fingerprint is made of the rule, the words complained of, the sentence they stand in, the
    section, and what is said of them. No line or paragraph number goes into it, and nothing of
    any other sentence, so it stays when text is moved, added or removed elsewhere. Only findings
    that are alike in all of this are told apart by counting them.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._seen: Counter[str] = Counter()

    def next(self, rule: Rule, fault: Fault, cell: str | None) -> str:
        """Return the fingerprint of the fault that comes next; `cell` is where it stands."""
        quote = fold(self._report.document.quote(fault.place)) if fault.place else ""
        parts = (
            rule.code,
            quote,
            cell or "",
            self.context(fault.place),
            self._section(fault),
            # What is counted elsewhere may change while the claim stays the same.
            _NUMBER.sub("#", fault.message),
            fault.severity or "",
        )
        identity = "\n".join(parts)
        self._seen[identity] += 1
        return _digest(f"{identity}\n{self._seen[identity]}")

    def context(self, place: Place | None) -> str:
        """Return the sentence around a place, folded; "" for a figure's cell and for no words."""
        if place is None or place.start == place.end or place in self._figures:
            return ""
        block = self._report.document.blocks[place.block]
        if isinstance(block, Paragraph):
            return fold(_sentence(block.text, place))
        row = block.rows[place.row or 0]
        return fold("\n".join({row[0]: None, row[place.column or 0]: None}))

    def _section(self, fault: Fault) -> str:
        """Return the section's key, which outlives a change of its heading."""
        if fault.section:
            return fault.section
        return self._sections.get(fault.place.block, "") if fault.place else ""

    @cached_property
    def _figures(self) -> frozenset[Place]:
        """Where the tables' figures stand: a cell has a name, and its neighbours are not of it."""
        tables = self._report.tables.values()
        return frozenset(cell.place for table in tables for cell in table.cells.values())

    @cached_property
    def _sections(self) -> dict[int, str]:
        """The section of every block that belongs to one."""
        return {block: name for name, block in self._blocks()}

    def _blocks(self) -> Iterator[tuple[str, int]]:
        for section in self._report.sections:
            name = section.key or _bare(section.heading)
            table = self._report.tables.get(section.key or "")
            for passage in (*_passages(section), *(table.captions if table else ())):
                yield name, passage.block


def _passages(section: Section) -> Iterator[Passage]:
    if section.heading:
        yield section.heading
    yield from section.paragraphs
    yield from (topic.heading for topic in section.topics)


def _bare(heading: Passage | None) -> str:
    return _ORNAMENT.sub("", heading.text) if heading else ""


def _sentence(text: str, place: Place) -> str:
    """Return the sentence (or sentences) that hold the range, without the mark at the end."""
    start = max((found.end() for found in _END.finditer(text, 0, place.start)), default=0)
    end = _END.search(text, max(place.start, place.end - 1))
    return text[start : end.start() if end else len(text)].strip()


def _digest(text: str) -> str:
    import hashlib  # loads OpenSSL, which a report without a fault need not wait for

    return hashlib.sha256(text.encode()).hexdigest()[:16]
