"""What the prose says of how applications were answered: 予以公开5件、部分公开1件."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.checking.reading.requests_said import is_about_requests
from assistant.checking.reading.scope import standing
from assistant.report.figures import read_figures
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from assistant.checking.reading.scope import Standing
    from assistant.report.document import Place
    from assistant.report.report import Report, ReportTable, Sentence


class ResultSaid(NamedTuple):
    """A number of applications that ended one way; `start` and `end` bracket its words."""

    name: str
    value: Decimal
    standing: Standing
    sentence: Sentence
    start: int
    end: int

    @property
    def words(self) -> str:
        """Return the words that say it."""
        return self.sentence.text[self.start : self.end]

    @property
    def place(self) -> Place:
        """Return where the words stand."""
        return self.sentence.passage.place(self.start, self.end)


# The rows of table three begin with these; a result with several rows is their sum.
_ROWS = {
    "予以公开": ("granted",),
    "部分公开": ("partial",),
    "不予公开": ("refused_",),
    "无法提供": ("unavailable_",),
    "不予处理": ("declined_",),
    "其他处理": ("lapsed_", "other_handling"),
}
_NAMES = "|".join(_ROWS)
# 保护第三方权益不予公开 is one row of several; 予以公开和部分公开 are two results in one number.
_RESULT = Pattern(rf"(?:^|[，、：（]|其中|作出|决定|答复)(?P<name>{_NAMES})(?:的|共|为)*$")
_TOGETHER = Pattern(rf"(?:{_NAMES})(?:的)?[、和及或]$")


def results_said(report: Report) -> Iterator[ResultSaid]:
    """Yield the results that the prose tells of applications, two or more in a paragraph."""
    found = [
        said
        for sentence in report.sentences
        if _is_about_requests(sentence)
        for said in _in_sentence(report, sentence)
    ]
    blocks = [said.place.block for said in found]
    # A single one may be of some of the applications only.
    yield from (said for said in found if blocks.count(said.place.block) > 1)


def _is_about_requests(sentence: Sentence) -> bool:
    if sentence.section not in ("overview", "applications"):
        return False
    is_at_home = sentence.topic == "requests" or sentence.section == "applications"
    return is_at_home or is_about_requests(sentence)


def in_table(table: ReportTable, name: str) -> Decimal | None:
    """Return the total that the table gives for a result, or None if a cell is unknown."""
    rows = [row for row in table.form.rows if row.startswith(_ROWS[name])]
    values = [table.get(f"{row}.total") for row in rows]
    known = [value for value in values if value is not None]
    return sum(known[1:], known[0]) if known and len(known) == len(values) else None


def _in_sentence(report: Report, sentence: Sentence) -> Iterator[ResultSaid]:
    text = sentence.text
    for figure in read_figures(text):
        named = _RESULT.search(text[: figure.start])
        if not named or figure.unit != "件" or not figure.is_exact:
            continue
        start = named.start("name")
        if not _TOGETHER.search(text[:start]):
            how = standing(report, text[:start])
            yield ResultSaid(named["name"], figure.value, how, sentence, start, figure.end)
