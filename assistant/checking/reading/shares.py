"""Shares in prose: 网站98条，占66.7%; each with the number that it is the share of a total of."""

from __future__ import annotations

import re
from decimal import ROUND_FLOOR, Decimal
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from assistant.checking.reading.breakdown import breakdowns
from assistant.report.figures import read_figures
from assistant.report.passage import HAN
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.checking.reading.breakdown import Breakdown
    from assistant.report.document import Place
    from assistant.report.figures import Figure
    from assistant.report.passage import Passage
    from assistant.report.report import Report, Section


class Share(NamedTuple):
    """A percentage, the number it is given for, and the total it should be a share of.

    `bases` holds every number that may be meant by the total; `is_sure` says that the words make
    `part` a part of `total`.
    """

    passage: Passage
    percent: Figure
    part: Figure
    total: Figure
    bases: frozenset[Decimal]
    is_sure: bool

    @property
    def place(self) -> Place:
        """Return where part and percentage stand."""
        return self.passage.place(self.part.start, self.percent.end)

    @property
    def right(self) -> Decimal:
        """Return what the percentage should be."""
        return self.part.value / self.total.value * 100

    @property
    def is_right(self) -> bool:
        """Return whether the percentage holds for any number that may be the total."""
        return any(agrees(self.percent, self.part.value / base * 100) for base in self.bases)

    @property
    def is_cut(self) -> bool:
        """Return whether decimals were cut off where they should have been rounded."""
        right = self.right.quantize(self.percent.step, ROUND_FLOOR)
        return not self.is_right and right == self.percent.value


# Handbook N13: a percentage may be off by 0.1; one without decimals by what rounding takes.
_SLACK = Decimal("0.1")
_IS_SHARE = Pattern(
    r"[^，。；：、（）]{0,12}[，、（]?(?:约|各|均|分别)?占(?:比|到|了)?[^，。；：、\d]{0,16}|（"
)
# What says of which number the share is: 占全县的 leaves the list that the part stands in.
_OF_TOTAL = Pattern(r"[，、]?(?:约|各|均|分别)?占(?:比|到|了)?(?:总数|全部|总量)?的?(?:为|约)?|（")
_OWN_RATE = Pattern(rf"[，、（](?P<name>{HAN}{{2,6}})率(?:为|达到?|是)?")
_APART = Pattern(r"[，、；和及]*(?:占)?")
_ALL = Pattern(
    r"共|总|累计|主动公开|收到|新收|受理|全年|发布|走访|访问|调查|抽查|发放|[收回]回|问卷|样本"
)


def agrees(percent: Figure, right: Decimal) -> bool:
    """Return whether a percentage as written stands for the value `right`."""
    return abs(percent.value - right) <= max(_SLACK, percent.step / 2)


def shares(report: Report) -> Iterator[Share]:
    """Yield every percentage that is given behind a number as its share of a total."""
    totals = {
        breakdown.passage.place(part.figure.start, part.figure.end): breakdown
        for breakdown in breakdowns(report)
        for part in breakdown.parts
    }
    for section in report.sections:
        for paragraph in section.paragraphs:
            if "%" in paragraph.text:
                yield from _in_paragraph(section, paragraph, totals)


def _in_paragraph(
    section: Section, paragraph: Passage, totals: dict[Place, Breakdown]
) -> Iterator[Share]:
    figures = list(read_figures(paragraph.text))
    for part, percent in _pairs(paragraph.text, figures):
        named = totals.get(paragraph.place(part.start, part.end))
        gap = paragraph.text[part.end : percent.start]
        if _OWN_RATE.fullmatch(gap) and not (named and _names(named, part, gap)):
            continue
        total = named.total if named else _first_total(paragraph.text, figures, part)
        if total is None or not total.value or percent.is_approximate:
            continue
        if part.is_exact and total.is_exact:
            is_of_it = named and (_OF_TOTAL.fullmatch(gap) or _OWN_RATE.fullmatch(gap))
            bases = named.totals if named and is_of_it else _bases(section, figures, part)
            # Nothing can be a share of none.
            yield Share(paragraph, percent, part, total, bases - {0}, named is not None)


def _names(breakdown: Breakdown, part: Figure, gap: str) -> bool:
    """Return whether a rate goes by its part's own words: 其中按期办结18件，按期办结率90%."""
    named = _OWN_RATE.fullmatch(gap)
    labels = (one.label for one in breakdown.parts if one.figure == part)
    return bool(named) and any(label.endswith(named["name"] if named else "") for label in labels)


def _pairs(text: str, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield each number with the percentage behind it; 3条和2条，分别占60%和40% is two pairs."""
    for at, (part, percent) in enumerate(pairwise(figures)):
        gap = text[part.end : percent.start]
        is_share = _IS_SHARE.fullmatch(gap) or _OWN_RATE.fullmatch(gap)
        if part.unit == "%" or percent.unit != "%" or not is_share:
            continue
        if "分别" not in gap:
            yield part, percent
            continue
        run = _run(text, figures, at + 1)
        counted = figures[max(0, at + 1 - run) : at + 1]
        if len(counted) == run and len({figure.unit for figure in counted}) == 1:
            yield from zip(counted, figures[at + 1 : at + 1 + run], strict=True)


def _run(text: str, figures: Sequence[Figure], first: int) -> int:
    """Return how many percentages follow each other from the figure `first` on."""
    last = first
    while last + 1 < len(figures) and figures[last + 1].unit == "%":
        if not _APART.fullmatch(text[figures[last].end : figures[last + 1].start]):
            break
        last += 1
    return last + 1 - first


def _first_total(text: str, figures: Sequence[Figure], part: Figure) -> Figure | None:
    """Return the last number before `part` that the words make a total, none smaller than it."""
    for figure in reversed(figures):
        if figure.end <= part.start and figure.unit == part.unit and figure.value >= part.value:
            clause = re.split("[，。；：]", text[: figure.start])[-1]
            if _ALL.search(clause):
                return figure
    return None


def _bases(section: Section, figures: Sequence[Figure], part: Figure) -> frozenset[Decimal]:
    """Return all numbers of the part's unit that it may be a share of, or two of them together."""
    near = [figure.value for figure in figures if figure.unit == part.unit]
    wide = [
        figure.value
        for paragraph in section.paragraphs
        for figure in read_figures(paragraph.text)
        if figure.unit == part.unit
    ]
    sums = (a + b for a, b in combinations(near, 2))
    return frozenset(value for value in (*wide, *sums) if value and value >= part.value)
