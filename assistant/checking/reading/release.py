"""When a report was signed and published, as its signature and the page around it tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.report.dates import written_dates
from assistant.report.document import Paragraph
from assistant.report.passage import read_passage
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.dates import WrittenDate
    from assistant.report.passage import Passage
    from assistant.report.report import Report


class ReleaseDate(NamedTuple):
    """A date of signature or publication; `word` is 落款日期 or what the page calls it."""

    word: str
    passage: Passage
    date: WrittenDate


# 生成日期 and 成文日期 are often filled in by the site, and say when the page was made.
_PUBLISHED = Pattern(r"(?P<word>发[布文]日期|发布时间|公开日期|公开时间|发文时间)[：:]?$")
# The page's furniture stands in its first lines, before the title or just under it.
_TOP = 25
_ALONE = Pattern(r"[（）()\s]*")


def release_dates(report: Report) -> Iterator[ReleaseDate]:
    """Yield the date of signature, then the dates of publication that the page names."""
    signed = _signature(report)
    if signed:
        yield signed
    for index, block in enumerate(report.document.blocks[:_TOP]):
        if isinstance(block, Paragraph):
            passage = read_passage(block.text, index)
            for found in written_dates(passage.text):
                word = _PUBLISHED.search(passage.text[: found.start].rstrip())
                if word and found.year and found.day:
                    yield ReleaseDate(word["word"], passage, found)


def _signature(report: Report) -> ReleaseDate | None:
    """Return the last line that holds nothing but a date, in the signature or the last section."""
    lines = report.closing or (report.sections[-1].paragraphs[-2:] if report.sections else ())
    for passage in reversed(lines):
        for found in written_dates(passage.text):
            rest = passage.text[: found.start] + passage.text[found.end :]
            if found.year and found.day and _ALONE.fullmatch(rest):
                return ReleaseDate("落款日期", passage, found)
    return None
