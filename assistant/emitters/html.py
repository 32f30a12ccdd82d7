"""Write an outcome as one page: every finding beside the text, the words complained of marked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from assistant.checking.rule import Severity
from assistant.emitters.composition import DEFINITIONS, bar
from assistant.emitters.evidence import side_by_side
from assistant.emitters.outcome import count_by_severity
from assistant.emitters.page import page_template
from assistant.emitters.plain import clean
from assistant.emitters.terminal import (
    SEVERITY_WORDS,
    SHORT_FINGERPRINT,
    by_reason,
    counts_with_accepted,
    told_again,
    told_answer,
    told_decision,
    told_finding,
    told_place,
    told_second_round,
    told_source,
    told_weight,
)
from assistant.report.document import Grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TextIO

    from assistant.checking.rule import Finding, Related
    from assistant.emitters.evidence import Marked
    from assistant.emitters.outcome import CheckedFile, Outcome


class Piece(NamedTuple):
    """Some characters, the findings that complain of them, and those of them that end here."""

    text: str
    findings: tuple[int, ...] = ()
    ending: tuple[int, ...] = ()


@dataclass(frozen=True)
class _Page:
    """A file as its part of the page shows it; findings are numbered from 1 through the page."""

    file: CheckedFile
    findings: Sequence[tuple[int, Finding]]

    @property
    def name(self) -> str:
        """Return whose report it is, or what the file is called."""
        report = self.file.report
        return clean(f"{report.unit}{report.year}年" if report.unit and report.year else self.path)

    @property
    def path(self) -> str:
        return clean(self.file.path)

    @property
    def counts(self) -> str:
        return counts_with_accepted(count_by_severity(self.file.open), len(self.file.accepted))

    @property
    def counted(self) -> Mapping[str, int]:
        return count_by_severity(self.file.open)

    @property
    def composition(self) -> str:
        """Return what the text is made of, in words."""
        return list(bar(self.file.shares))[1] if self.file.shares else ""

    @property
    def not_assessed(self) -> Mapping[str, Sequence[str]]:
        return by_reason(self.file.not_assessed)

    def place(self, finding: Finding) -> str:
        return told_place(self.file, finding)

    def blocks(self) -> Iterator[Sequence[Sequence[Sequence[Piece]]]]:
        """Yield the text's blocks: rows of cells of pieces; a paragraph is one cell."""
        at: dict[tuple[int, int, int], list[tuple[int, Finding]]] = defaultdict(list)
        for number, finding in self.findings:
            if finding.place:
                where = finding.place
                at[where.block, where.row or 0, where.column or 0].append((number, finding))
        for number, block in enumerate(self.file.report.document.blocks):
            rows = block.rows if isinstance(block, Grid) else ((block.text,),)
            yield [
                [pieces(text, at[number, row, column]) for column, text in enumerate(cells)]
                for row, cells in enumerate(rows)
            ]


def emit_html(outcome: Outcome, stream: TextIO, *, show_accepted: bool = False) -> None:
    """Write a page that needs nothing besides itself, and no script.

    Findings that were accepted are only counted unless `show_accepted`.
    """
    page = page_template("findings.html")
    parts = page.stream(
        pages=list(_pages(outcome.files, show_accepted=show_accepted)),
        unread=outcome.unread,
        counts=counts_with_accepted(outcome.summary, sum(len(f.accepted) for f in outcome.files)),
        severities=[(severity, SEVERITY_WORDS[severity]) for severity in Severity],
        definitions=DEFINITIONS,
        is_table=lambda block: len(block) > 1 or len(block[0]) > 1,
        weight=told_weight,
        number=lambda finding: finding.fingerprint[:SHORT_FINGERPRINT],
        source=told_source,
        again=told_again,
        answer=told_answer,
        second_round=told_second_round,
        earlier=told_finding,
        decision=told_decision,
        compared=_compared,
    )
    for part in parts:
        stream.write(part)


def _pages(files: Iterable[CheckedFile], *, show_accepted: bool) -> Iterator[_Page]:
    first = 1
    for file in files:
        shown = file.findings if show_accepted else file.open
        yield _Page(file, list(enumerate(shown, start=first)))
        first += len(shown)


def pieces(text: str, findings: Sequence[tuple[int, Finding]]) -> list[Piece]:
    """Return `text` cut where what a finding complains of begins or ends, whatever overlaps.

    An empty range, where something is missing, is shown at the end of the text before it.
    """
    spans = [(number, *_span(text, finding)) for number, finding in findings]
    edges = sorted({0, len(text), *(edge for _, *span in spans for edge in span)})
    found = [
        Piece(
            clean(text[start:end]),
            tuple(n for n, begin, stop in spans if begin <= start and end <= stop),
            tuple(n for n, _, stop in spans if stop == end),
        )
        for start, end in pairwise(edges)
    ]
    return found or [Piece("", (), tuple(number for number, *_ in spans))]


def _span(text: str, finding: Finding) -> tuple[int, int]:
    place = finding.place
    start, end = (place.start, place.end) if place else (0, 0)
    if start == end:
        start, end = max(0, start - 1), max(start, min(1, len(text)))
    return min(start, len(text)), min(end, len(text))


def _compared(finding: Finding, related: Related) -> tuple[list[Piece], list[Piece]]:
    """Return the finding's words and the source's, what was changed marked in both."""
    own, source = side_by_side(finding, related)
    return _marked(own), _marked(source)


def _marked(marked: Marked) -> list[Piece]:
    edges = sorted({0, len(marked.text), *(edge for mark in marked.marks for edge in mark)})
    return [
        Piece(
            clean(marked.text[start:end]),
            (1,) if any(begin <= start and end <= stop for begin, stop in marked.marks) else (),
        )
        for start, end in pairwise(edges)
    ]
