"""Totals with their parts in prose: 公开30条，其中网站20条、公众号10条."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import accumulate, chain, combinations
from typing import TYPE_CHECKING, NamedTuple

from assistant.checking.reading.once import once
from assistant.checking.reading.parts import (
    COMPARISON,
    MASK,
    NEAR,
    Part,
    PartList,
    Scope,
    read_parts,
)
from assistant.report.figures import read_figures
from assistant.report.passage import HAN
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.report.document import Place
    from assistant.report.figures import Figure
    from assistant.report.passage import Passage
    from assistant.report.report import Report


class Breakdown(NamedTuple):
    """A total and the parts that follow it, all of one unit.

    `totals` holds every number the parts may be meant to add up to: the total itself, the other
    numbers of the same unit before it, and the sums of two of them (本年新收 and 上年结转).
    `is_closed` says that the words leave no room for other parts; `is_open` that they do (等,
    主要, a list that breaks off). `following` is the number that the list breaks off at, if it
    follows the last part at once. `is_picked` says that a later number might be the total, too.
    """

    passage: Passage
    total: Figure
    parts: tuple[Part, ...]
    totals: frozenset[Decimal]
    is_closed: bool
    is_open: bool
    following: Figure | None = None
    is_picked: bool = False

    @property
    def place(self) -> Place:
        """Return where total and parts stand."""
        return self.passage.place(self.total.start, self.parts[-1].figure.end)

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Return the parts' numbers in order."""
        return tuple(part.figure.value for part in self.parts)

    @property
    def is_exact(self) -> bool:
        """Return whether neither the total nor any part is approximate or in ten thousands."""
        return all(f.is_exact for f in (self.total, *(p.figure for p in self.parts)))


_BRACKET = Pattern(r"（([^（）]*)）")
_PIECE = Pattern(r"[^。！？]+")
# 从内容看，…; 按申请人分，…: the total is told before, maybe a sentence before.
_VIEW = r"(?P<view>(?:(?:按|从)[^，。；：、\d]{1,8}(?:看|分|划分|区分|统计)|申请人中)[，：])"
_LEAD = Pattern(
    rf"{_VIEW}|(?P<open>主要)?(?:其中|(?<=[条件份篇期场个家户人项]){HAN}{{0,10}}?中，"
    r"|(?P<closed>分别(?:为|是)|(?<=[条件份篇期场])：|分[为成][^，。；：、\d]{1,8}：|(?:办理|处理|答复)*结果[为是]?：)"
    r"|(?<!不)(?<!；)(?:包括|包含))"
    r"(?:[，：]?(?:有|包括|包含|含|(?P<open2>主要)|(?P<closed2>分别(?:为|是))))*[，：]?"
)
_BRACKET_LEAD = Pattern(r"其中|含|包括|包含|主要|如|不|另|较|比|同比|占|注")
# 新收12件，上年结转1件，共13件: the last number is the total, and no other can be.
_IS_TOTAL = Pattern(r"[，、](?:共|共计|合计|总计|一共|总共)$")
_RATES = frozenset({"%", "百分点", "个百分点"})
_COUNTS_ALL = Pattern(
    r"公开(?!的)|发布|共|总|计|收到|新收|受理|发放|回收|收回|举办|培训|审核|制发文|公示"
)
_WITHIN = Pattern(rf"{HAN}{{0,8}}?中，?")
_YEAR_LABEL = Pattern(r"(?:20\d\d|上|去|今|本|前)年度?[^，；、]{0,6}")


@once
def breakdowns(report: Report) -> Iterator[Breakdown]:
    """Yield every total with parts in the sections' prose, in reading order."""
    for section in report.sections:
        for paragraph in section.paragraphs:
            figures = [f for f in read_figures(paragraph.text) if f.unit not in _RATES]
            if len(figures) > 1:
                found = [*_outside(paragraph, figures), *_inside(paragraph, figures)]
                yield from sorted(found, key=lambda breakdown: breakdown.total.start)


def _masked(text: str) -> str:
    while _BRACKET.search(text):
        text = _BRACKET.sub(lambda match: MASK * len(match[0]), text)
    return text


def _outside(paragraph: Passage, figures: Sequence[Figure]) -> Iterator[Breakdown]:
    """Yield the breakdowns that words such as 其中 introduce, brackets left out."""
    masked = _masked(paragraph.text)
    seen = [figure for figure in figures if masked[figure.start] != MASK]
    told: tuple[tuple[Figure, ...], ...] = ()
    for piece in _PIECE.finditer(masked):
        own = tuple(f for f in seen if piece.start() <= f.start < piece.end())
        scope = Scope(piece[0], piece.start(), own)
        found = list(_led(paragraph, scope, told))
        yield from found
        parts = {part.figure.start for breakdown in found for part in breakdown.parts}
        rest = tuple(f for f in own if f.start not in parts and not _compares(scope, f))
        # 从渠道看，…。从内容看，…: both break down what the sentence before them counted.
        told = (*told, rest) if rest or not parts else told


def _inside(paragraph: Passage, figures: Sequence[Figure]) -> Iterator[Breakdown]:
    """Yield the breakdowns in brackets behind their total, and those within brackets."""
    for bracket in _BRACKET.finditer(paragraph.text):
        own = tuple(f for f in figures if bracket.start() < f.start < bracket.end())
        scope = Scope(bracket[1], bracket.start(1), own)
        total = next((f for f in figures if 0 <= bracket.start() - f.end <= 2), None)
        lead = _LEAD.match(bracket[1]) or re.match(r"含有?", bracket[1])
        yield from _led(paragraph, scope, ((total,),) if total and lead else ())
        if total and not _BRACKET_LEAD.match(bracket[1]):
            parts = read_parts(scope, 0, len(scope.text))
            yield from _made(paragraph, (total,), parts, is_closed=True)


def _led(
    paragraph: Passage, scope: Scope, told: tuple[tuple[Figure, ...], ...]
) -> Iterator[Breakdown]:
    """Yield what the words of one piece break down; `told` are the figures of those before it."""
    leads = list(_LEAD.finditer(scope.text))
    ends = [*(lead.start() for lead in leads), len(scope.text)][1:]
    first_view = next((lead for lead in leads if lead["view"]), None)
    listed: set[int] = set()
    for lead, end in zip(leads, ends, strict=True):
        start = first_view.start() if first_view and lead["view"] else lead.start()
        earlier = _viewed(paragraph, told) if lead["view"] else tuple(chain(*told[-1:]))
        before, begin = _before(scope, start, earlier, listed), lead.end()
        held = _held(scope, begin) if lead["view"] else None
        if held:
            before, begin = (held[0],), held[1]
        # What stands before the next 其中 is the total of that, not a part of this.
        is_cut = end < len(scope.text)
        last = scope.text.rfind("；", begin, end) if is_cut else -1
        if lead is not leads[0] and not is_cut:
            last = _end_of_inner(scope, begin, end, before)
        if lead[0].endswith("中，") and before:
            last = _end_of_whole(scope, begin, before[-1]) or last
        parts = read_parts(scope, begin, last if last > 0 else end)
        is_open = parts.is_open or (is_cut and last < 0) or lead["open"] or lead["open2"]
        listed |= {part.figure.start for part in parts.parts}
        yield from _made(
            paragraph,
            before,
            parts._replace(is_open=bool(is_open)),
            is_closed=bool(lead["closed"] or lead["closed2"]),
            is_view=bool(lead["view"]),
            is_loose=lead[0].endswith("中，"),
        )


def _viewed(paragraph: Passage, told: tuple[tuple[Figure, ...], ...]) -> tuple[Figure, ...]:
    """Return the numbers told before that 按类别分 may take apart: those that count a whole."""
    return tuple(
        figure
        for figure in chain(*told)
        if _COUNTS_ALL.search(re.split(r"[，；：。]", paragraph.text[: figure.start])[-1])
    )


def _held(scope: Scope, start: int) -> tuple[Figure, int] | None:
    """Return the total that stands within the list, and where its parts begin.

    So in 按公开属性分，86件公文中不予公开的13件、主动公开的73件.
    """
    for figure in scope.figures:
        if figure.start == scope.start + start:
            inside = _WITHIN.match(scope.text, figure.end - scope.start)
            return (figure, inside.end()) if inside else None
    return None


def _before(
    scope: Scope, start: int, earlier: tuple[Figure, ...], listed: set[int]
) -> tuple[Figure, ...]:
    """Return the numbers of the entry that may be the total of what is listed from `start` on.

    The parts of a list before it are none of them, unless it breaks down the last of these.
    """
    entry = max(scope.text.rfind(f"；{numeral}是", 0, start) for numeral in "二三四五六七八九")
    own = [f for f in scope.figures if entry < f.start - scope.start < start]
    before = tuple(f for f in own if not _compares(scope, f))
    if before and before[-1].start not in listed:
        before = tuple(figure for figure in before if figure.start not in listed)
    is_first = not scope.text[:start].strip("，；：“”" + MASK)
    return earlier if is_first and not before else before


def _end_of_inner(scope: Scope, start: int, end: int, before: tuple[Figure, ...]) -> int:
    """Return where the list under a second 其中 ends, or -1 for at the very end.

    Behind a semicolon the outer list may go on: 法定公开70条，其中机构20条、文件50条；其他公开50条.
    """
    stop = scope.text.find("；", start, end)
    inner = read_parts(scope, start, stop).parts if stop > 0 else ()
    whole = read_parts(scope, start, end).parts
    sums = list(accumulate(part.figure.value for part in whole))
    is_longer = bool(before) and before[-1].value in sums[len(inner) :]
    return -1 if is_longer else stop


def _end_of_whole(scope: Scope, start: int, total: Figure) -> int:
    """Return where a semicolon ends a list that adds up: 1件中，部分公开1件；予以公开的有4件."""
    stop = scope.text.find("；", start)
    added = sum(part.figure.value for part in read_parts(scope, start, max(stop, start)).parts)
    return stop if added == total.value else 0


def _compares(scope: Scope, figure: Figure) -> bool:
    """Return whether a figure only says by how much another has changed."""
    clause = re.split(r"[，；：]", scope.text[: figure.start - scope.start])[-1]
    return bool(COMPARISON.search(clause))


def _made(
    paragraph: Passage,
    before: tuple[Figure, ...],
    found: PartList,
    *,
    is_closed: bool,
    is_view: bool = False,
    is_loose: bool = False,
) -> Iterator[Breakdown]:
    """Yield the breakdown, unless the parts have no total of their unit before them.

    `is_loose` says that the words ask for no whole list: 38个部门中，优秀12个、良好20个.
    """
    parts = found.parts
    if not parts or any(_YEAR_LABEL.fullmatch(part.label) for part in parts):
        return
    same = [figure for figure in before if figure.unit == parts[0].figure.unit]
    if not same:
        return
    if _IS_TOTAL.search(paragraph.text[: same[-1].start]):
        same = same[-1:]
    total = _total(same, parts)
    added = sum(part.figure.value for part in parts)
    is_short = is_loose and added < total.value * (1 - NEAR)
    yield Breakdown(
        paragraph,
        total,
        parts,
        _totals(same, is_view=is_view),
        is_closed,
        found.is_open or is_short,
        found.following,
        total is not same[-1],
    )


def _totals(before: Sequence[Figure], *, is_view: bool) -> frozenset[Decimal]:
    """Return what the parts may add up to; a view of what was published is of one number."""
    values = [figure.value for figure in before]
    if is_view and before[0].unit == "条":
        return frozenset(values)
    sums = (a + b for a, b in combinations(values, 2))
    return frozenset({*values, *sums, sum(values, Decimal(0))})


def _total(before: Sequence[Figure], parts: Sequence[Part]) -> Figure:
    """Return the last number that no part exceeds, one that the parts come near to if there is."""
    values = [part.figure.value for part in parts]
    fitting = [figure for figure in before if figure.value >= max(values)]
    near = [f for f in fitting if abs(sum(values) - f.value) <= f.value * NEAR]
    return (near or fitting or before)[-1]
