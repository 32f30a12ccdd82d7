"""What a rule is, what it yields, and what the checker makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from assistant.corpus.change import Change
    from assistant.corpus.match import Kept, Match, Source
    from assistant.corpus.record import Record
    from assistant.report.document import Place
    from assistant.report.passage import Passage
    from assistant.report.report import Report


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Certainty(StrEnum):
    """How sure the rule is; a doubtful thing is asked, never claimed."""

    CERTAIN = "certain"
    LIKELY = "likely"
    ASK = "ask"


class Status(StrEnum):
    """Whether a finding still waits for somebody."""

    NEW = "new"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Related:
    """A passage elsewhere that a finding points to; `source` is a path or a title.

    `section` is the heading it stands under. `quote` is "" where the corpus holds no text.
    `changes` tell what was changed: ranges of characters in the finding's own quote and in this.
    """

    source: str
    unit: str
    year: int | None
    quote: str
    similarity: float | None = None
    kind: str = ""
    section: str = ""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule yields: where, what is wrong, what to do.

    `place` is None for something that is missing from the whole report; an empty range points to
    where it is missing. `cell` is a cell's name in the form's own captions. Severity and
    certainty stand only where they differ from the rule's own. `replacement` is what belongs in
    the place of the words, where that is certain whatever the facts are.
    """

    place: Place | None
    message: str
    suggestion: str
    section: str = ""
    cell: str | None = None
    related: tuple[Related, ...] = ()
    severity: Severity | None = None
    certainty: Certainty | None = None
    replacement: str = ""


@dataclass(frozen=True, slots=True)
class NotAssessed:
    """What a rule yields when it cannot judge: a short Chinese reason, such as 没有上年报告."""

    why: str


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that a rule goes by and that a settings file may set, within its range.

    `name` is the rule's code and a word of its own: U01.serious. `about` says in Chinese what the
    number decides.
    """

    name: str
    default: float
    minimum: float
    maximum: float
    about: str


def _nothing(text: str) -> tuple[tuple[Source, Kept], ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Context:
    """What rules may know beyond the report itself.

    `matches` were found in `compared_with` reports; `compared_own` of these are earlier reports
    of the unit's own, and `earlier` the last of them as the corpus keeps them. `keeps_words` says
    that it keeps their sentences, and `similar` looks up those that have most in common with one,
    copied or not. `thresholds` holds those that settings files set, by name.
    """

    matches: tuple[Match, ...] = ()
    compared_with: int | None = None
    last_year: Report | None = None
    compared_own: int = 0
    earlier: tuple[Record, ...] = ()
    keeps_words: bool = True
    similar: Callable[[str], Sequence[tuple[Source, Kept]]] = _nothing
    thresholds: Mapping[str, float] = field(default_factory=dict)

    def threshold(self, threshold: Threshold) -> float:
        """Return what the threshold is set to, or else its default."""
        return self.thresholds.get(threshold.name, threshold.default)


@dataclass(frozen=True, slots=True)
class Example:
    """A report in miniature for a rule to prove itself on.

    `sections` maps a section's key (or "preface") to its prose, a line a paragraph; sections not
    named are left with an unremarkable sentence. `tables` maps a table's key to its cells that
    are not 0. `text` replaces everything: the whole report, line by line. `against` are the
    reports that it is compared with; `last_year` is the unit's own report of the year before.
    """

    sections: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Mapping[str, int | str]] = field(default_factory=dict)
    unit: str = "云岭县石桥镇人民政府"
    year: int = 2024
    text: str = ""
    against: tuple[Example, ...] = ()
    last_year: Example | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One check, as its module in `checking/rules/<family>/` declares it.

    A rule whose `default` is False is not run until a settings file or --select names it.
    """

    code: str
    name: str
    severity: Severity
    certainty: Certainty
    basis: str
    doc: str
    check: Callable[[Report, Context], Iterator[Fault | NotAssessed]]
    good: tuple[Example, ...]
    bad: tuple[Example, ...]
    default: bool = True
    thresholds: tuple[Threshold, ...] = ()

    @property
    def title(self) -> str:
        """Return the first line of the rule's page, without its full stop."""
        return self.doc.partition("\n")[0].rstrip("。")


@dataclass(frozen=True, slots=True)
class Where:
    """Where a finding stands, as the JSON shows it; `paragraph` counts blocks from 1."""

    section: str | None
    paragraph: int | None
    start: int | None
    end: int | None
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One finding that a reviewer lets stand, and why; `context` is the sentence it stood in."""

    fingerprint: str
    code: str
    section: str
    cell: str
    quote: str
    context: str
    message: str
    reason: str
    by: str
    date: datetime.date


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: the contract of `nianbao check --format json`.

    `status` is accepted where a reviewer's `decision` holds; a finding that is new although it
    carries a decision was accepted in other words. `context` is the sentence it stands in, folded.
    """

    code: str
    name: str
    severity: Severity
    certainty: Certainty
    message: str
    quote: str
    where: Where
    related: tuple[Related, ...]
    suggestion: str
    basis: str
    fingerprint: str
    status: Status = Status.NEW
    decision: Decision | None = None
    place: Place | None = None
    context: str = ""
    replacement: str = ""


def fault_at(passage: Passage, start: int, end: int, message: str, suggestion: str) -> Fault:
    """Return a fault at the characters from `start` to `end` of a passage."""
    return Fault(passage.place(start, end), message, suggestion)
